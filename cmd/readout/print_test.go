package main

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/wording"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden holds got against a file, or writes the file with -update.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; to write it: go test ./cmd/readout -update", err)
	}
	if got != string(want) {
		t.Errorf("%s differs; if the change is meant: go test ./cmd/readout -update\n%s", file, firstDifference(got, string(want)))
	}
}

// firstDifference shows the first line in which two texts differ.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			line := "(nothing)"
			if i < len(w) {
				line = w[i]
			}
			return "got  " + g[i] + "\nwant " + line
		}
	}
	return "got fewer lines"
}

// invented is a record made by hand, so that the page can be tested on its own.
func invented() *readout.Record {
	text := `No accord as Vostland and Sudmark meet

Vostland's President Ada Berg and her Sudmark counterpart Ilya Rov met on Monday in Oslo for ninety minutes. The talks ended without an accord.

“It was frank,” a senior Sudmark official said, speaking without a name to describe a private talk. An official said differences over wording remained.

“If they do not sign, we will close the border,” Rov said. He accused Vostland of shelling the port, which it denies.

Talks are to resume in the coming days. The shelling killed at least 3 people, medics said. In 2019 the two sides signed a truce that failed.
`
	span := func(words string) readout.Span {
		i := strings.Index(text, words)
		if i < 0 {
			panic("not in the text: " + words)
		}
		return readout.Span{Start: int32(i), End: int32(i + len(words))}
	}
	cue := func(words string) readout.Span { // the last word of a phrase
		s := span(words)
		return readout.Span{Start: s.End - 4, End: s.End}
	}
	spans := func(words ...string) (out []readout.Span) {
		for _, w := range words {
			out = append(out, span(w))
		}
		return out
	}
	item := func(id, words string, st readout.Status, by ...string) readout.Item {
		return readout.Item{ID: id, Span: span(words), Status: st, VouchedBy: by, Evidence: spans(words), Rule: "made by hand", Score: 0.8}
	}
	lat, lon := 59.91, 10.75
	return &readout.Record{
		Schema: readout.Schema,
		Report: &readout.Report{Title: "No accord as Vostland and Sudmark meet", Text: text, Lang: "en",
			Published: readout.Published{Date: time.Date(2024, 3, 11, 0, 0, 0, 0, time.UTC), Basis: readout.BasisFlag, Certain: true},
			Layout:    []readout.Layout{{Span: readout.Span{Start: 0, End: 38}, Kind: readout.LayoutTitle}},
			Residue:   []readout.Residue{{Span: span("No accord"), Kind: "other"}}},
		Sentences: spans(
			"Vostland's President Ada Berg and her Sudmark counterpart Ilya Rov met on Monday in Oslo for ninety minutes.",
			"The talks ended without an accord.",
			"“It was frank,” a senior Sudmark official said, speaking without a name to describe a private talk.",
			"An official said differences over wording remained.",
			"“If they do not sign, we will close the border,” Rov said.",
			"He accused Vostland of shelling the port, which it denies.",
			"Talks are to resume in the coming days.",
			"The shelling killed at least 3 people, medics said.",
			"In 2019 the two sides signed a truce that failed."),
		Actors: []readout.Actor{
			{ID: "a1", Name: "Vostland", Kind: readout.ActorGovernment, Country: "VOS", Sectors: []string{"GOV"}, Mentions: spans("Vostland")},
			{ID: "a2", Name: "Ada Berg", Kind: readout.ActorPerson, Country: "VOS", Office: "President", Mentions: spans("Ada Berg")},
			{ID: "a3", Name: "Ilya Rov", Kind: readout.ActorPerson, Country: "SUD", Office: "President", Mentions: spans("Ilya Rov")},
			{ID: "a4", Name: "Sudmark", Kind: readout.ActorGovernment, Country: "SUD", Mentions: spans("Sudmark")},
			{ID: "a5", Name: "a senior Sudmark official", Kind: readout.ActorPerson, Side: "SUD", Anonymous: true, Rank: "senior_official"},
			{ID: "a6", Name: "an official", Kind: readout.ActorPerson, Anonymous: true, Rank: "official"},
			{ID: "a7", Name: "medics", Kind: readout.ActorPeople, Anonymous: true},
		},
		Statements: []readout.Statement{
			{ID: "s1", Speakers: []string{"a5"}, Source: span("a senior Sudmark official"), SourceKind: readout.SourceAnonymous, Cue: cue("senior Sudmark official said"),
				Content: spans("“It was frank,”"), Quote: readout.QuoteDirect, Sentence: 2, Rule: "quote",
				Anonymity: readout.Anonymity{Reason: "private_matter", Span: span("to describe a private talk")}},
			{ID: "s2", Speakers: []string{"a6"}, Source: span("An official"), SourceKind: readout.SourceAnonymous, Cue: cue("An official said"),
				Content: spans("differences over wording remained"), Quote: readout.QuoteIndirect, Sentence: 3, Rule: "clause"},
			{ID: "s3", Speakers: []string{"a3"}, Source: span("Rov"), SourceKind: readout.SourceNamed, Cue: cue("Rov said"),
				Content: spans("If they do not sign, we will close the border"), Quote: readout.QuoteDirect, Sentence: 4},
			{ID: "s4", Speakers: []string{"a7"}, Source: span("medics"), SourceKind: readout.SourceAnonGroup, Cue: cue("medics said"),
				Content: spans("The shelling killed at least 3 people"), Quote: readout.QuoteIndirect, Sentence: 7},
		},
		Events: []readout.Event{
			{ID: "e1", Type: "REJECT", Actors: []string{"a1", "a4"}, Symmetric: true, Status: readout.Happened, VouchedBy: []string{readout.ByAuthor},
				Trigger: span("ended without an accord"), Evidence: spans("The talks ended without an accord"), Date: "2024-03-11", DateBasis: readout.BasisInferred, Rule: "fail.talks", CAMEO: "120"},
			{ID: "e2", Type: "THREATEN", Mode: "restrict", Actors: []string{"a4"}, Recipients: []string{"a1"}, Status: readout.Conditional, VouchedBy: []string{"s3"},
				Trigger: span("close the border"), Evidence: spans("If they do not sign, we will close the border")},
			{ID: "e3", Type: "ASSAULT", Actors: []string{"a1"}, Status: readout.Alleged, VouchedBy: []string{"s9"}, Trigger: span("shelling the port"), Place: "p1"},
			{ID: "e4", Type: "ASSAULT", Status: readout.Happened, VouchedBy: []string{"s4"}, Trigger: span("killed"), Evidence: spans("The shelling killed at least 3 people"),
				Counts: []readout.Count{{Kind: "killed", Range: readout.Range{Min: 3, Max: 3, Text: "at least 3"}, Span: span("at least 3 people")}}},
			{ID: "e5", Type: "AGREE", Actors: []string{"a1", "a4"}, Symmetric: true, Status: readout.Happened, VouchedBy: []string{readout.ByAuthor}, Background: true, Trigger: span("signed a truce"), Date: "2019"},
		},
		Times:  []readout.Timex{{ID: "t1", Span: span("in the coming days"), Type: "DATE", Value: "FUTURE_REF", Anchor: "published", Begin: "2024-03-12", End: "2024-03-18", Rule: "coming"}},
		Places: []readout.Place{{ID: "p1", Span: span("Oslo"), Name: "Oslo", Kind: "capital", Country: "NOR", Lat: &lat, Lon: &lon}},
		Meetings: []readout.Meeting{
			{Item: item("m1", "met on Monday", readout.Happened, readout.ByAuthor), Kind: "meeting", Parties: []string{"a1", "a4"},
				Participants: []readout.Participant{{Actor: "a2", Role: "principal"}, {Actor: "a3", Role: "principal"}, {Actor: "a5", EvidenceKind: "photo"}},
				Level:        "head_of_state_gov", Format: "bilateral", Mode: "in_person", Date: "2024-03-11", DateBasis: readout.BasisAnchored, Place: "p1",
				Duration: "PT90M", Overran: true, Agenda: []readout.Topic{{Topic: span("the border"), Via: "s3"}, {Topic: span("wording"), Weight: "main"}},
				Tone: []readout.Tone{{Word: span("frank"), Holder: "a5"}}},
			{Item: item("m2", "Talks are to resume", readout.Planned, readout.ByAuthor), Kind: "talks", Parties: []string{"a1", "a4"}},
		},
		Positions: []readout.Position{{Item: item("x1", "If they do not sign, we will close the border", readout.Happened, "s3"), Holder: "a4", Stance: "demands", Issue: "border", Kind: "red_line"}},
		Proposals: []readout.Proposal{{Item: item("x2", "an accord", readout.NotHappened, readout.ByAuthor), Measures: spans("an accord")}},
		Threats: []readout.Threat{{Item: item("x3", "If they do not sign, we will close the border", readout.Conditional, "s3"), By: []string{"a4"}, To: []string{"a1"},
			Condition: span("If they do not sign"), Consequence: span("we will close the border"), Kind: "force"}},
		NextSteps:   []readout.NextStep{{Item: item("x4", "Talks are to resume in the coming days", readout.Planned, readout.ByAuthor), What: span("Talks are to resume"), When: "t1"}},
		Deadlines:   []readout.Deadline{{Item: item("x5", "If they do not sign", readout.Planned, "s3"), Date: "2024-03-18", SetBy: "a4", Consequence: span("close the border")}},
		Agreements:  []readout.Agreement{{Item: item("x6", "a truce that failed", readout.Happened, readout.ByAuthor), Kind: "ceasefire", Date: "2019", State: "failed"}},
		Relations:   []readout.Relation{{Item: item("x7", "the two sides", readout.Happened, readout.ByAuthor), A: "a1", Rel: "opposes", B: "a4"}},
		Effects:     []readout.Effect{{Item: item("x8", "killed at least 3 people", readout.Happened, "s4"), Kind: "deaths", Quantity: &readout.Range{Min: 3, Max: 3}, Cause: span("The shelling")}},
		Assessments: []readout.Assessment{{Item: item("x9", "It was frank", readout.Happened, "s1"), Holder: "a5", Polarity: "neutral"}},
		Processes: []readout.Process{{Item: item("k1", "The talks ended without an accord", readout.Happened, readout.ByAuthor), Parties: []string{"a1", "a4"}, Issues: []string{"border"},
			State: "ended_without_agreement", Resumption: "wanted", StickingPoints: []readout.StickingPoint{{Span: spans("differences over wording")[0]}}, Meetings: []string{"m2"}}},
	}
}

