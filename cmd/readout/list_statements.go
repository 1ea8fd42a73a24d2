package main

import (
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"readout/store"
	"readout/wording"
)

// newStatements makes the command that lists statements of a store.
func newStatements() *cobra.Command {
	var o rowOptions
	c := &cobra.Command{
		Use:   "statements",
		Short: "List statements of the database: who said what",
		Long:  "List who said what. Days are those on which the reports came out.",
		Example: `  readout statements --actor Lavrov --from 2016-09 --type deny
  readout statements --anonymous --outlet Gazette --json`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return o.on(c, runStatements) },
	}
	o.add(c)
	o.sorts(c, store.ByDate)
	o.ofSources(c)
	o.ofTypes(c, "`TYPE` of the verb: say, claim, deny, acknowledge, insist, ask, order, promise, threaten, hope, believe, expect")
	return c
}

func runStatements(c *cobra.Command, s *store.Store, o *rowOptions, f store.Filter) error {
	x := &sentences{c: c, s: s, f: f}
	return listRows(c, s, o, f, "statement", s.Statements(c.Context(), f), func(p *page, st store.Statement) {
		p.listStatement(&st, x, nil)
	})
}

// listStatement writes a statement: who, then what. snippet may be nil.
func (p *page) listStatement(st *store.Statement, x *sentences, snippet *store.Snippet) {
	who := parties(st.Speakers, ", ", party)
	if who == "" || st.Anonymous && st.Source != "" {
		who = wording.Plain(st.Source)
	}
	if who == "" {
		who = "somebody unnamed"
	}
	right := wording.Spaced(st.CueType)
	if st.Anonymous {
		right = "no name (" + wording.Spaced(st.Reason) + "), " + right
	}
	day := st.Published
	if day == "" {
		day = "no date"
	}
	p.item(0, 12, pad(day, 12)+who, right)
	ref := x.at(st.Report, func(q *page) string {
		if s := q.Said[st.Local]; s != nil {
			return q.refs(append(s.Content[:len(s.Content):len(s.Content)], s.Cue)...)
		}
		return ""
	})
	words := quoted(wording.Cut(wording.Plain(st.Words), mostWords))
	if snippet != nil {
		words = painted(snippet)
	}
	p.item(4, 4, words, reference(st.Outlet, st.Report, ref))
}

// quoted puts words in quotation marks, unless they stand in some as they are.
func quoted(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune("\"\u201c\u201e\u00ab", first) && strings.ContainsRune("\"\u201d\u201c\u00bb", last) {
		return s
	}
	return `"` + s + `"`
}
