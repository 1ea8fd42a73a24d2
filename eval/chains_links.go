package eval

import (
	"strings"

	"readout"
)

// links counts the pronouns of the third person and the definite descriptions of
// persons, organisations and places: how many we resolve, how many of those
// rightly, and how many the gold resolves. A wrong person is worse than none, so
// what we resolve counts apart from what there is to be found.
func (g *entities) links(d, trees *readout.Document) spanCounts {
	var n spanCounts
	for i := range d.Mentions {
		x := &d.Mentions[i]
		if !anaphoric(d, trees, x) {
			continue
		}
		e, before := g.at[x.Head], ""
		if e != "" {
			before = g.before(x.Head)
		}
		ours := g.ours(d, x.Head)
		n.gold += count(before != "" && partyKinds[g.kind[e]])
		n.predicted += count(ours != "")
		n.right += count(ours != "" && ours == before)
	}
	return n
}

// anaphoric says whether mention x is of a form that takes up what was spoken of:
// a pronoun, no relative one, or a definite description.
func anaphoric(d, trees *readout.Document, x *readout.Mention) bool {
	switch x.Kind {
	case readout.KindPronoun:
		w := strings.ToLower(d.Word(x.Head))
		return !firstOrSecond[w] && !relatives[w]
	case readout.KindNoun:
		return x.Type != readout.TypeThing && subjectForm(trees, x.Head) == "definite"
	}
	return false
}

var relatives = setOfWords("who whom whose which that")
