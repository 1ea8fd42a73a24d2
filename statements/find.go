package statements

import (
	"slices"

	"readout"
)

// A find is a statement in tokens, before it is told in spans.
type find struct {
	head     int32 // head token of the cue, -1 where there is no cue
	cue      run
	source   int32 // head token of the source, -1 where none is named
	words    run   // the source's words
	content  []run // in order, apart from each other
	until    int32 // token after the last that may be content, 0 for the sentence's end
	entry    *entry
	rule     string
	score    float32
	sentence int32 // where the cue is, or the content where there is none
	goesOn   int32 // index of the find that this quotation goes on from, or -1
	within   int32 // index of the find that reports this one, or -1
}

// scratch is the memory that a finder uses again for every document.
type scratch struct {
	finds     []find
	quotes    []quotation
	quoteOf   []int32 // index in quotes of each token, or -1
	marks     []mark  // of each token
	owner     []int32 // find whose content or cue holds each token, or -1
	runs      []run   // arena behind find.content
	cues      []candidate
	stack     []int32
	order     []int32  // finds in the order of the text
	place     []int32  // of each find in that order
	lemma     []uint32 // hash of each token's lemma
	word      []uint32 // and of its word in lower case
	feats     features
	ids       []int32
	options   []int32
	pieces    []part
	pieceRuns []run
	times     []readout.Timex // of the record, while finding
	grants    []grant
	cueScore  []float32 // of each token that may be a cue
	spoken    []bool    // token is in the cue or the source of a statement
}

// A mark is a set of flags of a token.
type mark uint8

// The flags of a token while one statement is put together.
const (
	inContent mark = 1 << iota
	inSource
	inCue
	inStop // cut off from a walk through the tree
	dropped
	joined
)

func (f *Finder) reset(d *readout.Document) {
	n := len(d.Tokens)
	f.finds, f.runs = f.finds[:0], f.runs[:0]
	f.quoteOf, f.owner = grow(f.quoteOf, n), grow(f.owner, n)
	f.marks, f.cueScore = grow(f.marks, n), grow(f.cueScore, n)
	f.spoken = grow(f.spoken, n)
	for i := range n {
		f.owner[i], f.marks[i], f.spoken[i], f.cueScore[i] = -1, 0, false, -99
	}
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// setBelow sets m on the tokens of the tree under top, without those under a
// token that has inStop.
func (f *Finder) setBelow(d *readout.Document, top int32, m mark) {
	if f.marks[top]&inStop != 0 {
		return
	}
	f.stack = append(f.stack[:0], top)
	for len(f.stack) > 0 {
		i := f.stack[len(f.stack)-1]
		f.stack = f.stack[:len(f.stack)-1]
		f.marks[i] |= m
		for c := range d.Children(i) {
			if f.marks[c]&inStop == 0 {
				f.stack = append(f.stack, c)
			}
		}
	}
}

// clear takes the flags m from the tokens of a sentence.
func (f *Finder) clear(x readout.Sentence, m mark) {
	for i := x.First; i < x.Last; i++ {
		f.marks[i] &^= m
	}
}

// collect returns the runs of tokens in [first, last) that have flag m and none
// of not. Gaps that hold punctuation alone are bridged; marks at the edges fall
// off but for quotation marks.
func (f *Finder) collect(d *readout.Document, first, last int32, m, not mark) []run {
	from := len(f.runs)
	for i := first; i < last; i++ {
		if f.marks[i]&m == 0 || f.marks[i]&not != 0 {
			continue
		}
		if n := len(f.runs); n > from && bridged(d, f.runs[n-1].last, i) {
			f.runs[n-1].last = i
		} else {
			f.runs = append(f.runs, run{i, i})
		}
	}
	to := from
	for _, r := range f.runs[from:] {
		if r, ok := trim(d, r); ok {
			f.runs[to] = r
			to++
		}
	}
	f.runs = f.runs[:to]
	return slices.Clip(f.runs[from:to])
}

// bridged says whether only punctuation stands between the tokens a and b.
func bridged(d *readout.Document, a, b int32) bool {
	for i := a + 1; i < b; i++ {
		if d.Tokens[i].Tag != readout.PUNCT {
			return false
		}
	}
	return true
}

// trim cuts marks off the ends of r and says whether anything is left. A
// quotation mark stays, and so does what stands between it and the words.
func trim(d *readout.Document, r run) (run, bool) {
	for r.first <= r.last && d.Tokens[r.first].Tag == readout.PUNCT && !quotes(d.Word(r.first)) {
		r.first++
	}
	for r.first <= r.last && d.Tokens[r.last].Tag == readout.PUNCT && !quotes(d.Word(r.last)) && !brackets(d.Word(r.last)) {
		r.last--
	}
	for i := r.first; i <= r.last; i++ {
		if d.Tokens[i].Tag != readout.PUNCT {
			return r, true
		}
	}
	return r, false
}

func quotes(w string) bool { return doubleMark(w) || singleMark(w) }

func brackets(w string) bool { return w == ")" || w == "]" || w == "%" }

// depth returns the number of tokens above i in its tree.
func depth(d *readout.Document, i int32) int {
	n := 0
	for h := d.Tokens[i].Head; h >= 0 && n < 200; h = d.Tokens[h].Head {
		n++
	}
	return n
}
