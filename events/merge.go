package events

import (
	"slices"
	"strings"

	"readout"
)

// within leaves one of the events of a sentence that tell the same: same type,
// and parties that do not differ. The better told one stays.
func (x *run) within(from int) {
	for i := from; i < len(x.kept); i++ {
		for j := i + 1; j < len(x.kept); j++ {
			a, b := &x.protos[x.kept[i]], &x.protos[x.kept[j]]
			if a.typ != b.typ || a.echo || b.echo || x.chaired(a, b) || x.chaired(b, a) || a.status != b.status || differ(x.code(a), x.code(b)) || x.twoDeeds(a, b) || x.twoTimes(a.verb, b.verb) || x.oneAndTheOther(a.head, b.head, a.typ) || !x.fold(a, b) && !x.outcome(a, b) && !x.outcome(b, a) {
				continue
			}
			switch {
			case x.outcome(a, b):
				x.suffer(a, b)
			case x.outcome(b, a):
				*a, *b = *b, *a
				x.suffer(a, b)
			case b.score > a.score:
				*a, *b = *b, *a
			}
			if a.typ == "ASSAULT" && a.act.n == 0 && !a.void && x.occasion(a, b) {
				a.act = b.act // "were killed when gunmen attacked"
			}
			if a.typ == "ASSAULT" && !x.codable(x.party(&a.act)) {
				x.complete(&a.rec, &b.rec)
			}
			if len(x.party(&a.rec)) == 0 && len(x.party(&b.rec)) > 0 && !a.sym && (a.rec.n == 0 || x.tok(a.rec.toks[0]).Tag == readout.PRON) {
				a.rec = b.rec // "will give Chad boats and lend it money"
			}
			a.evidence = append(a.evidence, x.evidence(b))
			a.mentions = append(append(a.mentions, x.trigger(b)), b.mentions...)
			x.became(b.head, b.frame.rule(), a.head, "the same as told in this sentence")
			x.kept = slices.Delete(x.kept, j, j+1)
			j--
		}
	}
}

// twoDeeds says whether a and b are what people do and a blow that a weapon deals in a
// clause of its own: "a bomb killed three as police fought protesters".
func (x *run) twoDeeds(a, b *proto) bool {
	return a.typ == "ASSAULT" && (x.dealt(a.verb, b.verb) || x.dealt(b.verb, a.verb))
}

// oneAndTheOther says whether verbs i and j, of which the second goes on from the first,
// each do something of their own to something of its own: "recalled its ambassador and
// expelled three diplomats".
func (x *run) oneAndTheOther(i, j int32, typ string) bool {
	switch typ {
	case "SANCTION", "COERCE", "RETREAT", "AID", "MOBILIZE":
	default:
		return false
	}
	if i > j {
		i, j = j, i
	}
	if i == j || x.tok(j).Rel != readout.RelConj || x.tok(j).Head != i || !x.verbal(i) || !x.verbal(j) || x.lemma(i) == x.lemma(j) {
		return false
	}
	o, p := x.d.Child(i, readout.RelObj), x.d.Child(j, readout.RelObj)
	return o >= 0 && p >= 0 && x.tok(o).Tag == readout.NOUN && x.tok(p).Tag == readout.NOUN && x.lemma(o) != x.lemma(p)
}

// dealt says whether verbs a and b have subjects of their own, and that of b is a
// weapon.
func (x *run) dealt(a, b int32) bool {
	if a == b || x.nominal(a) || x.nominal(b) {
		return false
	}
	s, t := x.d.Child(a, readout.RelNsubj), x.d.Child(b, readout.RelNsubj)
	return s >= 0 && t >= 0 && x.tok(t).Tag == readout.NOUN && x.hasClass(t, []string{"projectile", "explosive", "weapon", "handthrown"}) && !x.hasClass(s, []string{"projectile", "explosive", "weapon", "handthrown"})
}

// occasion says whether b is the clause of time in which a came about.
func (x *run) occasion(a, b *proto) bool {
	t := x.tok(b.verb)
	if b.act.n == 0 || t.Rel != readout.RelAdvcl || t.Head != a.verb {
		return false
	}
	m := x.marker(b.verb, readout.RelMark)
	if m == "" {
		m = x.marker(b.verb, readout.RelAdvmod)
	}
	return m == "when" || m == "after"
}

