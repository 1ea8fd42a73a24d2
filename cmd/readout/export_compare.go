package main

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/export"
	"readout/store"
	"readout/wording"
)

// newCompare makes the command that shows our events beside those of others.
func newCompare() *cobra.Command {
	c := &cobra.Command{
		Use:   "compare",
		Short: "Show our events beside those of other projects",
		Example: `  readout compare gdelt 20160905.export.CSV
  readout compare gdelt old/*.zip --actor TUR --csv > beside.csv`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newCompareGDELT())
	return c
}

func newCompareGDELT() *cobra.Command {
	var o rowOptions
	c := &cobra.Command{
		Use:   "gdelt FILE...",
		Short: "Show our events beside GDELT's, by pair of countries and day",
		Long: "Count, for each day and pair of countries, GDELT's rows, the different events among them\n" +
			"(rows that agree in day, countries, root code and place are one) and their addresses, and\n" +
			"beside them our events, the reports that tell of them and the independent texts among\n" +
			"those. Ours are those that happened or go on, on the days that the files cover, unless\n" +
			"the filters say else. A filter of countries (--actor) holds for both.",
		Example: `  readout compare gdelt 20160905.export.CSV
  readout compare gdelt old/*.zip --actor TUR --csv > beside.csv`,
		Args: someFiles,
		RunE: func(c *cobra.Command, args []string) error { return runCompareGDELT(c, args, &o) },
	}
	o.add(c)
	o.ofEvents(c)
	o.ofTypes(c, "PLOVER `TYPE` of ours, or TYPE:mode")
	return c
}

// A beside is what both have of a pair of countries on a day. Reports and independent
// texts stand apart from events.
type beside struct {
	Day       string `json:"day"`
	A         string `json:"a"`
	B         string `json:"b"`
	Rows      int    `json:"gdelt_rows"`
	Distinct  int    `json:"gdelt_events"`
	Addresses int    `json:"gdelt_urls"`
	Events    int    `json:"events"`
	Reports   int    `json:"reports"`
	Texts     int    `json:"text_groups"`

	distinct, addresses, reports, texts map[string]bool
}

type besideKey struct{ day, a, b string }

type besides map[besideKey]*beside

func (all besides) at(day, a, b string) *beside {
	if b < a {
		a, b = b, a
	}
	k := besideKey{day, a, b}
	x := all[k]
	if x == nil {
		x = &beside{Day: day, A: a, B: b, distinct: map[string]bool{}, addresses: map[string]bool{}, reports: map[string]bool{}, texts: map[string]bool{}}
		all[k] = x
	}
	return x
}

