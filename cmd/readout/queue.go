package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"readout/intake"
	"readout/queue"
	"readout/wording"
)

// newQueue makes the commands that look after what a queue could not do.
func newQueue() *cobra.Command {
	c := &cobra.Command{
		Use:   "queue",
		Short: "Look at a queue, and at what its workers could not do; try it again or drop it",
		Long: "A task that failed five times, or that no worker ever came back from, is dead: it waits\n" +
			"here for a person, with the reason. Everything else goes on meanwhile.",
		Example: "  readout queue list --queue nats://a:4222\n  readout queue retry --all --queue embedded --db corpus.db",
		Args:    noArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newQueueList(), newQueueShow(), newQueueMove("retry", "Put dead tasks back, to be tried five times more"), newQueueMove("drop", "Take dead tasks out, with their pages; nobody reads them"))
	return c
}

// A queueCommand is one of them.
type queueCommand struct {
	storeFlag
	queueFlags
	json, all bool
}

// make fills in the command around f, which is given the open queue.
func (o *queueCommand) make(c *cobra.Command, f func(*cobra.Command, *opened, []string) error) *cobra.Command {
	c.RunE = func(c *cobra.Command, args []string) error {
		if o.at == "" {
			return usage("say which queue: --queue embedded or --queue nats://HOST:4222")
		}
		s, err := o.storeFlag.open(c.Context())
		if err != nil {
			return err
		}
		defer s.Close()
		q, err := o.queueFlags.open(c.Context(), s, false)
		if err != nil {
			return err
		}
		defer q.Close()
		return f(c, q, args)
	}
	o.storeFlag.add(c)
	o.queueFlags.add(c, "")
	return c
}

func newQueueList() *cobra.Command {
	var o queueCommand
	c := &cobra.Command{
		Use:     "list",
		Short:   "Count what there is to do, and list what is dead and why",
		Example: "  readout queue list --queue nats://a:4222 --json",
		Args:    noArgs,
	}
	c.Flags().BoolVar(&o.json, "json", false, "print it as JSON")
	return o.make(c, func(c *cobra.Command, q *opened, _ []string) error {
		s, err := q.Status(c.Context())
		if err != nil {
			return err
		}
		list, err := q.Dead(c.Context())
		if err != nil {
			return err
		}
		w := c.OutOrStdout()
		if o.json {
			dead := []deadTask{}
			for _, d := range list {
				dead = append(dead, deadOf(d))
			}
			return writeJSON(w, map[string]any{"waiting": s.Waiting, "underway": s.Underway, "dead": dead})
		}
		fmt.Fprintf(w, "%d waiting, %d under way, %d dead\n", s.Waiting, s.Underway, s.Dead)
		for _, d := range list {
			x := deadOf(d)
			if _, err := fmt.Fprintf(w, "%s  %s  %s: %s\n", x.ID, x.At.Local().Format(time.DateTime), wording.Plain(joinSome(x.File, partName(x.Part))), wording.Plain(x.Reason)); err != nil {
				return err
			}
		}
		return nil
	})
}

// A deadTask is a dead task as it is told.
type deadTask struct {
	ID     string    `json:"id"`
	File   string    `json:"file"`
	Part   int       `json:"part,omitempty"`
	Run    int64     `json:"run"`
	Tries  int       `json:"tries"`
	Reason string    `json:"reason"`
	At     time.Time `json:"at"`
}

func deadOf(d queue.Dead) deadTask {
	var r ref
	_ = json.Unmarshal(d.Task.Body, &r) // what is of another program has no file
	return deadTask{d.Task.ID, r.File, r.Part, r.Run, d.Tries, d.Reason, d.At}
}

func partName(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint("part ", n)
}

func newQueueShow() *cobra.Command {
	var o queueCommand
	c := &cobra.Command{
		Use:     "show TASK",
		Short:   "Show a dead task: where it comes from, why it failed, and the page it is about",
		Example: "  readout queue show --queue embedded 3f2a...",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("show needs the id of one task; readout queue list has them")
			}
			return nil
		},
	}
	c.Flags().BoolVar(&o.json, "json", false, "print it as JSON, without the page")
	return o.make(c, func(c *cobra.Command, q *opened, args []string) error {
		list, err := q.Dead(c.Context())
		if err != nil {
			return err
		}
		i := slices.IndexFunc(list, func(d queue.Dead) bool { return d.Task.ID == args[0] })
		if i < 0 {
			return noTask(args[0])
		}
		x, w := deadOf(list[i]), c.OutOrStdout()
		if o.json {
			return writeJSON(w, x)
		}
		fmt.Fprintf(w, "task    %s\nfile    %s\nrun     %d\ntries   %d\nreason  %s\ndied    %s\n", x.ID, wording.Plain(joinSome(x.File, partName(x.Part))), x.Run, x.Tries, wording.Plain(x.Reason), x.At.Local().Format(time.DateTime))
		text, err := q.textOf(c, x.ID)
		if err != nil {
			text = "(" + err.Error() + ")"
		}
		_, err = io.WriteString(w, "\n"+wording.Plain(cut(text, 2000))+"\n")
		return err
	})
}

func noTask(id string) error {
	return fmt.Errorf("%.40q is no dead task; readout queue list has their ids", id)
}

func newQueueMove(verb, short string) *cobra.Command {
	var o queueCommand
	c := &cobra.Command{
		Use:     verb + " TASK...|--all",
		Short:   short,
		Example: "  readout queue " + verb + " --queue embedded 3f2a...\n  readout queue " + verb + " --queue nats://a:4222 --all",
		Args: func(_ *cobra.Command, args []string) error {
			if o.all == (len(args) > 0) {
				return usage("%s needs the ids of tasks, or --all; readout queue list has them", verb)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&o.all, "all", false, "all dead tasks")
	return o.make(c, func(c *cobra.Command, q *opened, args []string) error {
		ctx := c.Context()
		list, err := q.Dead(ctx)
		if err != nil {
			return err
		}
		var ids []string
		for _, d := range list {
			if o.all || slices.Contains(args, d.Task.ID) {
				ids = append(ids, d.Task.ID)
			}
		}
		for _, a := range args {
			if !slices.Contains(ids, a) {
				return noTask(a)
			}
		}
		n := 0
		if len(ids) > 0 {
			if verb == "retry" {
				n, err = q.Retry(ctx, ids...)
			} else if n, err = q.Drop(ctx, ids...); err == nil {
				for _, id := range ids {
					if err := q.pages.Discard(ctx, id); err != nil {
						return err
					}
				}
			}
		}
		if err != nil {
			return err
		}
		done := "put back"
		if verb == "drop" {
			done = "dropped"
		}
		_, err = fmt.Fprintf(c.OutOrStdout(), "%s %s\n", wording.Count(n, "task"), done)
		return err
	})
}

// textOf is the text of the page that a task is about, as far as it can be read.
func (q *opened) textOf(c *cobra.Command, id string) (string, error) {
	b, err := q.pages.Page(c.Context(), id)
	if err != nil {
		return "", err
	}
	p, err := intake.Unpack(b)
	if err != nil {
		return "", err
	}
	r, err := p.Report()
	if err != nil {
		return "", err
	}
	return r.Text, nil
}
