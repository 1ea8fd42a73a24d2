package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/review"
	"readout/store"
	"readout/wording"
)

// newReports makes the command that lists reports of a store.
func newReports() *cobra.Command {
	var o rowOptions
	var copies, history, page string
	c := &cobra.Command{
		Use:   "reports",
		Short: "List reports of the database, and copies of a report",
		Long: "List reports. With flags of events those are listed in which there is such an event or\n" +
			"statement. Reports with much the same text make a group, which counts as one source.",
		Example: `  readout reports --outlet Gazette --from 2016-09 --text ceasefire
  readout reports --copies 0123456789abcdef
  readout reports --history 0123456789abcdef
  readout reports --page 0123456789abcdef > page.html`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case copies != "":
				return withStore(&o.storeFlag, func(c *cobra.Command, s *store.Store, _ []string) error { return runCopies(c, s, &o, copies) })(c, nil)
			case page != "":
				return withStore(&o.storeFlag, func(c *cobra.Command, s *store.Store, _ []string) error {
					p, err := s.Page(c.Context(), page)
					if errors.Is(err, store.ErrNoPage) {
						return fmt.Errorf("no page of report %s is kept: it was no page of the web, or was taken in with --no-pages", page)
					}
					if err != nil {
						return noReport(s, page, err)
					}
					_, err = c.OutOrStdout().Write(p.Body)
					return err
				})(c, nil)
			case history != "":
				return withStore(&o.storeFlag, func(c *cobra.Command, s *store.Store, _ []string) error { return runHistory(c, s, &o, history) })(c, nil)
			}
			return o.on(c, runReports)
		},
	}
	o.add(c)
	o.sorts(c, store.ByDate)
	o.ofEvents(c)
	o.ofSources(c)
	o.ofTypes(c, "PLOVER `TYPE` of an event in it, or the type of a statement's verb")
	c.Flags().StringVar(&copies, "copies", "", "the report with that `ID` and all with much the same text, how much, and where the text likely comes from")
	c.Flags().StringVar(&history, "history", "", "how the report with that `ID` was coded, when and by which version, and what people corrected")
	c.Flags().StringVar(&page, "page", "", "the page from which the report with that `ID` was read, as it was fetched, on standard output")
	c.MarkFlagsMutuallyExclusive("copies", "history", "page")
	return c
}

// A correctedReport is a report with what people corrected in it.
type correctedReport struct {
	store.Report
	Judgements []review.Judgement `json:"judgements,omitempty"`
}

func runReports(c *cobra.Command, s *store.Store, o *rowOptions, f store.Filter) error {
	if !o.json {
		return listRows(c, s, o, f, "report", s.Reports(c.Context(), f), func(p *page, r store.Report) { p.listReport(&r) })
	}
	judged, err := s.Judgements(c.Context(), "")
	if err != nil {
		return err
	}
	of := map[string][]review.Judgement{}
	for _, x := range review.Holding(judged) {
		of[x.Report] = append(of[x.Report], x)
	}
	for r, err := range s.Reports(c.Context(), f) {
		if err == nil {
			err = writeJSON(c.OutOrStdout(), correctedReport{r, of[r.ID]})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// listReport writes a report in a line or two.
func (p *page) listReport(r *store.Report) {
	title := wording.Plain(r.Title)
	if title == "" {
		title = "(no title)"
	}
	day := r.Published
	if day == "" {
		day = "no date"
	}
	p.item(0, 12, pad(day, 12)+bold(title), reference(r.Outlet, r.ID, ""))
	if r.Group != r.ID {
		p.item(4, 4, fmt.Sprintf("a copy: %.0f %% shared with the group of %s%s", 100*r.Share, r.Group, origin(r.Origin)), "")
	} else if r.Origin != "" {
		p.item(4, 4, "text"+origin(r.Origin), "")
	}
	if r.Skipped != "" {
		p.item(4, 4, "not coded: "+wording.Plain(r.Skipped), "")
	}
}

func origin(from string) string {
	if from == "" {
		return ""
	}
	return ", likely from " + wording.Plain(from)
}

// runCopies lists a report and its copies.
func runCopies(c *cobra.Command, s *store.Store, o *rowOptions, id string) error {
	g, err := s.Copies(c.Context(), id)
	if err != nil {
		return noReport(s, id, err)
	}
	err = write(c, o, eachOf(g.Reports), func(p *page, r store.Report) error {
		p.listReport(&r)
		return nil
	})
	if err != nil || o.json || o.csv {
		return err
	}
	line := "it has no copies"
	if len(g.Reports) > 1 {
		line = fmt.Sprintf("%s with much the same text, one source", wording.Count(len(g.Reports), "report"))
	}
	if g.Origin != "" {
		line += ", likely from " + wording.Plain(g.Origin) + " (" + g.Basis + ")"
	}
	_, err = fmt.Fprintf(c.OutOrStdout(), "\n%s\n", line)
	return err
}

// noReport says which report there is not.
func noReport(s *store.Store, id string, err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("there is no report %s in %s; readout reports lists them", wording.Plain(id), s.Name())
	}
	return err
}

// runHistory prints how a report was coded and what people corrected in it.
func runHistory(c *cobra.Command, s *store.Store, o *rowOptions, id string) error {
	versions, err := s.History(c.Context(), id)
	if err != nil {
		return noReport(s, id, err)
	}
	corrections, err := s.Judgements(c.Context(), id)
	if err != nil {
		return err
	}
	w := c.OutOrStdout()
	if o.json {
		return writeJSON(w, map[string]any{"report": id, "codings": versions, "judgements": append([]review.Judgement{}, corrections...)})
	}
	for _, v := range versions {
		state := ""
		switch {
		case v.Current:
			state = "in force"
		case v.Undone:
			state = "taken back"
		}
		kind := "put in"
		if v.Kind != "" {
			kind = fmt.Sprintf("run %d, %s", v.Run, v.Kind)
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("%s  %-18s readout %s, data %s  %s", v.At.Local().Format(time.DateTime), wording.Plain(kind), wording.Plain(v.Coder.Version), wording.Plain(v.Coder.Data), state), " ")); err != nil {
			return err
		}
	}
	for _, x := range review.Holding(corrections) {
		if _, err := fmt.Fprintf(w, "%s  run %d, %s\n", x.At.Local().Format(time.DateTime), x.Run, judgementLine(&x)); err != nil {
			return err
		}
	}
	return nil
}
