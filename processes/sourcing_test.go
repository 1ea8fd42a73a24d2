package processes

import (
	"slices"
	"strings"
	"testing"
)

// claims adds a claim of a source to the report that the teller made last.
func (w *teller) claims(value, by, name, words string, answers ...string) *Fact {
	w.t.Helper()
	e := w.es[len(w.es)-1]
	f := e.Facts[0]
	f.ID, f.Kind, f.Value, f.Denied, f.Name, f.Answers = f.ID+"c"+string(rune('a'+len(e.Facts))), KindClaim, value, value == ClaimDenies, name, answers
	f.What = Quote{10, 20, words}
	f.Evidence = []Quote{f.What}
	f.Vouched = []Voucher{{Kind: VoucherSide, Side: by}}
	if strings.HasPrefix(by, "?") {
		f.Vouched = []Voucher{{Kind: VoucherUnnamed, Side: by[1:], Name: "a diplomat"}}
	}
	e.Facts = append(e.Facts, f)
	return &e.Facts[len(e.Facts)-1]
}

// stood writes how the claim of a state, or the one with some words, stood from day to day.
func stood(p *Process, what string) string {
	for i := range p.Claims {
		c := &p.Claims[i]
		if c.Value != what && !strings.Contains(c.Words.Words, what) {
			continue
		}
		var out []string
		for _, h := range c.History {
			out = append(out, h.From[5:]+" "+h.How)
		}
		return strings.Join(out, ", ")
	}
	return "nothing"
}

// TestSourcing: how claims stand, and stood.
func TestSourcing(t *testing.T) {
	f := func(name, what, want string, tell func(w *teller)) {
		t.Run(name, func(t *testing.T) {
			w := &teller{t: t}
			tell(w)
			first := stood(w.process(AsOf{}, Rules{}), what)
			if first != want {
				t.Errorf("%s, want %s", first, want)
			}
			slices.Reverse(w.es)
			if again := stood(w.process(AsOf{}, Rules{}), what); again != first {
				t.Errorf("from the last report to the first: %s, before: %s", again, first)
			}
		})
	}
	f("one side", "deadlocked", "03-05 one_side", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "deadlocked", "AAA")
	})
	f("both sides, the second later", "deadlocked", "03-05 one_side, 03-06 both_sides", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "deadlocked", "AAA")
		w.says("2024-03-06", "deadlocked", "bbb.front")
	})
	f("unnamed only, then the report itself", "deadlocked", "03-05 unnamed_only, 03-06 report", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "deadlocked", "?")
		w.says("2024-03-06", "deadlocked", "author")
	})
	f("the mediator is no side", "deadlocked", "03-05 third_party", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "deadlocked", "EEE")
	})
	f("what the report alone says is no claim of anybody's", "in_session", "nothing", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
	})
	f("denied, then admitted", "pre_negotiation", "03-01 unnamed_only, 03-03 disputed, 04-20 both_sides", func(w *teller) {
		w.says("2024-03-01", "pre_negotiation", "?")
		w.says("2024-03-03", "", "AAA")
		w.claims(ClaimDenies, "AAA", topicTalks, "no contacts")
		w.says("2024-04-20", "", "AAA")
		w.claims(ClaimConfirms, "AAA", topicDenied, "what it had denied")
		w.claims(ClaimConfirms, "bbb.front", topicTalks, "the contacts")
	})
	f("that talks broke down is another thing to deny", "pre_negotiation", "03-01 unnamed_only", func(w *teller) {
		w.says("2024-03-01", "pre_negotiation", "?")
		w.says("2024-03-03", "", "AAA")
		w.claims(ClaimDenies, "AAA", topicTalks, "that the talks had collapsed")
	})
	f("a wish for talks confirms no contacts", "pre_negotiation", "03-01 unnamed_only, 03-03 disputed", func(w *teller) {
		w.says("2024-03-01", "pre_negotiation", "?")
		w.says("2024-03-03", "", "AAA")
		w.claims(ClaimDenies, "AAA", topicTalks, "any contacts with the rebels")
		w.says("2024-03-09", "", "AAA")
		w.claims(ClaimConfirms, "AAA", topicTalks, "that it wished the talks to resume")
	})
	f("a denial of one's own is that side's word", "shelled the mill", "03-05 one_side", func(w *teller) {
		w.says("2024-03-05", "in_session", "author")
		w.claims(ClaimDenies, "AAA", "", "that it shelled the mill")
	})
	f("a denial finds the words it answers in an earlier report", "shelled the mill", "03-05 one_side, 03-06 disputed", func(w *teller) {
		w.says("2024-03-05", "in_session", "author")
		w.claims(ClaimAccuses, "bbb.front", "", "the army shelled the mill at Dorva")
		w.says("2024-03-06", "in_session", "author")
		w.claims(ClaimDenies, "AAA", "", "that the army shelled any mill")
	})
	f("a denial of something else does not", "shelled the mill", "03-05 one_side", func(w *teller) {
		w.says("2024-03-05", "in_session", "author")
		w.claims(ClaimAccuses, "bbb.front", "", "the army shelled the mill at Dorva")
		w.says("2024-03-06", "in_session", "author")
		w.claims(ClaimDenies, "AAA", "", "that the harvest was late")
	})
	f("nobody denies his own word", "shelled the mill", "03-05 one_side", func(w *teller) {
		w.says("2024-03-05", "in_session", "author")
		w.claims(ClaimAccuses, "AAA", "", "the rebels shelled the mill at Dorva")
		w.says("2024-03-06", "in_session", "author")
		w.claims(ClaimDenies, "AAA", "", "that it shelled the mill at Dorva")
	})
	f("an unnamed source alone", "close to a deal", "03-05 unnamed_only", func(w *teller) {
		w.says("2024-03-05", "in_session", "author")
		w.claims(ClaimSays, "?", "", "the two are close to a deal")
	})
	f("who does not dispute it vouches for nothing", "a night in the abbey", "03-05 one_side", func(w *teller) {
		w.says("2024-03-05", "in_session", "author")
		x := w.claims(ClaimConfirms, "AAA", "", "a night in the abbey")
		w.claims(ClaimLeaves, "bbb.front", "", "it", x.ID)
	})
}

