package web

import (
	"fmt"
	"math"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/store"
	"readout/store/local"
)

// made serves a store of three made-up reports: events that happened, are planned and did
// not happen, in a town, an area, a country and nowhere, on a day, in a month and never.
func made(t *testing.T) (*Server, *store.Store) {
	t.Helper()
	s, err := local.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	at := func(lat, lon float64) (*float64, *float64) { return &lat, &lon }
	for n := range 3 {
		text := fmt.Sprintf("Report %d <b>of</b> the talks between Freedonia and Sylvania, with one word and another.", n)
		rec := &readout.Record{Schema: "readout/1", Report: &readout.Report{ID: fmt.Sprintf("%016x", n+1), Title: "Talks", Lang: "en", Text: text,
			Published: readout.Published{Date: mustDay(t, fmt.Sprintf("2016-09-%02d", 5+n))}}}
		rec.Actors = []readout.Actor{
			{ID: "a1", Key: "KEN", Name: "Kenya", Kind: readout.ActorGovernment, Country: "KEN"},
			{ID: "a2", Key: "SOM", Name: "Somalia", Kind: readout.ActorGovernment, Country: "SOM"},
			{ID: "a3", Name: "Ada Berg", Kind: readout.ActorPerson, Country: "KEN", Office: "Foreign Minister"},
		}
		a, b := at(-1.3, 36.8)
		c, d := at(3.0, 43.0)
		e, f := at(1.0, 38.0)
		rec.Places = []readout.Place{
			{ID: "p1", Name: "Nairobi", Key: "g:1", Kind: "capital", Country: "KEN", Lat: a, Lon: b},
			{ID: "p2", Name: "Lower Shabelle", Key: "g:2", Kind: "division", Country: "SOM", Lat: c, Lon: d},
			{ID: "p3", Name: "Kenya", Key: "g:3", Kind: "country", Country: "KEN", Lat: e, Lon: f},
		}
		g := func(v float32) *float32 { return &v }
		list := []readout.Event{
			{Type: "CONSULT", Quad: 1, Status: readout.Happened, Symmetric: true, Actors: []string{"a1", "a2"}, Date: "2016-09-01", Place: "p1", Goldstein: g(3)},
			{Type: "ASSAULT", Quad: 4, Status: readout.Happened, Actors: []string{"a2"}, Recipients: []string{"a1"}, Date: "2016-08", Place: "p2", Goldstein: g(-9)},
			{Type: "AID", Quad: 2, Status: readout.Planned, Actors: []string{"a3"}, Recipients: []string{"a2"}, Date: "2016-09-20", Place: "p3", Goldstein: g(7)},
			{Type: "SANCTION", Quad: 4, Status: readout.NotHappened, Actors: []string{"a1"}, Recipients: []string{"a2"}, Date: "2016-09-02"},
			{Type: "ACCUSE", Quad: 3, Status: readout.Alleged, Actors: []string{"a1"}, Recipients: []string{"a2"}},
		}
		for i := range list {
			e := &list[i]
			e.ID = fmt.Sprintf("e%d", i+1)
			e.Trigger = readout.Span{Start: int32(10 * i), End: int32(10*i + 6)}
			e.Evidence = []readout.Span{{Start: 0, End: int32(len(text))}}
			e.Score, e.VouchedBy, e.Rule = .9, []string{readout.ByAuthor}, "made up"
		}
		rec.Events = list
		if _, err := s.Put(t.Context(), store.Filed{Record: rec}); err != nil {
			t.Fatal(err)
		}
	}
	return &Server{Store: s}, s
}

func pageOf(t *testing.T, s *Server, path string) string {
	t.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", path, nil)
	r.Host = "localhost"
	s.Handler().ServeHTTP(w, r)
	if w.Code != 200 {
		t.Fatalf("%s: %d %s", path, w.Code, w.Body)
	}
	return w.Body.String()
}

func asked(t *testing.T, s *Server, path string) *request {
	return &request{Server: s, r: httptest.NewRequest("GET", path, nil), w: httptest.NewRecorder(), ctx: t.Context()}
}

