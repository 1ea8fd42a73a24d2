package places

import (
	"strings"
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

// A name is a name of a place in the text.
type name struct {
	span        readout.Span
	first, last int32 // words
	group       int32
	rule        string
	adjective   bool // Syrian
	people      bool // Syrians
	seat        bool // the Kremlin
	tagged      bool // the tagger says that it is a place
	evidence    float32
}

// start takes in the words of d.
func (f *Finder) start(d *readout.Document) {
	f.d, f.text = d, d.Report.Text
	f.words, f.names, f.groups, f.entries = f.words[:0], f.names[:0], f.groups[:0], f.entries[:0]
	clear(f.byKey)
	clear(f.persons)
	clear(f.named)
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

// scan picks the names of places: first all that might be, then those that the
// evidence of the whole report is for.
func (f *Finder) scan() {
	for i := 0; i < len(f.words); {
		i = f.scanAt(i)
	}
	for i := range f.names {
		n := &f.names[i]
		g := &f.groups[n.group]
		g.evidence = max(g.evidence, n.evidence)
		if n.evidence >= accept {
			g.mentions++
		}
	}
	for i := range f.groups {
		f.weighAlone(&f.groups[i])
	}
	f.vote()
	kept := f.names[:0]
	for _, n := range f.names {
		if f.holds(&n) {
			kept = append(kept, n)
		}
	}
	f.names = kept
}

// holds says whether a name stands when the report is seen as a whole: others of
// the same letters, and the countries that it speaks of.
func (f *Finder) holds(n *name) bool {
	g := &f.groups[n.group]
	if n.adjective || g.count == 0 {
		return true
	}
	v := n.evidence
	if v < accept && g.evidence > accept {
		v += min(g.evidence-accept, fromOthers)
	}
	if v < accept {
		v += f.local(g)
	}
	return v >= accept || n.tagged && v >= acceptTagged
}

// local says how well the report's countries and divisions go with a name.
func (f *Finder) local(g *group) (v float32) {
	for k := g.first; k < g.first+g.count; k++ {
		e := &f.entries[k]
		if e.kind >= kindCountry {
			continue
		}
		x := min(localMost, localCountry*f.votes.country[e.country])
		if e.div >= 0 {
			x += min(localMost, f.votes.division[e.div])
		}
		v = max(v, x)
	}
	return v
}

// scanAt looks at the name that begins at word i and returns where to go on.
func (f *Finder) scanAt(i int) int {
	w := &f.words[i]
	if !w.is(capital) && !f.articleAt(i) && !f.theAt(i) {
		return i + 1
	}
	last, tagged := f.taggedAt(i)
	if end := f.adjectiveAt(i, last); end >= 0 {
		return end + 1
	}
	if tagged {
		if next := f.takeTagged(i, last); next > i {
			return next
		}
	}
	last, key := f.longest(i)
	if last < 0 {
		return i + 1
	}
	if f.theAt(i) {
		if far, _ := f.longest(i + 1); far > last {
			return i + 1 // the Gulf of Aden, not the Gulf
		}
	}
	last, key = f.wider(i, last, key)
	n := name{span: readout.Span{Start: w.Start, End: f.words[last].End}, first: int32(i), last: int32(last), rule: "gazetteer"}
	n.group = f.groupOf(key)
	n.evidence = f.evidence(&n)
	if w.is(filed) {
		n.rule, n.evidence = "dateline", accept+1
	}
	if n.evidence < doubtful {
		return i + 1
	}
	f.names = append(f.names, n)
	return last + 1
}

// wider takes in the word for a division after a name of words i to last, where the
// name is also that of a division: Aleppo province, the province of Aleppo.
func (f *Finder) wider(i, last int, key string) (int, string) {
	if key == "" || strings.ContainsAny(key[:1], inGazetteer+asDivision) {
		return last, key
	}
	far := last
	if f.joined(last) && divisionWord(f.low(last+1)) && !(f.word(last+1).is(capital) && f.wordAt(last+2) == "of") {
		far++
	} else if f.wordAt(i-1) != "of" || !divisionWord(f.low(i-2)) {
		return last, key
	}
	f.found = f.g.find(f.found[:0], []byte(key))
	for _, e := range f.found {
		if e.kind == kindDivision {
			return far, asDivision + key
		}
	}
	return last, key
}

// divisionWord says whether a word names a first-level division.
func divisionWord(s string) bool {
	switch s {
	case "province", "governorate", "oblast", "region", "state", "prefecture", "krai", "department", "voivodeship", "canton":
		return true
	}
	return false
}

// articleAt says whether an Arabic article in small letters begins a name at word i: al-Bab.
func (f *Finder) articleAt(i int) bool {
	s := f.words[i].In(f.text)
	return len(s) > 4 && (strings.HasPrefix(s, "al-") || strings.HasPrefix(s, "el-")) && isUpper(s[3]) ||
		(s == "al" || s == "el") && i+2 < len(f.words) && f.text[f.words[i].End] == '-' && f.words[i+2].is(capital)
}

// theAt says whether word i is a small "the" before a capital: the Gulf.
func (f *Finder) theAt(i int) bool {
	return f.words[i].In(f.text) == "the" && f.joined(i) && f.words[i+1].is(capital)
}

// taggedAt returns the last word of the place name that the tagger saw begin at word i.
func (f *Finder) taggedAt(i int) (int, bool) {
	l := f.words[i].label
	if l.Type() != readout.TypeLocation || l.Position() == readout.NameInside || l.Position() == readout.NameEnd {
		return 0, false
	}
	j := i
	for f.words[j].label.Position() != readout.NameSingle && f.words[j].label.Position() != readout.NameEnd &&
		j+1 < len(f.words) && f.words[j+1].label.Type() == readout.TypeLocation && f.words[j+1].label.Position() != readout.NameBegin && f.words[j+1].label.Position() != readout.NameSingle {
		j++
	}
	return j, true
}

// takeTagged places the name of words i to last that the tagger saw: as the
// gazetteer knows it, or unknown, where the word before says that it is a place.
func (f *Finder) takeTagged(i, last int) int {
	far, key := f.longest(i)
	n := name{first: int32(i), last: int32(last), rule: "tagger", tagged: true}
	if far >= 0 && (far >= last || f.parted(far+1, last)) {
		n.last, n.rule = int32(far), "tagger+gazetteer"
		n.group = f.groupOf(key)
		n.evidence = f.evidence(&n)
	} else {
		if !f.unheardOf(i, last) {
			return -1
		}
		f.buf = fold(f.buf[:0], f.text[f.words[i].Start:f.words[last].End])
		n.group = f.groupOf(string(f.buf))
		n.evidence = accept
	}
	if n.evidence < doubtful {
		return -1
	}
	n.span = readout.Span{Start: f.words[n.first].Start, End: f.words[n.last].End}
	f.names = append(f.names, n)
	return int(n.last) + 1
}

// unheardOf says whether words i to last, which the gazetteer does not know, may
// still be taken for a place: a word such as "in" stands before them, and they are
// no one's name elsewhere in the report.
func (f *Finder) unheardOf(i, last int) bool {
	w := &f.words[i]
	if i == 0 || w.has(classTitle|classFunction|classDirection|classCommon) || w.Len() < 3 {
		return false
	}
	word := w.In(f.text)
	if i == last {
		return f.words[i-1].weight == 3 && word[len(word)-1] != '.' && !f.persons[word] && !f.named[word] && !w.has(classGiven)
	}
	return f.words[i-1].weight >= 2
}

// parted says whether a mark stands among words i to last.
func (f *Finder) parted(i, last int) bool {
	for ; i <= last; i++ {
		if f.words[i].is(mark) {
			return true
		}
	}
	return false
}

// longest returns the last word of the longest known name that begins at word i,
// and its folded letters; -1 if there is none.
func (f *Finder) longest(i int) (int, string) {
	const most = 7 // words in a name, with their marks
	buf, last, size, prefix := f.buf[:0], -1, 0, ""
	for j := i; j < len(f.words) && j < i+most; j++ {
		w := &f.words[j]
		if j > i {
			if !f.joined(j - 1) {
				break
			}
			if f.words[j-1].End < w.Start {
				buf = append(buf, ' ')
			}
		}
		if w.is(mark) && !f.hyphen(j) {
			break
		}
		buf = f.foldWord(buf, w)
		switch {
		case w.is(capital), w.is(digit), f.articleAt(j) && (j > i || len(w.In(f.text)) > 2), w.has(classFacility):
			if how := f.knows(buf, i, j); how != unknown {
				last, size, prefix = j, len(buf), how
			}
		case !connector(w.In(f.text)) && !w.is(mark):
			j = len(f.words)
		}
	}
	f.buf = buf
	if last < 0 {
		return -1, ""
	}
	return last, prefix + string(buf[:size])
}

// foldWord appends the plain letters of w.
func (f *Finder) foldWord(buf []byte, w *word) []byte {
	if w.is(mark) {
		return append(buf, ' ')
	}
	return fold(buf, w.In(f.text))
}

// hyphen says whether word j joins two words.
func (f *Finder) hyphen(j int) bool {
	s := f.wordAt(j)
	return s == "-" || s == "–"
}

// connector says whether a small word may stand within a name.
func connector(s string) bool {
	switch s {
	case "'s", "’s", "air", "nuclear", "power", "refugee", "border", "steel", "industrial", "naval", "of", "de", "del", "la", "las", "los", "le", "les", "the", "and", "sur", "upon", "on", "da", "do", "dos", "das", "du", "des", "di", "el", "al", "am", "an", "der", "den", "im", "in", "e", "y", "i", "sous", "en", "ob", "bei", "na", "nad", "pod", "ash", "as", "ar", "az", "ad", "at", "es", "ez", "ul":
		return true
	}
	return false
}

// How a name is known, as a prefix of its key.
const (
	unknown      = "?"
	inAtlas      = ""
	inGazetteer  = "~" // and not as the abbreviation that the atlas has
	ofAdjectives = "+"
	asDivision   = "=" // with a word for a division after it
)

// knows says how the folded name of words i to j is known.
func (f *Finder) knows(folded []byte, i, j int) string {
	prefix := inAtlas
	if a := f.maps.names[string(folded)]; a != nil {
		switch {
		case a.upper && !f.words[i].is(upper) && i == j, a.after && !f.afterComma(i):
			prefix = inGazetteer
		default:
			return inAtlas
		}
	}
	if i == j && f.words[i].is(upper) && f.words[i].Len() <= 4 && !f.files(i) {
		return unknown // an abbreviation that is none of ours
	}
	if f.g.has(folded) || f.maps.senses[string(folded)].key != "" {
		return prefix
	}
	return unknown
}

// files says whether word i is the place of a dateline, which stands in capitals.
func (f *Finder) files(i int) bool {
	if f.words[i].is(filed) {
		return true
	}
	if f.words[i].is(opening) {
		switch f.wordAt(i + 1) {
		case ",", "(", "-", "–", "—", "--", "/":
			return true
		}
	}
	return false
}

// afterComma says whether a comma and before it a capitalised word stand before word i.
func (f *Finder) afterComma(i int) bool {
	return i >= 2 && f.words[i-1].In(f.text) == "," && f.words[i-2].is(capital)
}

// adjectiveAt notes an adjective of origin or a people at word i, which speaks for
// a country and is no place, and returns its last word; -1 where there is none or
// the name that the tagger sees goes beyond it, to word last.
func (f *Finder) adjectiveAt(i, last int) int {
	w := &f.words[i]
	if !w.is(capital) || last > i {
		return -1
	}
	if i+1 < len(f.words) && f.joined(i) && f.words[i+1].is(capital) {
		key := append(fold(f.buf[:0], w.In(f.text)), ' ')
		f.buf = fold(key, f.words[i+1].In(f.text))
		if o, ok := adjectives()[string(f.buf)]; ok {
			f.addAdjective(i, i+1, o)
			return i + 1
		}
	}
	f.buf = fold(f.buf[:0], w.In(f.text))
	o, ok := adjectives()[string(f.buf)]
	if !ok {
		return -1
	}
	f.addAdjective(i, i, o)
	return i
}

func (f *Finder) addAdjective(i, last int, o origin) {
	span := readout.Span{Start: f.words[i].Start, End: f.words[last].End}
	f.names = append(f.names, name{span: span, first: int32(i), last: int32(last), group: f.groupOf(ofAdjectives + o.place), rule: "adjective", adjective: true, people: o.people, evidence: accept})
}

// give takes spans as names, known or not.
func (f *Finder) give(spans []readout.Span) {
	i := 0
	for _, s := range spans {
		for i > 0 && f.words[i-1].End > s.Start {
			i--
		}
		for i < len(f.words) && f.words[i].End <= s.Start {
			i++
		}
		j := i
		for j+1 < len(f.words) && f.words[j+1].Start < s.End {
			j++
		}
		n := name{span: s, first: int32(min(i, max(len(f.words)-1, 0))), last: int32(min(j, max(len(f.words)-1, 0))), rule: "given"}
		key := strings.TrimPrefix(string(fold(nil, s.In(f.text))), "the ")
		if o, ok := adjectives()[key]; ok && f.maps.names[key] == nil {
			n.group, n.adjective = f.groupOf(ofAdjectives+o.place), true
		} else {
			n.group = f.groupOf(key)
		}
		f.names = append(f.names, n)
	}
}
