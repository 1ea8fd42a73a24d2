package stories

import "slices"

// Some acts are done once: a truce takes effect on one day, a paper is signed on one. Two
// reports that state that day speak of one act where nothing contradicts, though they
// name it by other words and do not say between whom.

// once is what kind of act that is done once a telling tells of, empty for another:
// the signing or the taking effect, and of what.
func (t *Telling) once() string {
	if !t.dated() || span(t) > mostOnceDays || families[t.Type] != "accord" {
		return ""
	}
	words := slices.Concat(t.Words, t.With)
	paper := paperOf(t.Words)
	if paper == "" {
		paper = paperOf(t.With)
	}
	switch {
	case t.Type == "RETREAT" && t.Mode == "ceasefire":
		return "truce begins"
	case t.Type == "RETREAT" || paper == "":
		return ""
	case slices.ContainsFunc(t.Words, func(w string) bool { return w == signStem || w == inkStem }), slices.Contains(t.Words, nameStem) && slices.Contains(words, "put"):
		return paper + " signed"
	}
	return ""
}

// mostOnceDays is how many days may be left open of what is done once.
const mostOnceDays = 3

var (
	signStem, inkStem, nameStem = Stem("signed"), Stem("inked"), Stem("names")
	truces                      = []string{Stem("truce"), Stem("ceasefire"), Stem("armistice"), Stem("cease-fire")}
	pacts                       = []string{Stem("agreement"), Stem("accord"), Stem("pact"), Stem("deal"), Stem("treaty")}
)

// paperOf is what words say of the kind of paper: a truce before any other.
func paperOf(words []string) string {
	for _, w := range words {
		if slices.Contains(truces, w) {
			return "truce"
		}
	}
	for _, w := range words {
		if slices.Contains(pacts, w) {
			return "pact"
		}
	}
	return ""
}

// doneOnce says whether two dated tellings are of one act that is done once: on the same
// day, and of the sides that both name, or those that their reports are about, one is
// the same, unless a truce is named without any side at all.
func doneOnce(x, y *Telling) bool {
	a := x.once()
	if a == "" || a != y.once() || x.From > y.Until || y.From > x.Until {
		return false
	}
	if softSides(x, y) > 0 {
		return true
	}
	return a == "truce signed" && (!x.sided() || !y.sided())
}

// sided says whether a telling names a side that is known.
func (t *Telling) sided() bool { return anyKnown(t.By) || anyKnown(t.To) }

// strangers says whether two parts tell of acts that are done once between other sides:
// what names no side fits both, and makes them no more one.
func strangers(p, q *Part) bool {
	for i := range p.Tellings {
		for k := range q.Tellings {
			x, y := &p.Tellings[i], &q.Tellings[k]
			if a := x.once(); a != "" && a == y.once() && x.sided() && y.sided() && softSides(x, y) == 0 {
				return true
			}
		}
	}
	return false
}