// outcome says whether b is what attack a led to: "attacked the town, killing ten".
func (x *run) outcome(a, b *proto) bool {
	t := x.tok(b.verb)
	return a.typ == "ASSAULT" && t.Rel == readout.RelAdvcl && t.Head == a.verb && t.Fine == readout.VBG && x.d.Child(b.verb, readout.RelMark) < 0 && harm[x.lemma(b.verb)].kind != ""
}

// suffer adds those who suffered in b to the recipients of a.
func (x *run) suffer(a, b *proto) {
	for _, t := range b.rec.all() {
		a.rec.add(t)
	}
}

// complete takes the fillers of b for those of a where only b knows of people:
// "hit a bus, killing nine".
func (x *run) complete(a, b *party) {
	if b.n == 0 || a.n > 0 && (len(x.party(a)) > 0 && !x.faceless(x.party(a)) || x.crowd(a)) {
		return
	}
	if x.crowd(b) && !slices.ContainsFunc(a.all(), x.overPlace) {
		*a = *b
	}
}

// fold says whether two protos of one type in one sentence are the same event.
func (x *run) fold(a, b *proto) bool {
	aa, ba := x.party(&a.act), x.party(&b.act)
	ar, br := x.party(&a.rec), x.party(&b.rec)
	if a.sym || b.sym {
		return x.compatible(merge(aa, ar), merge(ba, br))
	}
	return x.compatible(aa, ba) && x.compatible(ar, br) && !(x.faceless(aa) && x.faceless(ba) && x.otherSort(aa, ba))
}

// compatible says whether one set of actors may stand for the other: one is
// unknown, or their countries are the same.
func (x *run) compatible(a, b []string) bool {
	return len(a) == 0 || len(b) == 0 || x.covers(a, b) || x.covers(b, a)
}

// covers says whether the countries of b are all among those of a.
func (x *run) covers(a, b []string) bool {
	for _, id := range b {
		if x.nameless(id) {
			continue // "four people" may be any
		}
		if !slices.Contains(a, id) && !(x.country(id) != "" && x.sameCountry(a, id)) {
			return false
		}
	}
	return true
}

// nameless says whether nothing is known of an actor but that there are people.
func (x *run) nameless(id string) bool {
	a := x.actors[id]
	return a == nil || a.Country == "" && a.Key == "" && (a.Kind != readout.ActorPerson || common(a.Name))
}

// faceless says whether nothing is known of any of ids.
func (x *run) faceless(ids []string) bool {
	for _, id := range ids {
		if !x.nameless(id) {
			return false
		}
	}
	return true
}

// rivals says whether two tellings may be of two deeds by different hands: one
// names who did it and the other has somebody unnamed, or their means differ.
func (x *run) rivals(o, e *readout.Event) bool {
	if len(o.Actors) > 0 && len(e.Actors) > 0 && x.faceless(o.Actors) != x.faceless(e.Actors) {
		return true
	}
	if (o.Mode == "crowd-control") != (e.Mode == "crowd-control") && o.Mode != "" && e.Mode != "" {
		return true // tear gas is not the shooting that follows
	}
	return o.Mode != "" && e.Mode != "" && o.Mode != e.Mode && e.Type == "ASSAULT" && !slices.Equal(o.Actors, e.Actors)
}

// common says whether the name of a person is none: its last word is a common
// noun, as in "another man".
func common(name string) bool {
	w := name[strings.LastIndexByte(name, ' ')+1:]
	return w != "" && w == lower(w)
}

