package actors

import (
	"strings"

	"readout"
)

// onlyState returns the one state that the report names, by whatever name, -1
// where it names several or none. A town within a person's name, a language and
// the namesake of a known person name none.
func (f *Finder) onlyState() int32 {
	one, at := int32(-1), f.filed()
	for _, h := range f.hits {
		e, ok := f.dict.byKey[f.dict.entities[h.ent].country]
		if !ok || f.backed(h.last) || f.dict.entities[h.ent].loose || f.dict.entities[h.ent].kind == readout.ActorMedia || f.passing(h) || f.venue(h) || f.helps(h) {
			continue
		}
		if at >= 0 && at != e && (h.form == formCapital || h.form == formCity) && f.locative(h.first) {
			continue // where something was agreed, in a report filed from elsewhere
		}
		if one >= 0 && one != e {
			return -1
		}
		one = e
	}
	if one < 0 && len(f.hits) > 0 {
		one = at // all that it names are elsewhere: whose town it was filed from
	}
	return one
}

// helps says whether hit h names the state of a mediator, who is at home elsewhere: "New
// Zealand's envoy", "a Norwegian mediator", "the Swiss who brokered it", "Oman said it
// would act as a go-between".
func (f *Finder) helps(h hit) bool {
	t := f.d.Tokens
	i := h.last
	if t[i].Head >= h.first && t[i].Head <= h.last {
		i = h.first
	}
	for c := range f.d.Children(i) {
		if t[c].Rel == readout.RelAclRelcl && mediates[t[c].Lemma] {
			return true
		}
	}
	up := false
	for n := 0; n < 2; n++ {
		switch t[i].Rel {
		case readout.RelAmod, readout.RelCompound, readout.RelNmodPoss, readout.RelNmod, readout.RelAppos, readout.RelFlat:
			if t[i].Head < 0 {
				return false
			}
			i, up = t[i].Head, true
			if mediates[t[i].Lemma] {
				return true
			}
			for c := range f.d.Children(i) {
				if t[c].Rel == readout.RelAclRelcl && mediates[t[c].Lemma] || t[c].Rel == readout.RelAppos && mediates[t[c].Lemma] || t[c].Rel == readout.RelCompound && mediates[t[c].Lemma] {
					return true
				}
			}
			continue
		}
		break
	}
	if up && f.somebody(i) {
		return true
	}
	if t[i].Head < 0 || !t[i].Rel.Subject() && !((h.form == formCapital || h.form == formCity) && t[i].Rel == readout.RelObl) {
		return false
	}
	first, last := f.d.Subtree(t[i].Head)
	for k := first; k <= last; k++ {
		if l := t[k].Lemma; l == "go-between" || l == "between" && k > 1 && t[k-2].Lemma == "go" || l == "mediate" || l == "mediator" || l == "facilitator" || l == "office" && k > 0 && t[k-1].Lemma == "good" {
			return true
		}
	}
	return false
}

// somebody says whether the noun at token i is one person of many: "a retired New Zealand
// judge", of whose state the report need not tell.
func (f *Finder) somebody(i int32) bool {
	g := f.agent(i)
	d := f.d.Child(i, readout.RelDet)
	if g == nil || g.typ != readout.TypePerson || d < 0 {
		return false
	}
	w := f.d.Tokens[d].Lemma
	return (w == "a" || w == "an" || w == "another") && len(g.sectors) > 0 && !has(g.sectors, "GOV") && !has(g.sectors, "MIL") && !has(g.sectors, "COP")
}

// mediates are words for those who bring others together, and for what they do.
var mediates = map[string]bool{"envoy": true, "mediator": true, "facilitator": true, "go-between": true, "broker": true, "mediate": true, "facilitate": true, "host": true}

// venue says whether hit h is the town where somebody meets or signs, who need not be at
// home there: "talks with the rebels held in Geneva".
func (f *Finder) venue(h hit) bool {
	if h.form != formCapital && h.form != formCity || !f.locative(h.last) && !f.locative(h.first) {
		return false
	}
	t := f.d.Tokens
	i := h.last
	if t[i].Head >= h.first && t[i].Head <= h.last {
		i = h.first
	}
	up := t[i].Head
	if up < 0 {
		return false
	}
	if encounters[t[up].Lemma] {
		return true
	}
	if l := t[up].Lemma; l == "hold" || l == "take" || l == "begin" || l == "open" || l == "resume" || l == "end" || l == "mediate" {
		for _, r := range []readout.Rel{readout.RelObj, readout.RelNsubj, readout.RelNsubjPass} {
			if c := f.d.Child(up, r); c >= 0 && encounters[t[c].Lemma] {
				return true
			}
		}
		if t[up].Rel != readout.RelAcl {
			return false
		}
		n := t[up].Head // "talks between the government and the rebels held in Geneva"
		for n >= 0 && (t[n].Rel == readout.RelConj || t[n].Rel == readout.RelNmod) && !encounters[t[n].Lemma] {
			n = t[n].Head
		}
		return n >= 0 && encounters[t[n].Lemma]
	}
	return false
}

