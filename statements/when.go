package statements

import "readout"

// saidWhen returns the day or interval on which find n was said: of a time
// expression that hangs on the cue, else of one that opens the sentence or its
// paragraph; empty where none does.
func (f *Finder) saidWhen(d *readout.Document, rec *readout.Record, n *find) string {
	if n.head < 0 {
		return ""
	}
	x := d.Sentences[n.sentence]
	for i := range rec.Times {
		t := &rec.Times[i]
		if t.Span.End <= x.Start || t.Span.Start >= x.End || !dated(t) {
			continue
		}
		if k := tokenAt(d, t.Span.Start, x); k >= 0 && f.hangsOnCue(d, k, n) {
			return days(t)
		}
	}
	return f.paragraphDay(d, rec, n)
}

// hangsOnCue says whether the time expression at token k is outside the content
// and the source, and its head's way up meets the cue first.
func (f *Finder) hangsOnCue(d *readout.Document, k int32, n *find) bool {
	for _, r := range n.content {
		if r.has(k) {
			return false
		}
	}
	if n.source >= 0 && n.words.has(k) {
		return false
	}
	for v := d.Tokens[k].Head; v >= 0; v = d.Tokens[v].Head {
		if v == n.head || n.cue.has(v) {
			return true
		}
		if d.Tokens[v].Tag == readout.VERB {
			break
		}
	}
	// next to the cue, whatever the tree says
	return n.cue.has(k) || k-n.cue.last <= 2 && k > n.cue.last
}

// paragraphDay returns the day that opens the sentence or the paragraph: "On
// Sunday, ..." holds until the paragraph's end.
func (f *Finder) paragraphDay(d *readout.Document, rec *readout.Record, n *find) string {
	s := int(n.sentence)
	for s > 0 && d.Sentences[s-1].Paragraph == d.Sentences[s].Paragraph {
		s--
	}
	opening := readout.Span{Start: d.Sentences[s].Start, End: d.Sentences[s].Start + 5}
	for i := range rec.Times {
		t := &rec.Times[i]
		if !t.Span.Overlaps(opening) || !dated(t) {
			continue
		}
		if k := tokenAt(d, t.Span.End-1, d.Sentences[s]); k >= 0 && adverbial(d, k) {
			return days(t)
		}
	}
	return ""
}

// adverbial says whether token k, the last of a time expression, says when and
// is no part of another phrase ("Sunday's vote").
func adverbial(d *readout.Document, k int32) bool {
	if int(k)+1 < len(d.Tokens) && d.Word(k+1) == "," {
		return true
	}
	switch d.Tokens[k].Rel {
	case readout.RelObl, readout.RelOblUnmarked, readout.RelAdvmod:
		return true
	}
	return false
}

func dated(t *readout.Timex) bool {
	return (t.Type == "DATE" || t.Type == "TIME") && t.Begin != "" && t.End != ""
}

func days(t *readout.Timex) string {
	if t.Begin == t.End {
		return t.Begin
	}
	return t.Begin + "/" + t.End
}

// tokenAt returns the token of sentence x that holds byte b, -1 if none.
func tokenAt(d *readout.Document, b int32, x readout.Sentence) int32 {
	for i := x.First; i < x.Last; i++ {
		if d.Tokens[i].Start <= b && b < d.Tokens[i].End {
			return i
		}
	}
	return -1
}
