package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/actors"
	"readout/store"
	"readout/wording"
)

// A rowOptions says which rows of a store are wanted, and how they are written.
type rowOptions struct {
	storeFlag
	actor, source, target, typ, status, place, outlet, lang, report, id []string

	text, from, to, asOf, background, anonymous, sort string

	score           float64
	limit           int
	json, csv, flat bool
	orders          []string // that rows can have
}

// rowsShown is how many rows a table for people has, unless more are asked for.
const rowsShown = 25

// add adds the flags that every list has.
func (o *rowOptions) add(c *cobra.Command) {
	o.storeFlag.add(c)
	f := c.Flags()
	f.StringSliceVar(&o.actor, "actor", nil, "`WHO` takes part or speaks, in any role: a country's code or name, a name or key of the dictionary, or how a word of the name begins; may be repeated, for either")
	f.StringSliceVar(&o.source, "source", nil, "`WHO` starts it or speaks")
	f.StringSliceVar(&o.outlet, "outlet", nil, "`NAME` of the outlet, or how a word of it begins")
	f.StringSliceVar(&o.report, "report", nil, "`ID` of the report")
	f.StringSliceVar(&o.lang, "lang", nil, "`CODE` of the language")
	f.StringVar(&o.text, "text", "", "`QUERY` that must hold as well, as in readout search")
	f.StringVar(&o.from, "from", "", "first `DAY`, month or year: 2016-09-05, 2016-09, 2016")
	f.StringVar(&o.to, "to", "", "last `DAY`, month or year")
	f.StringVar(&o.asOf, "as-of", "", "codings as they stood at the end of that `DAY`, so that a figure can be made again")
	f.IntVar(&o.limit, "limit", -1, fmt.Sprintf("at most so many rows; 0 for all (default %d in a table, all otherwise)", rowsShown))
	f.BoolVar(&o.json, "json", false, "print one JSON object a line")
	f.BoolVar(&o.csv, "csv", false, "print CSV with a header")
	f.BoolVar(&o.flat, "no-color", false, "print without colour; the variable NO_COLOR does the same")
	c.MarkFlagsMutuallyExclusive("json", "csv")
}

// ofEvents adds the flags of lists that are made of events.
func (o *rowOptions) ofEvents(c *cobra.Command) {
	f := c.Flags()
	f.StringSliceVar(&o.id, "id", nil, "stable `ID` of the event, as --json and exports have it")
	f.StringSliceVar(&o.target, "target", nil, "`WHO` it is done to")
	f.StringSliceVar(&o.status, "status", nil, "`STATUS`: "+strings.Join(statuses, ", "))
	f.StringSliceVar(&o.place, "place", nil, "`PLACE`: a country's code or name, or how a word of the place begins")
	f.Float64Var(&o.score, "min-score", 0, "at least so sure, 0 to 1")
	f.StringVar(&o.background, "background", "", "`yes` for what is told of the past alone, no for the news alone")
	f.Lookup("background").NoOptDefVal = "yes"
}

// sorts adds the flag of the order.
func (o *rowOptions) sorts(c *cobra.Command, orders ...string) {
	o.orders = orders
	c.Flags().StringVar(&o.sort, "sort", "", "`ORDER`: by "+strings.Join(orders, " or ")+", the latest or surest first; without it what came in last comes first")
}

// ofTypes adds the flag of types.
func (o *rowOptions) ofTypes(c *cobra.Command, help string) {
	c.Flags().StringSliceVar(&o.typ, "type", nil, help)
}

// ofSources adds the flag of unnamed sources.
func (o *rowOptions) ofSources(c *cobra.Command) {
	c.Flags().StringVar(&o.anonymous, "anonymous", "", "`yes` for speakers without a name alone, no for those with one")
	c.Flags().Lookup("anonymous").NoOptDefVal = "yes"
}

var statuses = []string{string(readout.Happened), string(readout.Ongoing), string(readout.NotHappened), string(readout.Planned), string(readout.Desired), string(readout.Conditional), string(readout.Hypothetical), string(readout.Alleged)}