func runCompareGDELT(c *cobra.Command, files []string, o *rowOptions) error {
	f, err := o.filter(c.ErrOrStderr())
	if err != nil {
		return err
	}
	limit := f.Limit
	f.Limit = 0
	s, err := o.open(c.Context())
	if err != nil {
		return err
	}
	defer s.Close()
	all, cover := besides{}, [2]string{}
	good, alone := 0, 0
	bad, err := gdeltFiles(c, files, func(v *export.GDELTRow) error {
		good++
		if cover[0] == "" || v.Day < cover[0] {
			cover[0] = v.Day
		}
		cover[1] = max(cover[1], v.Day)
		if v.Source == "" || v.Target == "" {
			alone++
			return nil
		}
		if !o.covers(v) {
			return nil
		}
		x := all.at(v.Day, v.Source, v.Target)
		x.Rows++
		x.distinct[v.Distinct()] = true
		if v.URL != "" {
			x.addresses[v.URL] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	if good == 0 {
		return someFailed(0, max(bad, 1))
	}
	if err := ours(c, s, o, f, cover, all); err != nil {
		return err
	}
	if err := showBeside(c, o, all, limit, alone); err != nil {
		return err
	}
	return someFailed(good, bad)
}

// covers says whether a row of theirs passes the filters that hold for both.
func (o *rowOptions) covers(v *export.GDELTRow) bool {
	if from, _, ok := store.Days(o.from); ok && o.from != "" && v.Day < from {
		return false
	}
	if _, to, ok := store.Days(o.to); ok && o.to != "" && v.Day > to {
		return false
	}
	return anyOf(o.actor, v.Source, v.Target) && anyOf(o.source, v.Source) && anyOf(o.target, v.Target)
}

// anyOf says whether one of the names in list is a country among codes; names of others
// leave all.
func anyOf(list []string, codes ...string) bool {
	some := false
	for _, name := range list {
		for _, code := range append(whom(name), strings.ToUpper(name)) {
			if len(code) == 3 {
				some = true
				if slices.Contains(codes, code) {
					return true
				}
			}
		}
	}
	return !some
}

// ours counts our events on the days that their files cover.
func ours(c *cobra.Command, s *store.Store, o *rowOptions, f store.Filter, cover [2]string, all besides) error {
	if o.from == "" && o.to == "" {
		f.Also = append(f.Also, store.Filter{From: cover[0], To: cover[1]})
	}
	if len(o.status) == 0 && !strings.Contains(o.text, "status:") {
		f.Also = append(f.Also, store.Filter{Status: []string{string(readout.Happened), string(readout.Ongoing)}})
	}
	for e, err := range s.Events(c.Context(), f) {
		if err != nil {
			return err
		}
		day, ok := e.Day()
		if !ok {
			continue
		}
		for _, p := range e.CountryPairs() {
			x := all.at(day, p[0], p[1])
			x.Events++
			x.reports[e.Report] = true
			x.texts[e.Group] = true
		}
	}
	return nil
}

var besideColumns = strings.Fields("day a b gdelt_rows gdelt_events gdelt_urls events reports text_groups")

func (x *beside) cells() []string {
	out := []string{x.Day, x.A, x.B}
	for _, n := range []int{x.Rows, x.Distinct, x.Addresses, x.Events, x.Reports, x.Texts} {
		out = append(out, strconv.Itoa(n))
	}
	return out
}

func showBeside(c *cobra.Command, o *rowOptions, all besides, limit, alone int) error {
	var list []*beside
	total := &beside{}
	for x := range maps.Values(all) {
		x.Distinct, x.Addresses, x.Reports, x.Texts = len(x.distinct), len(x.addresses), len(x.reports), len(x.texts)
		total.Rows, total.Distinct, total.Events = total.Rows+x.Rows, total.Distinct+x.Distinct, total.Events+x.Events
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b *beside) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	w := c.OutOrStdout()
	switch {
	case o.json:
		enc := json.NewEncoder(w)
		for _, x := range list {
			if err := enc.Encode(x); err != nil {
				return err
			}
		}
		return nil
	case o.csv:
		out := csv.NewWriter(w)
		out.Write(besideColumns) // an error stays
		for _, x := range list {
			out.Write(x.cells())
		}
		out.Flush()
		return out.Error()
	}
	return besideTable(w, list, total, limit, alone)
}

// besideTable writes the pairs of which most is told first, in the order of the days.
func besideTable(w io.Writer, list []*beside, total *beside, limit, alone int) error {
	shown := list
	if limit > 0 && len(list) > limit {
		shown = slices.Clone(list)
		slices.SortStableFunc(shown, func(a, b *beside) int { return cmp.Compare(b.Rows+b.Events, a.Rows+a.Events) })
		shown = shown[:limit]
		slices.SortStableFunc(shown, func(a, b *beside) int { return cmp.Compare(a.Day, b.Day) })
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s  %-9s  %s  %s\n", "", "", pad("GDELT", 24), "Readout")
	fmt.Fprintf(&b, "%-10s  %-9s  %7s %7s %7s  %7s %7s %7s\n", "day", "pair", "rows", "events", "urls", "events", "reports", "texts")
	for _, x := range shown {
		fmt.Fprintf(&b, "%-10s  %-9s  %7d %7d %7d  %7d %7d %7d\n", x.Day, x.A+" "+x.B, x.Rows, x.Distinct, x.Addresses, x.Events, x.Reports, x.Texts)
	}
	fmt.Fprintf(&b, "\n%s: GDELT has %s of %s, Readout %s", wording.Count(len(list), "line"), wording.Count(total.Rows, "row"), wording.Count(total.Distinct, "event"), wording.Count(total.Events, "event"))
	if len(shown) < len(list) {
		fmt.Fprintf(&b, "; the %d of which most is told are shown, --limit 0 shows all", len(shown))
	}
	b.WriteByte('\n')
	if alone > 0 {
		fmt.Fprintf(&b, "%s of GDELT not between two countries left out\n", wording.Count(alone, "row"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