// TestMap: a town has a point, an area a circle of its own kind, a country none at all;
// what has no place is counted; what is planned is not among what happened.
func TestMap(t *testing.T) {
	s, _ := made(t)
	p, err := asked(t, s, "/map").mapOf()
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Places) != 2 || len(p.Countries) != 1 || p.Located != 9 || p.Lost != 6 || p.Drawn != 15 {
		t.Fatalf("%d places, %d countries, %d located, %d not, %d in all", len(p.Places), len(p.Countries), p.Located, p.Lost, p.Drawn)
	}
	country := p.Countries[0]
	if country.N != 0 || country.Other != 3 || country.Shape != "KEN" || country.X != 0 {
		t.Errorf("the country is %+v", country)
	}
	for _, c := range p.Clusters {
		for _, x := range c.Places {
			if x.Precision != pointPlace && x.Precision != areaPlace {
				t.Errorf("%s, %s, has a circle", x.Name, x.Precision)
			}
		}
	}
	page := pageOf(t, s, "/map")
	for _, want := range []string{`#KEN"`, "somewhere in it", "country only", "6 have none", `id="place-1"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// TestProject holds the projection against d3-geo, which made the map.
func TestProject(t *testing.T) {
	for _, x := range [][4]float64{{-1.3, 36.8, 602.21, 248.22}, {38.9, -77, 309.14, 103.84}, {35.7, 139.7, 852.74, 114.41}, {-53.2, -70.9, 341.87, 426.43}, {0, 0, 500, 243.36}} {
		if a, b := theWorld().at(x[0], x[1]); math.Abs(a-x[2]) > .05 || math.Abs(b-x[3]) > .05 {
			t.Errorf("%v lies at %.2f %.2f, want %.2f %.2f", x[:2], a, b, x[2], x[3])
		}
	}
	if w := theWorld(); len(w.shapes) < 170 || !w.shapes["KEN"] || !w.shapes["XKX"] {
		t.Errorf("%d countries have a shape", len(w.shapes))
	}
}

// TestTimeline: planned, denied and alleged stand apart from what happened, a month is a
// bar over its days, what has no day is counted, and no mark covers another.
func TestTimeline(t *testing.T) {
	s, _ := made(t)
	page := pageOf(t, s, "/timeline?from=2016-07-01&to=2016-10-01")
	for lane, n := range map[string]int{"coop": 3, "conflict": 3, "planned": 3, "denied": 3, "alleged": 0} {
		_, rest, _ := strings.Cut(page, `data-lane="`+lane+`"`)
		group, _, _ := strings.Cut(rest, "</g>")
		if got := strings.Count(group, `<a class="mk`); got != n {
			t.Errorf("%d marks in lane %s, want %d", got, lane, n)
		}
	}
	if !strings.Contains(page, `data-from="2016-08-01" data-to="2016-08-31"`) {
		t.Error("the month is no bar over its days")
	}
	if !strings.Contains(page, "3 events without a day") {
		t.Error("what has no day is not counted")
	}
	if strings.Contains(page, "<b>of</b>") {
		t.Error("text of a report is taken for HTML")
	}
	marks := []*timeMark{}
	for i := range 40 {
		m := &timeMark{Lane: "coop"}
		m.when(isoDay(17000+i%7), "")
		marks = append(marks, m)
	}
	p := timelinePage{}
	p.lay(marks, timescale{17000, 17030, timeWidth})
	for i, a := range marks {
		for _, b := range marks[:i] {
			if !a.Hidden && !b.Hidden && a.Y == b.Y && a.X < b.X+b.W && b.X < a.X+a.W {
				t.Fatalf("marks at %v and %v cover each other", a.X, b.X)
			}
		}
	}
}

// TestStretchOf: a timeline ends at a long gap and never shows more than has room.
func TestStretchOf(t *testing.T) {
	day := func(s string) int { d, _ := dayOf(s); return d }
	var days []countedDay
	days = append(days, countedDay{day("1945-05-08"), 1})
	for i := range 30 {
		days = append(days, countedDay{day("2016-09-01") + i, 3})
	}
	days = append(days, countedDay{day("2016-10-04"), 1}, countedDay{day("2030-01-01"), 1})
	if a, b, ok := stretchOf(days, "", "", "2016-09-30"); !ok || isoDay(a) != "2016-09-01" || isoDay(b) != "2016-10-04" {
		t.Errorf("%s to %s", isoDay(a), isoDay(b))
	}
	for i := range days {
		days[i].n *= 20
	}
	a, b, _ := stretchOf(days, "", "", "2016-09-30")
	n := int64(0)
	for _, d := range days {
		if d.day >= a && d.day <= day("2016-09-30") {
			n += d.n
		}
	}
	if n > mostDots+60*7 {
		t.Errorf("%s to %s hold %d", isoDay(a), isoDay(b), n)
	}
	if a, b, _ := stretchOf(days, "1945-01-01", "1945-12-31", "2016-09-30"); isoDay(a) != "1945-01-01" || isoDay(b) != "1945-12-31" {
		t.Errorf("what was asked for became %s to %s", isoDay(a), isoDay(b))
	}
}

// TestDayOf: the last day of a month as intervals write it, and nothing that is none.
func TestDayOf(t *testing.T) {
	for s, want := range map[string]string{"2016-02-31": "2016-02-29", "2016-09-05": "2016-09-05", "2016-09-31": "2016-09-30", "2016-13-01": "", "2016-09": "", "": "", "2016-09-99": "", "aaaa-bb-cc": ""} {
		n, ok := dayOf(s)
		if got := isoDay(n); ok != (want != "") || ok && got != want {
			t.Errorf("%s is %s, %v; want %s", s, got, ok, want)
		}
	}
}

