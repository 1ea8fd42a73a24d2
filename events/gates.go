package events

import (
	"slices"

	"readout"
)

// A gate keeps out what looks like an event and is none, such as an accident, a
// figure of speech or a match. Its name is told to whoever asks what was dropped.
type gate struct {
	name  string
	holds func(x *run, p *proto, act, rec []string) bool
}

// gates are asked in this order; the first that holds names the reason.
var gates = []gate{
	{"lifeless", func(x *run, p *proto, _, _ []string) bool { return p.void }},
	{"generic", (*run).generic},
	{"title", (*run).title},
	{"disaster", (*run).stricken},
	{"genre", (*run).offstage},
	{"crime", (*run).crime},
	{"jailer", (*run).jailer},
	{"poll", (*run).polled},
	{"firm", (*run).mercantile},
	{"words", (*run).verbalised},
	{"drawn", (*run).drawn},
	{"trivial", (*run).trivial},
	{"home", (*run).home},
	{"domestic", func(x *run, p *proto, _, rec []string) bool { return x.domestic(p, rec) }},
	{"citizens", (*run).citizens},
	{"lasting", func(x *run, p *proto, act, _ []string) bool { return x.lasting(p, act) }},
	{"undone", (*run).undone},
	{"allegation", (*run).allegation},
	{"return", (*run).returned},
	{"journey", (*run).wandered},
	{"visit", (*run).homely},
	{"anonymity", (*run).question},
	{"accident", (*run).accident},
	{"figure", (*run).figurative},
	{"flight", (*run).runaway},
	{"opinion", (*run).minded},
	{"encounter", (*run).chance},
	{"refusal", (*run).refusal},
	{"release", (*run).released},
	{"sense", (*run).sense},
	{"nobody", (*run).nobody},
	{"sport", func(x *run, p *proto, _, _ []string) bool { return x.sporting(p.head) }},
	{"nature", (*run).untouched},
	{"unpolitical", (*run).unpolitical},
}

// plausible says whether p with these parties is an event of politics and not of
// the market, the stage or the playing field: whether no gate keeps it out.
func (x *run) plausible(p *proto, act, rec []string) bool {
	x.remembered(p)
	x.occupied(p)
	for i := range gates {
		if p.echo && ofParties[gates[i].name] {
			continue
		}
		if gates[i].holds(x, p, act, rec) {
			if x.dropped != nil {
				x.dropped(gates[i].name, x.trigger(p))
			}
			return false
		}
	}
	return true
}

// ofParties are the gates that ask who takes part, which an echo does not say.
var ofParties = map[string]bool{"citizens": true, "encounter": true, "allegation": true, "nobody": true, "unpolitical": true}

// undone says whether p is what somebody unknown did not do to anybody known.
func (x *run) undone(p *proto, act, rec []string) bool {
	return p.status == readout.NotHappened && !x.truce(p) && p.frame.op != "prevent" && (len(act) == 0 && !x.located(rec) || p.sym && len(act)+len(rec) < 2)
}

// allegation says whether p is a noun of words against nobody: "the ministry's
// allegations are false".
func (x *run) allegation(p *proto, _, rec []string) bool {
	if p.typ == "REJECT" && p.act.n > 0 && x.hasClass(p.act.toks[0], []string{"talks"}) {
		return false // "the collapse of the talks"
	}
	return quads[p.typ] == 3 && p.frame.noun && p.verb == p.head && p.content < 0 && len(rec) == 0
}

// returned says whether somebody only comes back, or nobody's and nothing's return
// is named ("a return to larger rallies").
func (x *run) returned(p *proto, act, _ []string) bool {
	if p.frame.lemma != "return" || p.frame.typ != "RETREAT" {
		return false
	}
	if !p.frame.noun {
		return p.frame.op == "" && !x.handedBack(p)
	}
	return p.typ == "RETREAT" && !x.codable(act) && x.abstractReturn(p)
}

