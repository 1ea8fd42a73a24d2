package talks

import (
	"slices"
	"testing"

	"readout"
)

// quoted makes a reading of one sentence of which a statement has the words from
// a to b, and actors of three countries, one of them with a mediator's part.
func quoted(t *testing.T, kind string, speakers ...string) *reading {
	t.Helper()
	r := readSentence("They said that a deal was reached.")
	rec := &readout.Record{
		Actors: []readout.Actor{
			{ID: "a1", Name: "Peru", Kind: readout.ActorGovernment, Country: "PER", Key: "PER"},
			{ID: "a2", Name: "Ecuador", Kind: readout.ActorGovernment, Country: "ECU", Key: "ECU"},
			{ID: "a3", Name: "Chile", Kind: readout.ActorGovernment, Country: "CHL", Key: "CHL"},
			{ID: "a4", Name: "an official", Kind: readout.ActorPerson, Anonymous: true},
			{ID: "a5", Name: "the northern front", Kind: readout.ActorArmedGroup, Country: "PER", Sectors: []string{"REB"}},
			{ID: "a6", Name: "Ana Paz", Kind: readout.ActorPerson, Country: "PER", Sectors: []string{"GOV"}},
		},
		Statements: []readout.Statement{{ID: "s1", Speakers: speakers, SourceKind: kind, CueType: "say", Content: []readout.Span{{Start: 10, End: 33}}}},
	}
	r.start(embedded(), r.d, rec)
	return r
}

// TestVoice holds the second gate: whose word it is, and whether it may move a state.
func TestVoice(t *testing.T) {
	deal := readout.Span{Start: 17, End: 21}
	parties := []string{"ECU", "PER"}
	f := func(want bool, kind string, speakers ...string) {
		t.Helper()
		r := quoted(t, kind, speakers...)
		v := r.voice(deal)
		if !slices.Equal(v, []string{"s1"}) {
			t.Errorf("vouched by %v", v)
		}
		if got := r.corroborated(v, parties); got != want {
			t.Errorf("%s %v: corroborated %v", kind, speakers, got)
		}
	}
	f(false, readout.SourceInstitution, "a1")      // one side
	f(true, readout.SourceInstitution, "a1", "a2") // both
	f(true, readout.SourceInstitution, "a3")       // a third, by name
	f(false, readout.SourceAnonymous, "a3")        // a third, unnamed
	f(false, readout.SourceAnonymous, "a4")        // nobody knows who
	f(true, readout.SourceDocument)
	r := quoted(t, readout.SourceNamed, "a1")
	if v := r.voice(readout.Span{Start: 0, End: 4}); !slices.Equal(v, []string{readout.ByAuthor}) || !r.corroborated(v, parties) {
		t.Errorf("outside the statement: vouched by %v", v)
	}
}

// TestParties holds who counts as a side: a minister is the state's, rebels are
// their own.
func TestParties(t *testing.T) {
	r := quoted(t, readout.SourceNamed, "a1")
	if got := r.parties([]string{"a6", "a2", "a1"}); !slices.Equal(got, []string{"a1", "a2"}) {
		t.Errorf("parties %v", got)
	}
	if got := r.sidesOf([]string{"a1", "a5", "a4"}); !slices.Equal(got, []string{"PER", "a5"}) {
		t.Errorf("sides %v", got)
	}
}
