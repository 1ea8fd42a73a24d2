package actors

import (
	"slices"

	"readout"
)

// How surely what a mention says of its chain is said of the one who bears its name.
const (
	beside = iota // a title before the name, an apposition, "X is the ..."
	was           // "X was a ...": perhaps long ago
	farOff        // "the officer" in another place: the chain may be wrong
)

// A teller is a mention that may say what office its chain has.
type teller struct {
	mention int32
	sure    int
}

// tellers are the mentions of chain c that may say an office, the surest first,
// in the order of the text where they are alike, appended to out.
func (f *Finder) tellers(c int32, out []teller) []teller {
	for _, m := range f.of[c] {
		if f.d.Mentions[m].Kind != readout.KindPronoun {
			out = append(out, teller{m, f.sure(c, m)})
		}
	}
	slices.SortStableFunc(out, func(a, b teller) int { return a.sure - b.sure })
	return out
}

// sure says how surely mention m speaks of the one that chain c is.
func (f *Finder) sure(c, m int32) int {
	d := f.d
	x := &d.Mentions[m]
	if x.Kind != readout.KindNoun {
		return beside
	}
	in := func(i int32) bool {
		k := d.MentionAt(i)
		return k >= 0 && k != m && d.Mentions[k].Chain == c
	}
	if s := d.Child(x.Head, readout.RelNsubj); s >= 0 && in(s) {
		if k := d.Child(x.Head, readout.RelCop); k >= 0 && (d.Word(k) == "was" || d.Word(k) == "were") {
			return was
		}
		return beside
	}
	if up := d.Tokens[x.Head].Head; up >= 0 && in(up) {
		return beside
	}
	for _, k := range f.of[c] { // the tree may have hung an apposition elsewhere
		y := &d.Mentions[k]
		if y.Kind == readout.KindName && (touches(x.Span, y.Span) || touches(y.Span, x.Span)) && d.SentenceOf(x.Head) == d.SentenceOf(y.Head) {
			return beside
		}
	}
	return farOff
}

// nameless says whether the dictionary does not know the name of chain c.
func (f *Finder) nameless(c int32) bool {
	b := f.d.Chains[c].Best
	if b < 0 || f.d.Mentions[b].Kind != readout.KindName {
		return false
	}
	_, ok := f.named(b)
	return !ok
}

// private says whether sectors are those of anybody.
func private(sectors []string) bool {
	for _, s := range sectors {
		if s != "CVL" && s != "EDU" && s != "MED" {
			return false
		}
	}
	return true
}

// touches says whether at most a mark stands between a and b behind it.
func touches(a, b readout.Span) bool { return b.Start >= a.End && b.Start <= a.End+3 }
