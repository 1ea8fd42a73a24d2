package processes

import (
	"slices"
	"strings"
)

// resolve finds out for whom people speak of whom their report does not say it: by what
// other reports of the process know of them, or by what they are called.
func (f *folder) resolve() {
	known := map[string][]string{}
	for _, e := range f.entries {
		for i := range e.Known {
			if k := &e.Known[i]; !k.Guess {
				known[k.Name] = insert(known[k.Name], k.Side)
			}
		}
	}
	for _, name := range sorted(known) { // by the last name, where nobody else has it
		if last := lastWord(name); last != name {
			known["~"+last] = union(known["~"+last], known[name])
		}
	}
	memory := map[string]string{}
	side := func(name string) string {
		k, ok := memory[name]
		if !ok {
			k = f.sideOfName(fold(name), known)
			memory[name] = k
		}
		return k
	}
	for i := range f.facts {
		x := &f.facts[i]
		vs, changed := withSides(x.Vouched, side)
		ds, also := withSides(x.DeniedBy, side)
		if !changed && !also {
			continue
		}
		fact := *x.Fact
		fact.Vouched, fact.DeniedBy = vs, ds
		if fact.Kind == KindClaim && len(fact.By) == 0 {
			fact.By = saying(vs)
		}
		x.Fact = &fact
	}
}

// withSides are vouchers with the sides of those that had none.
func withSides(vs []Voucher, side func(string) string) ([]Voucher, bool) {
	if !slices.ContainsFunc(vs, func(v Voucher) bool { return v.Kind == VoucherSide && v.Side == "" && side(v.Name) != "" }) {
		return vs, false
	}
	var out []Voucher
	for _, v := range vs {
		if v.Kind == VoucherSide && v.Side == "" {
			v.Side = side(v.Name)
		}
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out, true
}

// sideOfName is the side that a named source speaks for, empty if that is not known.
func (f *folder) sideOfName(name string, known map[string][]string) string {
	if name == "" {
		return ""
	}
	if k := known[name]; len(k) == 1 {
		return k[0]
	}
	if k := known["~"+lastWord(name)]; len(k) == 1 && len(known[name]) == 0 {
		return k[0]
	}
	var movement, state1 []string
	for _, p := range f.parties {
		switch {
		case state(p) && !between(p):
			state1 = append(state1, p)
		case !state(p):
			movement = append(movement, p)
		}
	}
	ws := strings.Fields(name)
	has := func(w string) bool { return slices.Contains(ws, w) }
	if len(movement) == 1 {
		last := movement[0][strings.LastIndexAny(movement[0], "._")+1:]
		if has(last) && len(last) > 3 || has("rebel") || has("rebels") || has("guerrilla") || has("guerrillas") || has("insurgents") || has("movement") {
			return movement[0]
		}
		if len(state1) == 1 && (has("government") || has("presidency") || has("ministry") || has("army") || has("military") || has("cabinet")) && !has("foreign") {
			return state1[0]
		}
	}
	return ""
}
