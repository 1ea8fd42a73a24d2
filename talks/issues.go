package talks

import (
	"slices"

	"readout"
)

// matters lists the issues of a process, those named beside the talks first,
// and the place or people that the talks are about.
func (r *reading) matters(p *process) {
	where := r.sentencesOf(p)
	for _, far := range []bool{false, true} {
		for _, s := range where {
			hits := r.hitsIn(s)
			for i := range hits {
				issue := hits[i].value("issue")
				if t := &r.d.Tokens[hits[i].first]; t.Rel == readout.RelAmod && t.Tag == readout.VERB {
					continue // "the recognised government" is who, not what is talked about
				}
				if issue != "" && len(p.issues) < 5 && !slices.Contains(p.issues, issue) && (far || r.besides(p, hits[i].first)) {
					p.issues = append(p.issues, issue)
				}
			}
		}
	}
	p.focus = r.focus(p)
}

// issuesOfPositions adds to each process the issues on which its parties take
// positions, and names it anew where it had none.
func (r *reading) issuesOfPositions(ps []process) {
	for k := range ps {
		p := &ps[k]
		x := r.process(p.id)
		if x == nil {
			continue
		}
		for i := range r.rec.Positions {
			if o := &r.rec.Positions[i]; o.Issue != "other" && len(p.issues) < 5 && slices.Contains(p.parties, o.Holder) {
				p.issues = add(p.issues, o.Issue)
			}
		}
		x.Issues, x.Name, x.Key = p.issues, r.name(p), r.key(p)
	}
}

// process returns the process of that id in the record, nil if there is none.
func (r *reading) process(id string) *readout.Process {
	for i := range r.rec.Processes {
		if r.rec.Processes[i].ID == id {
			return &r.rec.Processes[i]
		}
	}
	return nil
}

// sentencesOf lists the sentences that tell of the talks or move their state.
func (r *reading) sentencesOf(p *process) []int32 {
	var out []int32
	for _, e := range p.meetings {
		for k := range r.meetings[e].mentions {
			out = append(out, int32(r.d.SentenceOf(r.meetings[e].mentions[k].head)))
		}
	}
	for k := range p.triggers {
		out = append(out, p.triggers[k].hit.sentence)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// besides says whether token i stands in the phrase of a mention of the talks,
// or below a verb that moves their state.
func (r *reading) besides(p *process, i int32) bool {
	for n := i; n >= 0; n = r.d.Tokens[n].Head {
		if e := r.meetingAt(n); e >= 0 && r.d.Tokens[n].Tag.Noun() && slices.Contains(p.meetings, e) {
			return true
		}
		if slices.ContainsFunc(p.triggers, func(t trigger) bool { return t.at == n && !t.earlier }) {
			return true
		}
	}
	return false
}

// focus is the name of the first place or state beside the talks that is no party.
func (r *reading) focus(p *process) string {
	for _, e := range p.meetings {
		for k := range r.meetings[e].mentions {
			if n := r.focusUnder(p, r.meetings[e].mentions[k].head); n != "" {
				return n
			}
		}
	}
	return ""
}

// focusUnder looks at what "talks on" governs.
func (r *reading) focusUnder(p *process, head int32) string {
	for _, c := range r.matterOf(head) {
		first, last := r.extent(c)
		for i := first; i <= last; i++ {
			for _, id := range r.d.ActorsAt(i) {
				if a := r.actor(id); a != nil && a.Kind == readout.ActorGovernment && !slices.Contains(p.sides, r.side(id)) {
					return a.Name
				}
			}
			for _, pl := range r.placesIn(r.d.Tokens[i].Span) {
				if pl.Kind == "country" && !slices.Contains(p.sides, pl.Country) {
					return pl.Name
				}
			}
		}
	}
	return ""
}
