package audit

import (
	"slices"
	"testing"

	"readout"
)

// byHand is a record made by hand: Ada Berg speaks twice, once quoted, and is told
// of by a ministry; an official speaks once.
func byHand(id string) *readout.Record {
	const text = `"No," Ada Berg said. She spoke. The ministry said Berg had said so. An official said yes. He went on.`
	at := func(words string, n int32) readout.Span {
		for i := range len(text) - len(words) + 1 {
			if text[i:i+len(words)] == words {
				if n == 0 {
					return readout.Span{Start: int32(i), End: int32(i + len(words))}
				}
				n--
			}
		}
		panic("no " + words)
	}
	said := func(id, who, source string, n int32) readout.Statement {
		kind := readout.SourceNamed
		switch who {
		case "a2":
			kind = readout.SourceInstitution
		case "a3":
			kind = readout.SourceAnonymous
		}
		return readout.Statement{ID: id, Speakers: []string{who}, Source: at(source, n), SourceKind: kind, CueType: "say", Quote: readout.QuoteIndirect, Content: []readout.Span{at("so", 0)}}
	}
	s1, s2, s3, s4, s5, s6 := said("s1", "a1", "Ada Berg", 0), said("s2", "a1", "She", 0), said("s3", "a2", "The ministry", 0),
		said("s4", "a1", "Berg", 1), said("s5", "a3", "An official", 0), said("s6", "a3", "", 0)
	s1.Quote, s4.NestedIn = readout.QuoteDirect, "s3"
	s6.Continues, s6.Speakers, s6.Source = "s5", nil, readout.Span{}
	return &readout.Record{
		Report: &readout.Report{ID: id, Text: text},
		Actors: []readout.Actor{
			{ID: "a1", Key: "NOR:berg", Name: "Ada Berg", Kind: readout.ActorPerson, Country: "NOR", Office: "Minister", Rank: "ministerial", Mentions: []readout.Span{at("Ada Berg", 0), at("She", 0)}},
			{ID: "a2", Name: "The ministry", Kind: readout.ActorGovernment, Country: "NOR"},
			{ID: "a3", Name: "An official", Kind: readout.ActorPerson, Anonymous: true, Rank: "official", Mentions: []readout.Span{at("An official", 0)}},
		},
		Statements: []readout.Statement{s1, s2, s3, s4, s5, s6},
	}
}

func TestOf(t *testing.T) {
	a := Of(byHand("1"))
	if a.Statements != 5 || a.Quoted != 1 || len(a.Sources) != 3 {
		t.Fatalf("%d statements, %d quoted, %d sources", a.Statements, a.Quoted, len(a.Sources))
	}
	berg, official := a.Sources[0], a.Sources[2]
	if want := (Count{Statements: 2, Quoted: 1, SecondHand: 1}); berg.Count != want {
		t.Errorf("Berg: %+v", berg.Count)
	}
	if berg.Gender != Woman || berg.Side != "NOR" || berg.Said[2].Through != "s3" {
		t.Errorf("Berg: %+v", berg)
	}
	if official.Count.Statements != 2 || official.Class != Unnamed || official.Type != Insider || official.Side != "" {
		t.Errorf("the official: %+v", official)
	}
}

// TestGender holds that pronouns that do not agree say nothing.
func TestGender(t *testing.T) {
	rec := byHand("1")
	he := rec.Statements[0].Source
	he.Start, he.End = int32(len(rec.Report.Text)-11), int32(len(rec.Report.Text)-9)
	if w := he.In(rec.Report.Text); w != "He" {
		t.Fatal(w)
	}
	rec.Actors[0].Mentions = append(rec.Actors[0].Mentions, he)
	if g := Of(rec).Sources[0].Gender; g != "" {
		t.Errorf("he and she are %q", g)
	}
}

func TestSum(t *testing.T) {
	sum := Sum([]*Audit{Of(byHand("1")), Of(byHand("2")), Of(byHand("1"))})
	if sum.Reports != 2 || len(sum.Twice) != 1 || sum.Statements != 10 {
		t.Errorf("%d reports, %d given twice, %d statements", sum.Reports, len(sum.Twice), sum.Statements)
	}
	i := slices.IndexFunc(sum.Sources, func(v Voice) bool { return v.Name == "Ada Berg" })
	if i < 0 || sum.Sources[i].Reports != 2 || sum.Sources[i].Statements != 4 || sum.Sources[i].Quoted != 2 || !slices.Equal(sum.Sources[i].In[1].Statements, []string{"s1", "s2"}) {
		t.Errorf("Berg: %+v", sum.Sources)
	}
	officials := 0
	for _, v := range sum.Sources {
		if v.Class == Unnamed {
			officials++
		}
	}
	if officials != 2 {
		t.Errorf("two unnamed officials of two reports became %d", officials)
	}
	if i := slices.IndexFunc(sum.Flags, func(r Raised) bool { return r.Rule == "no-reason" }); i < 0 || sum.Flags[i].Times != 2 {
		t.Errorf("flags: %+v", sum.Flags)
	}
}

// TestEmpty holds that a record without anything is audited too.
func TestEmpty(t *testing.T) {
	a := Of(&readout.Record{Report: &readout.Report{Skipped: "language: fr"}})
	if len(a.Sources) != 0 || len(a.Flags) != 0 || a.Report.Skipped == "" {
		t.Errorf("%+v", a)
	}
	if s := Sum(nil); s.Reports != 0 {
		t.Errorf("%+v", s)
	}
}
