package statements

import "readout"

// A segment is a piece of chosen content between marks or before a conjunction
// of clauses. Parsers hang the author's afterthoughts (", which ...", "and the
// other side ...") on what somebody said; each segment is kept or dropped.

// segments cuts sentence x but for the words of cue and source; none is part
// content and part not. Quotations stay whole.
func (f *Finder) segments(out []run, d *readout.Document, x readout.Sentence) []run {
	open, in := false, mark(0)
	for i := x.First; i < x.Last; i++ {
		if f.marks[i]&(inCue|inSource) != 0 {
			open = false
			continue
		}
		now := f.marks[i] & inContent
		if d.Tokens[i].Tag == readout.PUNCT && f.quoteOf[i] < 0 {
			now = in // marks go with the words before them
		}
		if !open || now != in || f.parted(d, i) {
			out = append(out, run{i, i})
			open, in = true, f.marks[i]&inContent
			if d.Tokens[i].Tag == readout.PUNCT && i+1 < x.Last {
				in = f.marks[i+1] & inContent
			}
			continue
		}
		out[len(out)-1].last = i
	}
	return out
}

// chosen says whether the words of segment r are content so far.
func (f *Finder) chosen(d *readout.Document, r run) bool {
	for i := r.first; i <= r.last; i++ {
		if d.Tokens[i].Tag != readout.PUNCT {
			return f.marks[i]&inContent != 0
		}
	}
	return false
}

// parted says whether a segment begins at token i: a mark outside quotations or
// a conjunction of clauses.
func (f *Finder) parted(d *readout.Document, i int32) bool {
	if q := f.quoteOf[i]; q >= 0 && f.quotes[q].words > 2 {
		return i == f.quotes[q].first && f.independent(d, f.quotes[q].run, d.Sentences[d.SentenceOf(i)])
	}
	t := &d.Tokens[i]
	switch d.Word(i) {
	case ",", ";", ":", "—", "–", "--", "(", "―":
		return true
	}
	if t.Tag != readout.CCONJ || t.Head < 0 || i > 0 && d.Tokens[i-1].Tag == readout.PUNCT {
		return false
	}
	switch h := &d.Tokens[t.Head]; h.Tag {
	case readout.VERB, readout.AUX:
		return true
	default:
		return d.Child(t.Head, readout.RelCop) >= 0
	}
}

// A history is what was decided of the segments before one.
type history struct {
	last, other uint32 // whether the one before was kept, and the one before that
	verb        uint32 // what was kept holds a finite verb
	left        uint32 // something before the cue was kept: 1 unquoted, 2 quoted
	dash        bool   // the one before began with a dash or a bracket
}

// add takes the decision on segment r of cue v into h.
func (f *Finder) add(h *history, d *readout.Document, v int32, r run, kept bool) {
	h.other, h.last = h.last, flag(kept)
	h.dash = aside(d, r.first)
	if !kept {
		return
	}
	for i := r.first; i <= r.last; i++ {
		if finite(d, i) {
			h.verb = 1
		}
	}
	if r.first < v {
		h.left = max(h.left, 1+flag(f.quoteOf[r.first] >= 0))
	}
}

// aside says whether the mark at i may open or close a parenthesis.
func aside(d *readout.Document, i int32) bool {
	switch d.Word(i) {
	case "—", "–", "--", "(", ")":
		return true
	}
	return false
}

