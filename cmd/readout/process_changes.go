package main

import (
	"encoding/json"
	"io"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/follow"
	"readout/processes"
	"readout/store"
	"readout/wording"
)

// newChanges makes the command that says what has changed in negotiations.
func newChanges() *cobra.Command {
	var o processOptions
	c := &cobra.Command{
		Use:   "changes --since DAY",
		Short: "Say what has changed in negotiations since a day, with the words that show it",
		Long: "Say what has changed in which negotiations for someone who had read everything that came\n" +
			"out before a day and now reads the rest: states and claims, rounds, agreements, positions,\n" +
			"steps, and a return to the table. Days are those on which reports came out.",
		Example: "  readout changes --since 2024-04-01\n  readout changes --since 2024-04-01 --as-of 2024-04-08 --json",
		Args:    noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if o.since == "" {
				return usage("changes needs --since DAY, such as 2024-04-01")
			}
			for name, v := range map[string]string{"since": o.since, "as-of": o.asOf} {
				if _, err := time.Parse(time.DateOnly, v); v != "" && err != nil {
					return usage("--%s %s is no day: write it as 2016-09-05", name, v)
				}
			}
			return withStore(&o.storeFlag, func(c *cobra.Command, s *store.Store, _ []string) error { return runChanges(c, s, &o) })(c, nil)
		},
	}
	o.storeFlag.add(c)
	f := c.Flags()
	f.StringVar(&o.since, "since", "", "what came out on that `DAY` or later")
	f.StringVar(&o.asOf, "as-of", "", "and not after that `DAY`")
	f.BoolVar(&o.json, "json", false, "print one JSON object a change")
	f.BoolVar(&o.flat, "no-color", false, "print without colour; the variable NO_COLOR does the same")
	return c
}

func runChanges(c *cobra.Command, s *store.Store, o *processOptions) error {
	if err := upToDate(c.Context(), s, c.ErrOrStderr()); err != nil {
		return err
	}
	list, err := follow.Changes(c.Context(), s, o.since, o.asOf)
	if err != nil {
		return err
	}
	w := c.OutOrStdout()
	if o.json {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		for i := range list {
			for _, x := range list[i].Cited() {
				if err := enc.Encode(x); err != nil {
					return err
				}
			}
		}
		return nil
	}
	p := &page{Teller: &wording.Teller{}, width: widthOf(w), colour: mayPaint(w, o.flat)}
	for i := range list {
		m := &list[i]
		q := newLedgerPage(m.Now, p.width, p.colour)
		q.get = func(id string) (*readout.Record, error) { return s.Get(c.Context(), id) }
		if i > 0 {
			p.line(0, "")
		}
		p.item(0, 4, bold(wording.Plain(m.Name)), dim(m.Process))
		q.changed(m.Change, o.since)
		p.out.WriteString(q.out.String())
	}
	if len(list) == 0 {
		p.line(0, "nothing has changed since "+o.since)
	}
	_, err = io.WriteString(w, p.out.String())
	return err
}

// changed lists changes with the words that show them.
func (q *ledgerPage) changed(list []processes.Change, since string) {
	for _, x := range list {
		if x.Kind == processes.ChangeName && x.From == "" {
			continue // it is new, and its name stands above
		}
		from, s := q.Change(&x)
		right := dim(wording.Spaced(x.Kind))
		if x.Kind == processes.ChangeState || x.Kind == processes.ChangeName {
			right = ""
		}
		if x.Kind == processes.ChangeState {
			s = stateWord(x.To)
		}
		if from != "" {
			s = from + " -> " + s
		}
		days := "no date"
		if x.Day != "" {
			days = wording.Plain(x.Day)
		}
		q.item(2, 14, pad(days, 12)+s, right)
		q.cite(14, q.After(x.Facts, since), 1)
	}
}
