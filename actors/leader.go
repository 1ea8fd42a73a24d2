package actors

import "readout"

// leader returns the person whom "the Utopian leader" means: the one that the
// report names who is head of state or government there on the day of the report;
// -1 where it names none or two, or has no date.
func (f *Finder) leader(y *description, m int32) int32 {
	if y.title != "leader" || len(y.states) != 1 || y.standing != inOffice || f.today == 0 || !f.single(m) || !f.definite(m) {
		return -1
	}
	country, found := f.dict.entities[y.states[0]].country, int32(-1)
	for _, h := range f.hits {
		e := &f.dict.entities[h.ent]
		if e.kind != readout.ActorPerson || h.ent == found || !e.leads(country, f.today) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = h.ent
	}
	return found
}

// leads says whether e is head of state or government of a country on a day.
func (e *entity) leads(country string, day int32) bool {
	r := e.on(day)
	return r != nil && r.country == country && r.rank == "head_of_state_gov"
}
