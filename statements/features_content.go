package statements

import "readout"

// A part is a piece of the sentence that is content of a cue or is not: the tree
// under a dependent of the cue (up 0), or a token above the cue (its own words,
// whole true) or a tree beside the way up to it (up 1 to 3).
type part struct {
	head  int32
	up    uint32
	whole bool // the token itself, its branches being parts of their own
	// The words of a part that the tree does not make, a stretch or a quotation;
	// head is their highest or first token.
	words   run
	stretch stretch
}

// parts returns the pieces around cue v whose choice makes the content.
func (f *Finder) parts(out []part, d *readout.Document, v, source int32, cue run) []part {
	for k := range d.Children(v) {
		if d.Tokens[k].Tag != readout.PUNCT && k != source && f.marks[k]&inStop == 0 {
			out = append(out, part{head: k})
		}
	}
	below := v
	for up := uint32(1); up <= 3 && d.Tokens[below].Head >= 0; up++ {
		a := d.Tokens[below].Head
		out = append(out, part{head: a, up: up, whole: true})
		for k := range d.Children(a) {
			if k != below && d.Tokens[k].Tag != readout.PUNCT && k != source && f.marks[k]&inStop == 0 {
				out = append(out, part{head: k, up: up})
			}
		}
		below = a
	}
	return f.quotedParts(f.stretches(out, d, v, source, cue), d, v)
}

// quotedParts adds the quotations of more than two words in the sentence of v.
func (f *Finder) quotedParts(out []part, d *readout.Document, v int32) []part {
	x := d.Sentences[d.SentenceOf(v)]
	for i := x.First; i < x.Last; i++ {
		q := f.quoteOf[i]
		if q < 0 {
			continue
		}
		r := run{i, min(f.quotes[q].last, x.Last-1)}
		if f.quotes[q].words > 2 && !r.has(v) && f.independent(d, r, x) {
			out = append(out, part{head: topOf(d, r), words: r})
		}
		i = r.last
	}
	if r, ok := f.quotedNext(d, x); ok {
		out = append(out, part{head: topOf(d, r), words: r})
	}
	return out
}

// independent says whether a quotation is a piece of speech by itself and no
// phrase of the sentence around it: it begins the sentence, follows a mark, or
// has its own comma or stop within.
func (f *Finder) independent(d *readout.Document, r run, x readout.Sentence) bool {
	if r.first == x.First || d.Tokens[r.first-1].Tag == readout.PUNCT {
		return true
	}
	if e := f.lexicon.verbs[d.Tokens[r.first-1].Lemma]; e != nil && e.Takes&(takesClause|takesQuote) != 0 && e.speech() {
		return true
	}
	return r.last-r.first > 2 && d.Tokens[r.last-1].Tag == readout.PUNCT
}

// quotedNext returns the quotation that a colon at the end of sentence x leads
// to, as far as it stands in the next sentence.
func (f *Finder) quotedNext(d *readout.Document, x readout.Sentence) (run, bool) {
	if d.Word(x.Last-1) != ":" || int(x.Last) >= len(d.Tokens) {
		return run{}, false
	}
	q := f.quoteOf[x.Last]
	if q < 0 || f.quotes[q].words <= 2 {
		return run{}, false
	}
	next := d.Sentences[d.SentenceOf(x.Last)]
	return run{x.Last, min(f.quotes[q].last, next.Last-1)}, true
}

// topOf returns the token of r that stands highest in the tree, no punctuation
// if possible.
func topOf(d *readout.Document, r run) int32 {
	best, least := r.first, 1000
	for i := r.first; i <= r.last; i++ {
		if h := d.Tokens[i].Head; r.has(h) || d.Tokens[i].Tag == readout.PUNCT {
			continue
		}
		if n := depth(d, i); n < least {
			best, least = i, n
		}
	}
	return best
}

// quoted says whether p is a quotation by itself.
func (p part) quoted() bool { return p.words.last > 0 && p.stretch == noStretch }