// TestActor: what somebody did and what was done to it are counted apart, by events that
// happened; a happening that three reports tell of counts once; roles have their days.
func TestActor(t *testing.T) {
	s, _ := made(t)
	page := pageOf(t, s, "/actors/KEN")
	for _, want := range []string{"What Kenya did", "What was done to Kenya", "Foreign Minister", "Goldstein", "/network?actor=KEN"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	d, err := asked(t, s, "/").drawn(store.Filter{Actor: []string{"KEN"}})
	if err != nil {
		t.Fatal(err)
	}
	var did, undergone []*store.Event
	for _, h := range d.Happenings {
		switch e := h.best(); sideOf(e, "KEN") {
		case doing:
			did = append(did, e)
		case undergoing:
			undergone = append(undergone, e)
		}
	}
	c := chartsOf([]string{"did", "undergone"}, [][]*store.Event{did, undergone}, func(from, to string) string { return from + to })
	if c[0].Coop != 3 || c[0].Fight != 0 || c[0].Out != 9 || c[0].Mean != "+3" {
		t.Errorf("did: %+v", c[0])
	}
	if c[1].Coop != 0 || c[1].Fight != 3 || c[1].Mean != "−9" {
		t.Errorf("undergone: %+v", c[1])
	}
	p := partnersOf("KEN", d)
	if len(p) != 1 || p[0].With.ID != "SOM" || p[0].By.Fight != 3 || p[0].Both.Coop != 3 || p[0].To.Other != 9 {
		t.Errorf("partners: %+v", p)
	}
}

// TestNetwork: pairs with what each did to the other and both did together; what several
// reports tell of one happening counts once.
func TestNetwork(t *testing.T) {
	e := store.Event{Actors: []store.Party{{Key: "KEN", Name: "Kenya"}}, Recipients: []store.Party{{Key: "SOM", Name: "Somalia"}, {Name: "officials", Anonymous: true}}, Quad: 4, Status: "happened", From: "2016-09-01"}
	k := knot{nodes: map[string]*netNode{}, edges: map[[2]string]*netEdge{}}
	k.tie(&happening{Rows: []store.Event{e, e, e}})
	back := e
	back.Actors, back.Recipients, back.Status = e.Recipients[:1], e.Actors, "planned"
	k.tie(&happening{Rows: []store.Event{back}})
	alone := e
	alone.Recipients = nil
	k.tie(&happening{Rows: []store.Event{alone}})
	var p networkPage
	k.draw(&p, 10)
	if len(p.Nodes) != 2 || len(p.Edges) != 1 || k.unnamed != 1 {
		t.Fatalf("%d actors, %d pairs, %d without a side", len(p.Nodes), len(p.Edges), k.unnamed)
	}
	if x := p.Edges[0]; x.AB.Fight != 1 || x.BA.Other != 1 || x.N() != 2 || !x.Conflict {
		t.Errorf("the pair is %+v", x)
	}
	s, _ := made(t)
	if page := pageOf(t, s, "/network"); strings.Count(page, `<a class="node`) != 3 {
		t.Error("the page does not draw its three actors")
	}
	if gexf := pageOf(t, s, "/network.gexf?actor=KEN"); !strings.Contains(gexf, "<gexf") {
		t.Error("the network cannot be taken away")
	}
}

// TestDrawn_Bad: forms with nonsense in them are told so in a line, or find nothing.
func TestDrawn_Bad(t *testing.T) {
	s, _ := made(t)
	h := s.Handler()
	for _, page := range []string{"/timeline", "/map", "/network", "/actors/KEN", "/actors/%00%ff", "/network.gexf", "/tables/places.csv", "/tables/pairs.json"} {
		for _, ask := range []string{"from=x", "from=2016-09-05&to=2015-01-01", "from=0001-01-01&to=9999-12-31", "actor=%00%27%22", "type=%3Cscript%3E", "process=%25", "q=%22", "q=-", "actor=" + url.QueryEscape(strings.Repeat("é", 5000)), "all=yes"} {
			w := httptest.NewRecorder()
			r := httptest.NewRequest("GET", page+"?"+ask, nil)
			r.Host = "localhost"
			h.ServeHTTP(w, r)
			if w.Code >= 500 || strings.Contains(w.Body.String(), "<script>") {
				t.Errorf("%s?%s: %d %s", page, cutEnd(ask, 60), w.Code, cutEnd(w.Body.String(), 200))
			}
		}
	}
}

// TestDrawings: a drawing is made once for all who look at it, and anew when the store
// is another.
func TestDrawings(t *testing.T) {
	s, st := made(t)
	n := 0
	draw := func(f store.Filter) {
		t.Helper()
		if _, err := s.drawings.of(t.Context(), st, f, func() (drawing, error) { n++; return drawing{}, nil }); err != nil {
			t.Fatal(err)
		}
	}
	draw(store.Filter{Limit: 1})
	draw(store.Filter{Limit: 1})
	draw(store.Filter{Limit: 2})
	if n != 2 {
		t.Errorf("two drawings were made %d times", n)
	}
	if _, err := st.Begin(t.Context(), "recode", ""); err != nil {
		t.Fatal(err)
	}
	draw(store.Filter{Limit: 1})
	if n != 3 {
		t.Error("a drawing is kept though the store is another")
	}
	for i := range 3 * mostDrawings {
		draw(store.Filter{Limit: 10 + i})
	}
	if len(s.drawings.list) > mostDrawings || len(s.drawings.order) > mostDrawings {
		t.Errorf("%d drawings are kept", len(s.drawings.list))
	}
}

func mustDay(t *testing.T, s string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