// segmentFeatures describes segment k of list as content of cue v; h is what was
// decided of those before it.
func (f *Finder) segmentFeatures(out features, d *readout.Document, v, source int32, list []run, k int, h history) features {
	kept := h.last
	r := list[k]
	x := d.Sentences[d.SentenceOf(v)]
	start := r.first
	for start < r.last && d.Tokens[start].Tag == readout.PUNCT {
		start++
	}
	top := topOf(d, run{start, r.last})
	tt, tv := &d.Tokens[top], &d.Tokens[v]
	lemma, e := f.lemma[v], f.entryClass(d, v)
	nth := min(uint32(k), 3)
	side := flag(r.first > v)
	place := nth | side<<2 | flag(k == len(list)-1)<<3 | kept<<4 | flag(f.chosen(d, r))<<5
	way, up, down := path(d, v, top)
	verb, subject, speech, quoted := uint32(0), uint32(0), uint32(0), 0
	cue := float32(-99)
	for i := start; i <= r.last; i++ {
		t := &d.Tokens[i]
		cue = max(cue, f.cueScore[i])
		if verb == 0 && finite(d, i) {
			verb = uint32(t.Fine)
		}
		if t.Rel.Subject() {
			subject = 1
		}
		if f.quoteOf[i] >= 0 {
			quoted++
		} else if t.Tag == readout.VERB && f.entryClass(d, i) != 0 {
			speech = 1
		}
	}
	q := min(2, uint32(2*quoted)/uint32(r.last-r.first+1))
	clause := verb<<2 | subject<<1 | speech
	boundary := f.word[r.first]
	hangs := uint32(0) // where the segment's top hangs
	switch {
	case tt.Head < 0:
		hangs = 1
	case tt.Head == v:
		hangs = 2
	case r.first > tt.Head && f.marks[tt.Head]&inContent != 0:
		hangs = 3
	case d.Below(v, tt.Head):
		hangs = 4
	default:
		hangs = 5
	}
	long := min(uint32(r.last-r.first)/3, 6)
	out.add(700, place)
	out.add(701, boundary, place)
	out.add(702, boundary, f.word[start], side)
	out.add(703, f.word[start], at(f.word, start+1, x), side)
	out.add(704, uint32(tt.Rel), boundary, place)
	out.add(705, uint32(tt.Rel), hangs, side)
	out.add(706, uint32(tt.Rel), uint32(tt.Fine), side)
	out.add(707, way)
	out.add(708, uint32(up)<<4|uint32(down), hangs, uint32(tt.Rel))
	out.add(709, clause, boundary)
	out.add(710, clause, uint32(tv.Fine), side)
	out.add(711, clause, hangs, uint32(tt.Rel))
	out.add(712, lemma, place)
	out.add(713, lemma, uint32(tt.Rel), boundary)
	out.add(714, e, uint32(tt.Rel), side)
	out.add(715, e, clause)
	out.add(716, q, place)
	out.add(717, q, boundary, clause)
	out.add(718, long, place)
	out.add(719, long, uint32(tt.Rel), clause)
	out.add(720, f.word[start], uint32(tt.Rel), place)
	out.add(721, uint32(d.Tokens[start].Fine), boundary, place)
	out.add(722, f.lemma[top], uint32(tt.Rel))
	out.add(723, f.lemma[top], boundary)
	out.add(724, uint32(tv.Rel), place)
	out.add(725, uint32(tv.Rel), hangs, clause)
	out.add(726, at(f.word, r.first-1, x), boundary, f.word[start])
	out.add(727, min(uint32(max(r.first-v, v-r.last)), 12), boundary, side)
	out.add(728, hangs, boundary, clause)
	chosen := flag(f.chosen(d, r))
	level, head := cueLevel(cue), cueLevel(max(f.cueScore[start], f.cueScore[min(start+1, r.last)]))
	out.add(750, level, boundary, subject, chosen)
	out.add(751, level, hangs, uint32(tt.Rel))
	out.add(752, level, chosen, long)
	out.add(753, head, f.word[start], subject)
	out.add(754, head, boundary, uint32(tt.Rel), subject)
	pair := flag(h.dash && aside(d, r.first))
	out.add(740, h.verb, clause, e)
	out.add(741, h.verb, clause, boundary, pair)
	out.add(742, pair, h.other, kept, verb)
	out.add(743, h.left, side, clause, boundary)
	out.add(744, h.left, side, boundary, f.word[start], subject)
	out.add(745, h.verb, h.left, side, chosen)
	out.add(732, chosen)
	out.add(733, chosen, kept, boundary)
	out.add(734, chosen, uint32(tt.Rel), hangs)
	out.add(735, chosen, clause, lemma)
	out.add(736, chosen, q, boundary)
	out.add(737, chosen, e, uint32(tt.Rel))
	out.add(738, chosen, f.word[start], boundary)
	out.add(729, flag(source >= 0 && source < v), place)
	if k > 0 {
		p := list[k-1]
		pv := uint32(0)
		for i := p.first; i <= p.last; i++ {
			if finite(d, i) {
				pv = uint32(d.Tokens[i].Fine)
				break
			}
		}
		out.add(730, pv, verb, boundary, subject)
		out.add(731, uint32(d.Tokens[p.last].Tag), boundary, uint32(tt.Rel))
	}
	return out
}

// cueLevel is how sure a score is of a cue, in five steps; 0 stands for no score.
func cueLevel(z float32) uint32 {
	switch {
	case z < -90:
		return 0
	case z < -2:
		return 1
	case z < -.5:
		return 2
	case z < 1:
		return 3
	}
	return 4
}

// segmentsBeside cuts the marked content without the words of cue and source.
func (f *Finder) segmentsBeside(out []run, d *readout.Document, v, source int32, cue run, x readout.Sentence) []run {
	f.setRun(cue, inCue)
	if source >= 0 {
		f.setRun(f.sourceWords(d, source, v, cue, x), inSource)
	}
	out = f.segments(out, d, x)
	f.clear(x, inCue|inSource)
	return out
}

// dropSegments takes the segments that score low out of the content of cue v
// and adds those that score high.
func (f *Finder) dropSegments(d *readout.Document, v, source int32, cue run, x readout.Sentence) {
	f.pieceRuns = f.segmentsBeside(f.pieceRuns[:0], d, v, source, cue, x)
	if len(f.pieceRuns) < 2 {
		return
	}
	h, left := history{last: 1, other: 1}, 0
	for _, r := range f.pieceRuns {
		left += int(flag(f.chosen(d, r)))
	}
	for k, r := range f.pieceRuns {
		f.feats = f.segmentFeatures(f.feats[:0], d, v, source, f.pieceRuns, k, h)
		z, in := f.model.Content.Score(f.feats), f.chosen(d, r)
		if h.left == 1 && r.first == cue.last+1 && f.resumes(d, r) {
			z = sure
		}
		if f.tellsWhyUnnamed(d, r) {
			z = -sure
		}
		switch {
		case in && z < f.segment && left > 1:
			in = false
			left--
			f.setRun(r, dropped)
		case !in && z > f.added:
			in = true
			left++
			f.setRun(r, joined)
		}
		f.add(&h, d, v, r, in)
	}
	if h.verb == 0 && h.left == 0 && d.Tokens[v].Lemma == "say" {
		f.joinRest(d, cue)
	}
	f.keepAsides(d)
	for i := x.First; i < x.Last; i++ {
		switch {
		case f.marks[i]&dropped != 0:
			f.marks[i] &^= dropped | inContent
		case f.marks[i]&joined != 0:
			f.marks[i] = f.marks[i]&^joined | inContent
		}
	}
}