// encounters are the words for meeting others.
var encounters = map[string]bool{"talk": true, "talks": true, "negotiation": true, "negotiations": true, "negotiate": true, "meet": true, "meeting": true, "summit": true, "conference": true,
	"round": true, "session": true, "sign": true, "confer": true, "discussion": true, "consultation": true, "mediation": true, "dialogue": true, "agreement": true, "accord": true}

// passing says whether hit h is part of a person's or a body's name that the parser
// saw, where it is a town's, a surname that somebody else bears, or only the name
// of a language: "an English class".
func (f *Finder) passing(h hit) bool {
	if h.first > 0 && f.d.Word(h.first-1) == "Little" {
		return true // Little Italy is in New York
	}
	if h.form == formCity {
		t := f.d.Tokens[h.first].Name.Type()
		a, b := run(f.d.Tokens, h.first)
		return t == readout.TypePerson && (a < h.first || b > h.last)
	}
	if h.last > h.first {
		return false
	}
	if f.dict.entities[h.ent].kind == readout.ActorPerson {
		return f.borne(f.d.Word(h.first))
	}
	if h.form != formAdj {
		return false
	}
	if i := h.last + 1; int(i) < len(f.d.Tokens) && taught[f.d.Tokens[i].Lemma] {
		return true
	}
	if h.first == 0 {
		return false
	}
	switch w := string(f.lower(f.d.Tokens[h.first-1].Lemma)); w {
	case "speak", "learn", "teach", "broken", "fluent":
		return true
	case "in", "into":
		return int(h.last)+1 >= len(f.d.Tokens) || !f.d.Tokens[h.last+1].Tag.Noun()
	}
	return false
}

// borne says whether somebody whom the dictionary does not know has that surname in
// the report: "Max P. Muster".
func (f *Finder) borne(name string) bool {
	d := f.d
	for i := 1; i < len(d.Tokens); i++ {
		if t := &d.Tokens[i-1]; d.Word(int32(i)) == name && t.Tag == readout.PROPN && f.hitAt[i-1] < 0 && f.agent(int32(i-1)) == nil && f.titleAt(int32(i-1)) == nil {
			return true
		}
	}
	return false
}

// taught are nouns before which the name of a language stands, or a people from
// whom somebody elsewhere descends.
var taught = map[string]bool{"language": true, "class": true, "lesson": true, "teacher": true, "speaker": true, "translation": true, "version": true, "literature": true,
	"dictionary": true, "grammar": true, "word": true, "translator": true, "professor": true, "department": true,
	"immigrant": true, "emigrant": true, "descent": true, "ancestry": true, "origin": true, "heritage": true, "extraction": true, "restaurant": true, "cuisine": true, "food": true}

// theatre returns the state whose conflict the report is about: the one that
// stands by far most often where things happen ("in X") or before a word for
// conflict ("the X crisis"); -1 if none does.
func (f *Finder) theatre() int32 {
	return f.leading(2, func(h hit) bool { return h.form != formCapital && f.locative(h.first) || f.conflict(h.last+1) })
}

// homeland returns the state that the report is at home in: the one that it
// names by far most often, by whatever name, unless it was filed from another;
// or, where neither is known, the only state of its first sentence, if no other
// is named as often. -1 if there is none.
func (f *Finder) homeland() int32 {
	at := f.filed()
	if h := f.leading(3, func(hit) bool { return true }); h >= 0 && (at < 0 || at == h || f.votes[at] < 2) {
		return h
	}
	if at >= 0 {
		return -1
	}
	lead := int32(-1)
	for _, h := range f.hits {
		if !f.regional(h) || f.backed(h.last) || f.venue(h) {
			continue
		}
		if f.d.SentenceOf(h.first) > 0 {
			break
		}
		if lead >= 0 && lead != h.ent {
			return -1
		}
		lead = h.ent
	}
	for e, n := range f.votes {
		if lead >= 0 && e != lead && n >= f.votes[lead] {
			return -1
		}
	}
	return lead
}

