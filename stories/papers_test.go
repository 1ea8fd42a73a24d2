package stories

import (
	"maps"
	"testing"
)

// TestPapers holds that what is done once, and told with its day in several stories, is
// one, whatever words tell it, and that another day, paper, stage or side is another.
func TestPapers(t *testing.T) {
	truce := func(t *Telling) { t.With = []string{Stem("truce"), "ink"} }
	day := onDay("2031-03-04")
	began := func(t *Telling) { t.Mode = "ceasefire" }
	about := func(cast ...string) func(*Telling) {
		return func(t *Telling) { t.By, t.To, t.Cast = nil, nil, cast }
	}
	others := func(t *Telling) {
		t.By, t.To, t.Cast = []Party{{Key: "XXA", Land: "XXA"}}, []Party{{Key: "XXB", Land: "XXB"}}, nil
	}
	list := []Telling{
		did("r1/e1", "2031-03-05", "SUPPORT", "signed a ceasefire agreement", day),
		did("r2/e1", "2031-04-25", "AGREE", "truce, signed", all(day, about())),
		did("r3/e1", "2031-03-05", "SUPPORT", "put their names", all(day, truce)),
		did("r4/e1", "2031-03-06", "AGREE", "truce, signed", all(onDay("2031-03-05"), about())), // another day
		did("r5/e1", "2031-03-05", "AGREE", "treaty, signed", all(day, about("XXA", "XXB"))),    // another paper of others
		did("r7/e1", "2031-03-08", "RETREAT", "ceasefire took", all(onDay("2031-03-07"), began, about("LOR"))),
		did("r8/e1", "2031-03-29", "RETREAT", "truce began", all(func(t *Telling) { t.From, t.Until, t.Told = "2031-03-06", "2031-03-08", true }, began, about("LOR!", "LOR"))),
		did("r9/e1", "2031-03-12", "RETREAT", "ceasefire took", all(onDay("2031-03-11"), began, about("LOR"))), // another day
	}
	want := map[string]string{
		"r1/e1": "r1/e1", "r2/e1": "r1/e1", "r3/e1": "r1/e1",
		"r4/e1": "r4/e1", "r5/e1": "r5/e1",
		"r7/e1": "r7/e1", "r8/e1": "r7/e1", "r9/e1": "r9/e1",
	}
	if got := joined(list); !maps.Equal(got, want) {
		t.Errorf("joined %v, want %v", got, want)
	}
	list = append(list, did("r6/e1", "2031-03-05", "SUPPORT", "signed a ceasefire agreement", all(day, others))) // of others: the one without sides can be either
	want["r2/e1"], want["r6/e1"] = "r2/e1", "r6/e1"
	if got := joined(list); !maps.Equal(got, want) {
		t.Errorf("two truces: joined %v, want %v", got, want)
	}
}
