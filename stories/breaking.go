package stories

import "slices"

// breaksOff says whether a side leaves talks that are on: reports call that a refusal or
// a sanction. To call off what is only planned is another act.
func (t *Telling) breaksOff() bool {
	if t.Type != "REJECT" && t.Type != "SANCTION" || !slices.ContainsFunc(t.Words, func(w string) bool { return slices.Contains(leavings, w) }) {
		return false
	}
	talks := func(w string) bool { return talksNoun(w) || slices.Contains(tables, w) }
	return slices.ContainsFunc(t.Words, talks) || slices.ContainsFunc(t.With, talks)
}

var (
	leavings = stems("suspend", "suspended", "freeze", "froze", "halt", "quit", "plug", "walk", "walked", "withdraw", "withdrew", "pull", "abandon", "broke", "left", "leave")
	tables   = stems("talk", "table", "negotiating", "dialogue", "part", "participation", "negotiation")
)

func stems(words ...string) (out []string) {
	for _, w := range words {
		out = append(out, Stem(w))
	}
	return out
}

// family is the kind of happening that a telling may be of.
func (t *Telling) family() string {
	if t.breaksOff() {
		return "reject"
	}
	return families[t.Type]
}

// mediated says whether one who is no side speaks of what the sides agreed: "we have
// agreed on the dates," the envoy said.
func (t *Telling) mediated() bool {
	return t.Type == "AGREE" && t.Symmetric && len(t.To) == 0 && len(t.By) == 1 && body(t.By[0].Land)
}

// twoAgree says whether two known sides agree.
func (t *Telling) twoAgree() bool {
	return t.Type == "AGREE" && t.Symmetric && len(t.By)+len(t.To) > 1 && t.sided() && !slices.ContainsFunc(t.By, func(p Party) bool { return body(p.Land) })
}
