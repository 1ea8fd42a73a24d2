package times

import "readout"

// tense says when the verb that governs atom i plays: -1 past, 1 future, 0 not known.
func (f *Finder) tense(i int) int {
	d := f.doc
	t := f.atoms[i].tok
	s := d.Sentences[f.sentence(i)]
	for k := t - 1; k >= s.First && t-k < 14; k-- {
		tok := &d.Tokens[k]
		w := tok.In(d.Report.Text)
		switch lower(w) {
		case "will", "'ll", "’ll", "shall", "wo":
			return 1
		case "scheduled", "expected", "due", "planned", "plans", "plan", "expects", "hopes", "slated", "intends":
			return 1
		case "said", "says", "told", "reported", "announced":
			return -1
		}
		if tok.Fine == readout.VBD {
			return -1
		}
		if tok.Fine == readout.FineNone && len(w) > 3 && w[len(w)-2:] == "ed" {
			return -1
		}
	}
	return 0
}

func lower(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			b := []byte(s)
			for j := range b {
				if 'A' <= b[j] && b[j] <= 'Z' {
					b[j] |= 0x20
				}
			}
			return string(b)
		}
	}
	return s
}

// tokenPlural says whether atom i is a plural noun.
func (f *Finder) tokenPlural(i int) bool {
	t := f.token(i)
	if t.Fine != readout.FineNone {
		return t.Fine == readout.NNS
	}
	w := f.doc.Word(f.atoms[i].tok)
	return len(w) > 3 && w[len(w)-1] == 's'
}

// tokenVerb says whether atom i is the bare form of a verb, as after "may".
func (f *Finder) tokenVerb(i int) bool {
	t := f.token(i)
	return t.Fine == readout.VB
}

// isName says whether the weekday at i is part of a name: Sunday Times.
func (f *Finder) isName(i, j int) bool {
	if f.vetoed(i) {
		return true
	}
	return f.any(j, "Times", "Telegraph") || f.atoms[j].upper && f.any(j, "times", "telegraph", "mail", "mirror", "herald", "post", "express", "star", "school", "tribune", "morning") && f.atoms[j].upper && !f.is(j, "morning")
}

// dayOfMonthNear finds the day with that number and weekday nearest to the publication.
func (f *Finder) dayOfMonthNear(n, wd int) (when, bool) {
	if !f.known {
		return when{}, false
	}
	for d := int32(0); d < 200; d++ {
		for _, s := range [2]int32{f.published - d, f.published + d} {
			if _, _, day := civil(s); day == n && weekdayOf(s) == wd {
				return dayOf(s), true
			}
		}
	}
	return when{}, false
}
