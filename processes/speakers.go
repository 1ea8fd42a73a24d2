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
	issuers := f.issuers()
	for i := range f.facts {
		x := &f.facts[i]
		if v, ok := issuers[x.e]; ok && slices.ContainsFunc(x.Vouched, func(o Voucher) bool { return o.Kind == VoucherAuthor }) {
			fact := *x.Fact
			fact.Vouched = slices.Clone(x.Vouched)
			for k := range fact.Vouched {
				if fact.Vouched[k].Kind == VoucherAuthor {
					fact.Vouched[k] = v
				}
			}
			x.Fact = &fact
		}
		vs, changed := f.withSides(x.Vouched, side)
		ds, also := f.withSides(x.DeniedBy, side)
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

// issuers are whose word the papers of a state are of which their own text did not tell
// whose they are: by the parties' names, or the one government at the table.
func (f *folder) issuers() map[*Entry]Voucher {
	out := map[*Entry]Voucher{}
	names := map[string]string{}
	for i := range f.p.Parties {
		names[f.p.Parties[i].Key] = f.p.Parties[i].Name
	}
	for _, e := range f.entries {
		if e.Issuer == "" {
			continue
		}
		k := mouthOf(e.Issuer, names)
		if k == "" && ofOffice(e.Issuer) && e.Outlet == "" {
			k = f.government()
		}
		if k != "" {
			out[e] = Voucher{Kind: VoucherSide, Side: k, Name: e.Issuer}
		}
	}
	return out
}

// withSides are vouchers with the sides of those that had none.
func (f *folder) withSides(vs []Voucher, side func(string) string) ([]Voucher, bool) {
	whose := func(v Voucher) string {
		if v.Kind != VoucherSide || v.Side != "" && !(v.Gov && f.stranger(v.Side)) {
			return ""
		}
		if k := side(v.Name); k != "" || !v.Gov {
			return k
		}
		return f.government()
	}
	if !slices.ContainsFunc(vs, func(v Voucher) bool { return whose(v) != "" }) {
		return vs, false
	}
	var out []Voucher
	for _, v := range vs {
		v.Side = or(whose(v), v.Side)
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out, true
}

// stranger says whether a side has no part in the process: who was taken to speak for it
// by the place alone may speak for a party.
func (f *folder) stranger(k string) bool {
	return state(k) && !between(k) && !slices.Contains(f.parties, k) && !slices.Contains(f.third, k)
}

// government is the state that negotiates with a movement; empty where states negotiate
// with each other.
func (f *folder) government() string {
	one, n := "", 0
	for _, p := range f.parties {
		if state(p) && !between(p) {
			one, n = p, n+1
		}
	}
	if n == 1 && len(f.parties) > 1 {
		return one
	}
	return ""
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
	movement := slices.DeleteFunc(slices.Clone(f.parties), state)
	ws := strings.Fields(name)
	has := func(w string) bool { return slices.Contains(ws, w) }
	if len(movement) == 1 {
		last := movement[0][strings.LastIndexAny(movement[0], "._")+1:]
		if has(last) && len(last) > 3 || has("rebel") || has("rebels") || has("guerrilla") || has("guerrillas") || has("insurgents") || has("movement") {
			return movement[0]
		}
		if gov := f.government(); gov != "" && (has("government") || has("presidency") || has("ministry") || has("army") || has("military") || has("cabinet")) && !has("foreign") {
			return gov
		}
	}
	return ""
}
