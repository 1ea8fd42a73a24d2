package web

import (
	"cmp"
	"net/http"
	"slices"

	"readout/store"
	"readout/wording"
)

type actorsPage struct {
	Rows  []actorRow
	Query string
	Notes []string
	More  bool
}

type actorRow struct {
	Link, Name, About string
	store.Player
}

func actorRowOf(p store.Player) actorRow {
	r := actorRow{Player: p, Name: cmp.Or(wording.Plain(p.Name), p.Key), Link: actorLink(cmp.Or(p.Key, p.Name)), About: wording.Spaced(p.Kind)}
	if p.Country != "" {
		r.About += ", " + wording.Country(p.Country)
	}
	return r
}

// actors lists who acts, is acted on or speaks, those of whom most is told first.
func (q *request) actors() error {
	f, notes, err := q.filter()
	if err != nil {
		return err
	}
	f.Limit, f.After = 4*mostRows, 0
	list, err := q.Store.Players(q.ctx, f)
	if err != nil {
		return err
	}
	p := actorsPage{Query: q.r.FormValue("q"), Notes: notes, More: len(list) == f.Limit}
	for _, x := range list {
		p.Rows = append(p.Rows, actorRowOf(x))
	}
	return q.show("actors.html", "actors", "Actors", p)
}

type actorPage struct {
	actorRow
	Events     []eventRow
	Statements []statementRow
	Partners   []actorRow
	Processes  []store.ProcessRow
}

type statementRow struct {
	Day, Who, Cue, Words, Link, Outlet string
	Unnamed                            bool
}

func statementRowOf(s *store.Statement) statementRow {
	return statementRow{Day: cmp.Or(s.Published, "no date"), Who: cmp.Or(names(s.Speakers), wording.Plain(s.Source), "source not stated"), Cue: wording.Plain(s.Cue),
		Words: cutEnd(wording.Plain(s.Words), mostWords), Link: "/reports/" + s.Report + "?on=" + s.Local + "#card-" + s.Local, Outlet: wording.Plain(s.Outlet), Unnamed: s.Anonymous}
}

// actor shows one actor: what it did, what was done to it, what it said and with whom it deals.
func (q *request) actor() error {
	key := q.r.PathValue("key")
	f := store.Filter{Actor: []string{key}, Limit: 4 * mostRows}
	players, err := q.Store.Players(q.ctx, f)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(players, func(p store.Player) bool { return p.Key == key })
	if at < 0 {
		at = slices.IndexFunc(players, func(p store.Player) bool { return p.Name == key })
	}
	p := actorPage{}
	if at >= 0 {
		p.actorRow = actorRowOf(players[at])
	} else {
		p.actorRow = actorRowOf(store.Player{Key: key, Name: wording.Key(key)})
	}
	for i, x := range players {
		if i != at && len(p.Partners) < 12 && x.AsActor+x.AsRecipient > 0 {
			p.Partners = append(p.Partners, actorRowOf(x))
		}
	}
	f.Limit = mostRows
	for e, err := range q.Store.Events(q.ctx, f) {
		if err != nil {
			return err
		}
		p.Events = append(p.Events, eventRowOf(&e))
	}
	for s, err := range q.Store.Statements(q.ctx, store.Filter{Source: []string{key}, Limit: mostRows}) {
		if err != nil {
			return err
		}
		p.Statements = append(p.Statements, statementRowOf(&s))
	}
	if p.Processes, err = q.Store.Processes(q.ctx, store.ProcessFilter{Party: [][]string{{key, p.Name}}, Limit: 20}); err != nil {
		return err
	}
	if at < 0 && len(p.Processes) == 0 {
		return fault{http.StatusNotFound, "No report tells of an actor " + cutEnd(wording.Plain(key), 60) + "; the list of actors has all."}
	}
	return q.show("actor.html", "actors", p.Name, p)
}
