package mentions

import "readout"

// near is the number of sentences that "they" looks back; for two who were spoken
// of together, and who alone can do what it does, it is reach.
const near = 2

// several finds what "they" stands for: a plural description, two parties that
// one phrase joins ("X and Y"), a set that was spoken of before, or one body. A
// plural that is no party counts too: where it suits best, nobody is meant.
func (f *Finder) several(m int32, p pronoun) int32 {
	d := f.d
	h := d.Mentions[m].Head
	a := f.ask(h, p)
	f.shut(&a)
	w := &f.lex.cues
	best, score := int32(-1), f.thing(&a)
	f.best = f.best[:0]
	for o := m - 1; o >= 0 && o >= m-farthest; o-- {
		y := &d.Mentions[o]
		back := a.sentence - d.SentenceOf(y.Head)
		if back > reach || back > near && (best != -1 || !a.willing) {
			break
		}
		if y.Chain < 0 || y.Span.Contains(d.Tokens[h].Span) {
			continue
		}
		c := f.alive(y.Chain)
		if f.isShut(c) {
			continue
		}
		ch := &d.Chains[c]
		if f.together(o, m) {
			// how often the first of them was spoken of says nothing of both
			if v := f.rate(y, &a) + w[cuePair] - w[cueSaid]*f.spokenOf(c); v > score {
				best, score = -2, v
				f.best = append(f.best[:0], f.group...)
			}
			continue
		}
		if !f.pluralFits(ch, y) || back > near && len(ch.Members) == 0 {
			continue
		}
		v := f.rate(y, &a)
		switch {
		case len(ch.Members) > 1:
			v += w[cueSet]
		case ch.Number == readout.Plural:
			v += w[cuePlain]
		case p.role == possessive || a.speaks:
			v += w[cueBody]
		default:
			v += w[cueBodyActs]
		}
		if f.things[c].it {
			v += w[cueIt]
		}
		if ch.Type == readout.TypeThing {
			if c, v = -1, v+w[cueThing]; a.willing {
				continue
			}
		}
		if v > score {
			best, score = c, v
		}
	}
	if best == -2 {
		return f.setOf(f.best, false)
	}
	return best
}

// thing rates the best plural that is no mention, things that say nothing apart,
// and of "anyone" and its like, who may be "they" too.
func (f *Finder) thing(a *asking) int {
	d := f.d
	score := -100000
	first := d.Sentences[max(0, a.sentence-1)].First
	for i := a.head - 1; i >= first; i-- {
		t := &d.Tokens[i]
		if a.gender != readout.Neuter && t.Tag == readout.PRON && f.lex.anybody[f.lemma(i)] {
			score = max(score, f.placed(i, a.sentence-d.SentenceOf(i), a))
			continue
		}
		if a.willing || t.Fine != readout.NNS && a.gender != readout.Neuter || t.Fine == readout.NNS && a.gender == readout.Neuter || t.Tag == readout.PROPN || t.Tag != readout.NOUN || f.at[i] >= 0 || modifier(t.Rel) || t.Rel == readout.RelOblUnmarked || d.Below(a.head, i) {
			continue
		}
		w := f.lex.cues[cueThing]
		if a.gender == readout.Neuter {
			w = f.lex.cues[cueThingIt]
		}
		score = max(score, f.placed(i, a.sentence-d.SentenceOf(i), a)+w)
	}
	return score
}

func party(t readout.EntityType) bool {
	return t == readout.TypePerson || t == readout.TypeOrganisation || t == readout.TypeLocation
}

// pluralFits says whether "they" may take up a chain: a plural one of persons or
// parties, a set, or a group that English treats as plural.
func (f *Finder) pluralFits(ch *readout.Chain, y *readout.Mention) bool {
	if len(ch.Members) > 1 {
		return true
	}
	if ch.Number == readout.Plural {
		return ch.Type == readout.TypePerson || ch.Type == readout.TypeOrganisation || ch.Type == readout.TypeNationality
	}
	if y.Kind == readout.KindNoun && f.lemma(y.Head) == "police" {
		return true
	}
	return ch.Type == readout.TypeOrganisation && f.leads(y)
}

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
