package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/follow"
	"readout/processes"
	"readout/store"
)

// newProcess makes the command that shows a negotiation, and those by which a person
// decides what it is.
func newProcess() *cobra.Command {
	var o processOptions
	c := &cobra.Command{
		Use:   "process ID",
		Short: "Show a negotiation: where it stands and why, who wants what, what comes next",
		Long: "Show a negotiation: where it stands now and why, its parties, how it came there, rounds,\n" +
			"positions by issue, what is in the way, threats, next steps and deadlines, agreements,\n" +
			"what one side alone says and what only unnamed sources say. Everything stands with the\n" +
			"words of a report. ID is that of readout processes, how it begins, or words of the name.\n\n" +
			"What a person decides of a process is kept beside what reports say and can be undone.",
		Example: "  readout process p1a2b3c4\n" +
			"  readout process madagascar --as-of 2024-03-10\n" +
			"  readout process rename p1a2b3c4 \"The Port Louis talks\"",
		Args: oneArg("process needs the id of one; readout processes lists them"),
		RunE: func(c *cobra.Command, args []string) error { return runProcess(c, &o, args[0]) },
	}
	o.storeFlag.add(c)
	f := c.Flags()
	f.StringVar(&o.asOf, "as-of", "", "as it stood at the end of that `DAY`, by what had come out")
	f.BoolVar(&o.json, "json", false, "print all that is known of it as JSON")
	f.BoolVar(&o.flat, "no-color", false, "print without colour; the variable NO_COLOR does the same")
	c.AddCommand(newRename(), newMove(), newOut(), newMerge(), newPin())
	return c
}

func oneArg(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage("%s", what)
		}
		return nil
	}
}

func runProcess(c *cobra.Command, o *processOptions, id string) error {
	s, err := o.open(c.Context())
	if err != nil {
		return err
	}
	defer s.Close()
	p, err := o.process(c, s, id)
	if err != nil {
		return err
	}
	w := c.OutOrStdout()
	if o.json {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		return enc.Encode(p)
	}
	q := newLedgerPage(p, widthOf(w), mayPaint(w, o.flat))
	q.get = func(id string) (*readout.Record, error) { return s.Get(c.Context(), id) }
	_, err = io.WriteString(w, q.whole())
	return err
}

// process finds and folds one process.
func (o *processOptions) process(c *cobra.Command, s *store.Store, id string) (*processes.Process, error) {
	if _, err := time.Parse(time.DateOnly, o.asOf); o.asOf != "" && err != nil {
		return nil, usage("--as-of %s is no day: write it as 2016-09-05", o.asOf)
	}
	if err := upToDate(c.Context(), s, c.ErrOrStderr()); err != nil {
		return nil, err
	}
	row, err := findProcess(c.Context(), s, id)
	if err != nil {
		return nil, err
	}
	p, _, err := follow.Process(c.Context(), s, row.ID, o.asOf)
	if err == nil && p == nil {
		err = fmt.Errorf("nothing had come out of %s (%s) by %s", row.ID, row.Name, o.asOf)
	}
	return p, err
}

// newRename and those that follow make the commands by which a person decides.
func newRename() *cobra.Command {
	return decideCommand("rename ID NAME", "Give a negotiation another name", 2,
		"  readout process rename p1a2b3c4 \"The Port Louis talks\"\n  readout process rename madagascar \"Madagascar peace talks\"",
		func(ids []string) processes.Decision {
			return processes.Decision{Kind: processes.DecideRename, Process: ids[0], Value: ids[1]}
		}, 0)
}

func newMove() *cobra.Command {
	return decideCommand("move STRAND ID", "Take what a report tells of a negotiation into another one", 2,
		"  readout process move p9f8e7d6 p1a2b3c4\n  readout process move p9f8e7d6 p1a2b3c4 --why \"the same talks under another name\"",
		func(ids []string) processes.Decision {
			return processes.Decision{Kind: processes.DecideMove, Strand: ids[0], Process: ids[1]}
		}, 1)
}

func newOut() *cobra.Command {
	return decideCommand("out STRAND", "Take what a report tells out of its negotiation", 1,
		"  readout process out p9f8e7d6\n  readout process out p9f8e7d6 --why \"another matter\"",
		func(ids []string) processes.Decision {
			return processes.Decision{Kind: processes.DecideOut, Strand: ids[0]}
		})
}

func newMerge() *cobra.Command {
	return decideCommand("merge ID INTO", "Make one negotiation of two; the second keeps its id and name", 2,
		"  readout process merge p9f8e7d6 p1a2b3c4\n  readout process merge p9f8e7d6 p1a2b3c4 --why \"one process in two cities\"",
		func(ids []string) processes.Decision {
			return processes.Decision{Kind: processes.DecideMerge, Process: ids[0], Into: ids[1]}
		}, 0, 1)
}

func newPin() *cobra.Command {
	return decideCommand("pin ID STATE DAY", "Say in which state a negotiation is from a day on", 3,
		"  readout process pin p1a2b3c4 suspended 2024-03-10\n  readout process pin madagascar in_force 2024-04-12 --why \"the gazette has it\"",
		func(ids []string) processes.Decision {
			return processes.Decision{Kind: processes.DecidePin, Process: ids[0], Value: strings.ReplaceAll(ids[1], " ", "_"), Day: ids[2]}
		}, 0)
}

// decideCommand makes a command that keeps a decision; processesAt says which of its
// arguments are processes.
func decideCommand(use, short string, args int, example string, make func([]string) processes.Decision, processesAt ...int) *cobra.Command {
	var o decider
	name, _, _ := strings.Cut(use, " ")
	c := &cobra.Command{
		Use: use, Short: short, Example: example,
		Long: short + ". What reports say stays as it is: this is kept beside\nit, with who decided it and when, and readout undo takes it back.",
		Args: func(_ *cobra.Command, list []string) error {
			if len(list) != args {
				return usage("%s: write readout process %s", name, use)
			}
			return nil
		},
		RunE: o.run(func(c *cobra.Command, s *store.Store, list []string) (int64, error) {
			for i := range list {
				if !slices.Contains(processesAt, i) {
					continue
				}
				row, err := findProcess(c.Context(), s, list[i])
				if err != nil {
					return 0, err
				}
				list[i] = row.ID
			}
			d := make(list)
			d.Who, d.Why = o.who, o.why
			if d.Strand != "" {
				if err := hasStrand(c, s, d.Strand); err != nil {
					return 0, err
				}
			}
			return follow.Decide(c.Context(), s, d)
		}),
	}
	o.add(c)
	return c
}

// hasStrand fails where no report has told of a negotiation under that id.
func hasStrand(c *cobra.Command, s *store.Store, id string) error {
	d := s.Derived(c.Context())
	rows, err := d.ReportsHaving("s:" + id)
	if err == nil && len(rows) == 0 {
		err = fmt.Errorf("there is no strand %q; readout process ID --json lists those of a process under members and suggested", id)
	}
	return err
}
