package events

import "readout"

// title says whether p's trigger is a word of a name: all words about it are
// written large, and the sentence is no headline.
func (x *run) title(p *proto, _, _ []string) bool {
	i := p.head
	s := x.d.Sentences[x.d.SentenceOf(i)]
	if i <= s.First || i+1 >= s.Last || !x.large(i) || !x.large(i-1) || !x.large(i+1) || i-1 == s.First {
		return false
	}
	small := 0
	for j := s.First; j < s.Last; j++ {
		if t := x.tok(j); t.Tag == readout.NOUN || t.Tag == readout.VERB || t.Tag == readout.ADJ {
			small += one(!x.large(j))
		}
	}
	return small >= 3
}

// polled says whether p is what people tell a pollster that they want.
func (x *run) polled(p *proto, act, rec []string) bool {
	if quads[p.typ]%2 == 0 {
		return false
	}
	if x.stately(act) || len(act) == 0 {
		return p.status == readout.Desired && x.pollster(p.head)
	}
	for _, id := range act {
		if a := x.actors[id]; a == nil || a.Kind != readout.ActorPeople {
			return false
		}
	}
	return x.pollster(p.head)
}

// pollster says whether the sentence of token i, or the one before in its paragraph,
// speaks of a poll.
func (x *run) pollster(i int32) bool {
	s := x.d.SentenceOf(i)
	par := x.d.Sentences[s].Paragraph
	for i := max(0, s-1); i <= s; i++ {
		if x.d.Sentences[i].Paragraph != par {
			continue
		}
		for t := x.d.Sentences[i].First; t < x.d.Sentences[i].Last; t++ {
			switch x.lemma(t) {
			case "poll", "survey", "pollster", "percent", "respondent", "%":
				return true
			}
		}
	}
	return false
}

// mercantile says whether a firm does what only forces do, or closes a deal of its own.
func (x *run) mercantile(p *proto, act, rec []string) bool {
	if len(act) == 0 {
		return false
	}
	switch p.typ {
	case "MOBILIZE":
	case "AGREE", "SUPPORT":
		return len(rec) == 0 && !p.sym && x.firms(act) // "finalized a deal to purchase jets"
	default:
		return false
	}
	for _, id := range act {
		if a := x.actors[id]; a == nil || !overlap(a.Sectors, []string{"BUS", "MNC", "MED", "EDU", "LAB"}) {
			return false
		}
	}
	return true
}

// firms says whether all of ids are bodies without a part in politics.
func (x *run) firms(ids []string) bool {
	for _, id := range ids {
		a := x.actors[id]
		if a == nil || a.Kind != readout.ActorOrganisation && a.Kind != readout.ActorOther {
			return false
		}
		for _, s := range a.Sectors {
			if s != "BUS" && s != "MNC" {
				return false
			}
		}
	}
	return len(ids) > 0
}

// verbalised says whether what is threatened or planned is a fight with words or in
// court: "vowed to continue the legal battle".
func (x *run) verbalised(p *proto, _, _ []string) bool {
	if p.content < 0 || p.typ == "ASSAULT" {
		return false
	}
	for c := p.content; c >= 0; c = x.protos[c].content {
		if q := &x.protos[c]; q.typ == "ASSAULT" && x.spoken(q.head) {
			return true
		}
	}
	return false
}

// drawn says whether a weapon, a card or the like is pulled: nobody yields.
func (x *run) drawn(p *proto, _, _ []string) bool {
	if p.typ != "RETREAT" && p.typ != "SANCTION" || x.verbLemma(p.head) != "pull" && x.verbLemma(p.head) != "draw" && x.verbLemma(p.head) != "withdraw" {
		return false
	}
	o := p.object
	if o < 0 {
		o = x.d.Child(p.head, readout.RelObj)
	}
	if o < 0 {
		return false
	}
	a, b := x.d.Subtree(o)
	for t := a; t <= b; t++ {
		if x.hasClass(t, []string{"sidearm"}) {
			return true
		}
	}
	return false
}