// rival returns the state of an opposition, of rebels or of protesters that the
// sentence of token i names, where an organ of state is asked for: "the Utopian
// opposition left talks with the government". -1 if there is none.
func (f *Finder) rival(sectors []string, i int32) int32 {
	if !has(sectors, "GOV") && !has(sectors, "MIL") && !has(sectors, "COP") {
		return -1
	}
	s := f.d.Sentences[f.d.SentenceOf(i)]
	for t := s.First; t < s.Last; t++ {
		m := f.d.MentionAt(t)
		if m < 0 || t == i || f.d.Mentions[m].Kind != readout.KindNoun {
			continue
		}
		g := f.agent(t)
		if g == nil || !has(g.sectors, "OPP") && !has(g.sectors, "REB") && g.word != "protester" && g.word != "demonstrator" {
			continue
		}
		x := description{body: -1, owner: -1, agent: g}
		a, _ := f.ends(&f.d.Mentions[m])
		if f.left(&x, a, t); len(x.states) == 1 {
			return x.states[0]
		}
	}
	return -1
}

// desk returns the state whose own ministers a report calls by their titles
// alone: the one that it was filed from, if it speaks of it; else its home.
func (f *Finder) desk() int32 {
	f.leading(3, func(hit) bool { return true })
	if at := f.filed(); at >= 0 && f.votes[at] > 1 { // the dateline's own vote and another
		return at
	}
	return f.homeland()
}

// spokeIn returns the state in whose capital the spokesman at token h spoke
// ("said in Moscow"): they speak at home. Empty if no capital is named.
func (f *Finder) spokeIn(h int32) string {
	d := f.d
	v := d.Tokens[h].Head
	if v < 0 || !d.Tokens[h].Rel.Subject() {
		return ""
	}
	for c := range d.Children(v) {
		if i := f.hitAt[c]; c > v && i >= 0 && f.hits[i].form == formCapital && f.locative(c) {
			return f.dict.entities[f.hits[i].ent].country
		}
	}
	return ""
}

// alone says whether the sentence of token i names no state but ent.
func (f *Finder) alone(i, ent int32) bool {
	s := f.d.Sentences[f.d.SentenceOf(i)]
	for t := s.First; t < s.Last; t++ {
		if h := f.hitAt[t]; h >= 0 && f.regional(f.hits[h]) && f.hits[h].ent != ent {
			return false
		}
	}
	return true
}

// filed returns the state where the report was filed, -1 if that is not known.
func (f *Finder) filed() int32 {
	p := f.d.Report.Dateline.Place
	if p == "" {
		return -1
	}
	if strings.ToUpper(p) == p {
		w := strings.Fields(strings.ToLower(p))
		for i := range w {
			w[i] = strings.ToUpper(w[i][:1]) + w[i][1:]
		}
		p = strings.Join(w, " ")
	}
	for { // "Geneva", "Wewak, Papua New Guinea"
		for _, a := range f.dict.names[p[:letters(p, 0)]] {
			if n := same(p, a.text); n > 0 && (n == len(p) || p[n] == ',') && f.dict.entities[a.ent].state() {
				return a.ent
			}
		}
		_, rest, ok := strings.Cut(p, ",")
		if p = strings.TrimSpace(rest); !ok || p == "" {
			return -1
		}
	}
}

// leading returns the state with at least n of the hits that count, and more
// than twice as many as any other; -1 if there is none.
func (f *Finder) leading(n int, counts func(hit) bool) int32 {
	clear(f.votes)
	if at := f.filed(); at >= 0 && n > 2 {
		f.votes[at]++ // where it was filed counts once for where it is at home
	}
	for _, h := range f.hits {
		if n > 2 && !f.regional(h) { // bodies and leaders speak of a home too
			e := &f.dict.entities[h.ent]
			if s, ok := f.dict.byKey[e.country]; ok && !e.loose && !h.short && e.kind != readout.ActorMedia && !f.passing(h) {
				f.votes[s]++
			}
			continue
		}
		if f.regional(h) && !f.backed(h.last) && !f.d.Report.Dateline.Span.Contains(f.d.Tokens[h.first].Span) && counts(h) {
			f.votes[h.ent]++
		}
	}
	best, second := int32(-1), 0
	for e, v := range f.votes {
		switch {
		case best < 0:
			best = e
		case v > f.votes[best]:
			best, second = e, f.votes[best]
		default:
			second = max(second, v)
		}
	}
	if best < 0 || f.votes[best] < n || f.votes[best] <= 2*second {
		return -1
	}
	return best
}

