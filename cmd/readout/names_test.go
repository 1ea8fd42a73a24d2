package main

import (
	"slices"
	"testing"

	"readout"
	"readout/wording"
)

func TestVouched(t *testing.T) {
	p := newPage(invented(), 80, false)
	f := func(want string, by ...string) {
		t.Helper()
		if got := p.Vouched(by); got != want {
			t.Errorf("%v: %q, want %q", by, got, want)
		}
	}
	f("")
	f("the report", readout.ByAuthor)
	f("the report and Rov", "s3", readout.ByAuthor)
	f("an official, Rov and medics", "s2", "s3", "s4", "s4")
	f("the report and 4 others", "s1", "s2", "s3", "s4", readout.ByAuthor)
	f("a document and inferred", readout.ByDocument, readout.ByInferred)
	f("", "s99")
	if got := p.Voucher([]string{"s3", readout.ByAuthor}); got != "the report" {
		t.Errorf("in a column: %q", got)
	}
}

func TestOrigin(t *testing.T) {
	text := "“I hope we win,” Rov said. “We must.”"
	rec := &readout.Record{Report: &readout.Report{Text: text}, Statements: []readout.Statement{
		{ID: "s1", Speakers: []string{"a1"}}, {ID: "s2", Continues: "s1"}, {ID: "s3", NestedIn: "s2", Source: readout.Span{Start: 3, End: 4}},
		{ID: "s4", Continues: "s5"}, {ID: "s5", Continues: "s4"}, // a mistake that must not hang
	}}
	p := newPage(rec, 80, false)
	for _, id := range []string{"s1", "s2", "s3"} {
		if o := p.Origin(p.Said[id]); o.ID != "s1" {
			t.Errorf("%s comes from %s", id, o.ID)
		}
	}
	p.Origin(p.Said["s4"])
}

func TestWithin(t *testing.T) {
	for in, want := range map[string]string{"The official": "the official", "They": "they", "Theresa May": "Theresa May", "US officials": "US officials", "": ""} {
		if got := wording.Within(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestCutWords(t *testing.T) {
	for in, want := range map[string]string{"short": "short", "a senior US official": "a senior US..", "Iskandarkulovich": "Iskandarkulov.."} {
		if got := wording.Cut(in, 15); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestJoinExplain(t *testing.T) {
	f := func(in, want []string) {
		t.Helper()
		if got := joinExplain(in); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	f([]string{"read", "--explain", "12", "a.txt"}, []string{"read", "--explain=12", "a.txt"})
	f([]string{"read", "--explain", "a.txt"}, []string{"read", "--explain", "a.txt"})
	f([]string{"read", "a.txt", "--explain"}, []string{"read", "a.txt", "--explain"})
	f([]string{"read", "--", "--explain", "12"}, []string{"read", "--", "--explain", "12"})
}
