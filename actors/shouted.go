package actors

import "readout"

// A report may begin with a word in capitals ("CHINA has sent"), and headlines are
// set in them.

// shortestShout is the length of the shortest word in capitals that is taken for
// shouted and not for an acronym.
const shortestShout = 4

// shouted says whether a word is written in capitals throughout.
func shouted(word string) bool {
	for i := range len(word) {
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	return len(word) >= shortestShout
}

// matchShouted is match for a word in capitals that the dictionary does not have as
// such: words in capitals are read as if only their first letters were large.
func (f *Finder) matchShouted(d *readout.Document, i int32) (hit, bool) {
	const longest = 64 // bytes of a name
	if !f.raised(d, i) {
		return hit{}, false
	}
	text, start := d.Report.Text, int(d.Tokens[i].Start)
	f.low = append(f.low[:0], text[start:min(len(text), start+longest)]...)
	inside := false
	for k, c := range f.low {
		large := c >= 'A' && c <= 'Z'
		if large && inside {
			f.low[k] = c + 'a' - 'A'
		}
		inside = large
	}
	name := string(f.low)
	list := f.dict.names[name[:letters(name, 0)]]
	for k := range list {
		a := &list[k]
		n := same(name, a.text)
		if n < 0 {
			continue
		}
		if last := endsAt(d, i, int32(start+n)); last >= 0 {
			return hit{i, last, a.ent, a.form, a.short}, true
		}
	}
	return hit{}, false
}

// raised says whether the voice is raised at token i, a word in capitals: at the
// head of a sentence or beside another such word. Elsewhere it is an acronym, as it
// is where it has four letters and stands alone: "a SWAT team".
func (f *Finder) raised(d *readout.Document, i int32) bool {
	s := d.Sentences[d.SentenceOf(i)]
	if i == s.First && d.Tokens[i].Len() > shortestShout {
		return true
	}
	return i > s.First && shouted(d.Word(i-1)) || i+1 < s.Last && shouted(d.Word(i+1)) || i+1 < s.Last && d.Word(i+1) == "," && i == s.First
}