// conflict says whether token i, or the one behind a possessive mark there, is a word for conflict.
func (f *Finder) conflict(i int32) bool {
	d := f.d
	for k := i; k < i+2 && int(k) < len(d.Tokens); k++ {
		switch d.Tokens[k].Lemma {
		case "crisis", "conflict", "war", "ceasefire", "truce", "regime", "uprising", "insurgency", "violence", "opposition", "rebel", "civil":
			return true
		case "'s", "’s", "'", "’":
			continue
		}
		break
	}
	return false
}

// doubtful says whether hit n is a name that others bear too ("the Congress", "the
// PA"), in a report that does not show that the one best known for it is meant.
// Its fuller names ("the US Congress") are never in doubt.
func (f *Finder) doubtful(n hit) bool {
	e := &f.dict.entities[n.ent]
	switch {
	case e.loose && f.d.Words(n.first, n.last).Len() <= len(e.name):
		return !f.spokenOf(e.country) || f.another(n, e.country)
	case (e.kind == readout.ActorNGO || e.kind == readout.ActorGovernment) && !e.state() && n.last > n.first && f.demonymBefore(n, e.country):
		return true
	case n.short:
		if f.another(n, e.country) {
			return true
		}
		if _, state := f.dict.byKey[e.country]; state {
			if has(e.sectors, "PTY") || has(e.sectors, "OPP") { // DUI is a charge more often than a party
				return !f.names(e.country) && !f.fully(n.ent)
			}
			return !f.spokenOf(e.country) && !f.fully(n.ent)
		}
		return !f.fully(n.ent) && !f.institutional(n)
	}
	return false
}

// demonymBefore says whether the adjective of another state stands right before
// hit n: the "German Council on Foreign Relations" is not the American one.
func (f *Finder) demonymBefore(n hit, country string) bool {
	h := f.hitNear(n.first - 1)
	return h >= 0 && f.hits[h].form == formAdj && f.regional(f.hits[h]) && f.dict.entities[f.hits[h].ent].country != country
}

// fully says whether the report gives entity e a name that is not in doubt.
func (f *Finder) fully(e int32) bool {
	for _, h := range f.hits {
		if h.ent == e && !h.short {
			return true
		}
	}
	return false
}

// institutional says whether a short name stands as that of a body does: "the AU", "AU troops".
func (f *Finder) institutional(n hit) bool {
	if n.first > 0 && string(f.lower(f.d.Word(n.first-1))) == "the" {
		return true
	}
	i := n.last + 1
	return int(i) < len(f.d.Tokens) && f.d.Tokens[i].Tag == readout.NOUN && f.agent(i) != nil
}

// another says whether the words right before or behind hit n give it to another
// state: "Utopia's National Security Council", "the Supreme Court of Utopia".
func (f *Finder) another(n hit, country string) bool {
	at := n.first - 1
	if at >= 0 && (f.d.Word(at) == "'s" || f.d.Word(at) == "’s" || f.d.Word(at) == "'" || f.d.Word(at) == "’") {
		at--
	}
	if h := f.hitNear(at); at >= 0 && h >= 0 && f.regional(f.hits[h]) && f.dict.entities[f.hits[h].ent].country != country {
		return true
	}
	if at = n.last + 1; int(at)+1 < len(f.d.Tokens) && f.d.Word(at) == "of" {
		if at++; f.d.Word(at) == "the" && int(at)+1 < len(f.d.Tokens) {
			at++
		}
		h := f.hitNear(at)
		return h >= 0 && f.regional(f.hits[h]) && f.dict.entities[f.hits[h].ent].country != country
	}
	return false
}

// names says whether the report names that state or something of it by a name that is
// not in doubt.
func (f *Finder) names(country string) bool {
	for _, h := range f.hits {
		if e := &f.dict.entities[h.ent]; !e.loose && !h.short && e.country == country {
			return true
		}
	}
	return false
}

// spokenOf says whether the report names that state, or no state at all. Short names
// that others bear too are no evidence, least of all of themselves.
func (f *Finder) spokenOf(country string) bool {
	any := false
	for _, h := range f.hits {
		e := &f.dict.entities[h.ent]
		if e.loose || h.short {
			continue
		}
		if e.country == country {
			return true
		}
		any = any || e.state()
	}
	return !any
}
