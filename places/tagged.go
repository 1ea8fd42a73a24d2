package places

import (
	"strings"

	"readout"
)

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
	if far >= 0 && (far >= last || f.parted(far+1, last) || f.words[far+1].has(classGiven)) {
		far, key = f.wider(i, far, key)
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
