package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/store"
)

func testGroups(t *testing.T, s *store.Store) {
	m := NewMaker(10)
	rec := m.Record()
	put(t, s, store.Filed{Record: rec}, store.Stored)
	text := rec.Report.Text
	other := m.Record().Report.Text
	for name, c := range map[string]struct {
		text string
		same bool
	}{
		"another headline":  {"Quite another headline\n\n" + text, true},
		"the first half":    {text[:len(text)/2], true},
		"the first quarter": {text[:len(text)/4], true},
		"half in another":   {other[:len(other)/2] + text[:len(text)/2], true},
		"capitals":          {strings.ToUpper(text), true},
		"another text":      {m.Record().Report.Text, false},
	} {
		cp := withText(rec, c.text)
		put(t, s, store.Filed{Record: cp}, store.Stored)
		got := reports(t, s, store.Filter{Report: []string{cp.Report.ID}})
		if same := got[0].Group == rec.Report.ID; same != c.same {
			t.Errorf("%s: in the group of the first: %v (share %.2f)", name, same, got[0].Share)
		}
	}
	if got := reports(t, s, store.Filter{Group: []string{rec.Report.ID}}); len(got) != 6 {
		t.Errorf("%d reports in the group, want 6", len(got))
	}
	if c := must[store.Counts](t)(s.Count(ctx)); c.TextGroups != 2 {
		t.Errorf("%d groups, want 2", c.TextGroups)
	}
}

// testBoilerplate holds that what an outlet prints under everything makes no copies of
// its reports, once it is known for that.
func testBoilerplate(t *testing.T, s *store.Store) {
	m := NewMaker(11)
	m.Sentences = 6
	footer := small(12).Record().Report.Text
	m.Sentences = 20
	m.Footer = footer // about a third of a long report
	for range 60 {
		put(t, s, store.Filed{Record: m.Record()}, store.Stored)
	}
	m.Sentences = 9 // and half of a short one
	var short []*readout.Record
	for range 12 {
		short = append(short, m.Record())
	}
	alone := 0
	for _, rec := range short {
		put(t, s, store.Filed{Record: rec}, store.Stored)
		if got := reports(t, s, store.Filter{Report: []string{rec.Report.ID}}); got[0].Group == rec.Report.ID {
			alone++
		}
	}
	if alone < 11 {
		t.Errorf("%d of 12 reports with the same footer are groups of their own", alone)
	}
	cp := withText(short[0], "Seen elsewhere: "+short[0].Report.Text)
	put(t, s, store.Filed{Record: cp}, store.Stored)
	if got := reports(t, s, store.Filter{Report: []string{cp.Report.ID}}); got[0].Group != reports(t, s, store.Filter{Report: []string{short[0].Report.ID}})[0].Group {
		t.Error("a copy of a report with a footer is not found")
	}
}

func testShort(t *testing.T, s *store.Store) {
	m := NewMaker(13)
	m.Sentences = 4
	found := 0
	for range 20 {
		rec := m.Record()
		put(t, s, store.Filed{Record: rec}, store.Stored)
		cp := withText(rec, "  "+strings.ReplaceAll(rec.Report.Text, ".", " ."))
		put(t, s, store.Filed{Record: cp}, store.Stored)
		if got := reports(t, s, store.Filter{Report: []string{cp.Report.ID}}); got[0].Group == rec.Report.ID {
			found++
		}
	}
	if found < 19 {
		t.Errorf("%d of 20 copies of reports of four sentences are found", found)
	}
}

