package stories

import (
	"maps"
	"testing"
)

// TestBreaking holds that one report's walking out and suspending of talks is one, and
// that calling off, another doer and another day are not it; that a mediator's "we have
// agreed" is the accord of the sides.
func TestBreaking(t *testing.T) {
	day := onDay("2031-03-04")
	nth := func(n int) func(*Telling) { return func(t *Telling) { t.Nth = n } }
	undated := func(t *Telling) { t.From, t.Until = "2031-03-04", "2031-03-04" }
	swapped := func(t *Telling) { t.By, t.To = t.To, t.By }
	at := func(t *Telling) { t.With = []string{"talk"} }
	un := func(t *Telling) {
		t.Symmetric, t.By, t.To = true, []Party{{Name: "Ann Dorrit", Land: "UNO", Words: Phrase("Ann Dorrit")}}, nil
	}
	both := func(t *Telling) { t.Symmetric, t.By, t.To = true, append(t.By, t.To...), nil }
	for name, c := range map[string]struct {
		list []Telling
		want map[string]string
	}{
		"left": {[]Telling{
			did("r1/e1", "2031-03-04", "REJECT", "pulled the plug", all(day, at)),
			did("r1/e2", "2031-03-04", "SANCTION", "suspended its participation", all(undated, nth(1))),
		}, map[string]string{"r1/e1": "r1/e1", "r1/e2": "r1/e1"}},
		"walked": {[]Telling{
			did("r1/e1", "2031-03-04", "REJECT", "walked out of the talks", day),
			did("r1/e2", "2031-03-04", "SANCTION", "froze the dialogue", all(undated, nth(2))),
		}, map[string]string{"r1/e1": "r1/e1", "r1/e2": "r1/e1"}},
		"called off": {[]Telling{
			did("r1/e1", "2031-03-04", "SANCTION", "suspended its participation", day),
			did("r1/e2", "2031-03-04", "REJECT", "called off the talks", all(undated, nth(1))),
		}, map[string]string{"r1/e1": "r1/e1", "r1/e2": "r1/e2"}},
		"the other side": {[]Telling{
			did("r1/e1", "2031-03-04", "REJECT", "walked out of the talks", day),
			did("r1/e2", "2031-03-04", "SANCTION", "suspended the talks", all(undated, swapped, nth(1))),
		}, map[string]string{"r1/e1": "r1/e1", "r1/e2": "r1/e2"}},
		"the next day": {[]Telling{
			did("r1/e1", "2031-03-04", "REJECT", "walked out of the talks", day),
			did("r1/e2", "2031-03-04", "SANCTION", "suspended the talks", all(onDay("2031-03-03"), nth(1))),
		}, map[string]string{"r1/e1": "r1/e1", "r1/e2": "r1/e2"}},
		"we agreed": {[]Telling{
			did("r1/e1", "2031-03-04", "AGREE", "reached an agreement", all(day, both)),
			did("r1/e2", "2031-03-04", "AGREE", "agreed on the dates", all(undated, un, nth(6))),
		}, map[string]string{"r1/e1": "r1/e1", "r1/e2": "r1/e1"}},
		"which accord": {[]Telling{
			did("r1/e1", "2031-03-04", "AGREE", "reached an agreement", all(onDay("2031-03-01"), both)),
			did("r1/e2", "2031-03-04", "AGREE", "agreed on the dates", all(undated, un, nth(6))),
		}, map[string]string{"r1/e1": "r1/e1", "r1/e2": "r1/e2"}},
	} {
		if got := grouped(c.list); !maps.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
