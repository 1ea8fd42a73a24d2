package storetest

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/store"
)

// corpus puts a few reports of known content.
func corpus(t testing.TB, s *store.Store) []*readout.Record {
	t.Helper()
	m := small(21)
	var out []*readout.Record
	for i, text := range []string{
		"The Kenyan envoy met rebels at the northern border. Talks on a ceasefire go on.",
		"A ceasefire held at the border, a Somali officer said. The river rose.",
		"Der Präsident Gül besuchte Kisumu.",
		"Troops of Kenya shelled the river port of Kisumu, said an official who would not be named.",
	} {
		rec := withText(m.Record(), text)
		rec.Report.Title, rec.Report.Outlet = "Number "+string(rune('A'+i)), "Lake Gazette"
		rec.Report.Published = readout.Published{}
		out = append(out, rec)
	}
	span := func(text, words string) readout.Span {
		at := strings.Index(text, words)
		if at < 0 {
			t.Fatalf("%q is not in %q", words, text)
		}
		return readout.Span{Start: int32(at), End: int32(at + len(words))}
	}
	talk, shell := out[0], out[3]
	talk.Actors = []readout.Actor{{ID: "a1", Key: "KEN", Name: "Kenya", Kind: "government", Country: "KEN"}, {ID: "a2", Name: "rebels", Kind: "armed_group", Country: "SOM"}}
	talk.Events = []readout.Event{{ID: "e1", Type: "CONSULT", Mode: "meet", Quad: 1, Status: readout.Happened, Actors: []string{"a1"}, Recipients: []string{"a2"}, Date: "2016-09-05", Trigger: span(talk.Report.Text, "met"),
		Evidence: []readout.Span{span(talk.Report.Text, "The Kenyan envoy met rebels at the northern border")}, Score: .9}}
	shell.Actors = []readout.Actor{{ID: "a1", Key: "KEN", Name: "Kenya", Kind: "government", Country: "KEN"}, {ID: "a2", Name: "an official", Kind: "person", Anonymous: true}}
	shell.Places = []readout.Place{{ID: "p1", Name: "Kisumu", Country: "KEN"}}
	shell.Events = []readout.Event{{ID: "e1", Type: "ASSAULT", Mode: "heavy-weapons", Quad: 4, Status: readout.Alleged, Actors: []string{"a1"}, Date: "2016-10", Place: "p1", Trigger: span(shell.Report.Text, "shelled"),
		Evidence: []readout.Span{span(shell.Report.Text, "Troops of Kenya shelled the river port of Kisumu")}, Score: .6, Background: true}}
	shell.Statements = []readout.Statement{{ID: "s1", Speakers: []string{"a2"}, Source: span(shell.Report.Text, "an official who would not be named"), Cue: span(shell.Report.Text, "said"), CueType: "say",
		Anonymity: readout.Anonymity{Reason: "not_given"}, Content: []readout.Span{span(shell.Report.Text, "Troops of Kenya shelled the river port of Kisumu")}}}
	for _, rec := range out {
		put(t, s, store.Filed{Record: rec}, store.Stored)
	}
	return out
}

