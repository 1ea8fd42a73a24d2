package statements

import (
	"strings"

	"readout"
)

// rankOf returns the rank of a source in the words of Actor.Rank.
func (f *Finder) rankOf(d *readout.Document, rec *readout.Record, h int32, words run) string {
	if a := actorAt(d, rec, h); a != nil && a.Rank != "" {
		return a.Rank
	}
	rank, senior := "", false
	for i := words.first; i <= words.last; i++ {
		if i > h && (relative(d, i) || d.Word(i) == "including" || d.Tokens[i].Fine == readout.VBG) {
			break // "Roe, who meets with officials"
		}
		switch strings.ToLower(d.Word(i)) {
		case "senior", "top", "high-ranking", "high-level":
			senior = true
		}
		if r := f.lexicon.sources[strings.ToLower(d.Tokens[i].Lemma)].Rank; r != "" && d.Tokens[i].Tag.Noun() && (rank == "" || i == h) && !(r == "head_of_state_gov" && ofBody(d, i)) {
			rank = r
		}
	}
	if senior && (rank == "official" || rank == "") && f.lexicon.sources[d.Tokens[h].Lemma].Class == "person" {
		return "senior_official"
	}
	return rank
}

// ofBody says whether a title belongs to a body and not to a state: "the council's
// president", "a party leader", "president of the club".
func ofBody(d *readout.Document, i int32) bool {
	for c := range d.Children(i) {
		switch d.Tokens[c].Rel {
		case readout.RelNmodPoss, readout.RelCompound, readout.RelNmod:
			if d.Tokens[c].Tag == readout.NOUN && d.Tokens[c].Lemma != "state" && d.Tokens[c].Lemma != "country" && d.Tokens[c].Lemma != "government" {
				return true
			}
		}
	}
	return false
}

// relative says whether token i is a relative pronoun.
func relative(d *readout.Document, i int32) bool {
	return d.Tokens[i].Fine == readout.WP || d.Tokens[i].Fine == readout.WDT
}

// numbers are the words that say how many persons speak; 0 as most is unknown.
var numbers = map[string][2]int{
	"one": {1, 1}, "two": {2, 2}, "both": {2, 2}, "three": {3, 3}, "four": {4, 4}, "five": {5, 5}, "six": {6, 6}, "seven": {7, 7},
	"eight": {8, 8}, "nine": {9, 9}, "ten": {10, 10}, "couple": {2, 2}, "pair": {2, 2}, "few": {3, 9}, "several": {3, 9},
	"dozen": {12, 12}, "dozens": {24, 99}, "scores": {40, 199}, "hundreds": {200, 999}, "thousands": {2000, 9999},
}

// numberOf returns how many persons stand behind an unnamed source: one, the
// number stated, or nil for a bare plural.
func numberOf(d *readout.Document, kind string, words run) *readout.Range {
	switch kind {
	case readout.SourceAnonymous:
		return &readout.Range{Min: 1, Max: 1}
	case readout.SourceAnonGroup:
	default:
		return nil
	}
	for i := words.first; i <= words.last; i++ {
		w := strings.ToLower(d.Word(i))
		if i < words.last && (d.Tokens[i+1].Lemma == "percent" || d.Word(i+1) == "%" || d.Tokens[i+1].Lemma == "per") {
			return nil
		}
		if n, ok := numbers[w]; ok && w != "both" {
			return &readout.Range{Min: n[0], Max: n[1], Text: d.Word(i)}
		}
		if n := digits(w); n > 0 && d.Tokens[i].Tag == readout.NUM {
			return &readout.Range{Min: n, Max: n, Text: d.Word(i)}
		}
	}
	return nil
}

// digits returns the number that w writes in one to six digits, 0 if it is none.
func digits(w string) int {
	n := 0
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' || i > 5 {
			return 0
		}
		n = 10*n + int(w[i]-'0')
	}
	return n
}

// accessOf returns the words of a source that say how it knows: "briefed on the talks".
func (f *Finder) accessOf(d *readout.Document, words run) readout.Span {
	for i := words.first; i < words.last; i++ {
		if !f.accessAt(d, i) {
			continue
		}
		from, to := i, i+1
		for to < words.last && !ends(d, to+1) {
			to++
		}
		if d.Tokens[i].Lemma == "knowledge" {
			for from > words.first && d.Tokens[from-1].Tag == readout.ADJ {
				from--
			}
			if from > words.first && d.Tokens[from-1].Lemma == "with" {
				from--
			}
		}
		return d.Words(from, to)
	}
	return readout.Span{}
}

// A grant is a place in the report that says that somebody was not named.
type grant struct {
	readout.Anonymity
	holder   int32 // head token of who was not named, -1 if the sentence does not say
	sentence int32
}

// findGrants finds "on condition of anonymity because ..." and its like.
func (f *Finder) findGrants(d *readout.Document) {
	f.grants = f.grants[:0]
	for s, x := range d.Sentences {
		for i := x.First; i < x.Last; i++ {
			if f.quoteOf[i] < 0 && anonymous(d, i) {
				f.grants = append(f.grants, f.grant(d, i, s))
				break
			}
		}
	}
}

