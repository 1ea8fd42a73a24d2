package events

import (
	"slices"
	"strings"
	"time"

	"readout"
)

// A report names its parties once and then points back: "the talks broke down", "they
// talked until dawn", "the ambush of June 3", "a second miner died in hospital". Such a
// phrase is another mention of what was told, or a happening of its own between the two
// sides that the report is about; where it points to nothing that is told, it is none.

// points says whether p is told by words that point back and name no party of their own.
func (x *run) points(p *proto) bool {
	if p.frame.echo {
		return true
	}
	if p.frame.op != "" || p.content >= 0 || p.frame == &backed || p.negated || strength[p.status] > 0 && !(p.status == readout.Alleged && p.typ == "ASSAULT") {
		return false
	}
	switch p.typ {
	case "CONSULT":
		if p.frame.noun {
			return p.sym && x.parleyed(p.head) && !x.ended(p.head)
		}
		if p.object >= 0 && x.passive(p.head) {
			return p.sym && x.parleyed(p.object)
		}
		return p.sym && p.act.n == 1 && p.rec.n == 0 && x.low(p.act.toks[0]) == "they"
	case "ASSAULT":
		return p.frame.noun && p.verb == p.head && (x.pointing(p.head) || x.rages(p.head)) && x.hasClass(p.head, []string{"violence", "war"})
	case "REJECT", "SANCTION":
		t := p.object
		if t < 0 && p.act.n == 1 {
			t = p.act.toks[0]
		}
		return t >= 0 && x.hasClass(t, []string{"talks", "session"}) && (x.pointing(t) || x.tok(t).Fine == readout.NNS)
	case "RETREAT":
		if p.frame.noun {
			return x.truce(p)
		}
		return p.frame.lemma == "leave" && p.rec.n == 1 && (x.definite(p.rec.toks[0]) || x.low(p.rec.toks[0]) == "they")
	case "SUPPORT", "AGREE":
		return p.object >= 0 && x.passive(p.head) && x.pointing(p.object) && x.hasClass(p.object, []string{"accord"})
	}
	return false
}

// parleyed says whether noun n is a known encounter.
func (x *run) parleyed(n int32) bool {
	return (x.pointing(n) || x.situated(n)) && x.hasClass(n, []string{"talks", "session", "calling"}) && x.modal(x.clause(n)) == ""
}

// situated says whether noun n, a plural, has the place where that went on: "talks in Oslo".
func (x *run) situated(n int32) bool {
	if x.tok(n).Fine != readout.NNS {
		return false
	}
	for c := range x.d.Children(n) {
		if m := x.marker(c, readout.RelCase); x.tok(c).Rel == readout.RelNmod && (m == "in" || m == "at") && x.placeAt(c) {
			return true
		}
	}
	return false
}

// ended says whether noun n is what the verb above it says to have failed or been put off.
func (x *run) ended(n int32) bool {
	h := x.tok(n).Head
	if h < 0 || !x.verbal(h) {
		return false
	}
	m := x.memo[h]
	return m >= 0 && (x.protos[m].typ == "REJECT" || x.protos[m].typ == "SANCTION")
}

// takesPlace says whether the verb above noun n tells that it takes place, begins, lasts
// or ends.
func (x *run) takesPlace(n int32) bool {
	t := x.tok(n)
	for range 2 { // "the second round of the talks began"
		if t.Rel == readout.RelNmod && t.Head >= 0 && parts[x.lemma(t.Head)] {
			t = x.tok(t.Head)
		}
	}
	h := t.Head
	if h < 0 || t.Rel != readout.RelNsubj && t.Rel != readout.RelNsubjPass && t.Rel != readout.RelAclRelcl {
		return false
	}
	switch l := x.verbLemma(h); l {
	case "begin", "start", "open", "end", "pass", "proceed", "conclude", "last", "resume", "close", "finish", "continue", "reopen", "reconvene":
		return true
	default:
		return x.occurs(h)
	}
}

// parts are the words for a part of what goes on.
var parts = map[string]bool{"round": true, "day": true, "session": true, "phase": true, "stage": true, "week": true, "part": true, "first": true, "second": true, "third": true}

// rages says whether n is the fighting that is said to begin or to go on.
func (x *run) rages(n int32) bool {
	t := x.tok(n)
	if t.Rel != readout.RelNsubj || x.low(n) != "fighting" && x.low(n) != "clashes" && x.low(n) != "hostilities" {
		return false
	}
	switch l := x.verbLemma(t.Head); l {
	case "erupt", "resume", "continue", "rage", "flare", "break", "intensify", "spread", "persist":
		return true
	default:
		return l == "go" && x.hasWord(t.Head, "on")
	}
}