// coreferent joins the mentions of one happening in a report: the first is the
// event, the others are its evidence.
func (x *run) coreferent(list []readout.Event) []readout.Event {
	var out []readout.Event
	for _, e := range list {
		if p := x.echo(e.Head); p != nil {
			if i := x.echoOf(out, &e, p); i >= 0 {
				x.echoed(&out[i], &e, p)
				x.became(e.Head, e.Rule, out[i].Head, "points back to it")
				continue
			}
			if !x.supply(&e, p) {
				x.became(e.Head, e.Rule, -1, "points back to nothing that is told")
				continue
			}
		}
		if i := x.aftermath(out, &e); i >= 0 {
			x.join(&out[i], &e)
			x.became(e.Head, e.Rule, out[i].Head, "what came of it")
			continue
		}
		if i := x.sameEvent(out, &e); i >= 0 {
			if apart(&out[i], &e) {
				spanned(&out[i], &e)
			}
			x.join(&out[i], &e)
			x.became(e.Head, e.Rule, out[i].Head, "another mention of the same")
			continue
		}
		if e.Type == "CONSULT" && e.Mode == "phone" && len(e.Actors)+len(e.Recipients) < 2 {
			x.became(e.Head, e.Rule, -1, "a call with nobody told of")
			continue // who speaks by phone to nobody told of speaks to the press
		}
		if len(e.Actors)+len(e.Recipients) == 0 && (e.Type == "CONSULT" || x.nominal(e.Head) && e.Score < 0.5) {
			x.became(e.Head, e.Rule, -1, "an encounter or noun with nobody known")
			continue // an encounter of nobody known
		}
		out = append(out, e)
	}
	return out
}

// sameEvent returns the event of list that e is another mention of, -1 if none.
func (x *run) sameEvent(list []readout.Event, e *readout.Event) int {
	for i := len(list) - 1; i >= max(0, len(list)-6*memory); i-- {
		if x.coref(&list[i], e) {
			return i
		}
	}
	return -1
}

func (x *run) coref(o, e *readout.Event) bool {
	if o.Type != e.Type || differ(o.Code, e.Code) || settled(o.Status) != settled(e.Status) || o.Background != e.Background && !x.retold(o, e) {
		return false
	}
	far := x.d.SentenceOf(e.Head) - x.d.SentenceOf(o.Head)
	if e.Type != "CONSULT" && far > 4 && x.lemma(o.Head) != x.lemma(e.Head) && !sameToll(o, e) {
		return false
	}
	if far == 0 && x.twoTimes(o.Head, e.Head) {
		return false
	}
	if far == 0 && e.Type == "ASSAULT" && (len(e.Actors) == 0 && x.dealt(o.Head, e.Head) || len(o.Actors) == 0 && x.dealt(e.Head, o.Head)) {
		return false
	}
	if (e.Type == "COERCE" || e.Type == "SANCTION" || e.Type == "REJECT" && x.lemma(o.Head) != x.lemma(e.Head)) && differ(o.Mode, e.Mode) {
		return false // a travel ban is no arrest
	}
	if apart(o, e) && !x.sideOf(o, e) || x.oneAndTheOther(o.Head, e.Head, e.Type) || (e.Type == "RETREAT" || e.Type == "ASSAULT") && x.otherSort(o.Recipients, e.Recipients) {
		return false
	}
	if e.Type == "CONSULT" {
		f := x.family(e.Head)
		if f != x.family(o.Head) {
			return false
		}
		return x.sameParties(o, e)
	}
	if x.lemma(o.Head) != x.lemma(e.Head) && x.rivals(o, e) {
		return false
	}
	if len(e.Actors)+len(e.Recipients) == 0 {
		return far <= 3
	}
	return x.compatible(o.Actors, e.Actors) && x.compatible(o.Recipients, e.Recipients) && (len(o.Actors) > 0 && len(e.Actors) > 0 || len(o.Recipients) > 0 && len(e.Recipients) > 0)
}

// otherSort says whether both sets are of people whose sectors are known and
// differ: hostages are not the fighters they are exchanged for.
func (x *run) otherSort(a, b []string) bool {
	known, same := [2]bool{}, false
	for _, p := range a {
		n := x.actors[p]
		if n == nil || len(n.Sectors) == 0 {
			continue
		}
		known[0] = true
		for _, q := range b {
			if m := x.actors[q]; m != nil && len(m.Sectors) > 0 {
				known[1] = true
				same = same || overlap(n.Sectors, m.Sectors)
			}
		}
	}
	return known[0] && known[1] && !same
}

// retold says whether a deed told as past before the news ("had resigned") is the
// one that the news tells of: the same word and the same parties, and no day of
// its own.
func (x *run) retold(o, e *readout.Event) bool {
	b := e
	if o.Background {
		b = o
	}
	if b.Date != "" || x.verbLemma(o.Head) != x.verbLemma(e.Head) {
		return false
	}
	return slices.Equal(o.Actors, e.Actors) && slices.Equal(o.Recipients, e.Recipients) && len(e.Actors)+len(e.Recipients) > 0
}

