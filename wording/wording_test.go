package wording

import (
	"strings"
	"testing"

	"readout"
	"readout/processes"
)

func TestDays(t *testing.T) {
	for iso, want := range map[string]string{
		"2024-03-05": "Tuesday 5 March 2024", "2024-03": "March 2024", "2024": "2024", "2024-03-05/2024-03-07": "5 to 7 March 2024",
		"2024-02-28/2024-03-02": "28 February to 2 March 2024", "2024-03-01/2024-03-31": "March 2024", "soon": "soon", "": "",
	} {
		if got := Day(iso); got != want {
			t.Errorf("Day(%q) = %q, want %q", iso, got, want)
		}
	}
	if got := FromTo("2024-03-11", "2024-03-17"); got != "2024-03-11 to 17" {
		t.Error(got)
	}
}

// TestPlain: what is shown is on one line and moves no terminal.
func TestPlain(t *testing.T) {
	if got := Plain("a\n b\x1b[31m\u202ec\U0010F001"); strings.ContainsAny(got, "\n\x1b\u202e\U0010F001") || !strings.HasPrefix(got, "a b") {
		t.Errorf("%q", got)
	}
	if got := List([]string{"A", "B", "C"}); got != "A, B and C" {
		t.Error(got)
	}
	if got := Cut("one two three four", 12); got != "one two.." {
		t.Error(got)
	}
}

// TestTones: every state, standing and status has a word, and what is only claimed is
// never in the tone of what is so.
func TestTones(t *testing.T) {
	for _, s := range processes.States {
		if OfState(s) == "" || strings.Contains(Spaced(s), "_") {
			t.Errorf("%s: %q", s, OfState(s))
		}
	}
	for _, s := range []string{processes.Confirmed, processes.Asserted, processes.Disputed, processes.Inferred, processes.Pinned, processes.Noted} {
		w, tone := Standing(s)
		if good := s == processes.Confirmed || s == processes.Pinned; w == "" || (tone == Good) != good {
			t.Errorf("%s: %q %s", s, w, tone)
		}
	}
	for s, want := range map[readout.Status]Tone{readout.Happened: Good, readout.Ongoing: Good, readout.NotHappened: Bad, readout.Alleged: Claimed, readout.Planned: Open, readout.Conditional: Open} {
		if _, got := Status(s); got != want {
			t.Errorf("%s: %s", s, got)
		}
	}
}

// TestTeller quotes a record's report and names who speaks.
func TestTeller(t *testing.T) {
	text := "\"We will go,\" said Ada Berg, the envoy. Talks opened in Oslo."
	at := func(s string) readout.Span {
		i := int32(strings.Index(text, s))
		return readout.Span{Start: i, End: i + int32(len(s))}
	}
	rec := &readout.Record{Report: &readout.Report{Text: text}, Sentences: []readout.Span{{Start: 0, End: 39}, {Start: 40, End: int32(len(text))}},
		Actors:     []readout.Actor{{ID: "a1", Name: "Ada Berg", Kind: readout.ActorPerson, Office: "Envoy", Country: "NOR", Mentions: []readout.Span{at("Ada Berg")}}},
		Statements: []readout.Statement{{ID: "s1", Speakers: []string{"a1"}, Source: at("Ada Berg"), Cue: at("said"), Content: []readout.Span{at("\"We will go,\"")}, SourceKind: readout.SourceNamed, Quote: readout.QuoteDirect}}}
	w := Of(rec)
	if got := w.FullName("a1"); got != "Ada Berg (Envoy, NOR)" {
		t.Error(got)
	}
	if got := w.Surname("a1"); got != "Berg" {
		t.Error(got)
	}
	if got := w.Quote(at("\"We will go,\"")); got != `"We will go"` {
		t.Error(got)
	}
	if got := w.Vouched([]string{"s1", readout.ByAuthor}); got != "the report and Berg" {
		t.Error(got)
	}
	if first, end := w.Sentences(at("Talks")); first != 1 || end != 2 {
		t.Error(first, end)
	}
	f := w.Findings()
	if len(f) != 2 || f[0].Label() != "statement s1" || f[0].What != "Berg, named, direct" || f[1].Label() != "actor a1" {
		t.Errorf("%+v", f)
	}
}
