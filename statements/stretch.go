package statements

import "readout"

// A stretch is a part of the sentence cut by words and marks alone, so that a
// wrong tree does not spoil the plainest reports: what stands before "..., he
// said", what follows the cue, and what follows the mark after an inserted "he
// said".
type stretch uint8

// The stretches.
const (
	noStretch stretch = iota
	beforeCue
	afterCue
	afterMark
)

// stretches adds the stretches around cue v with the words cue.
func (f *Finder) stretches(out []part, d *readout.Document, v, source int32, cue run) []part {
	x := d.Sentences[d.SentenceOf(v)]
	lo, hi := f.clauseOf(d, v, source, cue, x)
	if p := lo - 1; p > x.First && divides(d, p) {
		start := x.First
		if q := f.quoteOf[p]; q >= 0 && f.quotes[q].first > x.First && d.Word(f.quotes[q].first-1) == ":" {
			start = f.quotes[q].first // what leads to the quotation is the author's or another's
		}
		out = appendStretch(out, beforeCue, run{start, p - 1})
	}
	end := x.Last - 1
	for end > hi && d.Tokens[end].Tag == readout.PUNCT && f.quoteOf[end] < 0 {
		end--
	}
	for k := hi + 2; k <= end; k++ {
		if f.marks[k]&inStop != 0 && d.Word(k-1) == "," {
			end = k - 2
		}
	}
	if hi+1 < end && d.Tokens[hi+1].Tag != readout.PUNCT {
		out = appendStretch(out, afterCue, run{hi + 1, end})
	}
	for k := hi + 1; k < end && k <= hi+12; k++ {
		if divides(d, k) || d.Word(k) == ":" {
			out = appendStretch(out, afterMark, run{k + 1, end})
			break
		}
	}
	return out
}

func appendStretch(out []part, kind stretch, r run) []part {
	if r.last < r.first {
		return out
	}
	return append(out, part{head: r.first, words: r, stretch: kind})
}

// divides says whether token p is a comma, a dash or a closing quotation mark.
func divides(d *readout.Document, p int32) bool {
	switch w := d.Word(p); w {
	case ",", "—", "–", "--", ";", "-":
		return true
	default:
		return doubleMark(w)
	}
}

// clauseOf returns the first and the last token of the cue with its source where
// that stands beside it.
func (f *Finder) clauseOf(d *readout.Document, v, source int32, cue run, x readout.Sentence) (lo, hi int32) {
	lo, hi = cue.first, cue.last
	if source < x.First || source >= x.Last {
		return lo, hi
	}
	w := f.sourceRun(d, source, v)
	switch {
	case w.last < lo && lo-w.last <= 3 && light(d, w.last+1, lo-1):
		lo = f.leftmost(d, w.first, x)
	case w.first > hi && w.first-hi <= 3 && light(d, hi+1, w.first-1):
		hi = w.last
	}
	return lo, hi
}

// light says whether the tokens from a to b are adverbs, auxiliaries and marks only.
func light(d *readout.Document, a, b int32) bool {
	for i := a; i <= b; i++ {
		switch d.Tokens[i].Tag {
		case readout.ADV, readout.AUX, readout.PUNCT, readout.PART:
		default:
			return false
		}
	}
	return true
}

// leftmost moves the start of a source over words of the same phrase that the
// tree left out: "Both French and | German officials", "a | senior official".
func (f *Finder) leftmost(d *readout.Document, first int32, x readout.Sentence) int32 {
	k, joined := first, false
	for k > x.First && first-k < 5 && f.quoteOf[k-1] < 0 {
		t := &d.Tokens[k-1]
		joined = joined || t.Tag == readout.CCONJ && k == first
		if t.Tag != readout.ADJ && t.Tag != readout.DET && t.Tag != readout.NUM && !(joined && (t.Tag.Noun() || t.Tag == readout.CCONJ)) {
			break
		}
		k--
	}
	if k == first || k > x.First && !divides(d, k-1) {
		return first
	}
	for k < first && d.Tokens[k].Tag == readout.CCONJ && d.Tokens[k].Lemma != "both" && d.Tokens[k].Lemma != "either" {
		k++
	}
	return k
}

// stretchFeatures describes stretch p as content of cue v with the words cue.
func (f *Finder) stretchFeatures(out features, d *readout.Document, v, source int32, cue run, p part) features {
	x := d.Sentences[d.SentenceOf(v)]
	lo, hi := f.clauseOf(d, v, source, cue, x)
	tv, kind := &d.Tokens[v], 300+10*uint32(p.stretch)
	lemma, e, fine := f.lemma[v], f.entryClass(d, v), uint32(tv.Fine)
	where := uint32(0) // is the source
	switch {
	case source < 0:
	case source >= lo && source < v:
		where = 1
	case source > v && source <= hi:
		where = 2
	case p.words.has(source):
		where = 3
	default:
		where = 4
	}
	verbs, subject, quoted := uint32(0), uint32(0), 0
	for i := p.words.first; i <= p.words.last; i++ {
		switch t := &d.Tokens[i]; {
		case t.Tag == readout.VERB || t.Tag == readout.AUX && t.Rel == readout.RelCop:
			verbs = min(verbs+1, 3)
		case t.Rel.Subject():
			subject = 1
		}
		if f.quoteOf[i] >= 0 {
			quoted++
		}
	}
	q := min(3, uint32(3*quoted)/uint32(p.words.last-p.words.first+1))
	rest := min(uint32(x.Last-1-hi), 8)
	after, boundary := at(f.word, hi+1, x), at(f.word, p.words.first-1, x)
	if p.stretch == beforeCue {
		boundary = at(f.word, lo-1, x)
	}
	above := flag(tv.Head >= 0 && p.words.has(tv.Head))
	start := f.word[p.words.first]
	out.add(kind)
	out.add(kind+1, lemma)
	out.add(kind+2, e)
	out.add(kind+3, lemma, where)
	out.add(kind+4, where, e, fine)
	out.add(kind+5, boundary, where)
	out.add(kind+6, start, e)
	out.add(kind+7, uint32(d.Tokens[p.words.first].Fine), where)
	out.add(kind+8, verbs, subject, where)
	out.add(kind+9, verbs, subject, e)
	kind += 100
	out.add(kind, above, uint32(tv.Rel))
	out.add(kind+1, above, where, boundary, rest)
	out.add(kind+2, after, where)
	out.add(kind+3, tagAt(d, hi+1, x), where, lemma)
	out.add(kind+4, frame(d, v), where)
	out.add(kind+5, frame(d, v), above, e)
	out.add(kind+6, q, where, boundary)
	out.add(kind+7, uint32(tv.Rel), fine, where)
	out.add(kind+8, rest, where, e)
	out.add(kind+9, f.quotedAround(d, d.SentenceOf(v)), q, where)
	kind += 100
	out.add(kind, room(p, lo, x), where, lemma)
	out.add(kind+1, start, lemma)
	out.add(kind+2, min(uint32(p.words.last-p.words.first), 12), where)
	return out
}

// room says how much stands before the cue's clause.
func room(p part, lo int32, x readout.Sentence) uint32 {
	return min(uint32(max(lo-x.First, 0)), 6) | flag(p.stretch == beforeCue)<<4
}