// partTokens returns the tokens of p in f.ids.
func (f *Finder) partTokens(d *readout.Document, p part) []int32 {
	f.ids = f.ids[:0]
	if p.words.last > 0 {
		for i := p.words.first; i <= p.words.last; i++ {
			f.ids = append(f.ids, i)
		}
		return f.ids
	}
	if p.whole {
		f.ids = append(f.ids, p.head)
		return f.ids
	}
	f.ids = append(f.ids, p.head)
	for i := 0; i < len(f.ids); i++ {
		for c := range d.Children(f.ids[i]) {
			if f.marks[c]&inStop == 0 {
				f.ids = append(f.ids, c)
			}
		}
	}
	return f.ids
}

// What was decided of the token that a part hangs on.
const (
	aboveNone = iota // it hangs on the cue
	aboveOut
	aboveIn
)

// partFeatures describes part p as content of cue v; tokens are partTokens of
// p, above is what was decided of the token it hangs on.
func (f *Finder) partFeatures(out features, d *readout.Document, v, source int32, cue run, p part, tokens []int32, above uint32) features {
	if p.stretch != noStretch {
		return f.stretchFeatures(out, d, v, source, cue, p)
	}
	if p.quoted() {
		return f.quoteFeatures(out, d, v, source, p)
	}
	tv, tk := &d.Tokens[v], &d.Tokens[p.head]
	lemma, tag, e := f.lemma[v], uint32(tv.Fine), f.entryClass(d, v)
	place := p.up<<2 | flag(p.whole)<<1 | flag(p.head > v)
	rel := f.relation(d, p.head) ^ place<<26
	if p.whole {
		// the way up says more than what the token above hangs on itself
		rel = uint32(tv.Rel) ^ place<<26
		if p.up > 1 {
			rel ^= uint32(d.Tokens[tv.Head].Rel) << 8
		}
		if p.up > 2 {
			rel ^= uint32(d.Tokens[d.Tokens[tv.Head].Head].Rel) << 16
		}
	}
	first, last, quoted, hasSource := tokens[0], tokens[0], 0, false
	for _, i := range tokens {
		first, last = min(first, i), max(last, i)
		if f.quoteOf[i] >= 0 {
			quoted++
		}
		hasSource = hasSource || i == source
	}
	q := uint32(0)
	switch {
	case 5*quoted > 4*len(tokens):
		q = 2
	case quoted > 0:
		q = 1
	}
	src := uint32(0)
	switch {
	case source < 0:
	case hasSource:
		src = 1
	case source < v:
		src = 2
	default:
		src = 3
	}
	side := flag(p.head > v)
	fr := frame(d, v)
	long := min(uint32(len(tokens))/3, 5)
	x := d.Sentences[d.SentenceOf(v)]
	out.add(0, above)
	out.add(1, rel)
	out.add(2, rel, lemma)
	out.add(3, rel, tag)
	out.add(4, rel, fr)
	out.add(5, rel, fr, lemma)
	out.add(6, rel, q)
	out.add(7, place, uint32(tk.Fine))
	out.add(8, rel, f.lemma[p.head])
	out.add(9, rel, long)
	out.add(10, rel, src)
	out.add(11, rel, src, fr)
	out.add(12, q, side, above)
	out.add(13, rel, uint32(tv.Rel))
	out.add(14, rel, f.kindOf(d, p.head))
	out.add(15, rel, e)
	out.add(16, rel, above)
	out.add(17, rel, above, uint32(tk.Fine), q)
	out.add(18, uint32(tk.Rel), above, side, long)
	out.add(19, place, at(f.word, first-1, x), above)
	out.add(20, place, f.word[first], uint32(tk.Rel), above)
	out.add(21, f.word[first], lemma, uint32(tk.Rel))
	out.add(22, rel, flag(first == v+1 || last == v-1))
	out.add(23, place, at(f.word, last+1, x), above)
	out.add(24, q, f.entryClass(d, p.head), rel)
	out.add(25, f.lemma[p.head], lemma, place)
	out.add(26, flag(first == x.First), side, place, above)
	out.add(27, flag(last >= x.Last-2), side, place, above)
	if tk.Head >= 0 {
		out.add(28, uint32(tk.Rel), uint32(d.Tokens[tk.Head].Fine), side, above, place)
	}
	return out
}