// on opens the store for a list, once its flags are understood.
func (o *rowOptions) on(c *cobra.Command, f func(*cobra.Command, *store.Store, *rowOptions, store.Filter) error) error {
	filter, err := o.filter(c.ErrOrStderr())
	if err != nil {
		return err
	}
	return withStore(&o.storeFlag, func(c *cobra.Command, s *store.Store, _ []string) error {
		return f(c, s, o, filter)
	})(c, nil)
}

// filter makes a filter of the flags. What a query does not say well is told on talk.
func (o *rowOptions) filter(talk io.Writer) (store.Filter, error) {
	q := store.ParseQuery(o.text, whom)
	for _, n := range q.Notes {
		fmt.Fprintln(talk, "note:", n)
	}
	f := q.Filter
	if q.Nothing {
		f.Report = []string{""} // no report has it
	}
	g := store.Filter{
		Actor: store.Whom(o.actor, whom), Source: store.Whom(o.source, whom), Target: store.Whom(o.target, whom),
		Type: o.typ, Outlet: o.outlet, Lang: o.lang, Report: o.report, ID: o.id, Place: store.Where(o.place, whom), MinScore: o.score,
	}
	for _, s := range o.status {
		s = strings.ReplaceAll(strings.ToLower(s), " ", "_")
		if !slices.Contains(statuses, s) {
			return f, usage("--status %s is none: it is one of %s", s, strings.Join(statuses, ", "))
		}
		g.Status = append(g.Status, s)
	}
	var err error
	if g.Background, err = yesNo("background", o.background); err != nil {
		return f, err
	}
	if g.Anonymous, err = yesNo("anonymous", o.anonymous); err != nil {
		return f, err
	}
	if o.from != "" {
		var ok bool
		if g.From, _, ok = store.Days(o.from); !ok {
			return f, usage("--from %s is no day: write it as 2016-09-05, 2016-09 or 2016", o.from)
		}
	}
	if o.to != "" {
		var ok bool
		if _, g.To, ok = store.Days(o.to); !ok {
			return f, usage("--to %s is no day: write it as 2016-09-05, 2016-09 or 2016", o.to)
		}
	}
	if f.AsOf, err = endOf(o.asOf); err != nil {
		return f, err
	}
	if o.sort != "" && !slices.Contains(o.orders, o.sort) {
		return f, usage("--sort %s is none: it is %s", o.sort, strings.Join(o.orders, " or "))
	}
	f.Sort = o.sort
	f.Also = append(f.Also, g)
	f.Limit = o.limit
	if f.Limit < 0 {
		f.Limit = 0
		if !o.json && !o.csv {
			f.Limit = rowsShown
		}
	}
	return f, nil
}

// yesNo reads a flag that says yes, no or nothing.
func yesNo(name, s string) (*bool, error) {
	yes := s == "yes" || s == "true"
	switch {
	case s == "":
		return nil, nil
	case !yes && s != "no" && s != "false":
		return nil, usage("--%s=%s is neither yes nor no", name, s)
	}
	return &yes, nil
}

// endOf is the end of a day, the zero time for none.
func endOf(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.ParseInLocation(time.DateOnly, s, time.Local)
	if err != nil {
		return t, usage("--as-of %s is no day: write it as 2016-09-05", s)
	}
	return t.AddDate(0, 0, 1).Add(-time.Millisecond), nil
}

// whom says whom the dictionary means by a name: a country's code stands for all of its
// people and bodies; of others the key, with the name for those whom no coding resolved.
func whom(name string) []string {
	d, err := actors.Load()
	if err != nil {
		return nil
	}
	if code := strings.ToUpper(name); len(code) == 3 && d.Country(code) != code {
		return []string{code}
	}
	for _, form := range []string{name, wording.Title(name), strings.ToUpper(name)} {
		switch a := d.Look(form, time.Time{}); {
		case len(a.Key) == 3:
			return []string{a.Key}
		case a.Key != "":
			return []string{a.Key, name}
		}
	}
	return nil
}
