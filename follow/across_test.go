package follow_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/coder"
	"readout/follow"
	"readout/store"
)

// recaps are reports of one attack and of one signing, in stories of their own, and of
// another attack on the following day.
func recaps(t testing.TB) (out []*readout.Record) {
	t.Helper()
	c := coder.New()
	days := []string{"2031-03-04", "2031-04-21", "2031-03-05", "2031-05-30"}
	for i, s := range []string{
		"Ethiopian soldiers attacked a police post of Eritrea at Omhajer on March 3 and killed nine policemen, officials said. Shops stayed shut and the road to the river was closed. Families of the dead gathered at the hospital, where doctors asked for blood.",
		"The grain harvest in the Horn of Africa will be poor, a bureau of statistics wrote. Prices of teff and sorghum have doubled since the rains failed, and traders hoard what is left. Ethiopian troops attacked Eritrea on March 3, and few lorries dare the road.",
		"A school at Badme burned after Ethiopian troops attacked Eritrea on March 4. Two teachers were hurt. Pupils had been sent home the evening before.",
		"Twelve runners trained at altitude for the marathon. Their coach spoke of thin air, goat stew and long mornings. On March 3 Ethiopian soldiers attacked Eritrea, and the camp moved south.",
	} {
		r := &readout.Report{ID: readout.MakeID(s), Title: fmt.Sprint("Report ", i), Text: s, Lang: "en"}
		day, err := time.Parse(time.DateOnly, days[i])
		if err != nil {
			t.Fatal(err)
		}
		r.Published = readout.Published{Date: day, Basis: readout.BasisStated, Certain: true}
		rec, err := c.Code(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, rec)
	}
	return out
}

// TestFollow_Across holds that recaps weeks later, in other stories, are of the happening
// that they tell of, whatever the order of arrival, that another attack is not, and that
// nothing is left of reports that are forgotten.
func TestFollow_Across(t *testing.T) {
	recs := recaps(t)
	of := func(s *store.Store) (out []string) {
		list, err := follow.Happenings(t.Context(), s, store.Filter{Type: []string{"ASSAULT"}})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range list {
			out = append(out, fmt.Sprint(len(h.Reports)))
		}
		return out
	}
	var want string
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 3))
		s := scratch(t)
		for _, at := range r.Perm(len(recs)) {
			keep(t, s, store.Filed{Record: recs[at]})
			if r.IntN(2) == 0 {
				update(t, s)
			}
		}
		update(t, s)
		got := derivedOf(t, s)
		if want == "" {
			want = got
			if n := of(s); !strings.Contains(strings.Join(n, " "), "3") {
				t.Fatalf("reports of the happenings: %v, want one of three", n)
			}
			if list, err := s.Stories(t.Context(), store.StoryFilter{}); err != nil || len(list) < 3 {
				t.Fatalf("%d stories, want three at least: %v", len(list), err)
			}
		}
		sameLines(t, fmt.Sprintf("order %d", seed), got, want)
		if _, err := s.Forget(t.Context(), recs[seed%4].Report.ID, "test"); err != nil {
			t.Fatal(err)
		}
		update(t, s)
		left := derivedOf(t, s)
		if _, err := follow.Rebuild(t.Context(), s, follow.Options{}); err != nil {
			t.Fatal(err)
		}
		sameLines(t, "one forgotten", left, derivedOf(t, s))
	}
}