// TestRivals: what two sides tell in ways that cannot both be so.
func TestRivals(t *testing.T) {
	event := func(w *teller, day, by, on, voice string) {
		w.says(day, "in_session", "author")
		e := w.es[len(w.es)-1]
		f := e.Facts[0]
		f.ID, f.Kind, f.Value, f.By, f.On, f.From = f.ID+"e", KindEvent, "ASSAULT", []string{by}, []string{on}, "2024-03-04"
		f.Vouched = []Voucher{{Kind: VoucherSide, Side: voice}}
		e.Facts = append(e.Facts, f)
	}
	began := func(w *teller) []string {
		var out []string
		p := w.process(AsOf{}, Rules{})
		for _, c := range p.Claims {
			if c.About == AboutEvent {
				out = append(out, c.How)
			}
		}
		return out
	}
	w := &teller{t: t}
	event(w, "2024-03-04", "AAA", "bbb.front", "bbb.front")
	event(w, "2024-03-05", "bbb.front", "AAA", "AAA")
	if got := began(w); !slices.Equal(got, []string{Disputed}) {
		t.Errorf("each says the other began: %v", got)
	}
	w = &teller{t: t} // both say that AAA did
	event(w, "2024-03-04", "AAA", "bbb.front", "bbb.front")
	event(w, "2024-03-05", "AAA", "bbb.front", "AAA")
	if got := began(w); len(got) != 0 {
		t.Errorf("both say that one of them began: %v", got)
	}
	w = &teller{t: t}
	event(w, "2024-03-04", "AAA", "bbb.front", "bbb.front")
	w.says("2024-03-05", "in_session", "author")
	w.claims(ClaimDenies, "AAA", "", "that its troops opened fire")
	if got := began(w); !slices.Equal(got, []string{Disputed}) {
		t.Errorf("he denies having opened fire: %v", got)
	}
	w = &teller{t: t}
	event(w, "2024-03-04", "AAA", "bbb.front", "bbb.front")
	w.says("2024-03-05", "in_session", "author")
	w.claims(ClaimDenies, "AAA", "", "that a date had been set")
	if got := began(w); len(got) != 0 {
		t.Errorf("he denies something else: %v", got)
	}
}