// quoteFeatures describes a quotation in the sentence as content of cue v.
func (f *Finder) quoteFeatures(out features, d *readout.Document, v, source int32, p part) features {
	x := d.Sentences[d.SentenceOf(v)]
	r, lemma, e := p.words, f.lemma[v], f.entryClass(d, v)
	side := flag(r.first > v)
	gap := int32(99)
	for _, k := range [2]int32{v, source} {
		if k >= 0 {
			gap = min(gap, max(r.first-k, k-r.last))
		}
	}
	near := min(uint32(max(gap, 0)), 8)
	from, to := min(v, r.last), max(v, r.first)
	between := uint32(0) // other words of speech between the cue and the quotation
	for i := from + 1; i < to && between < 3; i++ {
		if d.Tokens[i].Tag == readout.VERB && f.entryClass(d, i) != 0 && f.quoteOf[i] < 0 {
			between++
		}
	}
	end := at(f.word, r.last-1, x)
	if f.quoteOf[r.last] >= 0 && r.last != f.quotes[f.quoteOf[r.last]].last || d.Tokens[r.last].Tag != readout.PUNCT {
		end = at(f.word, r.last, x) // it runs on beyond the sentence
	}
	if d.Tokens[r.last].Tag != readout.PUNCT || end == outside {
		end = 5
	}
	before, after := at(f.word, r.first-1, x), at(f.word, r.last+1, x)
	capital := uint32(2)
	if r.first+1 <= r.last {
		capital = flag(upperFirst(d.Word(r.first + 1)))
	}
	long := min(uint32(r.last-r.first)/4, 4)
	way, up, down := path(d, v, p.head)
	steps := uint32(up)<<4 | uint32(down)
	starts := flag(r.first == x.First)
	out.add(100)
	out.add(101, lemma)
	out.add(102, e, side)
	out.add(103, side, near)
	out.add(104, side, near, between)
	out.add(105, end, side)
	out.add(106, before, side)
	out.add(107, after, side)
	out.add(108, capital, side, near)
	out.add(109, long, side)
	out.add(110, way)
	out.add(111, steps, side)
	out.add(112, starts, side, end)
	out.add(113, between, e)
	out.add(114, between, side, end)
	out.add(115, lemma, side, capital)
	out.add(116, uint32(d.Tokens[v].Rel), side, uint32(d.Tokens[p.head].Rel))
	out.add(117, frame(d, v), side)
	out.add(118, e, near, capital, between)
	out.add(119, uint32(d.Tokens[v].Fine), side, between)
	out.add(120, starts, side, between, capital)
	return out
}

// reachFeatures describes token k, next to the words of the cue v found so far
// (n of them on this side), as one more word of the cue.
func (f *Finder) reachFeatures(out features, d *readout.Document, v, k int32, right bool, n uint32) features {
	tv, tk := &d.Tokens[v], &d.Tokens[k]
	rel := uint32(200)
	switch {
	case tk.Head == v:
		rel = uint32(tk.Rel)
	case tv.Head == k:
		rel = 300 + uint32(tv.Rel)
	case tk.Head >= 0 && d.Tokens[tk.Head].Head == v:
		rel = 400 + uint32(tk.Rel)
	}
	side := flag(right)
	w, lemma := f.word[k], f.lemma[v]
	n = min(n, 3)
	out.add(1, side, rel)
	out.add(2, side, rel, w)
	out.add(3, side, rel, uint32(tk.Fine))
	out.add(4, side, w, lemma)
	out.add(5, side, uint32(tk.Fine), uint32(tv.Fine))
	out.add(6, flag(f.quoteOf[k] >= 0), flag(f.quoteOf[v] >= 0), side)
	out.add(7, side, uint32(tk.Fine), n)
	out.add(8, side, w, uint32(tv.Fine))
	out.add(9, side, n, rel, lemma)
	if tk.Head >= 0 {
		out.add(10, side, rel, f.lemma[tk.Head])
	}
	if int(k)+1 < len(d.Tokens) {
		out.add(11, side, w, f.word[k+1])
	}
	return out
}