func testFilters(t *testing.T, s *store.Store) {
	m := small(14)
	var recs []*readout.Record
	for range 30 {
		rec := m.Record()
		recs = append(recs, rec)
		put(t, s, store.Filed{Record: rec}, store.Stored)
	}
	yes, no := true, false
	type want func(*readout.Record, *readout.Event) bool
	country := func(rec *readout.Record, ids []string, c string) bool {
		return slices.ContainsFunc(rec.Actors, func(a readout.Actor) bool { return a.Country == c && slices.Contains(ids, a.ID) })
	}
	id := recs[3].Report.ID
	for name, c := range map[string]struct {
		f    store.Filter
		want want
	}{
		"all":    {store.Filter{}, func(*readout.Record, *readout.Event) bool { return true }},
		"type":   {store.Filter{Type: []string{"aid", "ASSAULT"}}, func(_ *readout.Record, e *readout.Event) bool { return e.Type == "AID" || e.Type == "ASSAULT" }},
		"status": {store.Filter{Status: []string{"planned"}}, func(_ *readout.Record, e *readout.Event) bool { return e.Status == readout.Planned }},
		"quad":   {store.Filter{Quad: []int{4}}, func(_ *readout.Record, e *readout.Event) bool { return e.Quad == 4 }},
		"actor": {store.Filter{Actor: []string{"KEN"}}, func(r *readout.Record, e *readout.Event) bool {
			return country(r, e.Actors, "KEN") || country(r, e.Recipients, "KEN")
		}},
		"source": {store.Filter{Source: []string{"KEN", "SOM"}}, func(r *readout.Record, e *readout.Event) bool {
			return country(r, e.Actors, "KEN") || country(r, e.Actors, "SOM")
		}},
		"target": {store.Filter{Target: []string{"KEN"}}, func(r *readout.Record, e *readout.Event) bool { return country(r, e.Recipients, "KEN") }},
		"report": {store.Filter{Report: []string{id}}, func(r *readout.Record, _ *readout.Event) bool { return r.Report.ID == id }},
		"outlet": {store.Filter{Outlet: []string{"Gazette"}}, func(r *readout.Record, _ *readout.Event) bool { return r.Report.Outlet == "Gazette" }},
		"lang":   {store.Filter{Lang: []string{"fr"}}, func(*readout.Record, *readout.Event) bool { return false }},
		"from, to": {store.Filter{From: "2016-03-01", To: "2016-07-31"}, func(_ *readout.Record, e *readout.Event) bool {
			return e.Date >= "2016-03-01" && e.Date <= "2016-07-31"
		}},
		"score":      {store.Filter{MinScore: .5}, func(_ *readout.Record, e *readout.Event) bool { return float64(e.Score) >= .5 }},
		"background": {store.Filter{Background: &yes}, func(*readout.Record, *readout.Event) bool { return false }},
		"the news":   {store.Filter{Background: &no, Type: []string{"AID"}}, func(_ *readout.Record, e *readout.Event) bool { return e.Type == "AID" }},
		"place":      {store.Filter{Place: []string{"FRA"}}, func(r *readout.Record, e *readout.Event) bool { return place(r, e).Country == "FRA" }},
		"place, name": {store.Filter{Place: []string{strings.ToUpper(place(recs[0], &recs[0].Events[0]).Name)}}, func(r *readout.Record, e *readout.Event) bool {
			return strings.HasPrefix(strings.ToLower(place(r, e).Name), strings.ToLower(place(recs[0], &recs[0].Events[0]).Name))
		}},
		"without": {store.Filter{Without: []store.Filter{{Type: []string{"AID"}}}}, func(_ *readout.Record, e *readout.Event) bool { return e.Type != "AID" }},
		"also":    {store.Filter{Type: []string{"AID"}, Also: []store.Filter{{Quad: []int{2}}}}, func(_ *readout.Record, e *readout.Event) bool { return e.Type == "AID" && e.Quad == 2 }},
		"now":     {store.Filter{AsOf: time.Now().Add(time.Minute), Quad: []int{1}}, func(_ *readout.Record, e *readout.Event) bool { return e.Quad == 1 }},
	} {
		wanted := map[string]bool{}
		for _, r := range recs {
			for i := range r.Events {
				if c.want(r, &r.Events[i]) {
					wanted[store.EventID(r.Report.ID, &r.Events[i])] = true
				}
			}
		}
		got := events(t, s, c.f)
		if len(got) != len(wanted) {
			t.Errorf("%s: %d events, want %d", name, len(got), len(wanted))
		}
		for _, e := range got {
			if !wanted[e.ID] {
				t.Errorf("%s: %+v", name, e)
			}
		}
		if tally := must[store.Tally](t)(s.Tally(ctx, "events", c.f, 0)); tally.Rows != int64(len(wanted)) {
			t.Errorf("%s: counted %d, want %d", name, tally.Rows, len(wanted))
		}
		statements(t, s, c.f)
		reports(t, s, c.f)
	}
	anonymous := 0
	for _, r := range recs {
		for _, st := range r.Statements {
			if st.Anonymity.Reason != "" {
				anonymous++
			}
		}
	}
	if got := statements(t, s, store.Filter{Anonymous: &yes}); len(got) != anonymous {
		t.Errorf("%d statements without a name, want %d", len(got), anonymous)
	}
}

func place(r *readout.Record, e *readout.Event) *readout.Place {
	i := slices.IndexFunc(r.Places, func(p readout.Place) bool { return p.ID == e.Place })
	return &r.Places[i]
}

