package stories

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"readout"
	"readout/internal/growth"
)

// tell makes a report of a text.
func tell(id, day, text string) Report {
	return Report{ID: id, Day: day, Vector: Terms(&readout.Record{Report: &readout.Report{Text: text}})}
}

const (
	quakeNorth  = "A strong earthquake shook Varna Province on Tuesday, killing 12 people. The quake of magnitude 6.1 struck near Halmeda, where the town hall collapsed, Governor Ilse Marron said. Rescue teams from Halmeda searched the rubble of the town hall in Varna Province."
	quakeNorth2 = "Rescuers in Halmeda pulled survivors out of the collapsed town hall a day after the magnitude 6.1 earthquake that shook Varna Province. Governor Ilse Marron said 15 people were killed in Halmeda and the villages of Varna Province."
	quakeSouth  = "An earthquake of magnitude 5.4 hit the island of Tessaly, killing 3 fishermen in the port of Orrin. Mayor Dov Kastell said the pier of Orrin had collapsed. Ferries to Tessaly were stopped, and rescue teams came by boat to Orrin."
	quakeSouth2 = "Ferries returned to Tessaly after the magnitude 5.4 earthquake that broke the pier of Orrin. Mayor Dov Kastell said the 3 fishermen killed in Orrin would be buried on the island of Tessaly."
	talks       = "Delegations of Lorvia and Benthia opened talks on the Kessel dam in Geneva. Foreign Minister Anna Reuss of Lorvia said water shares came first. Benthia's envoy Pol Tavit wants the sluices of the Kessel dam opened."
)

func sample() []Report {
	return []Report{
		tell("n1", "2031-03-04", quakeNorth), tell("n2", "2031-03-05", quakeNorth2),
		tell("s1", "2031-03-04", quakeSouth), tell("s2", "2031-03-06", quakeSouth2), tell("t1", "2031-03-04", talks),
	}
}

// partition is who is with whom: the story of each report.
func partition(s *Stories) map[string]string {
	out := map[string]string{}
	for id := range s.group {
		out[id] = s.Of(id)
	}
	return out
}

func TestStories(t *testing.T) {
	s := New()
	for _, r := range sample() {
		s.Add(r)
	}
	want := map[string]string{"n1": "n1", "n2": "n1", "s1": "s1", "s2": "s1", "t1": "t1"}
	if got := partition(s); !maps.Equal(got, want) {
		t.Errorf("stories %v, want %v", got, want)
	}
	north, ok := s.Story("n1")
	if !ok || !slices.Equal(north.Reports, []string{"n1", "n2"}) || north.Groups != 2 || north.From != "2031-03-04" || north.To != "2031-03-05" {
		t.Errorf("story %+v", north)
	}
}

// TestDays holds that what is a year apart is another story, word for word.
func TestDays(t *testing.T) {
	s := New()
	s.Add(tell("a", "2031-03-04", quakeNorth))
	s.Add(tell("b", "2032-03-04", quakeNorth))
	s.Add(tell("c", "2031-03-05", quakeNorth))
	if s.Of("a") != "a" || s.Of("c") != "a" || s.Of("b") != "b" {
		t.Errorf("stories %v", partition(s))
	}
}

// TestCopies holds that copies of a text count as one and share their story.
func TestCopies(t *testing.T) {
	s := New()
	a, b, c := tell("a", "2031-03-05", quakeNorth), tell("b", "2031-03-04", "Short."), tell("c", "", quakeSouth)
	a.Group, b.Group, a.Outlet, b.Outlet = "g", "g", "Post", "Echo"
	s.Add(a)
	s.Add(c)
	moves, _ := s.Add(b)
	x, ok := s.Story("b")
	if !ok || x.Groups != 1 || len(x.Reports) != 2 || !slices.Equal(x.Outlets, []string{"Echo", "Post"}) || s.Of("c") != "c" {
		t.Errorf("story %+v", x)
	}
	if want := []Move{{"a", "a", "b"}, {"b", "", "b"}}; !slices.Equal(moves, want) {
		t.Errorf("moves %v, want %v: an earlier report names the story", moves, want)
	}
}