// wandered says whether people travel without being on a visit, or at home.
func (x *run) wandered(p *proto, act, rec []string) bool {
	return p.frame.typ == "CONSULT" && journey[p.frame.lemma] && !p.frame.noun && !(p.sym && (p.object < 0 || x.lemma(p.object) == "table")) &&
		(!x.official(act) || !x.located(act) || x.located(rec) && len(x.others(rec, act)) > 0 && x.atHome(act, rec))
}

// homely says whether a visit is paid at home: nobody of another country, no body of
// states and no group receives it.
func (x *run) homely(p *proto, act, rec []string) bool {
	if p.typ != "CONSULT" || p.mode != "visit" || p.rec.n == 0 || len(rec) == 0 && (x.overPlace(p.rec.toks[0]) || !x.hasClass(p.rec.toks[0], []string{"building", "facility"})) {
		return false
	}
	home := x.lands(act)
	for _, id := range rec {
		if c := x.country(id); c != "" && !slices.Contains(home, c) {
			return false
		}
	}
	for _, id := range act {
		if a := x.actors[id]; a != nil && (a.Kind == readout.ActorIGO || a.Kind == readout.ActorNGO) {
			return false
		}
	}
	return true
}

// lands returns the countries of ids.
func (x *run) lands(ids []string) []string {
	var out []string
	for _, id := range ids {
		if c := x.country(id); c != "" {
			out = append(out, c)
		}
	}
	return out
}

// question says whether a request is a reporter's question, a wish not to be named or
// an appeal to everybody.
func (x *run) question(p *proto, act, rec []string) bool {
	return p.typ == "REQUEST" && (p.frame.lemma == "push" && !p.frame.noun && p.content < 0 && len(rec) == 0 && x.d.Child(p.head, readout.RelObj) >= 0 || // "pushed back the date"
		x.reporters(p, act) || x.unnamed(p) || x.toPublic(p))
}

func (x *run) accident(p *proto, act, _ []string) bool {
	return p.typ == "ASSAULT" && x.accidental(p, act)
}

func (x *run) figurative(p *proto, act, rec []string) bool {
	if p.typ != "ASSAULT" {
		return false
	}
	for _, t := range p.rec.all() {
		if x.hasClass(t, []string{"freedom"}) && p.mode == "" {
			return true // "an attack on workers' rights"
		}
	}
	return x.figure(p, act, rec) || x.worded(p.head)
}

// runaway says whether those who flee are not driven out.
func (x *run) runaway(p *proto, _, _ []string) bool {
	return p.typ == "SANCTION" && p.frame.lemma == "flee" && !x.refugees(&p.rec)
}

func (x *run) minded(p *proto, act, rec []string) bool {
	return p.typ == "AGREE" && x.opinion(p, act, rec)
}

// chance says whether an encounter is none: a name that is given, a host of firms,
// a talk whose speaker is lost.
func (x *run) chance(p *proto, act, rec []string) bool {
	if p.typ != "CONSULT" {
		return false
	}
	if p.frame.lemma == "see" && !p.frame.noun && p.rec.n > 0 {
		return !x.saw(p, act, rec)
	}
	switch {
	case p.mode == "phone" && p.frame.lemma == "call" && !p.frame.noun && !(x.codable(act) && x.codable(rec)):
		return true // "they called the exiles criminals"
	case p.sym && p.act.n == 0 && p.verb == p.head && !p.frame.noun && !x.passive(p.head) && len(act)+len(rec) < 2:
		return true // "talking to Chad": who does it is lost
	}
	return p.frame.lemma == "host" && !p.frame.noun && !x.codable(rec) // "hosts several makers of chips"
}

// refusal says whether nothing that was offered or asked for is refused.
func (x *run) refusal(p *proto, _, _ []string) bool {
	if p.typ != "REJECT" {
		return false
	}
	if p.frame.lemma == "decline" && p.content < 0 && !x.infinitive(p.head) && (p.object < 0 || !x.hasClass(p.object, []string{"proposal", "role", "talks", "aid"})) && !x.proposed(p) {
		return true // "declined three per cent"
	}
	return p.frame.op == "refuse" && p.content >= 0 && x.sparing(p) || p.frame.lemma == "leave" && !x.walksOut(p)
}