// pointing says whether noun n is one that is known: "the", "that", "their", "Sunday's".
func (x *run) pointing(n int32) bool {
	if x.definite(n) {
		return true
	}
	for c := range x.d.Children(n) {
		if r := x.tok(c).Rel; r == readout.RelNmodPoss && (x.timeWord(c) || x.low(c) == "their") || r == readout.RelDet && x.low(c) == "those" {
			return true
		}
	}
	return false
}

// anonymous says whether the parties are none that politics knows.
func (x *run) anonymous(act, rec []string) bool { return !x.codable(act) && !x.codable(rec) }

// echo returns the echo whose trigger is head; nil where there is none.
func (x *run) echo(head int32) *proto {
	for i := range x.echoes {
		if x.echoes[i].head == head {
			return &x.echoes[i]
		}
	}
	return nil
}

// echoOf returns the event of list that e, an echo, is another mention of; -1 if none, or
// if it might be one of several.
func (x *run) echoOf(list []readout.Event, e *readout.Event, p *proto) int {
	if p.frame.echo && e.Type == "ASSAULT" {
		return x.tollOf(list, e, p)
	}
	found, sure := -1, false
	for i := len(list) - 1; i >= max(0, len(list)-memory); i-- {
		o := &list[i]
		if !x.mayEcho(o, e, p) {
			continue
		}
		if e.Type != "ASSAULT" {
			return i
		}
		same := x.lemma(o.Head) == x.lemma(e.Head) || x.stated(o) && x.stated(e)
		if found >= 0 && (sure || !same) {
			if !sure {
				return -1
			}
			continue
		}
		found, sure = i, sure || same
	}
	return found
}

// harms says whether the trigger of an attack says that people were killed or hurt.
func (x *run) harms(head int32) bool {
	l := x.verbLemma(head)
	k := harm[l].kind
	return k == "killed" || k == "injured" || l == "shoot" || harmNouns[x.lemma(head)] == "killed"
}

// clock says whether the time of e is one of the clock alone, without a day.
func (x *run) clock(e *readout.Event) bool {
	for i := range x.rec.Times {
		t := &x.rec.Times[i]
		if t.ID != e.Time || e.Time == "" || t.Type != "TIME" {
			continue
		}
		for k := x.tokenAt(t.Span.Start); int(k) < len(x.d.Tokens) && x.tok(k).Start < t.Span.End; k++ {
			switch w := x.low(k); w {
			case "today", "yesterday", "tonight", "tomorrow", "last", "this":
				return false
			default:
				if x.large(k) && x.hasClass(k, []string{"when"}) {
					return false
				}
			}
		}
		return true
	}
	return false
}

// tollOf returns the attack whose dead e, an echo, speaks of: the last one whose dead or
// hurt are told, or else the last one; -1 if none.
func (x *run) tollOf(list []readout.Event, e *readout.Event, p *proto) int {
	found := -1
	for i := len(list) - 1; i >= max(0, len(list)-memory); i-- {
		if o := &list[i]; !x.mayEcho(o, e, p) {
			continue
		} else if len(o.Counts) > 0 || x.harms(o.Head) {
			return i
		}
		if found < 0 {
			found = i
		}
	}
	return found
}

// stated says whether the day of e is told.
func (x *run) stated(e *readout.Event) bool {
	return e.Date != "" && e.DateBasis != readout.BasisInferred
}

// mayEcho says whether e, an echo, may speak of o.
func (x *run) mayEcho(o, e *readout.Event, p *proto) bool {
	if o.Type != e.Type || settled(o.Status) != readout.Happened && !(o.Status == readout.Alleged && e.Type == "ASSAULT") {
		return false
	}
	if apart(o, e) && !p.frame.echo && !(e.Type == "CONSULT" && x.soonAfter(o, e)) {
		return false
	}
	if a, b := x.ordinal(x.toldOf(o.Head)), x.ordinal(x.toldOf(e.Head)); a != b && b != "" {
		return false // "the first round" is not the one that is told of
	}
	switch e.Type {
	case "CONSULT":
		return len(o.Actors) > 1 && x.akin(x.family(o.Head), x.family(e.Head))
	case "ASSAULT":
		if x.d.SentenceOf(e.Head)-x.d.SentenceOf(o.Head) > 8 || o.Background {
			return false
		}
		if p.frame.echo {
			return len(o.Counts) > 0 || x.harms(o.Head) || o.CAMEO != "196" && x.d.SentenceOf(e.Head)-x.d.SentenceOf(o.Head) <= 3
		}
		return (o.Place == "" || e.Place == "" || x.placeName(o.Place) == x.placeName(e.Place)) && x.sameSort(o, e)
	}
	return o.Mode == e.Mode && o.CAMEO == e.CAMEO
}

// toldOf returns the noun that tells of the event with trigger head.
func (x *run) toldOf(head int32) int32 {
	if m := x.memo[head]; m >= 0 && x.protos[m].object >= 0 {
		return x.protos[m].object
	}
	return head
}

