package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/follow"
	"readout/store"
	"readout/stories"
	"readout/wording"
)

// runMerged lists happenings instead of events.
func runMerged(c *cobra.Command, s *store.Store, o *rowOptions, f store.Filter) error {
	if o.csv {
		return usage("--merged has no --csv: a happening is no flat row; --json has all of it")
	}
	if err := upToDate(c.Context(), s, c.ErrOrStderr()); err != nil {
		return err
	}
	list, err := follow.Happenings(c.Context(), s, f)
	if err != nil {
		return err
	}
	return printList(c, o, list, f.Limit, "no events found", (*page).listHappening)
}

// listHappening writes a happening: what, by whose words first, and where reports differ.
func (p *page) listHappening(m *follow.Merged) {
	what := bold(m.Type)
	if m.Type == "" {
		what = bold("event")
	}
	if m.Mode != "" {
		what += " " + wording.Spaced(m.Mode)
	}
	if by := tellingParties(m.By); by != "" {
		what += ": " + by
		if to := tellingParties(m.To); to != "" {
			what += " to " + to
		}
	}
	if m.Where != "" {
		what += ", in " + wording.Plain(m.Where)
	}
	for _, t := range m.Tolls {
		what += "; " + strings.TrimSpace(toll(&t)+" "+wording.Spaced(t.Kind))
	}
	days := "no date"
	if m.From != "" {
		days = wording.FromTo(m.From, m.Until)
	}
	told := wording.Count(len(m.Reports), "report")
	if len(m.Reports) > 1 {
		told += ", " + wording.Count(m.Groups, "text")
	}
	p.item(0, 20, pad(days, 20)+what, pastWord(m.Past)+statusWord(m.Status)+dim(" "+told))
	for i := range m.Events {
		e := &m.Events[i]
		if i == 2 && len(m.Events) > 3 {
			p.item(4, 4, dim(fmt.Sprintf("and %d more; all with --json", len(m.Events)-i)), "")
			break
		}
		p.item(4, 4, markedWords(e.Words, e.Trigger), reference(e.Outlet, e.Report, e.ID))
	}
	for _, x := range m.Disagree {
		var versions []string
		for _, v := range x.Versions {
			versions = append(versions, wording.Plain(wording.Spaced(v.Value))+" ("+wording.Count(v.Groups, "text")+")")
		}
		p.item(4, 6, "they differ in "+wording.Spaced(x.What)+": "+strings.Join(versions, ", "), "")
	}
}

func tellingParties(list []stories.Party) string {
	var names []string
	for _, y := range list {
		n := wording.Plain(y.Name)
		if n == "" {
			n = wording.Key(y.Key)
		}
		if n != "" && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	if len(names) > 4 {
		names = append(names[:4], "others")
	}
	return strings.Join(names, ", ")
}

// toll is a number over all reports: "12 to 15".
func toll(t *stories.Toll) string {
	s := fmt.Sprint(t.Min)
	if t.Max != t.Min {
		s += fmt.Sprintf(" to %d", t.Max)
	}
	if t.Open {
		s += " or more"
	}
	if t.Unit != "" {
		s += " " + wording.Plain(t.Unit)
	}
	return s
}

// newRuling makes the command by which a person says what is one event and what is not.
func newRuling(split bool) *cobra.Command {
	var o decider
	use, short := "merge EVENT EVENT...", "Say that events of several reports are one"
	if split {
		use, short = "split EVENT EVENT...", "Say that of these events no two are one"
	}
	name, _, _ := strings.Cut(use, " ")
	c := &cobra.Command{
		Use: use, Short: short,
		Long: short + ". Events are named by the ids that readout events --merged\nshows. It is kept beside what the program finds, with who decided it, and readout undo\ntakes it back.",
		Example: "  readout events " + name + " 0123456789abcdef fedcba9876543210\n" +
			"  readout events " + name + " 0123456789abcdef fedcba9876543210 --why \"two attacks on one day\"",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("%s takes the ids of two events or more; readout events --merged shows them", name)
			}
			return nil
		},
		RunE: o.run(func(c *cobra.Command, s *store.Store, args []string) (int64, error) {
			return follow.Rule(c.Context(), s, split, args, o.who, o.why)
		}),
	}
	o.add(c)
	return c
}
