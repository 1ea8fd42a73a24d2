package processes

import (
	"slices"

	"readout"
)

// spokesmen finds out for whom people speak by how they are named as sources: "the Front's
// spokesman N", "its chief negotiator, N". What names two sides tells nothing.
func (r *reader) spokesmen() {
	r.spokes = map[string]string{}
	for i := range r.rec.Statements {
		st := &r.rec.Statements[i]
		if len(st.Speakers) != 1 || st.Source.Empty() {
			continue
		}
		a := r.actor(st.Speakers[0])
		k := r.keys[st.Speakers[0]]
		if a == nil || a.Kind != readout.ActorPerson || k != "" && !isOpen(k) {
			continue
		}
		var sides []string
		for n := range r.rec.Actors {
			o := &r.rec.Actors[n]
			if o == a || r.keys[o.ID] == "" || isOpen(r.keys[o.ID]) {
				continue
			}
			if slices.ContainsFunc(o.Mentions, func(m readout.Span) bool {
				return m.Start >= st.Source.Start && m.End <= st.Source.End && m != st.Source
			}) {
				sides = insert(sides, r.keys[o.ID])
			}
		}
		if len(sides) == 1 && r.spokes[a.ID] == "" {
			r.spokes[a.ID] = sides[0]
		}
	}
}

// knowSpokesmen lets other reports know them.
func (r *reader) knowSpokesmen() {
	for _, id := range sorted(r.spokes) {
		a := r.actor(id)
		x := Known{Name: fold(a.Name), Side: r.spokes[id]}
		if nameLike(a.Name) && len(r.entry.Known) < mostKnown && !slices.ContainsFunc(r.entry.Known, func(k Known) bool { return k.Name == x.Name && !k.Guess }) {
			r.entry.Known = append(r.entry.Known, x)
		}
	}
}
