package statements

import (
	"readout"
)

// Features are 32-bit hashes: of a template's number and the values in it. They
// are written once, here; training calls the same functions as reading.
type features []uint32

// add appends the feature of template t with values v.
func (f *features) add(t uint32, v ...uint32) {
	h := (t + 1) * 0x9E3779B1
	for _, x := range v {
		h = (h ^ x) * 0x85EBCA6B
		h ^= h >> 15
	}
	h *= 0xC2B2AE35
	h ^= h >> 16
	*f = append(*f, h*0x27D4EB2F)
}

// hashWord returns the hash of a word in lower case (ASCII letters only are lowered).
func hashWord(w string) uint32 {
	h := uint32(2166136261)
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c |= 32
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// hashTokens fills the hashes of every token's lemma and word.
func (f *Finder) hashTokens(d *readout.Document) {
	n := len(d.Tokens)
	f.lemma, f.word = grow(f.lemma, n), grow(f.word, n)
	for i := range n {
		f.lemma[i], f.word[i] = hashWord(d.Tokens[i].Lemma), hashWord(d.Word(int32(i)))
	}
}

const outside = 0x5bd1e995 // stands for a token beyond the sentence's ends

// at returns list[i], or outside where i is beyond the sentence.
func at(list []uint32, i int32, x readout.Sentence) uint32 {
	if i < x.First || i >= x.Last {
		return outside
	}
	return list[i]
}

func tagAt(d *readout.Document, i int32, x readout.Sentence) uint32 {
	if i < x.First || i >= x.Last {
		return 99
	}
	return uint32(d.Tokens[i].Fine)
}

func pack(a, b uint32) uint32 { return a<<8 | b }

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// relation returns the relation of token k to its head, with the preposition or
// the conjunction that opens it.
func (f *Finder) relation(d *readout.Document, k int32) uint32 {
	r := uint32(d.Tokens[k].Rel)
	switch d.Tokens[k].Rel {
	case readout.RelObl, readout.RelNmod, readout.RelOblAgent:
		if c := d.Child(k, readout.RelCase); c >= 0 {
			return r ^ f.lemma[c]<<8
		}
	case readout.RelCcomp, readout.RelXcomp, readout.RelAdvcl, readout.RelAcl, readout.RelCsubj:
		if c := d.Child(k, readout.RelMark); c >= 0 {
			return r ^ f.lemma[c]<<8
		}
	}
	return r
}

// frame returns a bit set of the relations that decide what kind of cue v is.
func frame(d *readout.Document, v int32) uint32 {
	var s uint32
	for c := range d.Children(v) {
		switch d.Tokens[c].Rel {
		case readout.RelNsubj:
			s |= 1
		case readout.RelNsubjPass:
			s |= 2
		case readout.RelCcomp:
			s |= 4
		case readout.RelXcomp:
			s |= 8
		case readout.RelObj:
			s |= 16
		case readout.RelObl, readout.RelNmod:
			s |= 32
		case readout.RelParataxis:
			s |= 64
		case readout.RelAuxPass:
			s |= 128
		case readout.RelNmodPoss:
			s |= 256
		case readout.RelAcl, readout.RelAclRelcl:
			s |= 512
		case readout.RelCop:
			s |= 1024
		case readout.RelDep:
			s |= 2048
		case readout.RelAdvcl:
			s |= 4096
		case readout.RelCsubj:
			s |= 8192
		case readout.RelIobj:
			s |= 16384
		case readout.RelExpl:
			s |= 32768
		}
	}
	return s
}

// sort returns what kind of token i is for a model: name type, pronoun, and the
// lexicon's class of it as a source.
func (f *Finder) kindOf(d *readout.Document, i int32) uint32 {
	t := &d.Tokens[i]
	k := uint32(t.Name.Type()) | uint32(t.Tag)<<4
	if t.Tag == readout.PRON || t.Tag == readout.DET {
		return k ^ f.lemma[i]<<9
	}
	return k | f.class(t.Lemma)<<10
}

// class numbers the lexicon's class of a noun, 0 for none.
func (f *Finder) class(lemma string) uint32 {
	return f.lexicon.sources[lemma].number
}

// entryClass numbers what the lexicon says of token i as a cue.
func (f *Finder) entryClass(d *readout.Document, i int32) uint32 {
	var e *entry
	t := &d.Tokens[i]
	switch t.Tag {
	case readout.VERB, readout.AUX:
		e = f.lexicon.verb(t.Lemma, d.Word(i))
	case readout.NOUN, readout.PROPN:
		e = f.lexicon.nouns[t.Lemma]
	case readout.ADJ:
		e = f.lexicon.adjectives[t.Lemma]
	}
	if e == nil {
		return 0
	}
	return uint32(e.number)<<5 | uint32(e.Takes) | 0x8000
}

// cueCandidate says whether token i may be the head of a cue.
func cueCandidate(d *readout.Document, i int32) bool {
	switch d.Tokens[i].Tag {
	case readout.VERB, readout.NOUN, readout.ADJ:
		return true
	case readout.PUNCT, readout.SYM:
		switch d.Word(i) {
		case ":", "—", "―", "--", "–":
			return true
		}
	case readout.ADP, readout.SCONJ:
		switch d.Word(i) {
		case "according", "According", "per", "Per":
			return true
		}
	}
	return false
}

// cueFeatures describes token i as a cue. subject is sourceOf(d, i).
func (f *Finder) cueFeatures(out features, d *readout.Document, i int32, quoted uint32) features {
	x := d.Sentences[d.SentenceOf(i)]
	t := &d.Tokens[i]
	lemma, tag, rel := f.lemma[i], uint32(t.Fine), uint32(t.Rel)
	coarse := uint32(t.Tag)
	e := f.entryClass(d, i)
	out.add(0)
	out.add(1, lemma)
	out.add(2, tag)
	out.add(3, lemma, tag)
	out.add(4, rel)
	out.add(5, lemma, rel)
	out.add(6, coarse, rel)
	out.add(7, e)
	out.add(8, e, rel)
	head, headTag := uint32(outside), uint32(98)
	if t.Head >= 0 {
		head, headTag = f.lemma[t.Head], uint32(d.Tokens[t.Head].Tag)
	}
	out.add(9, head, rel)
	out.add(10, headTag, rel, coarse)
	out.add(11, head, lemma)
	fr := frame(d, i)
	out.add(12, fr)
	out.add(13, fr, tag)
	out.add(14, fr, lemma)
	out.add(15, fr, e)
	for c := range d.Children(i) {
		r := f.relation(d, c)
		side := flag(c > i)
		out.add(16, r, side)
		out.add(17, r, lemma)
		out.add(18, r, coarse, side)
		out.add(19, r, e)
	}
	if s := sourceOf(d, i); s >= 0 {
		k := f.kindOf(d, s)
		out.add(20, k, tag)
		out.add(21, k, lemma)
		out.add(22, f.lemma[s])
		out.add(23, k, e)
		out.add(24, k, fr)
	} else {
		out.add(25, coarse)
		out.add(26, lemma)
		out.add(27, fr)
	}
	in := flag(f.quoteOf[i] >= 0)<<2 | quoted
	out.add(28, in)
	out.add(29, in, lemma)
	out.add(30, in, coarse)
	out.add(31, in, e)
	out.add(32, in, fr)
	for o := int32(-2); o <= 2; o++ {
		if o == 0 {
			continue
		}
		w, p := at(f.word, i+o, x), tagAt(d, i+o, x)
		out.add(40+uint32(o+2), w)
		out.add(50+uint32(o+2), p)
		if o == 1 || o == -1 {
			out.add(60+uint32(o+2), w, lemma)
			out.add(65+uint32(o+2), p, tag)
			out.add(70+uint32(o+2), w, e)
		}
	}
	left, right := f.quotesBeside(d, i, x)
	out.add(84, left)
	out.add(85, left, e)
	out.add(86, left, coarse, fr)
	out.add(87, right)
	out.add(88, right, e)
	out.add(89, right, lemma)
	// what stands above it: is it inside something said?
	n := uint32(0)
	for a, r := t.Head, rel; a >= 0 && n < 4; a, r = d.Tokens[a].Head, pack(r, uint32(d.Tokens[a].Rel)) {
		if n < 2 {
			out.add(80, f.lemma[a], r, n)
		}
		out.add(81, f.entryClass(d, a), uint32(d.Tokens[a].Tag), rel, n)
		n++
	}
	out.add(82, n)
	out.add(83, n, e)
	return out
}

// quotesBeside tells of the quotations before and after token i in its sentence:
// how near they are, how many other verbs stand between, and whether the one
// before ends with a comma.
func (f *Finder) quotesBeside(d *readout.Document, i int32, x readout.Sentence) (left, right uint32) {
	verbs := uint32(0)
	for k := i - 1; k >= x.First && k > i-25; k-- {
		if q := f.quoteOf[k]; q >= 0 {
			if f.quotes[q].words > 2 && k > x.First {
				left = 1 + min(uint32(i-k)/3, 3) + min(verbs, 2)<<4
				switch d.Word(k - 1) {
				case ",", "?", "!":
					left |= 0x100
				case ".":
					left |= 0x200
				}
			}
			break
		}
		if d.Tokens[k].Tag == readout.VERB {
			verbs++
		}
	}
	verbs = 0
	for k := i + 1; k < x.Last && k < i+25; k++ {
		if q := f.quoteOf[k]; q >= 0 {
			if f.quotes[q].words > 2 && k+1 < x.Last {
				right = 1 + min(uint32(k-i), 4) + min(verbs, 2)<<4 + flag(upperFirst(d.Word(k+1)))<<8
			}
			break
		}
		if d.Tokens[k].Tag == readout.VERB {
			verbs++
		}
	}
	return left, right
}

// quotedAround says what quotation marks the sentence holds: 0 none, 1 a word or
// two, 2 a quotation, 3 nothing else.
func (f *Finder) quotedAround(d *readout.Document, s int) uint32 {
	x := d.Sentences[s]
	best := uint32(0)
	for i := x.First; i < x.Last; i++ {
		if q := f.quoteOf[i]; q >= 0 {
			if f.quotes[q].words > 2 {
				best = 2
				break
			}
			best = 1
		}
	}
	if best == 2 && f.wholly(d, s) {
		return 3
	}
	return best
}