// testSearch holds what queries find: reports by the letter of their title, e for the
// events, s for statements, with a capital letter each.
func testSearch(t *testing.T, s *store.Store) {
	names := func(n string) []string {
		if n = strings.ToLower(n); n == "kenya" || n == "kenyan" {
			return []string{"KEN"}
		}
		return nil
	}
	recs := corpus(t, s)
	letter := map[string]string{}
	for i, r := range recs {
		letter[r.Report.ID] = string(rune('A' + i))
	}
	for query, want := range map[string]string{
		"ceasefire":                        "B A",
		"ceasefire border":                 "B A",
		"ceasefire -talks":                 "B",
		"CEASEFIRE NOT talks":              "B",
		`"northern border"`:                "A eA",
		`“northern border”`:                "A eA",
		`"border northern"`:                "",
		"talks OR river":                   "D B A eD sD",
		"talks OR river ceasefire":         "B A",
		"talk*":                            "A",
		"kenya":                            "D eD sD +Kenya",
		"gul":                              "C",
		"GÜL":                              "C",
		"actor:KEN":                        "D A eD eA",
		"actor:kenyan":                     "D A eD eA",
		"actor:Kenya river":                "D eD",
		"actor:rebel":                      "A eA",
		"actor:KEN actor:SOM":              "A eA",
		"actor:KEN,SOM":                    "D A eD eA",
		"actor:KEN OR actor:SOM":           "D A eD eA",
		"-actor:SOM type:CONSULT":          "",
		"-actor:SOM actor:KEN":             "D eD",
		"source:KEN":                       "D A eD eA",
		"target:KEN":                       "",
		"target:SOM":                       "A eA",
		"source:anonymous":                 "D sD",
		"source:anonymous -river":          "",
		"type:assault":                     "D eD",
		"type:ASSAULT:heavy-weapons":       "D eD",
		"type:ASSAULT:aerial":              "",
		"type:consult,assault":             "D A eD eA",
		"type:say":                         "D sD",
		"status:alleged":                   "D eD",
		"place:kisumu":                     "D eD",
		"place:Kenya":                      "D eD",
		"quad:4":                           "D eD",
		"background:no actor:KEN":          "A eA",
		"type:CONSULT date:2016-09":        "eA",
		"type:CONSULT date:2016-09-06..":   "",
		"date:2016-10-15..2016-10-20 port": "eD",
		"outlet:gazette ceasefire":         "B A",
		"outlet:azette ceasefire":          "",
		"score:0.8 actor:KEN":              "A eA",
		"report:" + recs[1].Report.ID:      "B",
		"copies:" + recs[1].Report.ID:      "B",
		"process:dam":                      "",
		"!!!":                              "",
		"":                                 "D C B A eD eA sD",
		"nosuchword":                       "",
		"status:":                          "",
		"http://border":                    "",
	} {
		found, err := s.Search(ctx, store.ParseQuery(query, names), 10)
		if err != nil {
			t.Errorf("%q: %v", query, err)
			continue
		}
		var got []string
		for _, h := range found.Hits {
			switch h.Kind {
			case store.KindReport:
				got = append(got, letter[h.Report.ID])
			case store.KindEvent:
				got = append(got, "e"+letter[h.Event.Report])
			case store.KindStatement:
				got = append(got, "s"+letter[h.Statement.Report])
			case store.KindActor:
				got = append(got, "+"+h.Actor.Name)
			}
			for _, m := range h.Snippet.Marks {
				if m[0] < 0 || m[0] >= m[1] || m[1] > len(h.Snippet.Text) {
					t.Errorf("%q: mark %v outside %q", query, m, h.Snippet.Text)
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q found %q, want %q", query, strings.Join(got, " "), want)
		}
	}
	found := must[*store.Found](t)(s.Search(ctx, store.ParseQuery("border ceasefire", nil), 1))
	if tally := found.Tally[store.KindReport]; len(found.Hits) != 1 || tally.Rows != 2 || tally.TextGroups != 2 {
		t.Errorf("one of two: %+v", found)
	}
	sn := found.Hits[0].Snippet
	var marked []string
	for _, m := range sn.Marks {
		marked = append(marked, sn.Text[m[0]:m[1]])
	}
	if strings.Join(marked, " ") != "ceasefire border" {
		t.Errorf("marked %q in %q", marked, sn.Text)
	}
	testCounts(t, s)
}

// testCounts holds what players and timelines count in the corpus.
func testCounts(t *testing.T, s *store.Store) {
	t.Helper()
	list := must[[]store.Player](t)(s.Players(ctx, store.Filter{Limit: 10}))
	if len(list) != 3 || list[0].Key != "KEN" || list[0].AsActor != 2 || list[0].Reports != 2 || list[0].TextGroups != 2 || list[0].First != "2016-09-05" || list[0].Last != "2016-10-01" {
		t.Errorf("players: %+v", list)
	}
	list = must[[]store.Player](t)(s.Players(ctx, store.Filter{Actor: []string{"rebel"}}))
	if len(list) != 1 || list[0].Name != "rebels" || list[0].AsRecipient != 1 || list[0].Example == "" {
		t.Errorf("rebels: %+v", list)
	}
	for _, c := range []struct {
		unit, by string
		want     []store.Bucket
	}{
		{"month", "", []store.Bucket{{From: "2016-09-01", To: "2016-09-30", Events: 1, Reports: 1, TextGroups: 1}, {From: "2016-10-01", To: "2016-10-31", Events: 1, Reports: 1, TextGroups: 1}}},
		{"week", "quad", []store.Bucket{{From: "2016-09-05", To: "2016-09-11", Name: "1", Events: 1, Reports: 1, TextGroups: 1}, {Name: "4", Wide: true, Events: 1, Reports: 1, TextGroups: 1}}},
		{"day", "type", []store.Bucket{{From: "2016-09-05", To: "2016-09-05", Name: "CONSULT", Events: 1, Reports: 1, TextGroups: 1}, {Name: "ASSAULT", Wide: true, Events: 1, Reports: 1, TextGroups: 1}}},
	} {
		got := must[[]store.Bucket](t)(s.Timeline(ctx, store.Filter{}, c.unit, c.by))
		if len(got) != len(c.want) {
			t.Errorf("by %s and %q: %+v", c.unit, c.by, got)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("by %s and %q: %+v, want %+v", c.unit, c.by, got[i], c.want[i])
			}
		}
	}
}

// FuzzSearch holds that whatever is searched for is found or not, and never an error.
func FuzzSearch(f *testing.F, s *store.Store) {
	corpus(f, s)
	for _, q := range []string{`ceasefire "northern border" -x OR y`, `actor:KEN,"a b" date:2016-09.. type:ASSAULT:aerial`, `"`, `'`, `-`, `*`, `a*b* *`, `NEAR(a b)`, `col:x ^y {z}`, `a AND`, `OR OR`, `-"`,
		`source:anonymous background:no quad:9 status:x place:'%_!' outlet:!`, "\x00\xff\u202e", `a & b | !c <-> d:*`, `\`, `actor:` + strings.Repeat("x", 300), strings.Repeat(`"a `, 60), strings.Repeat("-", 99), `date:9999-12..`, `actor:\`} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q := store.ParseQuery(text, nil)
		found, err := s.Search(ctx, q, 3)
		if err != nil {
			t.Fatalf("search %q: %v", text, err)
		}
		for _, h := range found.Hits {
			if !utf8.ValidString(h.Snippet.Text) {
				t.Errorf("search %q: the snippet %q is torn", text, h.Snippet.Text)
			}
			for _, m := range h.Snippet.Marks {
				if m[0] < 0 || m[0] >= m[1] || m[1] > len(h.Snippet.Text) {
					t.Fatalf("search %q: mark %v in %q", text, m, h.Snippet.Text)
				}
			}
		}
		q.Filter.Limit = 3
		if _, err := s.Players(ctx, q.Filter); err != nil {
			t.Fatalf("players of %q: %v", text, err)
		}
		if _, err := s.Timeline(ctx, q.Filter, "week", "type"); err != nil {
			t.Fatalf("timeline of %q: %v", text, err)
		}
	})
}