func testWords(t *testing.T, s *store.Store) {
	texts := map[string]string{
		"accents":  "President Erdoğan met Şahin in Düsseldorf; the café was José's.",
		"plain":    "Foreign ministers met in Geneva. U.S. officials said the cease-fire of 2016 holds.",
		"quotes":   "“We will not stop,” he said — ‘never’. The Kenyan-led force, AMISOM, agreed: 3.5 million dollars, 100%.",
		"cyrillic": "Москва и Киев обменялись пленными",
		"address":  "Write to press@example.org or see https://example.org/a/b?c=d at 10:30.",
		"mixed":    "The F-16 and MH17 cases of covid19",
	}
	ids := map[string]string{}
	for name, text := range texts {
		rec := withText(small(15).Record(), text)
		rec.Report.Title = ""
		put(t, s, store.Filed{Record: rec}, store.Stored)
		ids[rec.Report.ID] = name
	}
	for q, want := range map[string]string{
		"erdogan": "accents", "ERDOĞAN": "accents", "sahin": "accents", "dusseldorf": "accents", "cafe": "accents", "jose s": "accents", "José": "accents",
		"us": "", "u.s. officials": "plain", "cease fire": "plain", "cease-fire": "plain", "ceasefire": "", "2016": "plain", "geneva u": "plain", "ministers geneva": "",
		"we will not stop": "quotes", "stop he said": "quotes", "said never": "quotes", "kenyan": "quotes", "kenya*": "quotes", "keny": "", "3.5 million": "quotes", "5 million": "quotes", "100": "quotes", "amisom": "quotes",
		"москва": "cyrillic", "МОСКВА": "cyrillic", "пленными": "cyrillic",
		"press": "address", "example": "address", "example.org": "address", "org a b c d at 10 30": "address", "https": "address",
		"f 16": "mixed", "mh17": "mixed", "mh": "", "covid19": "mixed", "covid*": "mixed", "met": "accents plain", "the cease": "plain", "nowhere": "",
	} {
		var got []string
		for _, r := range reports(t, s, store.Filter{Words: words(q)}) {
			got = append(got, ids[r.ID])
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", q, got, want)
		}
	}
	both := store.Words{All: [][]store.Phrase{{store.MakePhrase("met")}}, None: []store.Phrase{store.MakePhrase("geneva")}}
	if got := reports(t, s, store.Filter{Words: both}); len(got) != 1 || ids[got[0].ID] != "accents" {
		t.Errorf("met, not geneva: %+v", got)
	}
	either := store.Words{All: [][]store.Phrase{{store.MakePhrase("mh17"), store.MakePhrase("amisom")}}}
	if got := reports(t, s, store.Filter{Words: either}); len(got) != 2 {
		t.Errorf("mh17 or amisom: %+v", got)
	}
	none := store.Words{None: []store.Phrase{store.MakePhrase("met")}}
	if got := reports(t, s, store.Filter{Words: none}); len(got) != len(texts)-2 {
		t.Errorf("not met: %d", len(got))
	}
}

// odd are texts that mean something to SQL, to indexes of words, to LIKE, or nothing.
var odd = []string{
	"", " ", "'", `"`, `""`, "''", `foo"`, "a AND", "AND", "OR NOT", "NEAR(a b)", "col:x", "title:x", "-", "*", "a*", "^a", "(", ")", "a)", "+", "&", "|", "!", "a & b", "a <-> b", ":*", "'a':*", "\\", "a\\", "%", "_", "?1", "$1", "{}", "[]",
	"\x00", "a\x00b", "\xff", "\xff\xfe a", "\xed\xa0\x80", "\u0301", "a\u0301", "\u200b", "\u202e", "\ufeff", "½", "①", "Ⅳ", "😀", "中文", "العربية", "İ", "ß", "ﬁ", strings.Repeat("a", 10000), noise(9000), noise(20) + " " + noise(5000), strings.Repeat("a ", 5000), strings.Repeat("\"", 500), "\n\t\r", "--", "/* */", ";", "a;DROP TABLE reports",
}

// noise is a text that cannot be made shorter.
func noise(n int) string {
	r := rand.New(rand.NewPCG(uint64(n), 1))
	b := make([]rune, n)
	for i := range b {
		b[i] = rune('a' + r.IntN(26))
		if r.IntN(3) == 0 {
			b[i] = rune(0x4e00 + r.IntN(0x5000))
		}
	}
	return string(b)
}

