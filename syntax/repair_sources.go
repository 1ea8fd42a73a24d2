package syntax

import "readout"

// mendSources gives verb v of telling, behind what is told, its sources back where the
// parser took them for more of what suffers: "killed ten villagers, police and
// witnesses said". They are two, with a comma before and "and" between them.
func mendSources(d *readout.Document, s readout.Sentence, v int32) {
	t := d.Tokens
	if f := t[v].Fine; f != readout.VBD && f != readout.VBZ && f != readout.VBP || !telling[d.Word(v)] && d.Word(v) != "told" {
		return
	}
	last := int32(-1) // the second source
	for k := s.First; k < v; k++ {
		if t[k].Head == v && t[k].Rel.Subject() {
			last = k
		}
	}
	if last < 0 && v > s.First && t[v-1].Rel == readout.RelConj {
		last = v - 1
	}
	if last < 0 || last != v-1 || !t[last].Tag.Noun() {
		return
	}
	and := int32(-1)
	for k := s.First; k < last; k++ {
		if t[k].Head == last && t[k].Rel == readout.RelCc {
			and = k
		}
	}
	first := and - 1 // the first source ends before "and"
	if and <= s.First+2 || d.Word(and) != "and" || !t[first].Tag.Noun() || t[first].Rel != readout.RelConj || t[first].Head > first {
		return
	}
	comma, list := false, t[first].Head
	for k := list + 1; k < and; k++ {
		switch {
		case t[k].Head == first && t[k].Rel == readout.RelCc, k != first && t[k].Head == list && t[k].Rel == readout.RelConj && !closed(t, k, list):
			return // one list of several: "a judge, his wife and a guard said"
		case t[k].Head == first && d.Word(k) == ",":
			comma = true
		}
	}
	if !comma {
		return
	}
	t[first].Head, t[first].Rel = v, readout.RelNsubj
	t[last].Head, t[last].Rel = first, readout.RelConj
	if m := t[v].Head; m >= 0 && m < list && t[v].Rel == readout.RelConj {
		t[v].Head, t[v].Rel = t[m].Head, t[m].Rel
		t[m].Head, t[m].Rel = v, readout.RelCcomp
	}
}

// closed says whether conjunct k of the list has a conjunction of its own, so that what
// comes after it is another list: "five soldiers and a child, officials and a doctor".
func closed(t []readout.Token, k, list int32) bool {
	for c := list + 1; c < k; c++ {
		if t[c].Head == k && t[c].Rel == readout.RelCc {
			return true
		}
	}
	return false
}
