package statements

import (
	"slices"

	"readout"
)

// A Gold is one statement as a corpus marks it; each part may be in pieces.
type Gold struct{ Source, Cue, Content []readout.Span }

// An Example is one yes-or-no decision and its right answer.
type Example struct {
	Features []uint32
	Yes      bool
}

// A Choice is one choice among options and the index of the right one.
type Choice struct {
	Options [][]uint32
	Right   int
}

// A Lesson is what documents teach each part of a Model.
type Lesson struct {
	Cue, Content, Reach []Example
	Source              []Choice
}

// Teach adds to l what d, with the statements marked in it, teaches. The
// features are those that reading uses.
func (f *Finder) Teach(d *readout.Document, gold []Gold, l *Lesson) {
	f.reset(d)
	f.findQuotations(d)
	f.hashTokens(d)
	cues := make(map[int32]bool, len(gold))
	for _, g := range gold {
		if v := cueHead(d, tokensIn(d, g.Cue)); v >= 0 {
			cues[v] = true
		}
	}
	for _, g := range gold {
		f.teachGold(d, g, cues, l)
	}
	for s, x := range d.Sentences {
		around := f.quotedAround(d, s)
		for i := x.First; i < x.Last; i++ {
			if cueCandidate(d, i) {
				l.Cue = append(l.Cue, Example{f.cueFeatures(nil, d, i, around), cues[i]})
			}
		}
	}
}

// teachGold adds the examples of one marked statement; cues are the heads of
// all that are marked.
func (f *Finder) teachGold(d *readout.Document, g Gold, cues map[int32]bool, l *Lesson) {
	cue := tokensIn(d, g.Cue)
	v := cueHead(d, cue)
	if v < 0 {
		return
	}
	x := d.Sentences[d.SentenceOf(v)]
	in := func(i int32) bool { return i >= x.First && i < x.Last }
	source := slices.DeleteFunc(tokensIn(d, g.Source), func(i int32) bool { return !in(i) })
	head := headAmong(d, source)
	f.teachSource(d, v, head, len(g.Source) > 0, l)
	f.setCues(x, cues)
	f.cutCues(d, v)
	f.teachContent(d, v, head, tokensIn(d, g.Content), cue, source, l)
	f.teachReach(d, v, cue, l)
	f.clear(x, inStop)
}

// setCues makes the marked cues of sentence x the candidates at hand.
func (f *Finder) setCues(x readout.Sentence, cues map[int32]bool) {
	f.cues = f.cues[:0]
	for i := x.First; i < x.Last; i++ {
		if cues[i] {
			f.cues = append(f.cues, candidate{head: i, score: sure})
		}
	}
}

// holdsToken says whether a sorted list holds token i.
func holdsToken(list []int32, i int32) bool {
	_, ok := slices.BinarySearch(list, i)
	return ok
}

// sure is a score above every floor.
const sure = 1000

func (f *Finder) teachSource(d *readout.Document, v, head int32, named bool, l *Lesson) {
	rule := ruleSource(d, v)
	c := Choice{Right: -1}
	if !named {
		c.Right = 0
	}
	c.Options = append(c.Options, f.noSourceFeatures(nil, d, v, rule))
	for _, k := range f.sourceOptions(nil, d, v) {
		if named && k == head {
			c.Right = len(c.Options)
		}
		c.Options = append(c.Options, f.sourceFeatures(nil, d, v, k, rule))
	}
	if c.Right >= 0 {
		l.Source = append(l.Source, c)
	}
}

func (f *Finder) teachContent(d *readout.Document, v, source int32, content, cue, src []int32, l *Lesson) {
	above, words := uint32(aboveNone), runAround(cue, v)
	for _, p := range f.parts(nil, d, v, source, words) {
		yes, n := 0, 0
		ids := f.partTokens(d, p)
		for _, i := range ids {
			if d.Tokens[i].Tag == readout.PUNCT || holdsToken(cue, i) || holdsToken(src, i) {
				continue
			}
			n++
			if holdsToken(content, i) {
				yes++
			}
		}
		if p.up > 0 && p.whole {
			above = aboveNone
		}
		right := n > 0 && 2*yes >= n
		if p.stretch != noStretch {
			right = n > 0 && 10*yes >= 8*n
		}
		if n > 0 {
			l.Content = append(l.Content, Example{f.partFeatures(nil, d, v, source, words, p, ids, above), right})
		}
		if p.whole {
			above = aboveOut
			if right {
				above = aboveIn
			}
		}
	}
}

// runAround returns the run of tokens around v that are in a sorted list.
func runAround(list []int32, v int32) run {
	r := run{v, v}
	for i, _ := slices.BinarySearch(list, v); i+1 < len(list) && list[i+1] == r.last+1; i++ {
		r.last++
	}
	for i, _ := slices.BinarySearch(list, v); i > 0 && list[i-1] == r.first-1; i-- {
		r.first--
	}
	return r
}

func (f *Finder) teachReach(d *readout.Document, v int32, cue []int32, l *Lesson) {
	x := d.Sentences[d.SentenceOf(v)]
	first, last := cue[0], cue[len(cue)-1]
	for k, n := v-1, uint32(0); k >= x.First && n < 7; k, n = k-1, n+1 {
		l.Reach = append(l.Reach, Example{f.reachFeatures(nil, d, v, k, false, n), k >= first})
		if k < first {
			break
		}
	}
	for k, n := v+1, uint32(0); k < x.Last && n < 7; k, n = k+1, n+1 {
		l.Reach = append(l.Reach, Example{f.reachFeatures(nil, d, v, k, true, n), k <= last})
		if k > last {
			break
		}
	}
}

// tokensIn returns the tokens that share a byte with one of the spans, in order.
func tokensIn(d *readout.Document, spans []readout.Span) []int32 {
	var out []int32
	for _, s := range spans {
		i, _ := slices.BinarySearchFunc(d.Tokens, s.Start, func(t readout.Token, at int32) int { return int(t.End) - int(at) - 1 })
		for ; i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
			out = append(out, int32(i))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// cueHead returns the token of the cue that may be a cue's head and stands
// highest, verbs before nouns before the rest; -1 if none may.
func cueHead(d *readout.Document, cue []int32) int32 {
	best, rank := int32(-1), 99
	for _, i := range cue {
		if !cueCandidate(d, i) {
			continue
		}
		r := 0
		if _, below := slices.BinarySearch(cue, d.Tokens[i].Head); below {
			r = 10
		}
		switch d.Tokens[i].Tag {
		case readout.VERB:
		case readout.NOUN:
			r++
		default:
			r += 2
		}
		if r < rank {
			best, rank = i, r
		}
	}
	return best
}

// headAmong returns the token of a list whose head is outside the list, nouns
// before the rest; -1 for an empty list.
func headAmong(d *readout.Document, list []int32) int32 {
	best, rank := int32(-1), 99
	for _, i := range list {
		if _, below := slices.BinarySearch(list, d.Tokens[i].Head); below {
			continue
		}
		r := 0
		switch d.Tokens[i].Tag {
		case readout.PUNCT:
			r = 9
		case readout.ADP, readout.PART, readout.CCONJ, readout.ADV:
			r = 5
		case readout.NOUN, readout.PROPN, readout.PRON:
		default:
			r = 2
		}
		if r < rank {
			best, rank = i, r
		}
	}
	return best
}
