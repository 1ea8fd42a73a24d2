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
	colon := f.transcriptColon(d, x)
	if colon < 0 || f.owner[x.First] >= 0 {
		return
	}
	name := run{x.First, colon - 1}
	if quotes(d.Word(x.First)) {
		name.first++
	}
	first, last := colon+1, x.Last-1
	if speaker(d, name) && (s == 0 || d.Sentences[s-1].Paragraph != x.Paragraph) {
		for e := s + 1; e < len(d.Sentences) && d.Sentences[e].Paragraph == x.Paragraph; e++ {
			last = d.Sentences[e].Last - 1
		}
	}
	r, ok := trim(d, run{first, last})
	if !ok || !says(d, r) || numbered(d, name) {
		return
	}
	from := len(f.runs)
	f.runs = append(f.runs, r)
	f.own(r, int32(len(f.finds)))
	for i := x.First; i <= colon; i++ {
		f.spoken[i] = true
	}
	f.finds = append(f.finds, find{head: colon, cue: run{colon, colon}, source: headOf(d, name.first, name.last), words: name,
		content: f.runs[from : from+1 : from+1], entry: &transcriptEntry, rule: "transcript", score: .8, sentence: int32(s), goesOn: -1, within: -1})
}

// speaker says whether a name is written as transcripts write those who speak, in
// capitals or as one letter: what follows are their own words.
func speaker(d *readout.Document, name run) bool {
	return capitals(d, name) || name.first == name.last && len(d.Word(name.first)) == 1
}

// transcriptColon returns the colon after a speaker's name, -1 if sentence x
// does not begin with one.
func (f *Finder) transcriptColon(d *readout.Document, x readout.Sentence) int32 {
	named, first := false, x.First
	if quotes(d.Word(first)) {
		first++
	}
	if first+2 < x.Last && d.Word(first+1) == ":" && (d.Word(first) == "Q" || d.Word(first) == "A") {
		return first + 1 // question and answer
	}
	for i := first; i < x.Last && i < first+7; i++ {
		t := &d.Tokens[i]
		if d.Word(i) == ":" {
			if i > first && i+1 < x.Last && (named && first == x.First || capitals(d, run{first, i - 1})) {
				return i
			}
			return -1
		}
		if d.Word(i) == "(" {
			return -1
		}
		switch t.Tag {
		case readout.PROPN:
			named = true
		case readout.NOUN, readout.ADJ:
			named = named || i == first && f.lexicon.sources[t.Lemma].Class == "document"
		case readout.PUNCT, readout.ADP, readout.NUM:
			if i == first {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// says whether r holds a verb or a quotation: "VIP: 60 euros" says nothing.
func says(d *readout.Document, r run) bool {
	for i := r.first; i <= r.last; i++ {
		if t := d.Tokens[i].Tag; t == readout.VERB || t == readout.AUX || doubleMark(d.Word(i)) {
			return true
		}
	}
	return false
}

// numbered says whether a name holds a number or a single letter, as dates and
// lists do: "Correction, 15 May", "Path A".
func numbered(d *readout.Document, r run) bool {
	for i := r.first; i <= r.last; i++ {
		if d.Tokens[i].Tag == readout.NUM || len(d.Word(i)) == 1 && i > r.first && d.Tokens[i].Tag != readout.PUNCT {
			return true
		}
	}
	return false
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

// findSignatures finds paragraphs that are a quotation, a dash and a name.
func (f *Finder) findSignatures(d *readout.Document) {
	for s := 0; s < len(d.Sentences); {
		first, paragraph := s, d.Sentences[s].Paragraph
		for s < len(d.Sentences) && d.Sentences[s].Paragraph == paragraph {
			s++
		}
		p := run{d.Sentences[first].First, d.Sentences[s-1].Last - 1}
		switch {
		case opensQuoted(d.Word(p.first)):
			f.findSignature(d, first, p)
		case longDash(d.Word(p.first)) && first > 0 && f.quoteOf[p.first-1] >= 0:
			f.findSignature(d, first-1, run{f.quotes[f.quoteOf[p.first-1]].first, p.last})
		}
	}
}

// opensQuoted says whether w is or begins with a mark that can open a quotation.
func opensQuoted(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return doubleMark(string(c)) || singleMark(string(c)) || doubleMark(w)
}

// findSignature takes paragraph p, which opens with a quotation mark, for signed
// if a name and nothing else stands after its last long dash.
func (f *Finder) findSignature(d *readout.Document, sentence int, p run) {
	dash := p.last
	for dash > p.first && !longDash(d.Word(dash)) {
		dash--
	}
	if dash-p.first < 4 || dash == p.last || !quotes(d.Word(dash-1)) {
		return
	}
	name, ok := signature(d, dash+1)
	if !ok {
		return
	}
	from := len(f.runs)
	f.runs = append(f.runs, run{p.first, dash - 1})
	f.own(run{p.first, name.last}, int32(len(f.finds)))
	f.finds = append(f.finds, find{head: dash, cue: run{dash, dash}, source: headOf(d, name.first, name.last), words: name,
		content: f.runs[from : from+1 : from+1], entry: &transcriptEntry, rule: "signature", score: .9,
		sentence: int32(sentence), goesOn: -1, within: -1})
}

func longDash(w string) bool { return w == "—" || w == "―" || w == "–" || w == "--" || w == "-" }

// signature returns the name that begins at token i and ends its paragraph: at
// most eight tokens, the first a name.
func signature(d *readout.Document, i int32) (run, bool) {
	if d.Tokens[i].Tag != readout.PROPN && !upperFirst(d.Word(i)) {
		return run{}, false
	}
	r := run{i, i}
	p := d.Sentences[d.SentenceOf(i)].Paragraph
	for k := i; int(k) < len(d.Tokens) && d.Sentences[d.SentenceOf(k)].Paragraph == p; k++ {
		if k >= i+8 || d.Tokens[k].Tag == readout.VERB || d.Tokens[k].Tag == readout.AUX {
			return run{}, false
		}
		if d.Tokens[k].Tag != readout.PUNCT {
			r.last = k
		}
	}
	return r, true
}
