package statements

import "readout"

// sourceOptions returns the tokens that may head the source of cue v: what
// hangs on v and on the three tokens above it, with the subjects and owners
// below those, the nouns above it, and nouns just before a colon or a dash.
func (f *Finder) sourceOptions(out []int32, d *readout.Document, v int32) []int32 {
	from := len(out)
	add := func(k int32) {
		if k == v || !sourceLike(d, k) {
			return
		}
		for _, o := range out[from:] {
			if o == k {
				return
			}
		}
		out = append(out, k)
	}
	a := v
	for n := 0; a >= 0 && n < 4; n++ {
		for k := range d.Children(a) {
			add(k)
			for c := range d.Children(k) {
				switch d.Tokens[c].Rel {
				case readout.RelNsubj, readout.RelNsubjPass, readout.RelNmodPoss, readout.RelNmod:
					add(c)
				}
			}
		}
		if a != v {
			add(a)
		}
		a = d.Tokens[a].Head
	}
	if d.Tokens[v].Tag == readout.PUNCT || d.Tokens[v].Tag == readout.SYM {
		x := d.Sentences[d.SentenceOf(v)]
		for k := max(x.First, v-8); k < min(x.Last, v+6); k++ {
			add(k)
		}
	}
	return out
}

// sourceLike says whether token k can head a source.
func sourceLike(d *readout.Document, k int32) bool {
	switch t := &d.Tokens[k]; t.Tag {
	case readout.NOUN, readout.PROPN, readout.PRON, readout.NUM, readout.DET, readout.ADJ:
		return !calendar(t.Lemma)
	case readout.VERB:
		return t.Name != 0 || t.Rel.Subject()
	default:
		return t.Name != 0
	}
}

// calendar says whether a noun is the name of a day or a month, or a day like "today".
func calendar(lemma string) bool {
	switch lemma {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "today", "yesterday", "tomorrow",
		"January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "morning", "afternoon", "evening", "night", "week", "month", "year":
		return true
	}
	return false
}

// path hashes the way from v through the tree to k: relations up, then down.
func path(d *readout.Document, v, k int32) (hash uint32, up, down int) {
	chain := [7]int32{v}
	n := 1
	for a := d.Tokens[v].Head; a >= 0 && n < len(chain); a = d.Tokens[a].Head {
		chain[n] = a
		n++
	}
	h, b, top := uint32(7), k, -1
	for down = 0; down < 6 && b >= 0; down++ {
		for i := range n {
			if chain[i] == b {
				top = i
			}
		}
		if top >= 0 {
			break
		}
		h = (h ^ uint32(d.Tokens[b].Rel)) * 0x01000193
		b = d.Tokens[b].Head
	}
	if top < 0 {
		return 1, 9, 9
	}
	for i := range top {
		h = (h ^ uint32(d.Tokens[chain[i]].Rel) ^ 0x100) * 0x01000193
	}
	return h, top, down
}

// sourceFeatures describes token k as the source of cue v; rule is sourceOf or
// ownerOf of v.
func (f *Finder) sourceFeatures(out features, d *readout.Document, v, k, rule int32) features {
	p, up, down := path(d, v, k)
	tv, tk := &d.Tokens[v], &d.Tokens[k]
	lemma, tag := f.lemma[v], uint32(tv.Tag)
	side := flag(k > v)
	away := min(uint32(max(v-k, k-v))/2, 6)
	with := uint32(0)
	if c := d.Child(k, readout.RelCase); c >= 0 {
		with = f.lemma[c]
	}
	passive := flag(d.Child(v, readout.RelAuxPass) >= 0 || tv.Fine == readout.VBN)
	kind := f.kindOf(d, k)
	steps := uint32(up)<<4 | uint32(down)
	quoted := flag(f.quoteOf[k] >= 0)<<1 | flag(f.quoteOf[v] >= 0)
	fr := frame(d, v)
	out.add(1, p)
	out.add(2, p, with)
	out.add(3, p, with, lemma)
	out.add(4, p, tag, side)
	out.add(5, p, with, passive)
	out.add(6, side, away)
	out.add(7, uint32(tk.Fine), tag)
	out.add(8, kind)
	out.add(9, p, kind)
	out.add(10, p, f.lemma[k])
	out.add(11, f.lemma[k])
	out.add(12, quoted)
	out.add(13, with, tag, side)
	out.add(14, uint32(tv.Fine), p)
	out.add(15, flag(rule == k))
	out.add(16, flag(rule == k), tag, kind)
	out.add(17, flag(rule == k), flag(rule >= 0), lemma)
	out.add(18, steps, uint32(tk.Rel), tag)
	out.add(19, uint32(tk.Rel), side, with, tag)
	out.add(20, p, fr)
	out.add(21, kind, side, away)
	out.add(22, flag(tk.Rel.Subject()), kind, f.class(tk.Lemma))
	out.add(23, f.entryClass(d, v), p, with)
	out.add(24, uint32(tk.Rel), kind, quoted)
	nouns, commas := between(d, v, k)
	out.add(26, nouns, commas, side)
	out.add(27, commas, tag, kind, side)
	out.add(28, nouns, commas, uint32(tk.Rel), p)
	if k > 0 && k < v {
		out.add(25, uint32(d.Tokens[v-1].Fine), away, side)
	}
	return out
}

// between counts the nouns and the commas between the tokens v and k, at most three.
func between(d *readout.Document, v, k int32) (nouns, commas uint32) {
	for i := min(v, k) + 1; i < max(v, k) && (nouns < 3 || commas < 3); i++ {
		switch d.Tokens[i].Tag {
		case readout.NOUN, readout.PROPN, readout.PRON:
			nouns = min(nouns+1, 3)
		case readout.PUNCT:
			commas = min(commas+1, 3)
		}
	}
	return nouns, commas
}

// noSourceFeatures describes that cue v names no source.
func (f *Finder) noSourceFeatures(out features, d *readout.Document, v, rule int32) features {
	t := &d.Tokens[v]
	out.add(40)
	out.add(41, f.lemma[v])
	out.add(42, uint32(t.Fine), uint32(t.Rel))
	out.add(43, uint32(t.Rel), flag(rule >= 0), uint32(t.Tag))
	out.add(44, frame(d, v))
	out.add(45, frame(d, v), f.lemma[v])
	out.add(46, flag(f.quoteOf[v] >= 0), flag(rule >= 0))
	return out
}