// sameToll says whether both count the same number of dead, hurt or taken.
func sameToll(o, e *readout.Event) bool {
	for _, a := range o.Counts {
		for _, b := range e.Counts {
			if a.Kind == b.Kind && a.Min == b.Min && a.Max == b.Max {
				return true
			}
		}
	}
	return false
}

// apart says whether both have a stated date, and not of the same time.
func apart(o, e *readout.Event) bool {
	if o.Date == "" || e.Date == "" || o.DateBasis == readout.BasisInferred || e.DateBasis == readout.BasisInferred {
		return false
	}
	a1, a2 := ends(o.Date)
	b1, b2 := ends(e.Date)
	return a2 < b1 || b2 < a1
}

// ends returns the first and last day of an event's date, as far as its words go.
func ends(date string) (first, last string) {
	if a, b, ok := strings.Cut(date, "/"); ok {
		return a, b + "~"
	}
	return date, date + "~"
}

func settled(s readout.Status) readout.Status {
	if s == readout.Ongoing {
		return readout.Happened
	}
	return s
}

// sameParties says whether two encounters may be one: the same countries, and
// where both name persons, one person in common.
func (x *run) sameParties(o, e *readout.Event) bool {
	a, b := merge(slices.Clone(o.Actors), o.Recipients), merge(slices.Clone(e.Actors), e.Recipients)
	if len(b) == 0 {
		return true
	}
	if !x.compatible(a, b) {
		return false
	}
	pa, pb := x.persons(a), x.persons(b)
	if len(pa) == 0 || len(pb) == 0 {
		return true
	}
	return slices.ContainsFunc(pb, func(id string) bool { return slices.Contains(pa, id) })
}

func (x *run) persons(ids []string) []string {
	var out []string
	for _, id := range ids {
		if a := x.actors[id]; a != nil && a.Kind == readout.ActorPerson && !a.Anonymous {
			out = append(out, id)
		}
	}
	return out
}

// family says what sort of encounter a trigger tells of.
func (x *run) family(head int32) string {
	for _, c := range x.lex.classes[x.lemma(head)] {
		switch c {
		case "sitting", "parley", "visiting", "calling":
			return c
		}
	}
	for _, c := range x.lex.classes[x.low(head)] {
		if c == "parley" || c == "sitting" {
			return c
		}
	}
	return "sitting"
}

// join adds what e knows to o.
func (x *run) join(o, e *readout.Event) {
	o.Evidence = append(o.Evidence, e.Evidence...)
	o.Mentions = append(append(o.Mentions, e.Trigger), e.Mentions...)
	o.VouchedBy = merge(o.VouchedBy, e.VouchedBy)
	o.Background = o.Background && e.Background
	if len(o.Actors) == 0 || x.faceless(o.Actors) && !x.faceless(e.Actors) && len(e.Actors) > 0 {
		o.Actors, o.ActorWords = e.Actors, e.ActorWords
	}
	if x.faceless(o.Recipients) && !x.faceless(e.Recipients) && !o.Symmetric {
		o.Recipients = nil // "a man" turns out to be somebody
	}
	if len(o.Recipients) == 0 && !o.Symmetric {
		for _, id := range e.Recipients {
			if !slices.Contains(o.Actors, id) {
				o.Recipients = append(o.Recipients, id)
			}
		}
	}
	if o.Mode == "" {
		o.Mode = e.Mode
	}
	if o.Code == "" {
		o.Code = e.Code
	}
	if e.Date != "" && (o.Date == "" || o.DateBasis == readout.BasisInferred && e.DateBasis != readout.BasisInferred) {
		o.Date, o.DateBasis, o.Time = e.Date, e.DateBasis, e.Time
	}
	if o.Place == "" {
		o.Place, o.PlaceBasis = e.Place, e.PlaceBasis
	}
	o.Counts = moreCounts(o.Counts, e.Counts)
	o.Weapons, o.Targets = moreFacets(o.Weapons, e.Weapons), moreFacets(o.Targets, e.Targets)
}
