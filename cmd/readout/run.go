package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"readout/intake"
	"readout/queue"
	"readout/store"
	"readout/wording"
)

// newRun makes the commands that hold a run that was handed out against what became of it.
func newRun() *cobra.Command {
	c := &cobra.Command{
		Use:   "run",
		Short: "How far a run of ingest --queue is, and what of it is missing",
		Long: "A run of readout ingest --queue notes in the database what it hands out. That is held\n" +
			"against what has become of it, whatever happens to the queue.",
		Example: "  readout run status 3\n  readout run reconcile 3 --queue nats://a:4222",
		Args:    noArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newRunStatus(), newRunReconcile())
	return c
}

// lastRun is the run of the arguments, or the newest that handed something out.
func lastRun(ctx context.Context, s *store.Store, args []string) (store.Standing, error) {
	if len(args) > 1 {
		return store.Standing{}, usage("give the number of one run; readout runs lists them")
	}
	if len(args) == 1 {
		n, err := runNumber(args[0])
		if err != nil {
			return store.Standing{}, err
		}
		at, err := s.Standing(ctx, n)
		return at, noRun(n, err)
	}
	list, err := s.Runs(ctx)
	if err != nil {
		return store.Standing{}, err
	}
	for _, r := range list {
		if r.Kind != store.Ingest {
			continue
		}
		if at, err := s.Standing(ctx, r.N); err != nil || at.Expected > 0 {
			return at, err
		}
	}
	return store.Standing{}, errors.New("no run has handed anything out; readout ingest --queue does")
}

func newRunStatus() *cobra.Command {
	var o queueCommand
	c := &cobra.Command{
		Use:     "status [RUN]",
		Short:   "Say what a run handed out and what became of it; without a number, the last one",
		Long:    "Say what a run handed out and what became of it. With --queue also what waits there, so that\nwhat is missing can be told from what is still to come. With --shards it is a list of files of\nwhich readout ingest --shards makes shards: each shard is held against its sum.",
		Example: "  readout run status\n  readout run status 3 --queue nats://a:4222 --json\n  readout run status --shards news",
	}
	shards := ""
	c.Flags().StringVar(&shards, "shards", "", "look at the shards in `FOLDER` instead of a database")
	c.Flags().BoolVar(&o.json, "json", false, "print it as JSON")
	o.storeFlag.add(c)
	o.queueFlags.add(c, "")
	ofStore := withStore(&o.storeFlag, func(c *cobra.Command, s *store.Store, args []string) error {
		at, err := lastRun(c.Context(), s, args)
		if err != nil {
			return err
		}
		var inQueue *queue.Status
		trouble := ""
		if o.at != "" {
			q, err := o.queueFlags.open(c.Context(), s, false)
			if errors.As(err, new(usageError)) {
				return err
			}
			if err == nil {
				defer q.Close()
				var n queue.Status
				if n, err = q.Status(c.Context()); err == nil {
					inQueue = &n
				}
			}
			if err != nil {
				trouble = err.Error()
			}
		}
		return tellStanding(c, at, inQueue, trouble, o.json)
	})
	c.RunE = func(c *cobra.Command, args []string) error {
		if shards != "" {
			return tellShards(c, shards, args, o.json)
		}
		return ofStore(c, args)
	}
	return c
}

// tellStanding prints how far a run is, and what is wrong.
func tellStanding(c *cobra.Command, at store.Standing, q *queue.Status, trouble string, asJSON bool) error {
	wrong := []string{}
	if trouble != "" {
		wrong = append(wrong, trouble)
	}
	if q != nil && q.Dead > 0 {
		wrong = append(wrong, fmt.Sprintf("%s given up: readout queue list says why", countIs(q.Dead, "task")))
	}
	if lost := at.Missing; q != nil && lost > int64(q.Waiting+q.Underway+q.Dead) {
		wrong = append(wrong, fmt.Sprintf("%d missing and not in the queue: readout run reconcile %d puts them back", lost-int64(q.Waiting+q.Underway+q.Dead), at.Run))
	}
	w := c.OutOrStdout()
	if asJSON {
		x := struct {
			store.Standing
			Queue *queue.Status `json:"queue,omitempty"`
			Wrong []string      `json:"wrong"`
		}{at, q, wrong}
		return writeJSON(w, x)
	}
	fmt.Fprintf(w, "run %d: %s handed out, %d missing\n", at.Run, wording.Count(int(at.Expected), "part"), at.Missing)
	for _, state := range slices.Sorted(maps.Keys(at.Became)) {
		fmt.Fprintf(w, "%9d %s\n", at.Became[state], state)
	}
	if at.Sources > 0 {
		fmt.Fprintf(w, "%s of several parts, %d of them not dealt with to their end\n", wording.Count(int(at.Sources), "source"), at.Open)
	}
	if q != nil {
		fmt.Fprintf(w, "the queue: %d waiting, %d under way, %d dead\n", q.Waiting, q.Underway, q.Dead)
	}
	for _, x := range wrong {
		fmt.Fprintln(w, "wrong:", wording.Plain(x))
	}
	return nil
}