// sameSort says whether the noun of echo e fits the attack o: a clash has two sides, a
// shooting its guns.
func (x *run) sameSort(o, e *readout.Event) bool {
	if p := x.echo(e.Head); p != nil && p.sym {
		return o.Symmetric || x.codable(o.Actors) && x.codable(o.Recipients)
	}
	return e.Mode == "" || e.Mode == o.Mode
}

// echoed adds to o what its echo e tells.
func (x *run) echoed(o, e *readout.Event, p *proto) {
	o.Evidence = append(o.Evidence, e.Evidence...)
	o.Mentions = append(append(o.Mentions, e.Trigger), e.Mentions...)
	o.VouchedBy = merge(o.VouchedBy, e.VouchedBy)
	if x.stated(e) && !x.stated(o) && !p.frame.echo {
		o.Date, o.DateBasis, o.Time = e.Date, e.DateBasis, e.Time
	}
	if o.Place == "" && !p.frame.echo {
		o.Place, o.PlaceBasis = e.Place, e.PlaceBasis
	}
	for _, c := range e.Counts {
		if !tallied(o.Counts, c.Kind, c) {
			o.Counts = append(o.Counts, c)
		}
	}
}

// akin says whether two sorts of encounter may be one: the talks are a meeting too.
func (x *run) akin(a, b string) bool {
	sat := func(f string) bool { return f == "sitting" || f == "parley" }
	return a == b || sat(a) && sat(b) || a == "calling" && b == "parley"
}

func (x *run) placeName(id string) string {
	for i := range x.rec.Places {
		if x.rec.Places[i].ID == id {
			return x.rec.Places[i].Name
		}
	}
	return ""
}

// ordinals tell one round from another.
var ordinals = map[string]bool{"first": true, "second": true, "third": true, "fourth": true, "fifth": true, "sixth": true, "seventh": true, "eighth": true, "ninth": true, "tenth": true, "last": true, "previous": true, "earlier": true, "next": true, "new": true, "final": true, "opening": true, "inaugural": true}

// ordinal returns the word that counts noun n among its like, "" without one.
func (x *run) ordinal(n int32) string {
	for _, top := range [2]int32{n, x.tok(n).Head} {
		if top < 0 || top != n && (x.tok(n).Rel != readout.RelNmod || x.lemma(top) != "round") {
			continue
		}
		for c := range x.d.Children(top) {
			if w := x.low(c); x.tok(c).Rel == readout.RelAmod && ordinals[w] {
				return w
			}
		}
	}
	return ""
}

// supply gives e, an echo of nothing told, the two sides that the report is about, or of
// an attack the state in which it was; false where it does not know them.
func (x *run) supply(e *readout.Event, p *proto) bool {
	if p.frame.echo || !x.newsworthy(p) {
		return false
	}
	if e.DateBasis == readout.BasisInferred && e.Type != "RETREAT" { // what is known already is not of today
		e.Date, e.DateBasis, e.Background = "", "", true
	}
	if e.Date == "" && (e.Type == "CONSULT" || e.Type == "ASSAULT" && e.Place == "") {
		return false // which of their talks, which clash?
	}
	if e.Type == "RETREAT" && !p.frame.noun {
		return false
	}
	if e.Type != "ASSAULT" || p.sym {
		ids := x.sides()
		if ids == nil || e.Type == "ASSAULT" && !x.foes(ids) {
			return false
		}
		e.Actors, e.Recipients, e.Symmetric = ids, nil, e.Symmetric || p.sym
		e.Score += 0.14
		return true
	}
	if e.Place == "" || x.landOf(e.Place) == "" {
		return false
	}
	for i := range x.rec.Places {
		if pl := &x.rec.Places[i]; pl.ID == e.Place {
			e.Recipients = []string{x.inferred(pl, nil, true)}
			e.Score += 0.1
			return true
		}
	}
	return false
}

// foes says whether two parties are two states, or one of them an armed group.
func (x *run) foes(ids []string) bool {
	a, b := x.actors[ids[0]], x.actors[ids[1]]
	if a == nil || b == nil {
		return false
	}
	return a.Country != "" && b.Country != "" && a.Country != b.Country || overlap(a.Sectors, armedSectors) != overlap(b.Sectors, armedSectors)
}

// newsworthy says whether an echo of nothing told is told as a happening of its own and
// not named as what others speak of.
func (x *run) newsworthy(p *proto) bool {
	if !p.frame.noun {
		return true
	}
	t := x.tok(p.head)
	if p.typ == "RETREAT" {
		return true
	}
	if p.typ != "ASSAULT" {
		return x.takesPlace(p.head)
	}
	switch t.Rel {
	case readout.RelNsubj:
		return true
	case readout.RelObl, readout.RelNmod:
		switch x.marker(p.head, readout.RelCase) {
		case "after", "since", "during", "before", "following", "in":
			return true
		}
		return p.sym
	}
	return false
}

