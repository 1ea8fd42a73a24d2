package actors

import "readout"

// titled labels the names right behind an office as persons: "President X of
// Utopia" is no body called "X of Utopia". A name that the parser took for
// something else must be the surname of someone who held that office, or stand
// before "of" and a state.
func (f *Finder) titled(d *readout.Document) {
	f.d = d
	for i := int32(1); int(i) < len(d.Tokens); i++ {
		if !large(d.Word(i)) || f.hitNear(i) >= 0 || d.Tokens[i].Tag == readout.PUNCT || f.weekday(d, i) {
			continue
		}
		at := i - 1
		if elect(d, i-2) {
			at = i - 3
		}
		if at < 0 {
			continue
		}
		t := f.titleEnds(at)
		if t == nil || t.office == "" || f.titleAt(i) != nil {
			continue
		}
		b := f.nameEnd(d, i)
		of := f.ofState(d, b+1)
		if d.Tokens[i].Name.Type() == readout.TypePerson && of < 0 {
			if _, y := run(d.Tokens, i); y >= b {
				continue // the parser saw it whole
			}
		}
		if of >= 0 || f.officer(d.Words(i, b).In(d.Report.Text), t) {
			f.personAt(d, i, b)
			i = b
		}
	}
	f.again(d)
	f.office1(d)
}

// office1 labels a surname that is a title too, of someone whom the text has named
// in full before: "Kevin King was freed ... King said".
func (f *Finder) office1(d *readout.Document) {
	for i := int32(1); int(i) < len(d.Tokens); i++ {
		if d.Tokens[i].Name.Position() != readout.NameEnd || d.Tokens[i].Name.Type() != readout.TypePerson || !large(d.Word(i)) {
			continue
		}
		w := d.Word(i)
		if t := f.phraseAt(f.dict.titles, i, w); t < 0 || f.dict.title[t].office == "" || !large(d.Word(i-1)) || f.titleEnds(i-1) != nil {
			continue
		}
		for k := i + 1; int(k)+1 < len(d.Tokens); k++ {
			if d.Word(k) == w && d.Tokens[k].Name == 0 && f.hitNear(k) < 0 && !large(d.Word(k+1)) && d.Word(k+1) != "of" && !(d.Tokens[k-1].Tag == readout.DET || f.hitNear(k-1) >= 0) {
				f.personAt(d, k, k)
			}
		}
	}
}

// titleEnds returns the title whose last word is token i, nil if none.
func (f *Finder) titleEnds(i int32) *title {
	n := f.phraseAt(f.dict.titles, i, f.d.Word(i))
	if n < 0 || f.dict.title[n].capital && !large(f.d.Word(i)) {
		return nil
	}
	return &f.dict.title[n]
}

// again labels the surname of several words of someone whom the text has named
// in full before: "Marine Le Pen ... Le Pen".
func (f *Finder) again(d *readout.Document) {
	for _, h := range f.hits {
		if h.last < h.first+2 || f.dict.entities[h.ent].kind != readout.ActorPerson || !particles[string(f.lower(d.Word(h.last-1)))] || d.Word(h.last-1) == "bin" {
			continue
		}
		first, last := d.Word(h.last-1), d.Word(h.last)
		for i := h.last + 1; int(i)+1 < len(d.Tokens); i++ {
			if d.Word(i) != first || d.Word(i+1) != last || f.hitNear(i) >= 0 {
				continue
			}
			if a, b := run(d.Tokens, i); a < 0 || a == i && b == i+1 {
				f.personAt(d, i, i+1)
			}
		}
	}
}

// nameEnd returns the last token of the capitalised words that begin at token i.
func (f *Finder) nameEnd(d *readout.Document, i int32) int32 {
	b := i
	for k := i + 1; int(k) < len(d.Tokens) && k <= i+5; k++ {
		w := d.Word(k)
		switch {
		case f.hitNear(k) >= 0 || f.weekday(d, k):
			return b
		case large(w) && (d.Tokens[k].Tag == readout.PROPN || d.Tokens[k-1].End == d.Tokens[k].Start):
			b = k
		case w == "-" && d.Tokens[k-1].End == d.Tokens[k].Start || particles[w]:
		default:
			return b
		}
	}
	return b
}

// ofState returns the first token of the state that "of" at token i brings, -1 if none.
func (f *Finder) ofState(d *readout.Document, i int32) int32 {
	if int(i)+1 >= len(d.Tokens) || d.Word(i) != "of" {
		return -1
	}
	if i++; d.Word(i) == "the" && int(i)+1 < len(d.Tokens) {
		i++
	}
	if h := f.hitNear(i); h >= 0 && f.regional(f.hits[h]) {
		return i
	}
	return -1
}

// personAt labels tokens a to b as a person and takes the label off the rest of
// the name that the parser saw there.
func (f *Finder) personAt(d *readout.Document, a, b int32) {
	for _, at := range []int32{a, b} {
		x, y := run(d.Tokens, at)
		for k := x; x >= 0 && k <= y; k++ {
			d.Tokens[k].Name = 0
		}
	}
	relabel(d.Tokens, a, b, readout.TypePerson)
	for k := a; k <= b; k++ {
		d.Tokens[k].Tag = readout.PROPN
	}
}

// weekday says whether token i is a day or month of the calendar and no name: a
// name stands before "of" a state.
func (f *Finder) weekday(d *readout.Document, i int32) bool {
	switch d.Word(i) {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December":
		return f.ofState(d, i+1) < 0
	}
	return false
}