func newRunReconcile() *cobra.Command {
	var o queueCommand
	c := &cobra.Command{
		Use:   "reconcile [RUN]",
		Short: "Put what a run handed out and what is missing into the queue again",
		Long: "Put what a run handed out and nothing has become of into the queue again. What is there\n" +
			"already, or dead, is passed over. A page that the queue has lost is read from its source\n" +
			"again. Sources of which nothing is missing are noted as done.",
		Example: "  readout run reconcile 3 --queue nats://a:4222,nats://b:4222,nats://c:4222",
	}
	c.Flags().BoolVar(&o.json, "json", false, "print it as JSON")
	o.make(c, nil)
	c.RunE = withStore(&o.storeFlag, func(c *cobra.Command, s *store.Store, args []string) error {
		at, err := lastRun(c.Context(), s, args)
		if err != nil {
			return err
		}
		q, err := o.queueFlags.open(c.Context(), s, false)
		if err != nil {
			return err
		}
		defer q.Close()
		sum, err := reconcile(c.Context(), s, q, at.Run)
		if err != nil {
			return err
		}
		if o.json {
			return writeJSON(c.OutOrStdout(), sum)
		}
		fmt.Fprintf(c.OutOrStdout(), "run %d: %d missing, %d put back, %d of them read from their source again; %s done\n", at.Run, sum.Missing, sum.PutBack, sum.Anew, countIs(int(sum.Closed), "source"))
		for _, x := range sum.Gone {
			fmt.Fprintln(c.OutOrStdout(), "wrong:", wording.Plain(x))
		}
		if len(sum.Gone) > 0 {
			return errSome
		}
		return nil
	})
	return c
}

// A reconciled says what was done about what was missing.
type reconciled struct {
	Run     int64    `json:"run"`
	Missing int      `json:"missing"`
	PutBack int      `json:"put_back"`
	Anew    int      `json:"anew"`   // whose page was read from its source again
	Gone    []string `json:"gone"`   // what cannot be had any more, and why
	Closed  int64    `json:"closed"` // sources that are done now
}

// reconcile puts what is missing of a run back.
func reconcile(ctx context.Context, s *store.Store, q *opened, run int64) (sum reconciled, err error) {
	sum = reconciled{Run: run, Gone: []string{}}
	list, err := s.Missing(ctx, run)
	if err != nil {
		return sum, err
	}
	sum.Missing = len(list)
	lost := map[string][]store.Expected{} // by source
	var sources []string
	for _, e := range list {
		_, err := q.pages.Page(ctx, e.Task)
		switch {
		case errors.Is(err, queue.ErrNoPage):
			if lost[e.Source] == nil {
				sources = append(sources, e.Source)
			}
			lost[e.Source] = append(lost[e.Source], e)
			continue
		case err != nil:
			return sum, err
		}
		if err := q.Put(ctx, queue.Task{ID: e.Task, Body: e.Body}); err != nil {
			return sum, err
		}
		sum.PutBack++
	}
	for _, name := range sources {
		n, why, err := reread(ctx, q, name, lost[name])
		if err != nil {
			return sum, err
		}
		sum.PutBack, sum.Anew = sum.PutBack+n, sum.Anew+n
		if why != "" {
			sum.Gone = append(sum.Gone, why)
		}
	}
	sum.Closed, err = s.CloseSources(ctx, run)
	return sum, err
}

// reread reads parts from their source again, keeps their pages and puts their tasks back.
// It says why some cannot be had; the error is one of the queue.
func reread(ctx context.Context, q *opened, name string, list []store.Expected) (n int, why string, err error) {
	wanted := map[int]store.Expected{}
	var first ref // one run reads all parts of a source in the same way
	if err := json.Unmarshal(list[0].Body, &first); err != nil {
		return 0, name + ": what the run noted of it is damaged", nil
	}
	for _, e := range list {
		wanted[e.Part] = e
	}
	for p, err := range intake.Parts(ctx, name, intake.Listing{Date: first.Day, Columns: first.Columns, Found: !first.Named, Known: func(n int) bool { _, ok := wanted[n]; return !ok && n != 0 }}) {
		if ctx.Err() != nil {
			return n, "", ctx.Err()
		}
		if err != nil {
			return n, fmt.Sprintf("%d parts of %s are lost: %s", len(wanted), name, intake.Reason(err)), nil
		}
		e, ok := wanted[p.N]
		if !ok {
			continue
		}
		b, err := p.Pack()
		if err != nil {
			continue
		}
		var r ref
		if err := json.Unmarshal(e.Body, &r); err != nil {
			continue
		}
		if t, err := taskOf(r, b); err != nil || t.ID != e.Task {
			continue // the source is another one by now
		}
		if err := q.pages.Keep(ctx, e.Task, b); err != nil {
			return n, "", err
		}
		if err := q.Put(ctx, queue.Task{ID: e.Task, Body: e.Body}); err != nil {
			return n, "", err
		}
		delete(wanted, p.N)
		n++
	}
	if len(wanted) > 0 {
		why = fmt.Sprintf("%d parts of %s are lost, for it has changed: readout ingest takes it in as it is now", len(wanted), name)
	}
	return n, why, nil
}
