package events

import (
	"slices"

	"readout"
)

// leastScore is the score below which nothing is worth reporting.
const leastScore = 0.15

// event makes the event of p; false where too little is known of it.
func (x *run) event(p *proto) (readout.Event, bool) {
	x.animate(p)
	x.schedule(p)
	x.beneficiary(p)
	x.thanked(p)
	x.freed(p)
	x.keeping(p)
	p.act.doer, p.rec.doer = true, false
	act := merge(slices.Clone(p.said), x.party(&p.act))
	rec := x.humane(&p.rec, x.party(&p.rec))
	if x.ownPeople(p, act) {
		if p.typ == "AID" {
			return readout.Event{}, x.drop(p, "aid to one's own") // "subsidies that it gives its industry"
		}
		rec = nil
	} else {
		rec = x.others(rec, act)
		if len(rec) == 0 && p.rec.n > 0 && !p.sym && x.tok(p.verb).Fine == readout.VBG {
			act, rec = x.regained(p, act) // "ordered them to leave, accusing them"
		}
		if len(rec) == 0 {
			rec = x.others(x.beyond(&p.rec), act) // "its accord with them"
		}
	}
	if len(rec) == 0 && !p.sym {
		rec = x.others(x.authors(&p.rec), act)
	}
	if len(rec) == 0 && !p.sym && p.typ != "PROTEST" && p.typ != "CONSULT" {
		rec = x.placed(&p.rec, act)
	}
	if len(rec) == 0 && !p.sym {
		rec = x.counterparts(p, act)
	}
	if ids := x.hostOf(p, act, rec); ids != nil {
		rec = ids
	}
	if len(act) == 0 {
		act = x.marchers(p)
	}
	x.lash(p, act, rec)
	if p.frame.echo || p.echo || (x.anonymous(act, rec) || p.typ == "ASSAULT" && p.sym && p.frame.noun && len(merge(slices.Clone(act), rec)) < 2) && x.points(p) && x.unpolitical(p, act, rec) {
		p.echo, act, rec = true, nil, nil
		x.echoes = append(x.echoes, *p)
	}
	if !x.plausible(p, act, rec) {
		return readout.Event{}, x.drop(p, x.keptOut(p, act, rec))
	}
	if p.score < leastScore {
		return readout.Event{}, x.drop(p, "its score is too low")
	}
	trigger := x.trigger(p)
	e := readout.Event{
		Type: p.typ, Mode: p.mode, CAMEO: p.cameo, Code: x.code(p), Quad: quads[p.typ], Contexts: slices.Clone(x.contextsOf(p.head)),
		Goldstein: x.lex.scale(p.cameo), Intensity: intensity(p.typ, p.mode),
		Actors: act, Recipients: rec, Trigger: trigger, Head: p.head,
		ActorWords: x.spans(&p.act), RecipientWords: x.spans(&p.rec),
		Background: p.background, Rule: p.frame.rule(), Score: p.score, Proposed: p.frame.guess,
	}
	if p.sym {
		e.Symmetric = true
		e.Actors, e.Recipients = merge(act, rec), nil
	}
	e.VouchedBy = x.vouch(p, trigger)
	e.Status = p.status
	e.Evidence, e.Mentions = append([]readout.Span{x.evidence(p)}, p.evidence...), p.mentions
	e.Counts = x.counts(p)
	x.faceted(p, &e)
	x.when(p, &e)
	if p.echo && x.clock(&e) {
		e.Date, e.DateBasis = "", "" // "they talked until one in the morning": of which day, the report knows
	}
	x.where(p, &e)
	x.setting(&e)
	e.Code = x.lex.codeFor(&e)
	return e, true
}

// ownPeople says whether those to whom something is promised, given or said are the
// actor's own: "agreed to a meeting of their ministers".
func (x *run) ownPeople(p *proto, act []string) bool {
	if quads[p.typ] == 4 || p.rec.n == 0 || p.sym {
		return false
	}
	for _, t := range p.rec.all() {
		if !x.ownThing(t, act) {
			return false
		}
	}
	return true
}

