package places

import (
	"unicode"
	"unicode/utf8"

	"readout"
)

// A word is a token, or a word of a title, which has no tokens.
type word struct {
	readout.Span
	tok    int32 // -1 in a title
	class  class
	weight int8
	flags  uint8
	label  readout.NameLabel
}

// The flags of a word.
const (
	capital uint8 = 1 << iota // begins with a capital
	upper                     // two or more letters, none of them small
	mark                      // punctuation
	opening                   // first of a sentence or title
	heading                   // in a title
	digit                     // begins with a digit
	filed                     // in the dateline
)

func (w *word) is(f uint8) bool  { return w.flags&f != 0 }
func (w *word) has(c class) bool { return w.class&c != 0 }

// start takes in the words of d.
func (f *Finder) start(d *readout.Document) {
	f.d, f.text = d, d.Report.Text
	f.words, f.names, f.groups, f.entries = f.words[:0], f.names[:0], f.groups[:0], f.entries[:0]
	clear(f.byKey)
	clear(f.persons)
	clear(f.named)
	clear(f.givens)
	for _, l := range d.Report.Layout {
		switch l.Kind {
		case readout.LayoutTitle:
			f.addHeading(l.Span, heading)
		case readout.LayoutDateline:
			f.addHeading(l.Span, heading|filed)
		}
	}
	f.addTokens()
	f.findPersons()
}

func (f *Finder) addTokens() {
	s := 0
	for i := range f.d.Tokens {
		t := &f.d.Tokens[i]
		var flags uint8
		for s < len(f.d.Sentences) && int32(i) >= f.d.Sentences[s].Last {
			s++
		}
		if s < len(f.d.Sentences) && int32(i) == f.d.Sentences[s].First {
			flags = opening
		}
		f.addWord(t.Span, int32(i), flags, t.Name)
	}
}

// addHeading cuts a title or dateline, which the language rooms leave alone, into words.
func (f *Finder) addHeading(s readout.Span, kind uint8) {
	if s.Start < 0 || int(s.End) > len(f.text) {
		return
	}
	flags := opening | kind
	at := s.Start
	for i, r := range s.In(f.text) {
		p := s.Start + int32(i)
		n := int32(utf8.RuneLen(r))
		if n < 0 {
			n = 1
		}
		part := unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' && p > at && p+1 < s.End && f.text[p-1] != ' ' && (isUpper(f.text[p-1]))
		if part {
			continue
		}
		if p > at {
			f.addWord(readout.Span{Start: at, End: p}, -1, flags, 0)
			flags = kind
		}
		at = p + n
		if !unicode.IsSpace(r) {
			f.addWord(readout.Span{Start: p, End: p + n}, -1, flags, 0)
		}
	}
	if s.End > at {
		f.addWord(readout.Span{Start: at, End: s.End}, -1, flags, 0)
	}
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

func (f *Finder) addWord(s readout.Span, tok int32, flags uint8, label readout.NameLabel) {
	w := word{Span: s, tok: tok, flags: flags, label: label}
	letters := s.In(f.text)
	var low [24]byte
	n := 0
	small, big := 0, 0
	for i := 0; i < len(letters); i++ {
		c := letters[i]
		switch {
		case isUpper(c):
			big++
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z':
			small++
		}
		if n < len(low) {
			low[n] = c
		}
		n++
	}
	r, _ := utf8.DecodeRuneInString(letters)
	switch {
	case unicode.IsUpper(r):
		w.flags |= capital
	case unicode.IsDigit(r):
		w.flags |= digit
	case !unicode.IsLetter(r) && small+big == 0:
		w.flags |= mark
	}
	if big >= 2 && small == 0 {
		w.flags |= upper
	}
	for n > 1 && n <= len(low) && low[n-1] == '.' {
		n--
	}
	if n <= len(low) {
		e := f.lexicon[string(low[:n])]
		w.class, w.weight = e.class, e.weight
	}
	f.words = append(f.words, w)
}

// joined says whether words i and i+1 may be parts of one name: nothing or one
// blank between them.
func (f *Finder) joined(i int) bool {
	if i < 0 || i+1 >= len(f.words) {
		return false
	}
	a, b := f.words[i].End, f.words[i+1].Start
	return a == b || b == a+1 && f.text[a] == ' '
}

// findPersons notes the surnames of the report's persons.
func (f *Finder) findPersons() {
	for i := range f.words {
		w := &f.words[i]
		if !w.is(capital) || w.is(heading) {
			continue
		}
		if w.label.Type() == readout.TypePerson {
			switch w.label.Position() {
			case readout.NameBegin:
				f.givens[w.In(f.text)] = true
			case readout.NameEnd:
				f.persons[w.In(f.text)] = true
			case readout.NameSingle:
				f.named[w.In(f.text)] = true
			}
			continue
		}
		if w.label.Type() == readout.TypeOrganisation {
			f.named[w.In(f.text)] = true
		}
		if i == 0 || !f.joined(i-1) || w.has(classFunction|classTitle|classFacility|classStreet) {
			continue
		}
		p := &f.words[i-1]
		switch {
		case !p.is(capital):
		case p.has(classGiven) && !(p.has(classFunction) && p.is(opening)):
			f.persons[w.In(f.text)] = true
		case p.End-p.Start == 2 && f.text[p.End-1] == '.' && i > 1 && f.joined(i-2) && f.words[i-2].is(capital):
			f.persons[w.In(f.text)] = true // John F. Kennedy
		}
	}
}