// released says whether words are released, not people: "wrote in an email,
// released on Monday".
func (x *run) released(p *proto, act, rec []string) bool {
	if p.typ != "RETREAT" || p.mode != "release" {
		return false
	}
	n := p.head - 1
	if n > 0 && x.tok(n).Tag == readout.PUNCT {
		n--
	}
	if n >= 0 && x.nominal(n) && p.frame.lemma == "release" && (texts[x.lemma(n)] || x.hasClass(n, []string{"statement"})) {
		return true // "in an email, released on Monday"
	}
	if x.tok(p.head).Rel == readout.RelAdvcl && x.passive(p.head) && !x.codable(act) && !x.codable(rec) {
		return true
	}
	if p.frame.lemma != "release" || x.abroad(act, rec) {
		return false // what is handed back to a country may be anything
	}
	for _, t := range p.rec.all() {
		if x.hasClass(t, []string{"statement", "proceeding"}) || texts[x.lemma(t)] {
			return true
		}
		if x.inClass(t, []string{"person", "prisoner", "money", "property"}) || x.people(x.who(t, nil, 4)) {
			return false
		}
		if x.tok(t).Tag == readout.NUM || x.tok(t).Tag == readout.PRON || x.d.Child(t, readout.RelNummod) >= 0 {
			return false
		}
	}
	return p.rec.n > 0 && p.verb == p.head && !x.people(rec)
}

// texts are what is released to be read.
var texts = map[string]bool{"email": true, "e-mail": true, "report": true, "resolution": true, "notice": true, "poll": true, "survey": true, "study": true, "video": true, "tape": true,
	"recording": true, "transcript": true, "document": true, "memo": true, "figure": true, "list": true, "photo": true, "footage": true, "book": true, "album": true, "film": true, "plan": true}

// sense says whether a word has another sense than its frame's: a target that is
// met, a drug that is tested, soldiers who take to the streets.
func (x *run) sense(p *proto, act, _ []string) bool {
	switch p.typ {
	case "CONCEDE":
		return p.frame.lemma == "meet" && !x.codable(act)
	case "REQUEST":
		return x.verbLemma(p.head) == "plead" && x.pleads(p.head)
	case "AID":
		return p.frame.lemma == "treat" && len(act) == 0 // "were treated for shock"
	case "MOBILIZE":
		return p.object >= 0 && x.lemma(p.object) == "test" && !x.qualified(p.object, []string{"weapon", "nuclear", "artillery"})
	case "PROTEST":
		if x.note(p.head) {
			return true
		}
		return len(act) > 0 && x.armed(act) || p.mode == "obstruct" && !x.stately(act) && (x.lone(p, act) || p.act.n == 0 && p.rec.n == 1 && x.single(&p.rec)) // "barricaded inside the flat"
	case "COERCE":
		if p.mode == "seize" && p.frame.lemma == "take" && x.as(p.head) {
			return true // "took over as point man"
		}
		return p.object >= 0 && (x.lemma(p.object) == "door" || x.lemma(p.object) == "eye") // "shut the door on that chance"
	case "SUPPORT":
		return p.frame.lemma == "stand" && x.posted(p.head)
	case "ASSAULT":
		if r := x.tok(p.head).Rel; (r == readout.RelAmod || r == readout.RelCompound) && x.low(p.head) == "hit" {
			return true // "a hit movie"
		}
		if x.politicians(act) && p.mode == "" && elective[x.verbLemma(p.head)] {
			return true // "recaptured the Senate"
		}
		if s := x.d.Child(p.head, readout.RelNsubj); s >= 0 && x.hasClass(s, []string{"recorder"}) {
			return true // "the tapes captured him"
		}
		return p.mode == "destroy" && p.object >= 0 && x.hasClass(p.object, []string{"papers"}) || p.rec.n == 1 && x.hasClass(p.rec.toks[0], []string{"papers"})
	}
	return false
}

