package statements

import (
	"unicode"
	"unicode/utf8"

	"readout"
)

var transcriptEntry = entry{Type: typeSay, Takes: takesClause}

// findTranscript finds "NAME: words" at the start of sentence s. A name in
// capitals, as transcripts have it, or a quotation after the colon takes all of
// the paragraph; otherwise the sentence is the content, as in a headline.
func (f *Finder) findTranscript(d *readout.Document, s int) {
	x := d.Sentences[s]
	colon := transcriptColon(d, x)
	if colon < 0 || f.owner[x.First] >= 0 {
		return
	}
	first, last := colon+1, x.Last-1
	if capitals(d, run{x.First, colon - 1}) && (s == 0 || d.Sentences[s-1].Paragraph != x.Paragraph) {
		for e := s + 1; e < len(d.Sentences) && d.Sentences[e].Paragraph == x.Paragraph; e++ {
			last = d.Sentences[e].Last - 1
		}
	}
	r, ok := trim(d, run{first, last})
	if !ok {
		return
	}
	from := len(f.runs)
	f.runs = append(f.runs, r)
	f.own(run{x.First, r.last}, int32(len(f.finds)))
	f.finds = append(f.finds, find{head: colon, cue: run{colon, colon}, source: headOf(d, x.First, colon-1), words: run{x.First, colon - 1},
		content: f.runs[from : from+1 : from+1], entry: &transcriptEntry, rule: "transcript", score: .8, sentence: int32(s), goesOn: -1, within: -1})
}

// transcriptColon returns the colon after a speaker's name, -1 if sentence x
// does not begin with one.
func transcriptColon(d *readout.Document, x readout.Sentence) int32 {
	named := false
	for i := x.First; i < x.Last && i < x.First+7; i++ {
		t := &d.Tokens[i]
		w := d.Word(i)
		if w == ":" {
			if i > x.First && i+1 < x.Last && (named || capitals(d, run{x.First, i - 1})) {
				return i
			}
			return -1
		}
		if t.Quote > 0 {
			return -1
		}
		switch t.Tag {
		case readout.PROPN:
			named = named || t.Name.Type() == readout.TypePerson || t.Name.Type() == readout.TypeOrganisation
		case readout.PUNCT, readout.ADP, readout.NOUN, readout.ADJ, readout.NUM:
			if i == x.First && t.Tag != readout.NOUN && t.Tag != readout.ADJ {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// capitals says whether all letters of a run are capitals, three at least.
func capitals(d *readout.Document, r run) bool {
	n := 0
	for i := r.first; i <= r.last; i++ {
		for _, c := range d.Word(i) {
			if unicode.IsLower(c) {
				return false
			}
			n++
		}
	}
	return n >= 3
}

// headOf returns the token between first and last whose head is outside.
func headOf(d *readout.Document, first, last int32) int32 {
	for i := last; i >= first; i-- {
		if h := d.Tokens[i].Head; (h < first || h > last) && d.Tokens[i].Tag != readout.PUNCT {
			return i
		}
	}
	return last
}

// upperFirst says whether w begins with a capital letter.
func upperFirst(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}
