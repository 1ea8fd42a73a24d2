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
		if c := f.clauseSubject(h); c >= 0 {
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

// one finds the antecedent of a singular pronoun by agreement and nearness.
func (f *Finder) one(m int32, p pronoun) int32 {
	d := f.d
	h := d.Mentions[m].Head
	here := d.SentenceOf(h)
	best, score := int32(-1), -1000
	control := f.controller(h)
	for o := m - 1; o >= 0 && o >= m-farthest; o-- {
		y := &d.Mentions[o]
		s := d.SentenceOf(y.Head)
		if here-s > reach || here-s > 1 && p.gender == readout.Neuter {
			break
		}
		if y.Chain < 0 {
			continue
		}
		c := f.alive(y.Chain)
		does := control >= 0 && y.Head == control
		if !f.agrees(c, y, p, does) || f.bound(h, y.Head, p) || does && p.role == personal || y.End > d.Tokens[h].Start && y.Start < d.Tokens[h].End {
			continue
		}
		v := f.salience(y, h, here-s, p)
		if does {
			v += 10
		}
		if v > score {
			best, score = c, v
		}
	}
	return best
}

// agrees says whether chain c can be what pronoun p stands for; y is its mention
// and does what p's clause says or not.
func (f *Finder) agrees(c int32, y *readout.Mention, p pronoun, does bool) bool {
	ch := &f.d.Chains[c]
	if len(ch.Members) > 0 || ch.Number == readout.Plural {
		return false
	}
	if p.gender == readout.Neuter {
		if ch.Type != readout.TypeOrganisation && ch.Type != readout.TypeLocation {
			return false
		}
		if !does && !f.leads(y) {
			return false // mostly "it" is no party at all, so only the plain cases count
		}
		return ch.Type != readout.TypeLocation || !f.locative(f.at[y.Head])
	}
	if ch.Gender != readout.GenderUnknown && ch.Gender != p.gender && (f.things[c].sure || f.things[c].agreed > 1) {
		return false
	}
	return ch.Type == readout.TypePerson || ch.Type == readout.TypeUnknown && y.Kind == readout.KindName && !f.definite(y.Head) && f.nameWords(f.at[y.Head]) > 1
}

// leads says whether mention y is a party that "it" may take up: a known name or
// a body that is the subject of its clause or a possessor.
func (f *Finder) leads(y *readout.Mention) bool {
	if y.Kind == readout.KindName && f.Known != nil && f.Known(f.d, y.Head) == "" && y.Type != readout.TypeOrganisation {
		return false
	}
	t := f.first(y.Head)
	return t.Rel.Subject() || t.Rel == readout.RelNmodPoss
}

// first returns the first conjunct of the coordination that token a is in.
func (f *Finder) first(a int32) *readout.Token {
	t := &f.d.Tokens[a]
	for n := 0; t.Rel == readout.RelConj && t.Head >= 0 && n < 5; n++ {
		t = &f.d.Tokens[t.Head]
	}
	return t
}

// bound says whether token a, the head of a candidate, and pronoun h are
// arguments of one verb, so that they cannot be the same.
func (f *Finder) bound(h, a int32, p pronoun) bool {
	d := f.d
	if f.inside(h, a) && d.Tokens[a].Tag != readout.VERB {
		return true // a pronoun within a phrase is not what the phrase stands for
	}
	if p.role != personal {
		return false
	}
	return d.Tokens[h].Head == d.Tokens[a].Head && d.Tokens[h].Head >= 0
}

// inside says whether token h is in the phrase headed by a, joined ones apart.
func (f *Finder) inside(h, a int32) bool {
	for i := h; i >= 0; i = f.d.Tokens[i].Head {
		if i == a {
			return true
		}
		if t := &f.d.Tokens[i]; t.Rel == readout.RelConj && t.Head == a {
			return false
		}
	}
	return false
}

// salience rates candidate y for a pronoun at token h, back sentences away.
func (f *Finder) salience(y *readout.Mention, h int32, back int, p pronoun) int {
	d := f.d
	v := -8 * back
	t := f.first(y.Head)
	switch {
	case t.Rel.Subject():
		v += 6
	case t.Rel == readout.RelObj || t.Rel == readout.RelNmodPoss:
		v += 1
	case t.Rel == readout.RelNmod || modifier(t.Rel):
		v -= 3
	}
	switch y.Kind {
	case readout.KindName:
		v += 3
	case readout.KindPronoun:
		v += 2
	}
	if d.Chains[f.alive(y.Chain)].Type == readout.TypeUnknown {
		v -= 8
	}
	if g := d.Chains[f.alive(y.Chain)].Gender; p.gender == readout.Masculine || p.gender == readout.Feminine {
		switch g {
		case p.gender:
			v += 2
		case readout.GenderUnknown:
		default:
			v -= 14 // only another pronoun says so
		}
	}
	if back == 0 && p.role == possessive {
		v += 2
	}
	v += int(min(f.things[f.alive(y.Chain)].said, 6)) / 2 // what the report is about
	if d.Tokens[h].Quote == 0 && d.Tokens[y.Head].Quote != 0 {
		v -= 12 // what stood in a quotation is rarely taken up outside
	}
	if d.Tokens[h].Quote != 0 && d.Tokens[y.Head].Quote == 0 && t.Rel.Subject() && back == 0 {
		v -= 10 // who speaks says "I"
	}
	return v - int(h-y.Head)/12
}

// bodyThey makes "they" stand for one body only where nothing plural is near.
const bodyThey = 11

// speaks says whether token h is the subject of a verb of speech.
func (f *Finder) speaks(h int32) bool {
	t := f.first(h)
	return t.Rel == readout.RelNsubj && t.Head >= 0 && f.lex.speech[f.lemma(t.Head)]
}

// several finds what "they" stands for: a plural description, or two parties
// that one phrase joins ("X and Y").
func (f *Finder) several(m int32, p pronoun) int32 {
	d := f.d
	h := d.Mentions[m].Head
	here := d.SentenceOf(h)
	best, score := int32(-1), -1000
	var pair [2]int32
	for o := m - 1; o >= 0 && o >= m-farthest; o-- {
		y := &d.Mentions[o]
		s := d.SentenceOf(y.Head)
		if here-s > 2 {
			break
		}
		if y.Chain < 0 || f.bound(h, y.Head, p) || y.Span.Contains(d.Tokens[h].Span) {
			continue
		}
		c := f.alive(y.Chain)
		ch := &d.Chains[c]
		v := f.salience(y, h, here-s, p)
		if other := f.joined(o, m); other >= 0 {
			if v += 2; v > score && ch.Number != readout.Plural && party(ch.Type) {
				best, score, pair = -2, v, [2]int32{c, other}
			}
			continue
		}
		if !f.pluralFits(ch, y, p, h) {
			continue
		}
		if !plain(ch) {
			v -= bodyThey
		}
		if v > score {
			best, score = c, v
		}
	}
	if best == -2 {
		return f.setOf(pair[:], false)
	}
	return best
}

func party(t readout.EntityType) bool {
	return t == readout.TypePerson || t == readout.TypeOrganisation || t == readout.TypeLocation
}

// pluralFits says whether "they" may take up a chain: a plural one of persons or
// parties, a set, or a group that English treats as plural.
func (f *Finder) pluralFits(ch *readout.Chain, y *readout.Mention, p pronoun, h int32) bool {
	if len(ch.Members) > 1 {
		return true
	}
	if ch.Number == readout.Plural {
		return ch.Type == readout.TypePerson || ch.Type == readout.TypeOrganisation || ch.Type == readout.TypeNationality
	}
	if y.Kind == readout.KindNoun && f.lemma(y.Head) == "police" {
		return true
	}
	if ch.Type != readout.TypeOrganisation || !f.leads(y) {
		return false
	}
	return p.role == possessive || f.speaks(h) && f.first(y.Head).Rel.Subject()
}

// plain says whether a chain is plural.
func plain(ch *readout.Chain) bool { return len(ch.Members) > 1 || ch.Number == readout.Plural }

// joined returns the chain of the second party where mention o is the first of
// two that "and" or "with" joins, -1 otherwise.
func (f *Finder) joined(o, m int32) int32 {
	d := f.d
	y := &d.Mentions[o]
	if y.Kind == readout.KindPronoun || modifier(d.Tokens[y.Head].Rel) {
		return -1
	}
	n, other := 0, int32(-1)
	for c := range d.Children(y.Head) {
		if d.Tokens[c].Rel != readout.RelConj || f.at[c] < 0 || f.at[c] >= m {
			continue
		}
		z := &d.Mentions[f.at[c]]
		if z.Chain >= 0 && party(d.Chains[z.Chain].Type) && d.Chains[z.Chain].Number != readout.Plural {
			n, other = n+1, f.alive(z.Chain)
		}
	}
	if n == 0 {
		other = f.beside(o, m)
		n = 1
	}
	if n != 1 || other == f.alive(y.Chain) {
		return -1
	}
	return other
}

// beside returns the chain of the party that "and" joins to mention o by its
// place alone, for where the tree has it otherwise; -1 if none.
func (f *Finder) beside(o, m int32) int32 {
	d := f.d
	y := &d.Mentions[o]
	i := y.Head
	for int(i) < len(d.Tokens) && d.Tokens[i].Start < y.End {
		i++
	}
	if int(i) >= len(d.Tokens) || d.Word(i) != "and" {
		return -1
	}
	for k := i + 1; int(k) < len(d.Tokens) && k < i+7; k++ {
		switch d.Word(k) {
		case "of", "the", "with", "between", "its", "from", "his", "her", "their", "a", "an":
			continue
		}
		for z := o + 1; z < m; z++ {
			x := &d.Mentions[z]
			if x.Kind != readout.KindPronoun && x.Chain >= 0 && x.Start <= d.Tokens[k].Start && x.Start >= d.Tokens[i].End && x.End > d.Tokens[k].Start &&
				party(d.Chains[x.Chain].Type) && d.Chains[x.Chain].Number != readout.Plural && !modifier(d.Tokens[x.Head].Rel) {
				return f.alive(x.Chain)
			}
		}
		return -1
	}
	return -1
}