// note says whether noun i is a protest that diplomats hand over: "lodged a formal protest".
func (x *run) note(i int32) bool {
	if !x.nominal(i) || !x.hasClass(i, []string{"protestnote"}) {
		return false
	}
	for c := range x.d.Children(i) {
		switch x.lemma(c) {
		case "diplomatic", "formal", "official", "verbal":
			return true
		}
	}
	if t := x.tok(i); t.Rel == readout.RelObj && t.Head >= 0 {
		switch x.verbLemma(t.Head) {
		case "file", "lodge", "submit", "register", "deliver":
			return true
		}
	}
	return false
}

// elective are verbs of force with which politicians win votes.
var elective = map[string]bool{"capture": true, "recapture": true, "win": true, "retake": true, "conquer": true, "take": true}

// pleads says whether verb v is of a plea in court: "pleaded guilty".
func (x *run) pleads(v int32) bool {
	for i := v + 1; i < v+4 && int(i) < len(x.d.Tokens); i++ {
		switch x.low(i) {
		case "guilty", "innocent", "charges", "charge":
			return true
		}
	}
	return false
}

// as says whether "as" leads to an office that verb v puts somebody in.
func (x *run) as(v int32) bool {
	for c := range x.d.Children(v) {
		if (x.tok(c).Rel == readout.RelObl || x.tok(c).Rel == readout.RelNmod) && x.marker(c, readout.RelCase) == "as" {
			return true
		}
	}
	return false
}

// posted says whether somebody stands in a place: "outside his home".
func (x *run) posted(v int32) bool {
	for c := range x.d.Children(v) {
		switch x.marker(c, readout.RelCase) {
		case "outside", "at", "near", "in", "on", "inside", "under", "beside":
			return x.tok(c).Rel == readout.RelObl
		}
		switch x.low(c) {
		case "outside", "inside", "nearby", "there":
			return true
		}
	}
	return false
}

// nobody says whether a deed or a word has nobody who does or says it.
func (x *run) nobody(p *proto, act, _ []string) bool {
	if len(act) > 0 {
		return false
	}
	if (p.typ == "AID" || p.typ == "COOPERATE") && !x.crowd(&p.act) && !x.nominal(p.head) && !x.passive(p.head) {
		return true
	}
	if quads[p.typ]%2 == 0 || p.typ == "CONCEDE" || p.typ == "SANCTION" || p.typ == "ASSAULT" {
		return false
	}
	if x.passive(p.head) && x.d.Child(p.head, readout.RelOblAgent) >= 0 && !x.crowd(&p.act) {
		return true // "threatened by drought"
	}
	return x.voiceless(p) || !x.nominal(p.head) && (p.status == readout.Planned || p.status == readout.Desired || p.status == readout.Hypothetical)
}

// untouched says whether violence is nature's.
func (x *run) untouched(p *proto, _, _ []string) bool {
	return p.typ == "ASSAULT" && x.natural(&p.act)
}

// unpolitical says whether no party is one that the field has a code for. Violence
// and protest may also have nameless victims and doers.
func (x *run) unpolitical(p *proto, act, rec []string) bool {
	if p.typ == "SUPPORT" && !x.codable(act) {
		return true
	}
	if (p.typ == "AID" || p.typ == "COOPERATE") && !p.sym && len(rec) == 0 && p.rec.n == 0 {
		return true // help that nobody gets
	}
	if len(act) > 0 && quads[p.typ]%2 == 1 && p.typ != "CONSULT" && !x.codable(act) && !x.involved(act, rec) {
		return true // words of somebody who has no part in politics
	}
	if x.codable(act) || x.codable(rec) {
		return p.sym && x.nominal(p.head) && p.verb == p.head && len(act)+len(rec) < 2
	}
	switch {
	case x.truce(p):
		return false // a truce is agreed, by whom the text does not say
	case p.typ == "ASSAULT" || p.typ == "PROTEST" || p.typ == "COERCE" && (p.mode == "arrest" || p.mode == "deport") ||
		p.typ == "RETREAT" && p.mode == "release":
		return !(x.people(act) || x.people(rec) || x.crowd(&p.act) || x.crowd(&p.rec))
	}
	return true
}

// Gates lists the names of all gates in the order in which they are asked.
func Gates() []string {
	var out []string
	for i := range gates {
		out = append(out, gates[i].name)
	}
	return out
}
