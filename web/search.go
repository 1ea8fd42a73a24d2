package web

import (
	"net/http"

	"readout/store"
)

// A searchPage is what a search found, by kind.
type searchPage struct {
	Query      string
	Form       form
	Notes      []string
	Reports    []snippetRow
	Events     []eventRow
	Statements []statementRow
	Actors     []actorRow
	Totals     map[string]string
	Facets     []facet
	Counted    string // what the facets count, where that is not all
	All        string // the query, for the lists
	Fields     [][2]string
	Asked      bool
}

type snippetRow struct {
	reportRow
	Pieces []piece
}

// A piece is part of a snippet; what was looked for is marked.
type piece struct {
	Text   string
	Marked bool
}

// search finds reports, events, statements and actors.
func (q *request) search() error {
	p := searchPage{Query: q.r.FormValue("q"), Form: q.form(), Fields: store.Fields(), Totals: map[string]string{}}
	if p.Asked = p.Query != "" || p.Form.Any; !p.Asked {
		return q.show("search.html", "", "Search", p)
	}
	f, err := q.listFilter()
	if x, ok := err.(fault); ok && x.code == http.StatusBadRequest && f.Notes != nil {
		p.Notes = f.Notes // nothing can be found by that, and the notes say why
		return q.show("search.html", "", "Search", p)
	}
	if err != nil {
		return err
	}
	p.Notes = f.Notes
	f.Limit, f.After = 0, 0
	var in []string // all kinds
	if veil, err := q.veil(); err != nil {
		return err
	} else if len(veil) > 0 {
		in = []string{store.KindReport, store.KindEvent, store.KindStatement} // names are counted over all reports
	}
	found, err := q.Store.Search(q.ctx, store.Query{Filter: f.Filter}, 10, in...)
	if err != nil {
		return err
	}
	for kind, t := range found.Tally {
		p.Totals[kind] = rowsOf(t.Rows, t.More, kind)
	}
	for i := range found.Hits {
		switch h := &found.Hits[i]; {
		case h.Report != nil:
			p.Reports = append(p.Reports, snippetRow{reportRowOf(h.Report), piecesOf(h.Snippet)})
		case h.Event != nil:
			p.Events = append(p.Events, eventRowOf(h.Event))
		case h.Statement != nil:
			p.Statements = append(p.Statements, statementRowOf(h.Statement))
		case h.Actor != nil:
			a := h.Actor
			p.Actors = append(p.Actors, actorRowOf(store.Player{Key: a.Key, Name: a.Name, Kind: a.Kind, Country: a.Country}))
		}
	}
	p.All = queryOf(q.pairs()...)
	p.Facets, p.Counted = q.facets(f.Filter)
	return q.show("search.html", "", "Search", p)
}

func piecesOf(s store.Snippet) (out []piece) {
	at := 0
	if s.Cut[0] {
		out = append(out, piece{Text: "… "})
	}
	for _, m := range s.Marks {
		out = append(out, piece{Text: s.Text[at:m[0]]}, piece{s.Text[m[0]:m[1]], true})
		at = m[1]
	}
	if out = append(out, piece{Text: s.Text[at:]}); s.Cut[1] {
		out = append(out, piece{Text: " …"})
	}
	return out
}
