package mentions

import (
	"unicode"
	"unicode/utf8"

	"readout"
)

// names adds a mention for every name, with the title before it.
func (f *Finder) names() {
	d := f.d
	for i := int32(0); int(i) < len(d.Tokens); i++ {
		t := &d.Tokens[i]
		if d.Report.Dateline.Span.Contains(t.Span) {
			continue // where and when it was filed: nobody acts there
		}
		if t.Name == 0 {
			if f.unlabelled(i) {
				last := i
				for int(last)+1 < len(d.Tokens) && d.Tokens[last+1].Name == 0 && f.unlabelled(last+1) {
					last++
				}
				if h := f.top(i, last); !modifier(d.Tokens[h].Rel) || d.Tokens[h].Head < h {
					f.name(i, last, readout.TypeUnknown)
				}
				i = last
			}
			continue
		}
		last := f.run(i)
		f.name(i, last, t.Name.Type())
		i = last
	}
}

// run returns the last token of the name that begins at token i. A broken
// sequence of labels ends where the type changes or a new name begins.
func (f *Finder) run(i int32) int32 {
	toks := f.d.Tokens
	typ := toks[i].Name.Type()
	if p := toks[i].Name.Position(); p == readout.NameSingle || p == readout.NameEnd {
		return i
	}
	for int(i)+1 < len(toks) {
		n := toks[i+1].Name
		if n.Type() != typ || n.Position() == readout.NameBegin || n.Position() == readout.NameSingle {
			break
		}
		i++
		if n.Position() == readout.NameEnd {
			break
		}
	}
	return i
}

// unlabelled says whether token i is a proper noun that no label marks and that
// is neither a common word written large nor a day or month.
func (f *Finder) unlabelled(i int32) bool {
	t := &f.d.Tokens[i]
	if t.Tag != readout.PROPN || t.Rel == readout.RelOblUnmarked || t.Rel == readout.RelNmodUnmarked {
		return false
	}
	w := f.d.Word(i)
	r, _ := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) || len(w) < 2 || calendar[w] {
		return false
	}
	typ, _ := f.class(i)
	return typ == readout.TypeUnknown && !f.lex.events[f.lemma(i)] && !f.lex.events[string(f.small(w))]
}

var calendar = map[string]bool{"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true,
	"Sunday": true, "January": true, "February": true, "March": true, "April": true, "May": true, "June": true, "July": true,
	"August": true, "September": true, "October": true, "November": true, "December": true,
	"Jan.": true, "Feb.": true, "Aug.": true, "Sept.": true, "Oct.": true, "Nov.": true, "Dec.": true}

// name adds the name of tokens a to b.
func (f *Finder) name(a, b int32, typ readout.EntityType) {
	d := f.d
	h := f.top(a, b)
	if typ == readout.TypeNationality && adjective(&d.Tokens[h]) || modifier(d.Tokens[h].Rel) && d.Tokens[h].Head > b {
		f.add(a, b, h, readout.KindName, typ, "")
		return
	}
	if honorific(d.Word(a)) != readout.GenderUnknown || a > 0 && honorific(d.Word(a-1)) != readout.GenderUnknown {
		typ = readout.TypePerson
	}
	first, last, head, rank := a, b, h, ""
	if typ == readout.TypePerson || typ == readout.TypeUnknown {
		if t := f.title(a, h); t >= 0 {
			_, rank = f.class(t)
			typ = readout.TypePerson
			for i := t; i < a; i++ {
				f.used[i] = true
			}
			x, _ := f.phrase(t)
			first = min(first, x)
			switch {
			case d.Below(h, t) && h != t:
				head = t
			case !d.Below(t, h): // the tree takes them apart: let both stand for the person
				f.add(x, b, t, readout.KindName, typ, rank)
			}
		}
	}
	x, y := f.phrase(head)
	f.add(min(first, x), max(last, y), head, readout.KindName, typ, rank)
}

// top returns the token of a to b whose head lies outside.
func (f *Finder) top(a, b int32) int32 {
	for i := a; i <= b; i++ {
		if h := f.d.Tokens[i].Head; (h < a || h > b) && f.d.Tokens[i].Rel != readout.RelPunct && f.d.Tokens[i].Rel != readout.RelCase {
			return i
		}
	}
	return a
}

func adjective(t *readout.Token) bool {
	return t.Tag == readout.ADJ || t.Rel == readout.RelAmod || t.Fine == readout.JJ || t.Rel == readout.RelCompound
}

func modifier(r readout.Rel) bool {
	return r == readout.RelCompound || r == readout.RelAmod || r == readout.RelNmodDesc
}

// title returns the noun that stands as a title right before the name that
// begins at a and is headed by h, -1 if none. "Secretary of State" and "his
// Russian counterpart" are titles too.
func (f *Finder) title(a, h int32) int32 {
	d := f.d
	if a == 0 || d.SentenceOf(a) != d.SentenceOf(a-1) {
		return -1
	}
	t := a - 1
	if !d.Tokens[t].Tag.Noun() || d.Tokens[t].Name != 0 && d.Tokens[t].Name.Type() != readout.TypeUnknown {
		return -1
	}
	if o := t - 2; o >= 0 && (d.Word(t-1) == "of" || d.Word(t-1) == "for") && d.SentenceOf(o) == d.SentenceOf(a) {
		if typ, _ := f.class(o); typ == readout.TypePerson && capital(d.Word(o)) {
			return o // Secretary of State
		}
	}
	if typ, _ := f.class(t); typ == readout.TypePerson {
		return t
	}
	// the noun before may be the end of "Secretary of State": climb to its phrase's head
	for up := d.Tokens[t].Head; up >= 0 && up < t && t-up <= 6; up = d.Tokens[up].Head {
		if typ, _ := f.class(up); typ == readout.TypePerson && d.Tokens[up].Tag.Noun() && !f.comma(up, a) {
			if _, last := f.phrase(up); last == t || d.Below(t, up) {
				return up
			}
		}
	}
	return -1
}

func capital(w string) bool { return w[0] >= 'A' && w[0] <= 'Z' }
