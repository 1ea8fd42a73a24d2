package mentions

import "readout"

// refer returns the chain that a pronoun stands for, -1 where that is not clear.
// First and second persons are left to statements, which knows who speaks.
func (f *Finder) refer(m int32) int32 {
	h := f.d.Mentions[m].Head
	p, ok := f.pronoun(h)
	switch {
	case !ok || p.person != 3:
		return -1
	case p.role == relative:
		if a := f.at[f.antecedent(h)]; a >= 0 && a < m {
			return f.d.Mentions[a].Chain
		}
		return -1
	case p.role == reflexive && p.number != readout.Plural:
		if c := f.clauseSubject(h); c >= 0 && f.d.Chains[c].Number != readout.Plural {
			return c
		}
	}
	if f.d.Tokens[h].Rel == readout.RelExpl || p.gender == readout.Neuter && p.role == personal && f.impersonal(h) {
		return -1
	}
	if p.number == readout.Plural {
		return f.several(m, p)
	}
	return f.one(m, p)
}

// impersonal says whether "it" is the subject of a predicate that is no act ("it
// is clear", "it was constructive") or a bare object: neither stands for a party.
func (f *Finder) impersonal(h int32) bool {
	d := f.d
	up := d.Tokens[h].Head
	if up < 0 || !d.Tokens[h].Rel.Subject() {
		return true
	}
	if f.lex.impersonal[f.lemma(up)] {
		return true // it seems
	}
	return d.Tokens[up].Tag != readout.VERB || d.Tokens[h].Rel == readout.RelNsubjPass || d.Child(up, readout.RelCop) >= 0
}

// clauseSubject returns the chain of the subject of the clause that token h is in.
func (f *Finder) clauseSubject(h int32) int32 {
	d := f.d
	for up, n := d.Tokens[h].Head, 0; up >= 0 && n < 5; up, n = d.Tokens[up].Head, n+1 {
		if s := d.Child(up, readout.RelNsubj, readout.RelNsubjPass); s >= 0 && s != h {
			if m := f.at[s]; m >= 0 {
				return d.Mentions[m].Chain
			}
			return -1
		}
	}
	return -1
}
