package web

import (
	"cmp"
	"net/http"
	"net/url"

	"readout/store"
	"readout/wording"
)

type actorsPage struct {
	Rows  []actorRow
	Query string
	Notes []string
	More  bool
	Cut   bool // only the newest rows were counted
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
	f, cut, err := q.Store.Newest(q.ctx, f, mostDrawn)
	if err != nil {
		return err
	}
	list, err := q.Store.Players(q.ctx, f)
	if err != nil {
		return err
	}
	p := actorsPage{Query: q.r.FormValue("q"), Notes: notes, More: len(list) == f.Limit, Cut: cut}
	for _, x := range list {
		p.Rows = append(p.Rows, actorRowOf(x))
	}
	return q.show("actors.html", "actors", "Actors", p)
}

type actorPage struct {
	actorRow
	From, To   string
	Events     []eventRow
	MoreEvents string // the way to all
	Statements []statementRow
	Partners   []partner
	Offices    []office
	Processes  []store.ProcessRow
	Charts     []*chart // what it did, what was done to it
	Cut        bool
	Network    string
	Timeline   string
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
	from, err := q.day("from")
	if err != nil {
		return err
	}
	to, err := q.day("to")
	if err != nil {
		return err
	}
	f, _, err := q.unveiled(within(store.Filter{Actor: []string{key}}, from, to))
	if err != nil {
		return err
	}
	d, err := q.drawn(f)
	if err != nil {
		return err
	}
	g, _, err := q.unveiled(within(store.Filter{Source: []string{key}}, from, to))
	if err != nil {
		return err
	}
	g.Limit = mostRows
	var said []store.Statement
	for s, err := range q.Store.Statements(q.ctx, g) {
		if err != nil {
			return err
		}
		said = append(said, s)
	}
	p := actorPage{actorRow: q.whoIs(key, d, said), From: from, To: to, Cut: d.Cut}
	var did, undergone []*store.Event
	var rows []store.Event
	for _, h := range d.Happenings {
		e := h.best()
		switch rows = append(rows, h.Rows...); sideOf(e, key) {
		case doing:
			did = append(did, e)
		case undergoing:
			undergone = append(undergone, e)
		default:
			continue
		}
		if len(p.Events) < mostRows {
			p.Events = append(p.Events, eventRowOf(e))
		}
	}
	if len(did)+len(undergone) > mostRows {
		p.MoreEvents = "/events?q=" + url.QueryEscape(`actor:"`+key+`"`)
	}
	link := func(from, to string) string {
		return "/events?q=" + url.QueryEscape(`actor:"`+key+`" date:`+from+".."+to)
	}
	p.Charts = chartsOf([]string{"What " + p.Name + " did", "What was done to " + p.Name}, [][]*store.Event{did, undergone}, link)
	for i := range said {
		p.Statements = append(p.Statements, statementRowOf(&said[i]))
	}
	p.Offices = officesOf(key, rows, said)
	p.Partners = partnersOf(key, d)
	if p.Processes, err = q.Store.Processes(q.ctx, store.ProcessFilter{Party: [][]string{{key, p.Name}}, Limit: 20}); err != nil {
		return err
	}
	if d.Rows == 0 && len(said) == 0 && len(p.Processes) == 0 && from+to == "" {
		return fault{http.StatusNotFound, "No report tells of an actor " + cutEnd(wording.Plain(key), 60) + "; the list of actors has all."}
	}
	v := narrowed{Actor: key, From: from, To: to}.values().Encode()
	p.Network, p.Timeline = "/network?"+v, "/timeline?"+v
	return q.show("actor.html", "actors", p.Name, p)
}

// whoIs says how the actor with a key is called and what it is, as most rows have it.
func (q *request) whoIs(key string, d drawing, said []store.Statement) actorRow {
	count := map[store.Party]int{}
	reports, groups := map[string]bool{}, map[string]bool{}
	x := store.Player{Key: key}
	see := func(list []store.Party, report, group, day string) (here bool) {
		for _, p := range list {
			if !isActor(&p, key) {
				continue
			}
			here = true
			if p.Key == key || p.Key == "" && p.Name == key {
				count[store.Party{Key: p.Key, Name: p.Name, Kind: p.Kind, Country: p.Country}]++
			}
		}
		if here {
			reports[report], groups[cmp.Or(group, report)] = true, true
			if day != "" && (x.First == "" || day < x.First) {
				x.First = day
			}
			x.Last = max(x.Last, day)
		}
		return here
	}
	for _, h := range d.Happenings {
		for i := range h.Rows {
			e := &h.Rows[i]
			if see(e.Actors, e.Report, e.Group, e.Published) {
				x.AsActor++
			}
			if see(e.Recipients, e.Report, e.Group, e.Published) {
				x.AsRecipient++
			}
		}
	}
	for i := range said {
		if s := &said[i]; see(s.Speakers, s.Report, s.Group, s.Published) {
			x.AsSpeaker++
		}
	}
	x.Reports, x.TextGroups = int64(len(reports)), int64(len(groups))
	var best store.Party
	for p, n := range count {
		if m := count[best]; n > m || n == m && (best.Name == "" || p.Name < best.Name) {
			best = p
		}
	}
	x.Name, x.Kind, x.Country = cmp.Or(best.Name, wording.Key(key), key), best.Kind, best.Country
	if wording.IsCountry(key) {
		x.Name = cmp.Or(wording.Country(key), x.Name)
	}
	return actorRowOf(x)
}
