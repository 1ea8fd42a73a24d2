package mentions

import "readout"

// nouns adds a mention for every description of persons, groups or bodies, for
// quantities of them ("hundreds of residents") and for encounters
// and documents ("the talks", "the report").
func (f *Finder) nouns() {
	d := f.d
	for i := range d.Tokens {
		h, t := int32(i), &d.Tokens[i]
		if f.used[i] || t.Name != 0 && t.Name.Type() != readout.TypeNationality || modifier(t.Rel) && t.Head > h {
			continue
		}
		if t.Name != 0 || t.Rel == readout.RelFlat || t.Rel == readout.RelFixed || t.Rel == readout.RelCase || t.Rel == readout.RelGoeswith {
			continue
		}
		typ, rank := f.describes(h)
		if typ == readout.TypeUnknown {
			continue
		}
		first, last := f.phrase(h)
		f.add(first, last, h, readout.KindNoun, typ, rank)
	}
}

// describes returns what the phrase headed by h stands for.
func (f *Finder) describes(h int32) (readout.EntityType, string) {
	t := &f.d.Tokens[h]
	l := f.lemma(h)
	switch t.Tag {
	case readout.NOUN, readout.PROPN:
		if typ, rank := f.class(h); typ != readout.TypeUnknown {
			return typ, rank
		}
		if f.lex.events[l] || f.lex.events[string(f.small(f.d.Word(h)))] {
			return readout.TypeThing, ""
		}
		if f.lex.sets[l] == setEither {
			return readout.TypePerson, ""
		}
	case readout.NUM, readout.DET, readout.PRON, readout.ADJ:
		if t.Tag == readout.ADJ && (t.Rel.Subject() || t.Rel == readout.RelObj) && f.d.Child(h, readout.RelDet) >= 0 {
			return f.class(h) // "the official" taken for an adjective
		}
		if (l == "two" || l == "both") && f.has(h, readout.RelDet, "the") || l == "both" && t.Rel.Subject() {
			return readout.TypePerson, ""
		}
	default:
		return readout.TypeUnknown, ""
	}
	if f.lex.quantities[l] || t.Tag == readout.NUM {
		if c := f.of(h); c >= 0 && c > h {
			if n := f.d.Tokens[c].Name; n != 0 {
				return peopled(n.Type()), ""
			}
			return f.describes(c)
		}
	}
	return readout.TypeUnknown, ""
}

// peopled is what a quantity of a name is: "millions of Syrians" are persons.
func peopled(t readout.EntityType) readout.EntityType {
	if t == readout.TypeNationality || t == readout.TypePerson {
		return readout.TypePerson
	}
	return readout.TypeUnknown
}

// number tells singular from plural by the tag and the words before the head.
func (f *Finder) number(h int32) readout.Number {
	t := &f.d.Tokens[h]
	switch l := f.lemma(h); {
	case l == "one" || l == "each":
		return readout.Singular // one of the officials
	case f.lex.quantities[l] && f.of(h) > h:
		return f.number(f.of(h)) // some of the officials
	}
	switch t.Fine {
	case readout.NNS, readout.NNPS:
		return readout.Plural
	}
	for c := range f.d.Children(h) {
		if f.d.Tokens[c].Rel == readout.RelNummod && c < h && f.lemma(c) != "one" && f.d.Word(c) != "1" {
			return readout.Plural
		}
	}
	switch t.Tag {
	case readout.NUM:
		return readout.Plural
	case readout.NOUN, readout.PROPN:
		return readout.Singular
	}
	return readout.NumberUnknown
}

// small returns w in small letters; it stays so until the next call.
func (f *Finder) small(w string) []byte {
	f.letters = append(f.letters[:0], w...)
	for i, c := range f.letters {
		if 'A' <= c && c <= 'Z' {
			f.letters[i] = c + 'a' - 'A'
		}
	}
	return f.letters
}
