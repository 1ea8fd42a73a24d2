package storetest

import (
	"math/rand/v2"
	"strings"
	"testing"

	"readout"
	"readout/store"
)

// testEdits holds how many edited copies are found, and that nothing else is: texts of
// our own, of 200 to 800 words.
func testEdits(t *testing.T, s *store.Store) {
	const texts = 60
	m := NewMaker(31)
	r := rand.New(rand.NewPCG(1, 2))
	var recs []*readout.Record
	for range texts {
		m.Sentences = 10 + r.IntN(26)
		recs = append(recs, m.Record())
		put(t, s, store.Filed{Record: recs[len(recs)-1]}, store.Stored)
	}
	if c := must[store.Counts](t)(s.Count(ctx)); c.TextGroups != texts {
		t.Fatalf("%d texts of their own make %d groups", texts, c.TextGroups)
	}
	pairs, wrong := texts*(texts-1)/2, 0
	for _, c := range []struct {
		name  string
		floor int // percent
		edit  func(words []string) string
	}{
		{"another headline", 100, func(w []string) string { return m.title() + "\n\n" + strings.Join(w, " ") }},
		{"first half", 100, func(w []string) string { return strings.Join(w[:len(w)/2], " ") }},
		{"first quarter", 95, func(w []string) string { return strings.Join(w[:len(w)/4], " ") }},
		{"half in another story", 95, func(w []string) string {
			m.Sentences = 10
			other := m.Record().Report.Text
			return other[:len(other)/2] + " " + strings.Join(w[:len(w)/2], " ") + " " + other[len(other)/2:]
		}},
		{"15 % of the words changed", 90, func(w []string) string {
			out := append([]string(nil), w...)
			for i := range out {
				if r.IntN(100) < 15 {
					out[i] = m.words[m.zipf.Uint64()]
				}
			}
			return strings.Join(out, " ")
		}},
	} {
		right := 0
		for _, rec := range recs {
			cp := withText(rec, c.edit(strings.Fields(rec.Report.Text)))
			put(t, s, store.Filed{Record: cp}, store.Stored)
			switch got := reports(t, s, store.Filter{Report: []string{cp.Report.ID}}); got[0].Group {
			case rec.Report.ID:
				right++
			case cp.Report.ID:
			default:
				wrong++
			}
			pairs += texts - 1
		}
		t.Logf("%-26s found %d of %d", c.name, right, texts)
		if right*100 < c.floor*texts {
			t.Errorf("%s: %d of %d copies found, want %d %%", c.name, right, texts, c.floor)
		}
	}
	t.Logf("false: %d of %d pairs", wrong, pairs)
	if wrong > 0 {
		t.Errorf("%d reports stand in a group of another text", wrong)
	}
	first := recs[0].Report.ID
	g := must[*store.TextGroup](t)(s.Copies(ctx, first))
	if len(g.Reports) < 4 {
		t.Errorf("the first has %d copies", len(g.Reports)-1)
	}
	testForgottenGroup(t, s, recs[1], m)
	testChain(t, s, m)
}

// testChain holds that copies of copies are in one group, though they share nothing.
func testChain(t *testing.T, s *store.Store, m *Maker) {
	t.Helper()
	m.Sentences = 16
	first, rest := m.Record(), m.Record().Report.Text
	between := withText(first, first.Report.Text[len(first.Report.Text)/2:]+" "+rest)
	last := withText(first, rest)
	for _, rec := range []*readout.Record{first, between, last} {
		put(t, s, store.Filed{Record: rec}, store.Stored)
	}
	if g := must[*store.TextGroup](t)(s.Copies(ctx, last.Report.ID)); len(g.Reports) != 3 {
		t.Errorf("a copy of a copy stands in a group of %d reports, want 3", len(g.Reports))
	}
}

// testForgottenGroup holds that copies stay together when the first of them is
// forgotten, and that later ones still find them.
func testForgottenGroup(t *testing.T, s *store.Store, rec *readout.Record, m *Maker) {
	t.Helper()
	before := must[*store.TextGroup](t)(s.Copies(ctx, rec.Report.ID))
	if _, err := s.Forget(ctx, rec.Report.ID, "asked to"); err != nil {
		t.Fatal(err)
	}
	var left string
	for _, r := range before.Reports {
		if r.ID != rec.Report.ID {
			left = r.ID
		}
	}
	after := must[*store.TextGroup](t)(s.Copies(ctx, left))
	if len(after.Reports) != len(before.Reports)-1 {
		t.Errorf("of %d copies %d are left without the first", len(before.Reports), len(after.Reports))
	}
	late := withText(rec, m.title()+" "+rec.Report.Text)
	put(t, s, store.Filed{Record: late}, store.Stored)
	if got := reports(t, s, store.Filter{Report: []string{late.Report.ID}}); got[0].Group != after.Reports[0].Group {
		t.Errorf("a copy that came later is in group %s, want %s", got[0].Group, after.Reports[0].Group)
	}
	if _, err := s.Copies(ctx, rec.Report.ID); err == nil {
		t.Error("the forgotten report still has copies")
	}
}