func testOdd(t *testing.T, s *store.Store) {
	m := small(16)
	for i, o := range odd {
		rec := m.Record()
		r := rec.Report
		r.Title, r.Outlet, r.URL, r.Lang, r.Byline = o, o, o, o, o
		for j := range rec.Actors {
			a := &rec.Actors[j]
			a.Name, a.Office, a.Key, a.Kind, a.Country = o, o, o, o, o
		}
		for j := range rec.Places {
			rec.Places[j].Name, rec.Places[j].Country = o, o
		}
		for j := range rec.Events {
			e := &rec.Events[j]
			e.Mode, e.CAMEO, e.Code, e.Rule, e.Date = o, o, o, o, o
		}
		for j := range rec.Statements {
			st := &rec.Statements[j]
			st.CueType, st.Stance, st.Anonymity.Reason = o, o, o
		}
		if _, err := s.Put(ctx, store.Filed{Record: rec, Input: store.Input{Source: o, Part: i, Reason: o, Stamp: o}}); err != nil {
			t.Errorf("%q: %v", o, err)
		}
		raw := withText(rec, fmt.Sprintf("%d %s", i, o))
		if _, err := s.Put(ctx, store.Filed{Record: raw}); err != nil {
			t.Errorf("text %q: %v", o, err)
		}
		if _, err := s.Get(ctx, raw.Report.ID); err != nil {
			t.Errorf("text %q: %v", o, err)
		}
	}
	for _, o := range odd {
		list := []string{o, "x"}
		f := store.Filter{Report: list, Group: list, Actor: list, Source: list, Target: list, Type: list, Status: list, Place: list, Outlet: list, Lang: list, From: o, To: o}
		each := []store.Filter{f, {Report: list}, {Group: list}, {Actor: list}, {Source: list}, {Target: list}, {Type: list}, {Status: list}, {Place: list}, {Outlet: list}, {Lang: list}, {From: o}, {To: o}}
		for _, p := range []store.Phrase{store.MakePhrase(o), store.MakePhrase(o + "*")} {
			if len(p.Words) > 0 {
				each = append(each, store.Filter{Words: store.Words{All: [][]store.Phrase{{p}}}}, store.Filter{Words: store.Words{None: []store.Phrase{p}}}, store.Filter{Words: store.Words{All: [][]store.Phrase{{p}}, None: []store.Phrase{p}}})
			}
		}
		for _, f := range each {
			f.Limit = 20
			events(t, s, f)
			statements(t, s, f)
			reports(t, s, f)
		}
		for _, typed := range []string{o, "actor:" + o, "date:" + o, `"` + o, "-" + o, o + " OR " + o} {
			if _, err := s.Search(ctx, store.ParseQuery(typed, nil), 5); err != nil {
				t.Errorf("search %q: %v", typed, err)
			}
		}
	}
	if err := s.Check(ctx); err != nil {
		t.Error(err)
	}
}

func testMany(t *testing.T, s *store.Store) {
	m := small(17)
	ids := make([]string, 0, 70000)
	for i := range 70000 {
		ids = append(ids, fmt.Sprintf("%016x", i))
	}
	rec := m.Record()
	put(t, s, store.Filed{Record: rec}, store.Stored)
	ids = append(ids, rec.Report.ID)
	f := store.Filter{Report: ids, Group: ids, Status: append(ids, "happened", "planned", "alleged", "not_happened")}
	if got := events(t, s, f); len(got) != len(rec.Events) {
		t.Errorf("%d events, want %d", len(got), len(rec.Events))
	}
	if got := reports(t, s, store.Filter{Report: ids, Lang: append(ids, "en"), Group: ids}); len(got) != 1 {
		t.Errorf("%d reports, want 1", len(got))
	}
}

// testPaging reads page after page while new reports come in.
func testPaging(t *testing.T, s *store.Store) {
	m := NewMaker(18)
	m.Sentences = 160 // forty events
	want := map[string]bool{}
	for range 30 {
		rec := m.Record()
		put(t, s, store.Filed{Record: rec}, store.Stored)
		for i := range rec.Events {
			want[store.EventID(rec.Report.ID, &rec.Events[i])] = true
		}
	}
	n, last := 0, int64(1<<62)
	for e, err := range s.Events(ctx, store.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if !want[e.ID] {
			t.Fatal("an event stands twice, or is new, in the pages")
		}
		if e.N >= last {
			t.Fatal("events are not in order")
		}
		delete(want, e.ID)
		last = e.N
		if n++; n%100 == 0 {
			put(t, s, store.Filed{Record: m.Record()}, store.Stored)
		}
	}
	if len(want) > 0 {
		t.Errorf("%d events are missing in the pages", len(want))
	}
	if got := events(t, s, store.Filter{Limit: 700}); len(got) != 700 {
		t.Errorf("%d events, want 700", len(got))
	}
	if got := events(t, s, store.Filter{Limit: 500}); len(got) != 500 {
		t.Errorf("%d events, want 500", len(got))
	}
}
