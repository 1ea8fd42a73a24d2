package talks

import (
	"readout"
	"slices"
	"strings"
)

// labels keeps what one side calls another as that side's claim, never ours.
func (r *reading) labels() {
	for i := range r.rec.Statements {
		st := &r.rec.Statements[i]
		holders := r.takers(r.accusers(st))
		if len(holders) == 0 {
			continue
		}
		for _, c := range st.Content {
			if k := r.labelled(c); k >= 0 && (r.diplomatic() || strings.HasPrefix(r.d.Tokens[k].Lemma, "terrorist")) {
				for _, id := range holders {
					p := readout.Position{Holder: id, Issue: "terrorism_listing", Stance: "insists", Kind: "claim"}
					if !strings.HasPrefix(r.d.Tokens[k].Lemma, "terrorist") {
						p.Issue = "other"
					}
					p.Span, p.VouchedBy, p.Status = c, []string{st.ID}, readout.Alleged
					if !r.seated(r.parties(r.speakers(st)), id) {
						p.VouchedBy = []string{readout.ByAuthor} // who writes that both claim it
					}
					r.enterPosition(p, "position.label")
				}
			}
		}
	}
}

// accusers are the speakers of a statement, and who else an event finds behind
// the same words: "A and B claim".
func (r *reading) accusers(st *readout.Statement) []string {
	out := slices.Clone(r.speakers(st))
	for i := range r.rec.Events {
		if ev := &r.rec.Events[i]; ev.Type == "ACCUSE" && ev.Trigger.Overlaps(st.Cue) {
			out = add(out, ev.Actors...)
		}
	}
	return out
}

// labelled returns the label that is said of somebody in s: "are terrorists";
// -1 if there is none.
func (r *reading) labelled(s readout.Span) int32 {
	for i := r.tokenAt(s.Start); i < int32(len(r.d.Tokens)) && r.d.Tokens[i].Start < s.End; i++ {
		if r.is(i, isLabel) && r.d.Tokens[i].Tag == readout.NOUN && r.d.Child(i, readout.RelCop) >= 0 && r.status(i) == readout.Happened {
			return i
		}
	}
	return -1
}
