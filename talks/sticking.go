package talks

import (
	"slices"
	"strings"

	"readout"
)

// sticks adds what one phrase says is in the way, of what kind it is and who
// says so.
func (r *reading) sticks(p *process, h *hit) {
	for _, s := range r.stuck(h) {
		if slices.ContainsFunc(p.sticking, func(x readout.StickingPoint) bool { return x.Overlaps(s) }) {
			continue
		}
		x := readout.StickingPoint{Span: s, Issue: r.issueIn(s, ""), Kind: stuckKind(s.In(r.d.Report.Text))}
		if v := r.voice(r.span(h))[0]; v != readout.ByAuthor {
			x.Via = v
		}
		p.sticking = append(p.sticking, x)
	}
}

// stuckKinds are the words that tell of which kind a sticking point is.
var stuckKinds = []struct {
	kind  string
	words []string
}{
	{"technical", []string{"technical"}},
	{"wording", []string{"wording", "language", "phrasing", "text of", "terminology"}},
	{"sequencing", []string{"sequence", "sequencing", "order of", "timing", "timetable", "which comes first"}},
	{"guarantees", []string{"guarantee"}},
	{"implementation", []string{"implement", "verification", "monitoring", "enforcement", "compliance"}},
}

// stuckKind is the kind of a sticking point as its words tell it; what is left is
// what the sides want, which is political, but only a report that says so is taken
// at its word.
func stuckKind(words string) string {
	words = strings.ToLower(words)
	for _, k := range stuckKinds {
		for _, w := range k.words {
			if strings.Contains(words, w) {
				return k.kind
			}
		}
	}
	if strings.Contains(words, "political") {
		return "political"
	}
	return ""
}