// anonymous says whether token i tells that somebody was not named.
func anonymous(d *readout.Document, i int32) bool {
	switch d.Tokens[i].Lemma {
	case "anonymity", "anonymously":
		return true
	case "authorise", "authorize", "allow", "permit":
		return forbidden(d, i)
	case "use", "publish", "withhold", "disclose":
		// "that his name not be used"
		for k := i - 1; k >= 0 && k > i-5; k-- {
			if d.Tokens[k].Lemma == "name" && d.Tokens[k].Tag == readout.NOUN {
				return d.Tokens[i].Lemma == "withhold" || d.Tokens[i-1].Lemma == "be"
			}
		}
	case "name", "identify", "quote":
		// "asked not to be named", "declined to be identified", "would not be quoted"
		if d.Child(i, readout.RelAuxPass) < 0 && (i == 0 || d.Tokens[i-1].Lemma != "be") {
			return false
		}
		for k := i - 1; k >= 0 && k > i-6; k-- {
			switch d.Tokens[k].Lemma {
			case "not", "decline", "refuse":
				return true
			}
		}
	}
	return false
}

// forbidden says whether token i says that somebody may not speak: "not allowed
// to speak publicly".
func forbidden(d *readout.Document, i int32) bool {
	if i == 0 || int(i)+2 >= len(d.Tokens) || d.Tokens[i-1].Lemma != "not" || d.Tokens[i+1].Lemma != "to" {
		return false
	}
	switch d.Tokens[i+2].Lemma {
	case "speak", "talk", "discuss", "comment", "brief", "address", "disclose", "share":
		return true
	}
	return false
}

// grant reads the reason off the words after token i, and who is meant.
func (f *Finder) grant(d *readout.Document, i int32, s int) grant {
	x := d.Sentences[s]
	g := grant{holder: holderOf(d, i), sentence: int32(s)}
	g.Reason, g.Span = notGiven, d.Words(i, i)
	from, to := int32(-1), int32(-1)
	if forbidden(d, i) {
		from, to, g.Reason = i-1, i+2, "not_authorised"
	}
	for k := i + 1; k < x.Last; k++ {
		w := strings.ToLower(d.Word(k))
		if from < 0 && reasonOpens(w) {
			from = k
		}
		if w == "," && from >= 0 && to >= 0 || f.quoteOf[k] >= 0 {
			break
		}
		if r := f.lexicon.reasons[w]; r != "" && from >= 0 && to < 0 {
			g.Reason, to = r, k
		}
		if to >= 0 && d.Tokens[k].Tag != readout.PUNCT {
			to = k
		}
	}
	if to >= 0 {
		g.Span = d.Words(from, to)
	} else {
		f.reasonBefore(d, i, x, &g)
	}
	return g
}

// reasonBefore reads the reason off the words before token i: "who feared reprisals
// and asked not to be named".
func (f *Finder) reasonBefore(d *readout.Document, i int32, x readout.Sentence, g *grant) {
	for k := i - 1; k > x.First && i-k < 14 && d.Word(k) != "," && f.quoteOf[k] < 0; k-- {
		if f.lexicon.reasons[strings.ToLower(d.Word(k))] == "safety" {
			g.Reason = "safety"
			g.Span = d.Words(k, i)
		}
	}
}

// reasonOpens says whether w can begin a reason.
func reasonOpens(w string) bool {
	switch w {
	case "because", "as", "since", "to", "for", "citing", "given", "before", "ahead", "in", "out", "due", "under", "while", "fearing", "saying":
		return true
	}
	return false
}

// holderOf returns the head token of who speaks unnamed at token i: the source
// of the nearest verb above.
func holderOf(d *readout.Document, i int32) int32 {
	for v := i; v >= 0; v = d.Tokens[v].Head {
		if d.Tokens[v].Tag != readout.VERB {
			continue
		}
		if s := sourceOf(d, v); s >= 0 {
			return s
		}
		if d.Tokens[v].Rel == readout.RelAclRelcl || d.Tokens[v].Rel == readout.RelAcl {
			return d.Tokens[v].Head
		}
	}
	return -1
}

// anonymityOf returns why the source of find n is not named: by a grant to it or
// its chain, one that gives a reason first, else by a grant in its paragraph to
// one described by the same word, or to "they" or nobody in particular right
// after n.
func (f *Finder) anonymityOf(d *readout.Document, n *find) readout.Anonymity {
	var own, near readout.Anonymity
	chain := d.ChainAt(n.source)
	p := d.Sentences[n.sentence].Paragraph
	for _, g := range f.grants {
		same := false
		if g.holder >= 0 && f.maySpeak(d, g.holder) {
			if other := d.ChainAt(g.holder); g.holder == n.source || chain != nil && other == chain {
				own = stronger(own, g.Anonymity)
				continue
			}
			same = d.Tokens[g.holder].Lemma == d.Tokens[n.source].Lemma
			if !same && d.Tokens[g.holder].Tag != readout.PRON {
				continue
			}
		}
		if d.Sentences[g.sentence].Paragraph == p && (same || g.sentence == n.sentence || g.sentence == n.sentence+1) {
			near = stronger(near, g.Anonymity)
		}
	}
	switch {
	case own.Reason != "":
		return own
	case near.Reason != "":
		return near
	}
	return readout.Anonymity{Reason: notGiven}
}

const notGiven = "not_given"

// stronger returns b where a says nothing or gives no reason, else a.
func stronger(a, b readout.Anonymity) readout.Anonymity {
	if a.Reason == "" || a.Reason == notGiven && b.Reason != notGiven {
		return b
	}
	return a
}
