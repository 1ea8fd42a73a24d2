package mentions

import "readout"

// one finds the antecedent of a singular pronoun by agreement, and by the cues
// that speak for each candidate.
func (f *Finder) one(m int32, p pronoun) int32 {
	d := f.d
	h := d.Mentions[m].Head
	a := f.ask(h, p)
	f.shut(&a)
	best, score := int32(-1), -100000
	if p.gender == readout.Neuter {
		score = f.thing(&a)
	}
	for o := m - 1; o >= 0 && o >= m-farthest; o-- {
		y := &d.Mentions[o]
		s := d.SentenceOf(y.Head)
		if a.sentence-s > reach || a.sentence-s > 1 && p.gender == readout.Neuter {
			break
		}
		if y.Chain < 0 || f.mereRole(y) {
			continue
		}
		c := f.alive(y.Chain)
		does := a.doer >= 0 && y.Head == a.doer
		if f.isShut(c) || !f.agrees(c, y, p, does) || does && p.role == personal || y.End > d.Tokens[h].Start && y.Start < d.Tokens[h].End {
			continue
		}
		v := f.rate(y, &a)
		if p.gender == readout.Neuter {
			switch d.Chains[c].Type {
			case readout.TypeThing:
				if c, v = -1, v+f.lex.cues[cueThingIt]; a.willing {
					continue
				}
			case readout.TypeLocation:
				v += f.lex.cues[cuePlaceIt]
			}
			if !does && !f.leads(y) {
				v += f.lex.cues[cueIdle]
			}
		}
		if v > score {
			best, score = c, v
		}
	}
	return best
}

// mereRole says whether y is said of somebody and stands for nobody itself: "being
// a lawyer", "as a lawyer".
func (f *Finder) mereRole(y *readout.Mention) bool {
	return f.saidOf(y) && !f.definite(y.Head) && f.d.Child(y.Head, readout.RelNsubj) < 0
}

// saidOf says whether y is a predicate that nothing else takes up, "X is a
// lawyer", or a role, "as a lawyer".
func (f *Finder) saidOf(y *readout.Mention) bool {
	return y.Kind == readout.KindNoun && f.things[f.alive(y.Chain)].said == 1 &&
		(f.d.Child(y.Head, readout.RelCop) >= 0 || f.has(y.Head, readout.RelCase, "as"))
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
			return ch.Type == readout.TypeThing
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

// speaks says whether token h is the subject of a verb of speech.
func (f *Finder) speaks(h int32) bool {
	t := f.first(h)
	return t.Rel == readout.RelNsubj && t.Head >= 0 && f.lex.speech[f.lemma(t.Head)]
}