// keepAsides keeps what stands between two dashes or brackets in the midst of the
// content and is no clause: "the fire — the third this year — was lit".
func (f *Finder) keepAsides(d *readout.Document) {
	list := f.pieceRuns
	kept := func(r run) bool {
		m := f.marks[r.last]
		return m&joined != 0 || m&dropped == 0 && f.chosen(d, r)
	}
	for k := 1; k+1 < len(list); k++ {
		r := list[k]
		if kept(r) || !aside(d, r.first) || !aside(d, list[k+1].first) || !kept(list[k-1]) || !kept(list[k+1]) {
			continue
		}
		clause := false
		for i := r.first; i <= r.last; i++ {
			clause = clause || finite(d, i)
		}
		for i := r.first; i <= r.last && !clause; i++ {
			f.marks[i] = f.marks[i]&^dropped | joined
		}
	}
}

// tellsWhyUnnamed says whether segment r is about the source's not being named.
func (f *Finder) tellsWhyUnnamed(d *readout.Document, r run) bool {
	for i := r.first; i <= r.last; i++ {
		if f.quoteOf[i] < 0 && anonymous(d, i) {
			return true
		}
	}
	return false
}

// joinRest joins all segments after the cue where what was kept is a bare noun
// phrase right after it: nobody "says the meeting", the verb must follow.
func (f *Finder) joinRest(d *readout.Document, cue run) {
	at := -1
	for k, r := range f.pieceRuns {
		if r.first == cue.last+1 && f.quoteOf[r.first] < 0 && d.Tokens[r.first].Tag != readout.PUNCT {
			at = k
		}
	}
	if at < 0 {
		return
	}
	for _, r := range f.pieceRuns[at:] {
		for i := r.first; i <= r.last; i++ {
			f.marks[i] = f.marks[i]&^dropped | joined
		}
	}
}

// resumes says whether segment r goes on with the clause before ", he said,":
// a comma, "and" or "but", and a verb that has no subject of its own.
func (f *Finder) resumes(d *readout.Document, r run) bool {
	if d.Word(r.first) != "," || r.last-r.first < 3 || d.Tokens[r.first+1].Tag != readout.CCONJ {
		return false
	}
	switch d.Tokens[r.first+2].Tag {
	case readout.VERB, readout.AUX:
		return true
	}
	return false
}

// TeachSegments adds to l what d teaches of segments, with the contents that f's
// own model chooses. The model should not have learnt from d.
func (f *Finder) TeachSegments(d *readout.Document, gold []Gold, l *Lesson) {
	defer func(x floors) { f.floors = x }(f.floors)
	f.floors = teaching
	f.reset(d)
	f.findQuotations(d)
	f.hashTokens(d)
	cues := map[int32]bool{}
	for _, g := range gold {
		if v := cueHead(d, tokensIn(d, g.Cue)); v >= 0 {
			cues[v] = true
		}
	}
	for _, g := range gold {
		v := cueHead(d, tokensIn(d, g.Cue))
		if v < 0 {
			continue
		}
		x := d.Sentences[d.SentenceOf(v)]
		f.scoreCues(d, d.SentenceOf(v), func(i int32) bool { return !f.speech(i) })
		f.setCues(x, cues)
		source := f.bestSource(d, v)
		cue := f.reach(d, v, source)
		f.cutCues(d, v)
		f.chooseParts(d, v, source, cue)
		f.quotedAlone(d, cue, x)
		f.teachSegments(d, v, source, cue, tokensIn(d, g.Content), l)
		f.clear(x, inContent|inSource|inCue|inStop)
	}
}

func (f *Finder) teachSegments(d *readout.Document, v, source int32, cue run, content []int32, l *Lesson) {
	x := d.Sentences[d.SentenceOf(v)]
	list := f.segmentsBeside(nil, d, v, source, cue, x)
	if len(list) < 2 {
		return
	}
	h := history{last: 1, other: 1}
	for k, r := range list {
		in, n := 0, 0
		for i := r.first; i <= r.last; i++ {
			if d.Tokens[i].Tag == readout.PUNCT {
				continue
			}
			n++
			in += int(flag(holdsToken(content, i)))
		}
		if n == 0 {
			continue
		}
		right := 2*in >= n
		l.Content = append(l.Content, Example{f.segmentFeatures(nil, d, v, source, list, k, h), right})
		f.add(&h, d, v, r, right)
	}
}