// shown is the page of rec as it goes into a pipe.
func shown(t *testing.T, rec *readout.Record, width int, verbose bool) string {
	t.Helper()
	var b strings.Builder
	if err := printRecord(&b, rec, width, false, verbose); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPage(t *testing.T) {
	golden(t, "testdata/page.txt", shown(t, invented(), 80, false))
	golden(t, "testdata/page-verbose.txt", shown(t, invented(), 100, true))
}

func TestPageExplains(t *testing.T) {
	var b strings.Builder
	if err := explainRecord(&b, invented(), nil, 0, 80, false); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/page-explain.txt", b.String())
	if err := explainRecord(&b, invented(), nil, 10, 80, false); err == nil || !strings.Contains(err.Error(), "9 sentences") {
		t.Errorf("sentence 10 of 9: error %v", err)
	}
}

// TestPageQuotes holds that what stands in quotation marks stands in the report.
func TestPageQuotes(t *testing.T) {
	rec := invented()
	all := strings.Join(strings.Fields(rec.Report.Text), " ")
	for _, width := range []int{1000, 5000} {
		page := shown(t, rec, width, width == 5000)
		for i, q := range strings.Split(page, `"`) {
			if i%2 == 1 && !strings.Contains(all, q) {
				t.Errorf("%q does not stand in the report", q)
			}
		}
	}
}

func TestPageWidth(t *testing.T) {
	for width := 20; width <= 120; width++ {
		for _, line := range strings.Split(shown(t, invented(), width, true), "\n") {
			if n := length(line); n > width {
				t.Errorf("width %d: %d columns: %s", width, n, line)
			}
		}
	}
}

// TestPageColour holds that colour only colours.
func TestPageColour(t *testing.T) {
	var b strings.Builder
	if err := printRecord(&b, invented(), 80, true, false); err != nil {
		t.Fatal(err)
	}
	painted := b.String()
	if !strings.Contains(painted, "\x1b[1mMET\x1b[0m") || !strings.Contains(painted, "\x1b[35malleged\x1b[0m") {
		t.Error("no colour where there should be some")
	}
	for _, code := range styleCodes {
		painted = strings.ReplaceAll(painted, code, "")
	}
	if want := shown(t, invented(), 80, false); painted != want {
		t.Errorf("colour moves the words: %s", firstDifference(painted, want))
	}
}

// TestPageHarmless holds that a report cannot write to the terminal.
func TestPageHarmless(t *testing.T) {
	evil := "A \x1b[2Jb\u202ec\u0085d" + string(styleBold) + "e"
	rec := &readout.Record{Report: &readout.Report{Title: evil, Text: evil, Outlet: evil, Byline: evil, Dateline: readout.Dateline{Place: evil}},
		Sentences:  []readout.Span{{Start: 0, End: int32(len(evil))}},
		Statements: []readout.Statement{{ID: "s1", Content: []readout.Span{{Start: 0, End: int32(len(evil))}}}}}
	page := shown(t, rec, 80, true)
	if strings.ContainsAny(page, "\x1b\u202e\u0085"+string(styleBold)) || strings.Contains(page, evil) {
		t.Errorf("%q", page)
	}
}

func TestSkipped(t *testing.T) {
	rec := &readout.Record{Report: &readout.Report{Title: "Titre", Text: "Bonjour.", Lang: "fr", Skipped: "language: fr"}}
	if page := shown(t, rec, 80, false); !strings.Contains(page, "Kept but not coded: it is in French, and only English is coded.") {
		t.Error(page)
	}
}

func TestDuration(t *testing.T) {
	for v, want := range map[string]string{"PT90M": "90 minutes", "PT1H": "1 hour", "P2D": "2 days", "P1M": "1 month", "PT1.5H": "1.5 hours", "PXD": "PXD", "": "", "P": "P", "PT": "PT"} {
		if got := wording.Duration(v); got != want {
			t.Errorf("%s: %s, want %s", v, got, want)
		}
	}
}

func TestDay(t *testing.T) {
	for v, want := range map[string]string{"2016-09-05": "Monday 5 September 2016", "2016-02": "February 2016", "2016": "2016",
		"2016-09-04/2016-09-05": "4 to 5 September 2016", "2016-08-30/2016-09-05": "30 August to 5 September 2016",
		"2016-01-01/2016-12-31": "2016", "2016-02-01/2016-02-29": "February 2016", "2015-12-30/2016-01-02": "30 December 2015 to 2 January 2016",
		"2016-09-05/2016-09-05": "Monday 5 September 2016", "2016/2018": "2016 to 2018", "": "", "2016-W10": "2016-W10"} {
		if got := wording.Day(v); got != want {
			t.Errorf("%s: %s, want %s", v, got, want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	text := "one two three four five six seven eight nine ten"
	p := newPage(&readout.Record{Report: &readout.Report{Text: text}}, 80, false)
	at := func(w string) readout.Span {
		i := int32(strings.Index(text, w))
		return readout.Span{Start: i, End: i + int32(len(w))}
	}
	for focus, want := range map[string]string{"one": `"one two three" ...`, "ten": `... "eight nine ten"`, "five": `... "five six" ...`} {
		if got := p.Excerpt(at(text), at(focus), 17); got != want {
			t.Errorf("%s: %s, want %s", focus, got, want)
		}
	}
}

func TestOutermost(t *testing.T) {
	s := func(a, b int32) readout.Span { return readout.Span{Start: a, End: b} }
	got := wording.Outermost([]readout.Span{s(2, 4), s(1, 5), s(1, 5), s(4, 7), {}})
	if want := []readout.Span{s(1, 5), s(4, 7)}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
