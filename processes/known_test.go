package processes

import (
	"slices"
	"strings"
	"testing"

	"readout"
)

// oneMeeting makes a report of one strand with one meeting.
func oneMeeting(id, day string, s Strand, f Fact, known ...Known) *Entry {
	s.ID, s.From, s.To = "p"+id, day, day
	f.ID, f.Kind, f.Status, f.Basis, f.From = "f"+id, KindMeeting, readout.Happened, readout.BasisAnchored, or(f.From, day)
	f.Vouched = []Voucher{{Kind: VoucherAuthor}}
	f.Evidence = []Quote{{0, 8, "they met"}}
	return &Entry{Schema: Schema, Report: id, Published: day, Strands: []Strand{s}, Facts: []Fact{f}, Known: known, Names: map[string]string{"AAA": "Aland", "aaa_front": "A Front"}}
}

// TestOpenNames holds that somebody whose side one report does not tell is of the side that
// others give him, that the reason is kept, and that nobody is seated by a guess or where
// reports do not agree.
func TestOpenNames(t *testing.T) {
	talks := oneMeeting("r1", "2024-03-01", Strand{Parties: []string{"AAA", "aaa_front"}}, Fact{Value: "held", Sort: "talks", Parties: []string{"AAA", "aaa_front"}}, Known{Name: "ben rook", Side: "aaa_front"})
	meet := oneMeeting("r2", "2024-03-09", Strand{Parties: []string{"AAA"}, Open: []string{"ben rook"}, Loose: true}, Fact{Value: "held", Sort: "meeting", Parties: []string{"@ben rook", "AAA"}})
	other := oneMeeting("r3", "2024-03-02", Strand{Parties: []string{"CCC", "DDD"}}, Fact{Value: "held", Sort: "talks", Parties: []string{"CCC", "DDD"}}, Known{Name: "ben rook", Side: "DDD"})
	guess := oneMeeting("r4", "2024-03-03", Strand{Parties: []string{"CCC", "EEE"}}, Fact{Value: "held", Sort: "talks", Parties: []string{"CCC", "EEE"}}, Known{Name: "ben rook", Side: "EEE", Guess: true})
	namesake := oneMeeting("r5", "2024-03-03", Strand{Parties: []string{"CCC", "EEE"}}, Fact{Value: "held", Sort: "talks", Parties: []string{"CCC", "EEE"}}, Known{Name: "dan rook", Side: "EEE"})
	late := oneMeeting("r6", "2024-09-09", Strand{Parties: []string{"AAA"}, Open: []string{"ben rook"}, Loose: true}, Fact{Value: "held", Sort: "meeting", Parties: []string{"@ben rook", "AAA"}})
	surname := oneMeeting("r7", "2024-03-09", Strand{Parties: []string{"AAA"}, Open: []string{"rook"}, Loose: true}, Fact{Value: "held", Sort: "meeting", Parties: []string{"@rook", "AAA"}})
	for name, c := range map[string]struct {
		entries []*Entry
		in      *Entry
		want    bool
	}{
		"known":             {[]*Entry{talks, meet}, meet, true},
		"known afterwards":  {[]*Entry{meet, talks}, meet, true},
		"guesses are none":  {[]*Entry{talks, meet, guess}, meet, true},
		"who talks with it": {[]*Entry{talks, meet, other}, meet, true},
		"by surname":        {[]*Entry{talks, surname}, surname, true},
		"two of a surname":  {[]*Entry{talks, surname, namesake}, surname, false},
		"months later":      {[]*Entry{talks, late}, late, false},
		"nobody knows":      {[]*Entry{guess, meet}, meet, false},
	} {
		l := New(Rules{})
		for _, e := range c.entries {
			put(t, l, e)
		}
		g := l.Group(talks.Strands[0].ID)
		at := -1
		if g != nil {
			at = slices.IndexFunc(g.Members, func(m Member) bool { return m.Report == c.in.Report })
		}
		if (at >= 0) != c.want {
			t.Errorf("%s: member %v, want %v", name, at >= 0, c.want)
		}
		if at < 0 || !c.want {
			continue
		}
		if m := g.Members[at]; !strings.Contains(m.Because, "rook is of aaa_front, as report r1 says") {
			t.Errorf("%s: %s", name, m.Because)
		}
		rounds := l.Process(g.ID, AsOf{}).Rounds
		if len(rounds) != 2 || !slices.Equal(rounds[1].Parties, []string{"AAA", "aaa_front"}) {
			t.Errorf("%s: rounds %+v", name, rounds)
		}
	}
}