// sides returns the two parties that most of the encounters and accords of the report
// are between, or else the first two that "between" stands before, nil where it tells of none.
func (x *run) sides() []string {
	if !x.sidesKnown {
		x.twoSides, x.sidesKnown = x.seekSides(), true
	}
	return slices.Clone(x.twoSides)
}

func (x *run) seekSides() []string {
	var all pairs
	for _, m := range x.kept {
		x.vote(&all, &x.protos[m])
	}
	if len(all) == 0 {
		for i := range x.protos {
			if p := &x.protos[i]; p.frame.noun || p.sym {
				x.vote(&all, p)
			}
		}
	}
	if best := all.best(); best != nil {
		return best
	}
	if ids := x.amidst(); ids != nil {
		return ids
	}
	for _, m := range x.kept {
		p := &x.protos[m]
		a, b := x.powersOf(x.fillers(&p.act)), x.powersOf(x.fillers(&p.rec))
		if len(a) != 1 || len(b) != 1 || x.oneSide(a, b[0]) || p.frame == &backed || p.frame == &labelled {
			continue
		}
		if ids := []string{a[0], b[0]}; len(all) == 0 {
			all = append(all, pairs{{ids, 1}}...)
		} else if !x.oneSide(all[0].ids, a[0]) || !x.oneSide(all[0].ids, b[0]) {
			return nil // more than one quarrel
		}
	}
	return all.best()
}

// amidst returns the first two parties of the report that "between" stands before.
func (x *run) amidst() []string {
	if !x.amidKnown {
		x.twoAmid, x.amidKnown = x.seekAmid(), true
	}
	return slices.Clone(x.twoAmid)
}

func (x *run) seekAmid() []string {
	for i := range x.d.Tokens {
		t := x.tok(int32(i))
		if r := t.Rel; (r == readout.RelNmod || r == readout.RelObl) && x.marker(int32(i), readout.RelCase) == "between" {
			if ids := x.powersOf(x.who(int32(i), nil, 4)); len(ids) == 2 {
				return ids
			}
		}
	}
	return nil
}

// pairs are the pairs of parties that a report tells of, with their votes.
type pairs []struct {
	ids   []string
	votes int
}

// vote adds the two parties of p, if it has two, to list.
func (x *run) vote(list *pairs, p *proto) {
	if p.frame == &backed || p.frame == &labelled || p.rank < 1 {
		return
	}
	switch p.typ {
	case "CONSULT", "AGREE", "SUPPORT", "REJECT", "RETREAT", "CONCEDE":
	default:
		return
	}
	ids := x.powersOf(merge(x.fillers(&p.act), x.fillers(&p.rec)))
	if len(ids) != 2 {
		return
	}
	n := 1
	if p.sym {
		n = 2
	}
	for i := range *list {
		if o := &(*list)[i]; x.oneSide(o.ids, ids[0]) && x.oneSide(o.ids, ids[1]) {
			o.votes += n
			return
		}
	}
	*list = append(*list, pairs{{ids, n}}...)
}

// best returns the pair with the most votes, nil of none.
func (list pairs) best() []string {
	var best []string
	votes := 0
	for _, p := range list {
		if p.votes > votes {
			best, votes = p.ids, p.votes
		}
	}
	return slices.Clone(best)
}

// powersOf returns one actor for each state or group among ids.
func (x *run) powersOf(ids []string) []string {
	var out []string
	for _, id := range ids {
		a := x.actors[id]
		if a == nil || !x.codable([]string{id}) || a.Kind == readout.ActorIGO || x.oneSide(out, id) {
			continue
		}
		if a.Country != "" && !overlap(a.Sectors, armedSectors) {
			id = x.state(id)
		}
		out = append(out, id)
	}
	return out
}

var armedSectors = []string{"REB", "UAF"}

// oneSide says whether the side of id is among ids: the same actor or the same state,
// whose rebels are a side of their own.
func (x *run) oneSide(ids []string, id string) bool {
	a := x.actors[id]
	for _, o := range ids {
		b := x.actors[o]
		if o == id || a != nil && b != nil && a.Country != "" && a.Country == b.Country && overlap(a.Sectors, armedSectors) == overlap(b.Sectors, armedSectors) {
			return true
		}
	}
	return false
}

// soonAfter says whether e is told with a day of the week after that of o: talks may last.
func (x *run) soonAfter(o, e *readout.Event) bool {
	_, last := ends(o.Date)
	a, err := time.Parse(time.DateOnly, strings.TrimSuffix(last, "~"))
	first, _ := ends(e.Date)
	b, err2 := time.Parse(time.DateOnly, first)
	return err == nil && err2 == nil && b.After(a) && b.Sub(a) <= 6*24*time.Hour
}
