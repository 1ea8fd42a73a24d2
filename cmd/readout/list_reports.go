package main

import (
	"fmt"
	"iter"

	"github.com/spf13/cobra"

	"readout/store"
)

// newReports makes the command that lists reports of a store.
func newReports() *cobra.Command {
	var o rowOptions
	var copies string
	c := &cobra.Command{
		Use:   "reports",
		Short: "List reports of the database, and copies of a report",
		Long: "List reports. With flags of events those are listed in which there is such an event or\n" +
			"statement. Reports with much the same text make a group, which counts as one source.",
		Example: `  readout reports --outlet Gazette --from 2016-09 --text ceasefire
  readout reports --copies 0123456789abcdef`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if copies != "" {
				return runCopies(c, &o, copies)
			}
			return runReports(c, &o)
		},
	}
	o.add(c)
	o.ofEvents(c)
	o.ofSources(c)
	o.ofTypes(c, "PLOVER `TYPE` of an event in it, or the type of a statement's verb")
	c.Flags().StringVar(&copies, "copies", "", "the report with that `ID` and all with much the same text, how much, and where the text likely comes from")
	return c
}

func runReports(c *cobra.Command, o *rowOptions) error {
	f, err := o.filter(c.ErrOrStderr())
	if err != nil {
		return err
	}
	s, err := o.open(c.Context())
	if err != nil {
		return err
	}
	defer s.Close()
	n := 0
	err = write(c, o, s.Reports(c.Context(), f), func(p *page, r store.Report) error {
		n++
		p.listReport(&r)
		return nil
	})
	if err != nil || o.json || o.csv {
		return err
	}
	return closing(c, s, "reports", "report", f, n)
}

// listReport writes a report in a line or two.
func (p *page) listReport(r *store.Report) {
	title := plain(r.Title)
	if title == "" {
		title = "(no title)"
	}
	day := r.Published
	if day == "" {
		day = "no date"
	}
	p.item(0, 12, pad(day, 12)+bold(title), reference(r.Outlet, r.ID, ""))
	if r.Group != r.ID {
		p.item(4, 4, fmt.Sprintf("%.0f %% of its text stands in %s%s", 100*r.Share, r.Group, origin(r.Origin)), "")
	} else if r.Origin != "" {
		p.item(4, 4, "text"+origin(r.Origin), "")
	}
	if r.Skipped != "" {
		p.item(4, 4, "not coded: "+plain(r.Skipped), "")
	}
}

func origin(from string) string {
	if from == "" {
		return ""
	}
	return ", likely from " + plain(from)
}

// runCopies lists a report and its copies.
func runCopies(c *cobra.Command, o *rowOptions, id string) error {
	s, err := o.open(c.Context())
	if err != nil {
		return err
	}
	defer s.Close()
	g, err := s.Copies(c.Context(), id)
	if err != nil {
		return fmt.Errorf("find the copies of %s: %w", id, err)
	}
	rows := iter.Seq2[store.Report, error](func(yield func(store.Report, error) bool) {
		for _, r := range g.Reports {
			if !yield(r, nil) {
				return
			}
		}
	})
	err = write(c, o, rows, func(p *page, r store.Report) error {
		p.listReport(&r)
		return nil
	})
	if err != nil || o.json || o.csv {
		return err
	}
	line := "it has no copies"
	if len(g.Reports) > 1 {
		line = fmt.Sprintf("%s with much the same text, one source", count(len(g.Reports), "report"))
	}
	if g.Origin != "" {
		line += ", likely from " + plain(g.Origin) + " (" + g.Basis + ")"
	}
	_, err = fmt.Fprintf(c.OutOrStdout(), "\n%s\n", line)
	return err
}