// TestLateReportJoins holds that a report between two stories makes them one, and
// that they part again when it is taken out.
func TestLateReportJoins(t *testing.T) {
	s := New()
	s.Add(tell("a", "2031-03-04", "The ferry Astor left Halmeda with 80 passengers. The ferry Astor radioed Halmeda on Monday evening that its engine had failed near Cape Orrin. Nobody has heard from the Astor since."))
	s.Add(tell("b", "2031-03-05", "Divers found wreckage off Cape Orrin. Coast guard captain Lena Brodt said life vests and a hull drifted there. Brodt said the divers would search the sea floor of Cape Orrin."))
	if s.Of("a") == s.Of("b") {
		t.Fatal("the two reports are one story before the third came")
	}
	before := partition(s)
	joining := tell("c", "2031-03-05", "The ferry Astor, which left Halmeda with 80 passengers and radioed that its engine had failed near Cape Orrin, has sunk: divers found wreckage of the Astor off Cape Orrin. Coast guard captain Lena Brodt said life vests and the hull of the ferry Astor drifted there. Brodt said the divers would search the sea floor.")
	moves, _ := s.Add(joining)
	if s.Of("b") != "a" || s.Of("c") != "a" || !slices.Contains(moves, Move{"b", "b", "a"}) {
		t.Errorf("stories %v, moves %v", partition(s), moves)
	}
	s.Remove(joining)
	if got := partition(s); !maps.Equal(got, before) {
		t.Errorf("stories %v after the report was taken out, want %v", got, before)
	}
}

// news makes reports of invented stories: each has names and words of its own and
// shares some with its neighbour.
func news(stories, each int) []Report {
	rng := rand.New(rand.NewPCG(7, 7))
	var out []Report
	for k := range stories {
		for i := range each {
			text := ""
			for range 12 {
				a, b, c := rng.IntN(6), rng.IntN(6), rng.IntN(40)
				text += fmt.Sprintf("Speakers told Name%dx%d about the word%dq%d and thing%d in Town%d. ", k, a, k+b%2, b, c, k)
			}
			r := tell(fmt.Sprintf("r%04d-%d", k, i), time.Unix(int64(2e9+86400*(k/10+i)), 0).UTC().Format(time.DateOnly), text)
			if i%4 == 3 {
				r.Group = out[len(out)-1].ID
				out[len(out)-1].Group = r.Group
			}
			out = append(out, r)
		}
	}
	return out
}

// TestOrder holds that the order of arrival changes nothing, nor do reports that
// come twice or come and go.
func TestOrder(t *testing.T) {
	reports := append(news(20, 8), sample()...)
	var want map[string]string
	rng := rand.New(rand.NewPCG(1, 2))
	for range 6 {
		s, was := New(), map[string]string{}
		follow := func(moves []Move) {
			for _, m := range moves {
				if was[m.Report] != m.From {
					t.Fatalf("%s moves from %q, it was in %q", m.Report, m.From, was[m.Report])
				}
				if was[m.Report] = m.To; m.To == "" {
					delete(was, m.Report)
				}
			}
		}
		add := func(r Report) { moves, _ := s.Add(r); follow(moves) }
		for i, r := range reports {
			add(r)
			if i%3 == 0 {
				add(r)
			}
			if i%5 == 0 {
				gone := reports[rng.IntN(i+1)]
				moves, _ := s.Remove(gone)
				follow(moves)
				add(gone)
			}
		}
		got := partition(s)
		if !maps.Equal(got, was) {
			t.Fatal("the moves do not lead to the stories")
		}
		if want == nil {
			want = got
		} else if !maps.Equal(got, want) {
			t.Fatal("another order gives other stories")
		}
		rng.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
	}
	n := map[string]bool{}
	for _, id := range want {
		n[id] = true
	}
	if len(n) < 10 || len(n) > 100 {
		t.Errorf("%d stories of 160 reports: the sample shows nothing", len(n))
	}
}

// TestLargeRegion holds the promise of order where reports hang together in a chain
// that is longer than a region may be.
func TestLargeRegion(t *testing.T) {
	var reports []Report
	for i := range 3 * 60 {
		text := ""
		for k := range 10 {
			text += fmt.Sprintf("Name%d met envoys about word%d. ", (i+k)/2, (i+k)/3)
		}
		reports = append(reports, tell(fmt.Sprintf("c%04d", i), "", text))
	}
	var want map[string]string
	rng := rand.New(rand.NewPCG(3, 4))
	for range 3 {
		s := New()
		s.most = 60
		for _, r := range reports {
			s.Add(r)
		}
		if got := partition(s); want == nil {
			want = got
		} else if !maps.Equal(got, want) {
			t.Fatal("another order gives other stories")
		}
		rng.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
	}
}

// TestLoad holds that what is loaded goes on as if it had grown here.
func TestLoad(t *testing.T) {
	reports := news(10, 8)
	grown := New()
	for _, r := range reports[:60] {
		grown.Add(r)
	}
	loaded := New()
	loaded.Load(func(yield func(Report) bool) {
		for _, r := range reports[:60] {
			v, err := ReadVector(r.Vector.Append(nil))
			if err != nil {
				t.Fatal(err)
			}
			r.Vector, r.Story = v, grown.Of(r.ID)
			if !yield(r) {
				return
			}
		}
	})
	for _, r := range reports[60:] {
		grown.Add(r)
		loaded.Add(r)
	}
	if !maps.Equal(partition(grown), partition(loaded)) {
		t.Error("loaded stories go on otherwise than grown ones")
	}
}

