package actors

import (
	"time"

	"readout"
)

// Bounds returns the first and the last day on which the report that Find read
// last can have come out, as the offices of those who speak in it show
// ("President X said" came out while X was president), and the words that show
// each. A zero time leaves a side open. It says nothing (ok is false) where no
// office bounds the day or where two contradict each other, and of a report that
// has its date.
func (f *Finder) Bounds(d *readout.Document) (from, to time.Time, shown [2]readout.Span, ok bool) {
	if d.Report.Published.Known() {
		return
	}
	f.d = d
	defer func() { f.d = nil }()
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.Kind != readout.KindName || x.Chain < 0 || len(f.result[x.Chain]) != 1 || !f.speaks(x.Head) {
			continue
		}
		e, known := f.dict.byKey[f.actors[f.result[x.Chain][0]].Key]
		y, titled := f.title(int32(m))
		if !known || !titled || y.title == "" || y.standing != inOffice {
			continue
		}
		a, b := f.dict.entities[e].term(y.title)
		if a.After(from) {
			from, shown[0], ok = a, x.Span, true
		}
		if !b.IsZero() && (to.IsZero() || b.Before(to)) {
			to, shown[1], ok = b, x.Span, true
		}
	}
	if !to.IsZero() && to.Before(from) {
		return time.Time{}, time.Time{}, [2]readout.Span{}, false
	}
	return from, to, shown, ok
}

// term returns the first and the last day on which e is known to have held an
// office, whatever lies between; both are zero where it never did, or from a day
// that is not known, and the last is zero where it may hold it still.
func (e *entity) term(office string) (from, to time.Time) {
	open := false
	for i := range e.roles {
		r := &e.roles[i]
		if !sameOffice(r.office, office) {
			continue
		}
		if r.from == 0 {
			return time.Time{}, time.Time{}
		}
		if a := dayOf(r.from, false); from.IsZero() || a.Before(from) {
			from = a
		}
		if r.to == 0 {
			open = true
		} else if b := dayOf(r.to, true); b.After(to) {
			to = b
		}
	}
	if open {
		to = time.Time{}
	}
	return from, to
}

// dayOf is the first or the last day of a date of the tables.
func dayOf(n int32, last bool) time.Time {
	y, m, d := int(n/10000), time.Month(n/100%100), int(n%100)
	switch {
	case m == 0 && last:
		y, m, d = y+1, 1, 0
	case m == 0:
		m, d = 1, 1
	case d == 0 && last:
		m, d = m+1, 0
	case d == 0:
		d = 1
	}
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// speaks says whether token h is the subject of a verb of speech in a sentence
// that names no year: what was said long ago is told with one.
func (f *Finder) speaks(h int32) bool {
	t := &f.d.Tokens[h]
	if !t.Rel.Subject() || t.Head < 0 || !speech[f.d.Tokens[t.Head].Lemma] {
		return false
	}
	s := f.d.Sentences[f.d.SentenceOf(h)]
	for i := s.First; i < s.Last; i++ {
		if w := f.d.Word(i); len(w) == 4 && (w[0] == '1' && w[1] == '9' || w[0] == '2' && w[1] == '0') && w[3] >= '0' && w[3] <= '9' || w == "ago" || w == "then" {
			return false
		}
	}
	return true
}

var speech = map[string]bool{"say": true, "tell": true, "announce": true, "warn": true, "urge": true, "add": true, "insist": true, "declare": true, "pledge": true,
	"vow": true, "welcome": true, "condemn": true, "reject": true, "deny": true, "call": true, "demand": true, "promise": true, "reiterate": true, "stress": true}
