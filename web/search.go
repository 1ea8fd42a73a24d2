package web

import (
	"readout/store"
	"readout/wording"
)

// A searchPage is what a search found, by kind.
type searchPage struct {
	Query      string
	Notes      []string
	Reports    []snippetRow
	Events     []eventRow
	Statements []statementRow
	Actors     []actorRow
	Totals     map[string]string
	Fields     [][2]string
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
	typed := q.r.FormValue("q")
	p := searchPage{Query: typed, Fields: store.Fields(), Totals: map[string]string{}}
	if typed == "" {
		return q.show("search.html", "", "Search", p)
	}
	query := store.ParseQuery(typed, q.Names)
	p.Notes = query.Notes
	if query.Nothing {
		return q.show("search.html", "", "Search", p)
	}
	found, err := q.Store.Search(q.ctx, query, 10)
	if err != nil {
		return err
	}
	for kind, t := range found.Tally {
		p.Totals[kind] = wording.Count(int(t.Rows), kind)
		if t.More {
			p.Totals[kind] = "more than " + p.Totals[kind]
		}
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