// ownThing says whether noun t, or the people whose thing it is, belongs to act by a
// pronoun before it.
func (x *run) ownThing(t int32, act []string) bool {
	if c := x.d.Child(t, readout.RelNmodPoss); c >= 0 && x.tok(c).Tag == readout.PRON {
		return len(x.direct(c)) == 0 || overlap(x.direct(c), act) || x.sameCountry(act, x.direct(c)[0])
	}
	if len(x.direct(t)) > 0 {
		return false
	}
	for c := range x.d.Children(t) {
		if x.tok(c).Rel == readout.RelNmod && x.marker(c, readout.RelCase) == "of" {
			return x.ownThing(c, act)
		}
	}
	return false
}

// setting gives an encounter the mode that its parties and its place tell: many
// countries, or a country of none of them.
func (x *run) setting(e *readout.Event) {
	if e.Type != "CONSULT" || e.Mode != "" {
		return
	}
	var lands []string
	for _, id := range e.Actors {
		if c := x.country(id); c != "" && !slices.Contains(lands, c) {
			lands = append(lands, c)
		}
	}
	switch c := x.landOf(e.Place); {
	case len(lands) > 2:
		e.Mode = "multilateral"
	case len(lands) == 2 && c != "" && !slices.Contains(lands, c):
		e.Mode, e.CAMEO = "third-party", "044"
	default:
		return
	}
	e.Goldstein, e.Intensity = x.lex.scale(e.CAMEO), intensity(e.Type, e.Mode)
}

// landOf returns the country of a place of the record.
func (x *run) landOf(id string) string {
	for i := range x.rec.Places {
		if id != "" && x.rec.Places[i].ID == id {
			return x.rec.Places[i].Country
		}
	}
	return ""
}

// regained gives a participle whose actor came out as its own recipient the
// subject of the verb that it belongs to, or leaves it without a recipient.
func (x *run) regained(p *proto, act []string) (actors, recipients []string) {
	top := p.verb
	if x.d.Child(top, readout.RelNsubj) >= 0 {
		return act, nil // it has a subject of its own
	}
	for range 4 {
		t := x.tok(top)
		if t.Rel != readout.RelAdvcl && t.Rel != readout.RelXcomp || t.Head < 0 {
			break
		}
		top = t.Head
	}
	s := x.subject(top)
	if s < 0 || top == p.verb {
		return act, nil
	}
	if ids := x.who(s, nil, 4); len(ids) > 0 && !slices.Contains(act, ids[0]) {
		return ids, act
	}
	return act, nil
}

// trigger returns the trigger's words, at most 60 bytes of them.
func (x *run) trigger(p *proto) readout.Span {
	s := x.d.Words(p.first, p.last)
	if p.particle >= 0 {
		if t := s.Cover(x.tok(p.particle).Span); t.Len() <= 40 {
			s = t
		}
	}
	if p.first == p.last && p.particle < 0 && p.object >= 0 && !x.nominal(p.head) {
		if t := s.Cover(x.tok(p.object).Span); t.Len() <= 40 {
			s = t
		}
	}
	if s.Len() > 60 {
		return x.tok(p.head).Span
	}
	return s
}

// evidence returns the clause that tells of p, without the clauses that it is
// itself below.
func (x *run) evidence(p *proto) readout.Span {
	top := p.verb
	if x.nominal(p.head) && p.verb == p.head {
		a, b := x.d.Subtree(p.head)
		return x.trim(a, b)
	}
	a, b := x.d.Subtree(top)
	for _, t := range p.act.all() {
		a, b = min(a, t), max(b, t)
	}
	for _, t := range p.rec.all() {
		a, b = min(a, t), max(b, t)
	}
	s := x.d.Sentences[x.d.SentenceOf(p.head)]
	return x.trim(max(a, s.First), min(b, s.Last-1))
}

// trim leaves marks off both ends.
func (x *run) trim(a, b int32) readout.Span {
	for a < b && x.tok(a).Tag == readout.PUNCT {
		a++
	}
	for a < b && x.tok(b).Tag == readout.PUNCT {
		b--
	}
	return x.d.Words(a, b)
}
