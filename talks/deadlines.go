package talks

import "readout"

// deadlines lists the days that somebody set.
func (r *reading) deadlines() {
	for i := range r.hits {
		h := &r.hits[i]
		if h.value("deadline") == "" {
			continue
		}
		t := r.beside(h.first)
		if t == nil || !isoDay(t.Value) {
			continue
		}
		d := readout.Deadline{Date: t.Value}
		d.ID, d.Span = r.newID("dl", len(r.rec.Deadlines)), r.span(h).Cover(t.Span)
		d.Status, d.VouchedBy, d.Evidence = r.hitStatus(h), r.voice(r.span(h)), []readout.Span{d.Span}
		d.Rule, d.Score = "deadline", 0.7
		if v := r.verb(h.first); v >= 0 {
			switch r.d.Tokens[v].Lemma {
			case "set", "give", "impose", "issue", "announce":
				if who := r.parties(r.phrase(r.subject(v), nil)); len(who) > 0 {
					d.SetBy = who[0]
				}
			}
		}
		r.rec.Deadlines = append(r.rec.Deadlines, d)
	}
}

// beside returns the date in the phrase of token i, or close after it.
func (r *reading) beside(i int32) *readout.Timex {
	if t := r.timeIn(i, "DATE"); t != nil {
		return t
	}
	s := r.sentence(i)
	times := r.timesIn(s.Span)
	for k := range times {
		t := &times[k]
		if t.Type == "DATE" && t.Span.Start-r.d.Tokens[i].End < 30 && t.Span.End > r.d.Tokens[i].Start-25 {
			return t
		}
	}
	return nil
}
