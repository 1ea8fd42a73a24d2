package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/store"
	"readout/wording"
)

type searchOptions struct {
	storeFlag
	in          []string
	asOf, sort  string
	limit       int
	json, plain bool
}

// newSearch makes the command that searches a store.
func newSearch() *cobra.Command {
	var o searchOptions
	c := &cobra.Command{
		Use:   "search QUERY",
		Short: "Search reports, events, statements and actors of the database",
		Long:  searchHelp(),
		Example: `  readout search 'ceasefire "northern border" actor:KEN date:2016-09..'
  readout search 'talks -summit source:anonymous' --in statements`,
		Args: func(_ *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, " ")) == "" {
				return usage("search needs something to search for: readout search ceasefire actor:KEN")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runSearch(c, args, &o) },
	}
	o.storeFlag.add(c)
	f := c.Flags()
	f.StringSliceVar(&o.in, "in", nil, "`KIND`: reports, events, statements, actors; all without it")
	f.StringVar(&o.asOf, "as-of", "", "codings as they stood at the end of that `DAY`")
	f.StringVar(&o.sort, "sort", "", "`ORDER`: by date, the latest first, or events by score, the surest first; without it what came in last comes first")
	f.IntVar(&o.limit, "limit", 5, "at most so many of each kind")
	f.BoolVar(&o.json, "json", false, "print one JSON object a hit")
	f.BoolVar(&o.plain, "no-color", false, "print without colour; the variable NO_COLOR does the same")
	return c
}

// searchHelp says what a query can be.
func searchHelp() string {
	var b strings.Builder
	b.WriteString("Search what reports say and how they were coded. All words and \"phrases\" must stand there;\n" +
		"a word behind a minus must not (a query that begins with one stands after --: readout\n" +
		"search -- -summit); OR between two takes either; a star ends any way: embass*.\nFields ask the codings:\n\n")
	for _, f := range store.Fields() {
		fmt.Fprintf(&b, "  %s\n", f[1])
	}
	b.WriteString("\nA field given twice must hold twice; a minus before it denies it.")
	return b.String()
}

func runSearch(c *cobra.Command, args []string, o *searchOptions) error {
	var kinds []string
	for _, k := range o.in {
		k = strings.TrimSuffix(strings.ToLower(k), "s")
		if !slices.Contains([]string{store.KindReport, store.KindEvent, store.KindStatement, store.KindActor}, k) {
			return usage("--in %s is none: it is one of reports, events, statements, actors", k)
		}
		kinds = append(kinds, k)
	}
	if o.limit < 1 {
		return usage("--limit %d: at least 1; readout events --text QUERY lists all", o.limit)
	}
	if !slices.Contains([]string{"", store.ByDate, store.ByScore}, o.sort) {
		return usage("--sort %s is none: it is date or score", o.sort)
	}
	q := store.ParseQuery(joined(args), whom)
	q.Filter.Sort = o.sort
	for _, n := range q.Notes {
		fmt.Fprintln(c.ErrOrStderr(), "note:", wording.Plain(n))
	}
	var err error
	if q.Filter.AsOf, err = endOf(o.asOf); err != nil {
		return err
	}
	s, err := o.open(c.Context())
	if err != nil {
		return err
	}
	defer s.Close()
	found, err := s.Search(c.Context(), q, o.limit, kinds...)
	if err != nil {
		return err
	}
	if o.json {
		enc := json.NewEncoder(c.OutOrStdout())
		enc.SetEscapeHTML(false)
		for i := range found.Hits {
			if err := enc.Encode(&found.Hits[i]); err != nil {
				return err
			}
		}
		return nil
	}
	w := c.OutOrStdout()
	p := &page{Teller: &wording.Teller{}, width: widthOf(w), colour: mayPaint(w, o.plain)}
	p.found(found, &sentences{c: c, s: s, f: q.Filter})
	_, err = fmt.Fprint(w, p.out.String())
	return err
}

// joined makes one query of arguments. One with spaces that the shell took out of
// quotation marks is a phrase again, unless it is the only one.
func joined(args []string) string {
	if len(args) == 1 {
		return args[0]
	}
	out := make([]string, len(args))
	for i, a := range args {
		out[i] = a
		if strings.Contains(a, " ") && !strings.Contains(a, `"`) {
			if field, value, ok := strings.Cut(a, ":"); ok && !strings.Contains(field, " ") {
				out[i] = field + `:"` + value + `"`
			} else {
				out[i] = `"` + a + `"`
			}
		}
	}
	return strings.Join(out, " ")
}

var kindNames = map[string]string{store.KindReport: "REPORTS", store.KindEvent: "EVENTS", store.KindStatement: "STATEMENTS", store.KindActor: "ACTORS"}

// found writes what a search found, kind by kind.
func (p *page) found(f *store.Found, x *sentences) {
	if len(f.Hits) == 0 {
		p.line(0, "nothing found")
		return
	}
	last := ""
	for i := range f.Hits {
		h := &f.Hits[i]
		if h.Kind != last {
			if last != "" {
				p.out.WriteByte('\n')
			}
			last = h.Kind
			right := ""
			if t, ok := f.Tally[h.Kind]; ok {
				right = told(t, h.Kind)
			}
			p.item(0, 7, bold(kindNames[h.Kind]), right)
		}
		switch h.Kind {
		case store.KindReport:
			p.listReport(h.Report)
			p.item(4, 4, painted(&h.Snippet), "")
		case store.KindEvent:
			p.listFound(h.Event, &h.Snippet, x)
		case store.KindStatement:
			p.listStatement(h.Statement, x, &h.Snippet)
		case store.KindActor:
			p.item(0, 4, party(store.Party{Name: h.Actor.Name, Country: h.Actor.Country})+" "+wording.Spaced(h.Actor.Kind), times(h.Actor.Times))
		}
	}
}

func times(n int64) string {
	if n >= 10000 {
		return "in 10,000 roles or more"
	}
	return "in " + wording.Count(int(n), "role")
}

// painted quotes a snippet with its marks in bold, or in brackets where nothing is bold.
func painted(s *store.Snippet) string {
	var b strings.Builder
	at := 0
	for _, m := range s.Marks {
		b.WriteString(plainKeep(s.Text[at:m[0]]) + mark(plainKeep(s.Text[m[0]:m[1]])))
		at = m[1]
	}
	b.WriteString(plainKeep(s.Text[at:]))
	out := `"` + strings.Join(strings.Fields(b.String()), " ") + `"`
	if s.Cut[0] {
		out = "... " + out
	}
	if s.Cut[1] {
		out += " ..."
	}
	return out
}

// mark marks a word that was looked for: with stars, which stay where there is no bold.
func mark(s string) string { return bold("*" + s + "*") }

// plainKeep is plain, but leaves the spaces at the ends.
func plainKeep(s string) string {
	out := wording.Plain(s)
	if strings.TrimSpace(s) == "" {
		return " "
	}
	if strings.HasPrefix(s, " ") {
		out = " " + out
	}
	if strings.HasSuffix(s, " ") {
		out += " "
	}
	return out
}
