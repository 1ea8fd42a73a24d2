package actors

import (
	"strings"
	"unicode/utf8"

	"readout"
)

// A hit is a name of the dictionary at tokens [first, last].
type hit struct {
	first, last int32
	ent         int32
	form        form
	short       bool // see alias
}

// scan finds the names of the dictionary in d, the longest at each place.
func (f *Finder) scan(d *readout.Document) {
	f.hits = f.hits[:0]
	f.beat = beatUnread
	f.hitAt = f.hitAt[:0]
	f.noun, f.posts = f.noun[:0], f.posts[:0]
	for range d.Tokens {
		f.noun, f.posts = append(f.noun, unread), append(f.posts, unread)
	}
	for range d.Tokens {
		f.hitAt = append(f.hitAt, -1)
	}
	for i := int32(0); int(i) < len(d.Tokens); i++ {
		if h, ok := f.match(d, i); ok {
			for t := h.first; t <= h.last; t++ {
				f.hitAt[t] = int32(len(f.hits))
			}
			f.hits = append(f.hits, h)
			i = h.last
		}
	}
	f.georgia(d)
	f.twins(d)
}

// georgia takes Georgia for the American state where the report names other
// places of the United States, and nothing else of the country in the Caucasus.
func (f *Finder) georgia(d *readout.Document) {
	usa, geo := f.dict.byKey["USA"], f.dict.byKey["GEO"]
	american := 0
	for _, h := range f.hits {
		switch {
		case h.ent == geo && (h.form != formName || h.last > h.first):
			return
		case h.ent == usa && h.form == formCity:
			american++
		}
	}
	if american == 0 {
		return
	}
	for i := range f.hits {
		if h := &f.hits[i]; h.ent == geo {
			h.ent, h.form = usa, formCity
		}
	}
}

// match returns the longest name that begins at token i and ends with a token.
func (f *Finder) match(d *readout.Document, i int32) (hit, bool) {
	text, start := d.Report.Text, int(d.Tokens[i].Start)
	end := letters(text, start)
	if end == start {
		return hit{}, false
	}
	word := text[start:end]
	if c := word[0]; 'a' <= c && c <= 'z' && !f.dict.small[pair(word)] {
		return hit{}, false
	}
	list := f.dict.names[word]
	if list == nil && !ascii(word) {
		list = f.dict.names[plainWord(word)]
	}
	if list == nil && shouted(word) {
		return f.matchShouted(d, i)
	}
	for k := range list {
		a := &list[k]
		if n := len(word); len(a.text) > n+1 && end+1 < len(text) && (unlike(text[end], a.text[n]) || text[end] == ' ' && unlike(text[end+1], a.text[n+1])) {
			continue
		}
		n := same(text[start:], a.text)
		if n < 0 {
			continue
		}
		if last := endsAt(d, i, int32(start+n)); last >= 0 {
			if waters(d, i) {
				return hit{}, false
			}
			if last == i && (f.surnamed(d, i) || a.form == formCity && doubled(d, i)) {
				return hit{}, false
			}
			return hit{i, last, a.ent, a.form, a.short}, true
		}
	}
	return hit{}, false
}

// unlike says whether two letters or spaces cannot be the same in a name: marks,
// curly signs and breaks of lines are left to same.
func unlike(c, name byte) bool {
	return c != name && c < utf8.RuneSelf && name < utf8.RuneSelf && c != '\n' && c != '\t' && c != '\r'
}

// pair numbers the first two letters of a word in small letters; any other has 0.
func pair(w string) int {
	if len(w) < 2 || w[0] < 'a' || w[0] > 'z' || w[1] < 'a' || w[1] > 'z' {
		return 0
	}
	return int(w[0]-'a')*26 + int(w[1]-'a') + 1
}

// same returns the length of text that spells name, -1 if it does not begin so.
// White space of any length is one space; curly apostrophes are straight.
func same(text, name string) int {
	j := 0
	for i := 0; i < len(name); i++ {
		if j >= len(text) {
			return -1
		}
		c := text[j]
		switch {
		case c == name[i]:
			j++
		case name[i] == ' ' && (c == '\n' || c == '\t' || c == '\r'):
			j++
			for j < len(text) && (text[j] == ' ' || text[j] == '\n' || text[j] == '\t' || text[j] == '\r') {
				j++
			}
		case name[i] == '\'' && len(text) >= j+3 && (text[j:j+3] == "’" || text[j:j+3] == "‘"):
			j += 3
		case name[i] == '-' && len(text) >= j+3 && (text[j:j+3] == "‑" || text[j:j+3] == "–"):
			j += 3
		case c >= utf8.RuneSelf && name[i] < utf8.RuneSelf: // a letter with a mark, which the name is written without
			r, n := utf8.DecodeRuneInString(text[j:])
			p := plainRune(r)
			if !strings.HasPrefix(name[i:], p) {
				return -1
			}
			j, i = j+n, i+len(p)-1
		default:
			return -1
		}
	}
	return j
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// waters says whether the name at token i only names a sea: the Gulf of Aden is not
// Yemen's.
func waters(d *readout.Document, i int32) bool {
	if i < 2 || d.Word(i-1) != "of" {
		return false
	}
	switch d.Word(i - 2) {
	case "Gulf", "Strait", "Straits", "Bay", "Sea", "Horn", "Channel", "Gulfs":
		return true
	}
	return false
}

// doubled says whether token i is the first half of a name with a hyphen, such
// as Nandi-Ndaitwah.
func doubled(d *readout.Document, i int32) bool {
	return int(i)+2 < len(d.Tokens) && d.Word(i+1) == "-" && d.Tokens[i].End == d.Tokens[i+1].Start && d.Tokens[i+1].End == d.Tokens[i+2].Start && large(d.Word(i+2))
}

// surnamed says whether the name at token i is the surname of someone whose
// office stands right before it, whatever else it names: Prime Minister Muscat.
func (f *Finder) surnamed(d *readout.Document, i int32) bool {
	if i == 0 || d.Tokens[i-1].End+1 != d.Tokens[i].Start || f.weekday(d, i) {
		return false
	}
	f.d = d
	t := f.titleEnds(i - 1)
	return t != nil && t.office != "" && f.officer(d.Word(i), t)
}

// officer says whether someone of that surname held the office of title t.
func (f *Finder) officer(name string, t *title) bool {
	for _, i := range f.dict.surnames[surnameKey(name)] {
		if f.dict.entities[i].like(t.office, t.rank) != nil {
			return true
		}
	}
	return false
}

// endsAt returns the token at or after i that ends at byte end, -1 if none does.
func endsAt(d *readout.Document, i, end int32) int32 {
	for ; int(i) < len(d.Tokens) && d.Tokens[i].End <= end; i++ {
		if d.Tokens[i].End == end {
			return i
		}
	}
	return -1
}
