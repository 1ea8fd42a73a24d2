package mentions

import (
	"slices"

	"readout"
)

// lastOfKind returns the latest named chain of a kind that a bare definite
// description can take up: "the bloc" an alliance, "the country" a state.
func (f *Finder) lastOfKind(m int32) int32 {
	d := f.d
	x := &d.Mentions[m]
	kinds := f.lex.kinds[f.lemma(x.Head)]
	if kinds == nil || f.Known == nil || f.number(x.Head) == readout.Plural || f.narrowed(x.Head) {
		return -1
	}
	a := f.ask(x.Head, pronoun{role: possessive})
	f.shutFor(a)
	land := len(kinds) == 1 && kinds[0] == "government" // "the country" is no office
	best, score := int32(-1), -100000
	for o := m - 1; o >= 0 && o >= m-farthest; o-- {
		y := &d.Mentions[o]
		if a.sentence-d.SentenceOf(y.Head) > 2 {
			break
		}
		if y.Kind != readout.KindName || y.Chain < 0 || y.Type == readout.TypeNationality || x.Span.Overlaps(y.Span) {
			continue
		}
		known := f.Known(d, y.Head)
		stranger := known == "" && y.Type == readout.TypeOrganisation && slices.Contains(kinds, "organisation")
		if f.locative(o) || !stranger && !slices.Contains(kinds, known) || land && y.Type != readout.TypeLocation {
			continue
		}
		if v := f.rate(y, &a); v > score && !f.isShut(f.alive(y.Chain)) {
			best, score = f.alive(y.Chain), v
		}
	}
	return best
}
