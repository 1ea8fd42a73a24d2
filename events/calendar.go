package events

import (
	"time"

	"readout"
)

// schedule sets the status of p right where its date and the words disagree: what has
// a day that is still to come has not happened ("the leaders meet on Friday", "talks
// next week"), and a noun with a day that is gone is no plan, whatever the verb above
// it says ("last Friday's visit would help them").
func (x *run) schedule(p *proto) {
	if p.frame.op != "" || p.content >= 0 || p.negated {
		return
	}
	noun := x.nominal(p.head) && p.verb == p.head
	if !noun && !x.unfinished(p.verb) {
		return
	}
	e := readout.Event{Status: p.status}
	x.when(p, &e)
	if e.Time == "" || !x.rec.Report.Published.Known() {
		return
	}
	first, last := x.daysOf(e.Time)
	today := x.rec.Report.Published.Date.Format(time.DateOnly)
	switch {
	case first > today && (p.status == readout.Happened || p.status == readout.Ongoing):
		p.status = readout.Planned
		if c := x.compose("will", p); c != nil && c.typ != "=" {
			p.typ, p.mode, p.cameo = c.typ, c.mode, c.cameo
		}
	case noun && last != "" && last < today && (p.status == readout.Planned || p.status == readout.Hypothetical) && x.argOf(p.head, x.clause(p.head)):
		p.status, p.typ, p.mode, p.cameo = readout.Happened, p.frame.typ, p.frame.mode, p.frame.cameo
	}
}

// unfinished says whether verb v stands in a form that may tell of the future without
// saying so: the present, or a participle.
func (x *run) unfinished(v int32) bool {
	f := x.tok(v).Fine
	return (f == readout.VBZ || f == readout.VBP || f == readout.VBG) && !x.has(v, "have")
}

// daysOf returns the first and the last day of a time of the record.
func (x *run) daysOf(id string) (first, last string) {
	for i := range x.rec.Times {
		if t := &x.rec.Times[i]; t.ID == id {
			return t.Begin, t.End
		}
	}
	return "", ""
}
