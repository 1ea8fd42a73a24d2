package review

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"readout"
)

// A Choice is what a third person takes for one field: the value that a coder gave it, or
// another one, as it is typed.
type Choice struct{ Who, Value string }

// Differ are the fields of a unit in which coders have other values than each other, those
// first that matter most; "there" where some have no such coding at all.
func (u *Unanimity) Differ() (out []string) {
	names := []string{"there"}
	for _, f := range fieldsOf[u.Kind] {
		names = append(names, f.Name)
	}
	for _, name := range names {
		var had []string
		for _, values := range u.Values {
			if v, ok := values[name]; ok && !slices.Contains(had, v) {
				had = append(had, v)
			}
		}
		if len(had) > 1 {
			out = append(out, name)
		}
	}
	return out
}

// Decide makes judgements of what a third person chose where coders differ, and of what
// they all said: in the order in which they are to be made, without name and time. list are
// the judgements of the coders, rec the record as the program coded it. A coding that only
// coders added and that is not to be there is added and rejected, so that both are known.
func Decide(rec *readout.Record, u *Unanimity, list []Judgement, chosen map[string]Choice) ([]Judgement, error) {
	for _, name := range u.Differ() {
		c, ok := chosen[name]
		gone := name != "there" && chosen["there"].Who != "" && u.Values[chosen["there"].Who]["there"] == "no"
		if _, coder := u.Values[c.Who]; !ok && !gone || c.Who != "" && !coder || name == "there" && c.Who == "" {
			return nil, fmt.Errorf("nobody's value is chosen for %s", name)
		}
	}
	base := chosen["there"].Who
	if base == "" {
		base = slices.Sorted(maps.Keys(u.Values))[0]
	}
	_, found := Find(rec, u.Key)
	var out []Judgement
	if u.Values[base]["there"] == "no" {
		if !found {
			for _, who := range slices.Sorted(maps.Keys(u.Values)) {
				if a := u.added(list, who); a != nil {
					out = append(out, again(rec, a))
					break
				}
			}
		}
		return append(out, Judgement{Report: u.Report, Target: u.Key, Verdict: Reject}), nil
	}
	key := u.Key
	if !found {
		a := u.added(list, base)
		if a == nil {
			return nil, fmt.Errorf("BUG: %s added no %s", base, u.Kind)
		}
		key = a.Target
		out = append(out, again(rec, a))
	}
	for _, f := range fieldsOf[u.Kind] {
		c, ok := chosen[f.Name]
		if !ok {
			c = Choice{Who: base}
		}
		v, given := c.Value, c.Who == ""
		if !given {
			v, given = u.given(list, c.Who, f.Name, c.Who != base && !found)
		}
		if given && (f.Name != "type" || found || v != out[0].Type) {
			out = append(out, Judgement{Report: u.Report, Target: key, Verdict: Correct, Field: f.Name, Value: v})
		}
	}
	if len(out) == 0 {
		out = append(out, Judgement{Report: u.Report, Target: key, Verdict: Accept})
	}
	return out, nil
}

// of are the judgements of a coder of this unit that hold, in order.
func (u *Unanimity) of(list []Judgement, who string) (out []Judgement) {
	own := Holding(slices.DeleteFunc(slices.Clone(list), func(j Judgement) bool { return j.Who != who || j.Report != u.Report }))
	key := u.Key
	if !slices.ContainsFunc(own, func(j Judgement) bool { return j.Target == key }) {
		for _, j := range own {
			if j.Verdict == Add && j.Kind == u.Kind && u.At.Overlaps(readout.Span{Start: j.Start, End: j.End}) {
				key = j.Target
			}
		}
	}
	return slices.DeleteFunc(own, func(j Judgement) bool { return j.Target != key })
}

// added is the judgement by which a coder added the unit; nil for none.
func (u *Unanimity) added(list []Judgement, who string) *Judgement {
	own := u.of(list, who)
	if i := slices.IndexFunc(own, func(j Judgement) bool { return j.Verdict == Add }); i >= 0 {
		return &own[i]
	}
	return nil
}

// given is the value that a coder gave a field, as it is kept: by correcting it, or where
// whole is asked for with what they added.
func (u *Unanimity) given(list []Judgement, who, field string, whole bool) (v string, ok bool) {
	for _, j := range u.of(list, who) {
		switch {
		case j.Verdict == Correct && j.Field == field:
			v, ok = j.Value, true
		case j.Verdict == Add && whole:
			values := map[string]string{}
			if json.Unmarshal([]byte(j.Value), &values) == nil && values[field] != "" {
				v, ok = values[field], true
			}
		}
	}
	return v, ok
}

// again is what was added, to be added by somebody else.
func again(rec *readout.Record, a *Judgement) Judgement {
	values := map[string]string{}
	_ = json.Unmarshal([]byte(a.Value), &values) // as it was written by us
	values["span"] = fmt.Sprintf("%d-%d", a.Start, a.End)
	b, _ := json.Marshal(values)
	return Judgement{Report: rec.Report.ID, Kind: a.Kind, Type: a.Type, Target: a.Target, Verdict: Add, Value: string(b)}
}
