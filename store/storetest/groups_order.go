package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/store"
)

// copied are texts of our own with copies, parts, and reports that hold the texts of
// two or three others.
func copied(m *Maker, r *rand.Rand) (recs []*readout.Record) {
	var texts []string
	add := func(parts ...string) {
		rec := withText(m.Record(), strings.Join(parts, "\n\n"))
		recs, texts = append(recs, rec), append(texts, rec.Report.Text)
	}
	part := func() string {
		w := strings.Fields(texts[r.IntN(len(texts))])
		n := len(w)/3 + r.IntN(len(w)*2/3)
		from := r.IntN(len(w) - n + 1)
		return strings.Join(w[from:from+n], " ")
	}
	for range 14 {
		m.Sentences = 8 + r.IntN(20)
		add(m.Record().Report.Text)
	}
	for range 22 {
		switch r.IntN(4) {
		case 0:
			add(part())
		case 1:
			add(m.title(), part(), m.title())
		case 2:
			add(part(), part())
		default:
			m.Sentences = 6
			add(m.Record().Report.Text, part(), part())
		}
	}
	return recs
}

// partition says which of the reports are in one group, whatever the groups are called;
// names are what to call the reports.
func partition(t testing.TB, s *store.Store, f store.Filter, names map[string]int) string {
	t.Helper()
	groups := map[string][]int{}
	heads := map[string]bool{}
	for _, r := range reports(t, s, f) {
		groups[r.Group] = append(groups[r.Group], names[r.ID])
		if r.ID == r.Group {
			heads[r.ID] = true
		}
	}
	var out []string
	for id, list := range groups {
		if !heads[id] {
			t.Errorf("a group is called %s, which is not in it", id)
		}
		slices.Sort(list)
		out = append(out, fmt.Sprint(list))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// together puts reports that arrive at once, so that they share transactions.
func together(t testing.TB, s *store.Store, recs []*readout.Record) {
	t.Helper()
	var waits []func() (store.Outcome, error)
	for _, rec := range recs {
		waits = append(waits, must[func() (store.Outcome, error)](t)(s.Queue(ctx, store.Filed{Record: rec})))
	}
	for _, wait := range waits {
		must[store.Outcome](t)(wait())
	}
}

// testOrder holds that the groups are the same in whatever order reports arrive, one by
// one or many at a time, and that forgetting some leaves what there is without them.
func testOrder(t *testing.T, s *store.Store) {
	for round := range uint64(5) {
		m, r := NewMaker(40+round), rand.New(rand.NewPCG(round, 3))
		originals := copied(m, r)
		want, wantLeft := "", ""
		for try := range 6 {
			names := map[string]int{}
			var recs []*readout.Record
			for i, rec := range originals { // what was forgotten does not come back: the same words, another report
				recs = append(recs, withText(rec, rec.Report.Text+strings.Repeat(" .", try)))
				names[recs[i].Report.ID] = i
			}
			order := slices.Clone(recs)
			r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			if try%2 == 0 {
				together(t, s, order)
			} else {
				for _, rec := range order {
					put(t, s, store.Filed{Record: rec}, store.Stored)
				}
			}
			check := func(what, got string, want *string) {
				t.Helper()
				if *want == "" {
					*want = got
				} else if got != *want {
					t.Errorf("round %d, order %d%s: the groups are\n%s\nthey were\n%s", round, try, what, got, *want)
				}
				if n := must[store.Counts](t)(s.Count(ctx)).TextGroups; int(n) != strings.Count(got, "[") {
					t.Errorf("%d groups are counted, there are %d", n, strings.Count(got, "["))
				}
			}
			forget := func(list []*readout.Record) {
				t.Helper()
				for _, rec := range list {
					must[store.Removed](t)(s.Forget(ctx, rec.Report.ID, ""))
				}
			}
			check("", partition(t, s, store.Filter{}, names), &want)
			late := recs[len(recs)-12:]
			forget(late)
			check(", some forgotten", partition(t, s, store.Filter{}, names), &wantLeft)
			fewer := slices.DeleteFunc(order, func(rec *readout.Record) bool { return slices.Contains(late, rec) })
			forget(fewer)
			if try == 0 { // as if they had never come
				again := ""
				for i := range fewer {
					rec := withText(fewer[i], fewer[i].Report.Text+" !")
					names[rec.Report.ID] = names[fewer[i].Report.ID]
					fewer[i] = rec
				}
				together(t, s, fewer)
				if again = partition(t, s, store.Filter{}, names); again != wantLeft {
					t.Errorf("round %d: without the forgotten the groups are\n%s\nafterwards they were\n%s", round, again, wantLeft)
				}
				forget(fewer)
			}
		}
		if n := strings.Count(want, "["); n < 3 || n > 14 || strings.Count(wantLeft, "[") <= n-9 {
			t.Errorf("%d groups, then %s", n, wantLeft)
		}
		t.Logf("%d reports: %s; then %s", len(originals), want, wantLeft)
	}
	if c := must[store.Counts](t)(s.Count(ctx)); c != (store.Counts{}) {
		t.Errorf("%+v: all is forgotten", c)
	}
	var dump strings.Builder
	if err := s.Dump(ctx, &dump); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(dump.String(), `{"shingle":`) || strings.Contains(dump.String(), `{"sketch":`) {
		t.Error("hashes of forgotten reports are left")
	}
}

// testJoined holds that a report that joins two groups changes what is counted from then
// on, and not what was counted before.
func testJoined(t *testing.T, s *store.Store) {
	m := NewMaker(50)
	a, b, c := m.Record(), m.Record(), m.Record()
	for _, rec := range []*readout.Record{a, b, c} {
		put(t, s, store.Filed{Record: rec}, store.Stored)
	}
	time.Sleep(3 * time.Millisecond)
	then := time.Now()
	time.Sleep(3 * time.Millisecond)
	both := withText(a, b.Report.Text+"\n\n"+a.Report.Text)
	put(t, s, store.Filed{Record: both}, store.Stored)
	independent := func(what string, f store.Filter, want int64) {
		t.Helper()
		for _, table := range []string{"reports", "events"} {
			if got := must[store.Tally](t)(s.Tally(ctx, table, f, 0)).TextGroups; got != want {
				t.Errorf("%s: %s of %d independent texts, want %d", what, table, got, want)
			}
		}
	}
	independent("joined", store.Filter{}, 2)
	independent("before", store.Filter{AsOf: then}, 3)
	group := func(rec *readout.Record, f store.Filter) string {
		f.Report = []string{rec.Report.ID}
		return reports(t, s, f)[0].Group
	}
	if group(b, store.Filter{}) != a.Report.ID || group(both, store.Filter{}) != a.Report.ID || group(c, store.Filter{}) != c.Report.ID {
		t.Error("the two are not in the group of the first")
	}
	if group(b, store.Filter{AsOf: then}) != b.Report.ID {
		t.Error("what held before does not hold as of before")
	}
	if g := must[*store.TextGroup](t)(s.Copies(ctx, b.Report.ID)); len(g.Reports) != 3 {
		t.Errorf("%d reports in the group", len(g.Reports))
	}
	must[store.Removed](t)(s.Forget(ctx, both.Report.ID, ""))
	independent("apart again", store.Filter{}, 3)
	if group(b, store.Filter{}) != b.Report.ID {
		t.Error("what the forgotten report joined is still together")
	}
	if got := reports(t, s, store.Filter{Report: []string{b.Report.ID}})[0].Share; got != 1 {
		t.Errorf("the first of a group shares %v of its text", got)
	}
	next := withText(b, "Seen: "+b.Report.Text)
	put(t, s, store.Filed{Record: next}, store.Stored)
	if group(next, store.Filter{}) != b.Report.ID {
		t.Error("a later copy does not find its group")
	}
}