// A shelf is a source in memory, as a store would be one.
type shelf struct {
	reports map[string]Report
	asked   int
}

func (s *shelf) Near(keys []Key, least float32, most int, from, to string) ([]Report, error) {
	s.asked++
	var out []Report
	groups := map[string]bool{}
	for _, r := range s.reports {
		if from != "" && r.Day != "" && (r.Day < from || r.Day > to) {
			continue
		}
		sum := float32(0)
		for _, k := range r.Vector.Keys() {
			if slices.Contains(keys, k) {
				sum += k.Weight
			}
		}
		if sum >= least {
			groups[r.group()] = true
		}
	}
	for _, r := range s.reports {
		if groups[r.group()] {
			out = append(out, r)
		}
	}
	return out, nil
}

// TestSource holds that stories on a source tell the same as those that hold all.
func TestSource(t *testing.T) {
	reports := append(news(8, 8), sample()...)
	whole, kept := New(), &shelf{reports: map[string]Report{}}
	rng := rand.New(rand.NewPCG(5, 6))
	rng.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
	keep := func(moves []Move) {
		for _, m := range moves {
			if r, ok := kept.reports[m.Report]; ok {
				r.Story = m.To
				kept.reports[m.Report] = r
			}
		}
	}
	for i, r := range reports {
		want, _ := whole.Add(r)
		got, _ := On(kept).Add(r)
		if !slices.Equal(got, want) {
			t.Fatalf("on a source %v, whole %v", got, want)
		}
		kept.reports[r.ID] = r
		keep(got)
		if i%7 == 6 {
			gone := reports[rng.IntN(i)]
			want, _ := whole.Remove(gone)
			got, _ := On(kept).Remove(kept.reports[gone.ID])
			if !slices.Equal(got, want) {
				t.Fatalf("taken out of a source %v, whole %v", got, want)
			}
			delete(kept.reports, gone.ID)
			keep(got)
		}
	}
}

// TestGrowth holds that a report costs about the same in a large set.
func TestGrowth(t *testing.T) {
	all := news(600, 8)
	filled := func(n int) *Stories {
		s := New()
		for _, r := range all[:n] {
			s.Add(r)
		}
		return s
	}
	small, large := filled(400), filled(4000)
	add := func(s *Stories, reports []Report) func() {
		return func() {
			for _, r := range reports {
				s.Add(r)
			}
			for _, r := range reports {
				s.Remove(r)
			}
		}
	}
	growth.AtMost(t, 4, "a report into ten times as many", add(small, all[400:420]), add(large, all[4000:4020]))
}

func FuzzVector(f *testing.F) {
	f.Add(sample()[0].Vector.Append(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := ReadVector(b)
		if err != nil {
			return
		}
		profileOf(v)
		if w, err := ReadVector(v.Append(nil)); err != nil || !slices.Equal(v, w) {
			t.Errorf("%v is read back as %v, %v", v, w, err)
		}
	})
}

// TestData reads the room's tables, which name file and line of a mistake.
func TestData(t *testing.T) {
	if len(irregular()) < 300 || len(concepts()) < 300 || general().pieces < 1000 || len(weights()) != len(FeatureNames) {
		t.Error("a table is short")
	}
}

func TestStem(t *testing.T) {
	for _, forms := range [][]string{
		{"kill", "kills", "killed", "killing", "killings"}, {"resign", "resigned", "resignation"}, {"announce", "announced", "announcement"},
		{"death", "died", "dying", "dies"}, {"talks", "talk", "talking"}, {"agree", "agreed", "agreement"}, {"city", "cities"}, {"stop", "stopped", "stopping"},
		{"negotiate", "negotiations", "negotiators"}, {"earthquake", "quake", "quakes"},
	} {
		for _, f := range forms[1:] {
			if Stem(f) != Stem(forms[0]) {
				t.Errorf("%s gives %q, %s gives %q", forms[0], Stem(forms[0]), f, Stem(f))
			}
		}
	}
	if Stem("") != "" || Stem("12") != "12" {
		t.Error("what is no word changes")
	}
}

// TestDayOf: days are numbered as the calendar does.
func TestDayOf(t *testing.T) {
	for day := time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2500; day = day.AddDate(0, 0, 1) {
		if got, want := dayOf(day.Format(time.DateOnly)), int32(day.Unix()/86400); got != want {
			t.Fatalf("%s is %d, want %d", day.Format(time.DateOnly), got, want)
		}
	}
	for _, s := range []string{"", "2024", "2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-01-00", "2024-1-001", "20a4-01-01", "2024/01/01"} {
		if dayOf(s) != noDay {
			t.Errorf("%q is a day", s)
		}
	}
	if dayOf("2024-02-29T10:00") != dayOf("2024-02-29") {
		t.Error("a day with a time is not the day")
	}
}
