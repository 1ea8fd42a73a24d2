package talks

import (
	"slices"
	"strings"

	"readout"
)

// A matter is a part of what somebody wants or refuses, with its own issue.
type matter struct {
	head        int32
	first, last int32
	issue       string
}

// mattersOf parts the content headed by token c into what is joined in it, each
// with its issue; stop is the token at which a condition begins. What has no
// issue of its own belongs to the part before it.
func (r *reading) mattersOf(c, from, stop int32) []matter {
	var out []matter
	r.joined(c, func(k int32) {
		first, last := r.d.Subtree(k)
		for x := range r.d.Children(k) {
			if r.d.Tokens[x].Rel == readout.RelConj && x > k {
				a, _ := r.d.Subtree(x)
				last = min(last, a-1)
			}
		}
		first = max(first, from)
		if k == c {
			first = from
		}
		if stop > first {
			last = min(last, stop-1)
		}
		if last < first || first > k {
			if first = k; last < first {
				return
			}
		}
		m := matter{head: k, first: first, last: r.trim(last)}
		m.issue = r.issueOf(m.first, m.last, k)
		if n := len(out); n > 0 && (m.issue == "" || m.issue == out[n-1].issue) {
			out[n-1].last = max(out[n-1].last, m.last)
			return
		} else if n > 0 && out[n-1].issue == "" {
			out[n-1].issue, out[n-1].last = m.issue, max(out[n-1].last, m.last)
			return
		}
		out = append(out, m)
	})
	return out
}

// issueOf returns the issue of tokens first to last, whose head is head: that of
// the word nearest to the head, so that the release of border guards is about
// prisoners; empty if none of them names one.
func (r *reading) issueOf(first, last, head int32) string {
	if last < first {
		return ""
	}
	best, far := "", int32(1000)
	take := func(issue string, k, cost int32) {
		if d := r.depth(k, head) + cost; d < far {
			best, far = issue, d
		}
	}
	hits := r.hitsOver(r.d.Words(first, last))
	for i := range hits {
		h := &hits[i]
		if issue := h.value("issue"); issue != "" && h.first >= first && h.last <= last && !(issue == "ceasefire" && r.noWar(h)) {
			take(issue, r.headOf(h.first, h.last), 0)
		}
	}
	for k := first; k <= last; k++ {
		if issue := r.deedIssue(k, first, last); issue != "" {
			take(issue, k, -1)
		}
	}
	return best
}

// noWar says whether the war of a hit is one without weapons: "end the trade war".
func (r *reading) noWar(h *hit) bool {
	for k := h.first; k <= h.last; k++ {
		if r.d.Tokens[k].Lemma != "war" {
			continue
		}
		for c := range r.d.Children(k) {
			switch r.d.Tokens[c].Lemma {
			case "trade", "tariff", "price", "currency", "culture", "drug", "bidding", "turf":
				return true
			}
		}
	}
	return false
}

// depth is how far token k hangs below head; what only modifies a noun is farther.
func (r *reading) depth(k, head int32) int32 {
	n := int32(0)
	for steps := 0; k >= 0 && k != head && steps < 12; steps++ {
		switch r.d.Tokens[k].Rel {
		case readout.RelCompound, readout.RelAmod, readout.RelNmodPoss:
			n += 3
		case readout.RelAclRelcl, readout.RelAcl, readout.RelAdvcl:
			n += 4
		default:
			n++
		}
		k = r.d.Tokens[k].Head
	}
	return n
}

// deedIssue is the issue of a deed and whom or what it is done to: to free
// people, to leave a place.
func (r *reading) deedIssue(k, first, last int32) string {
	t := &r.d.Tokens[k]
	if t.Tag != readout.VERB && t.Tag != readout.NOUN {
		return ""
	}
	switch t.Lemma {
	case "apology", "apologise", "apologize", "compensation", "compensate", "inquiry":
		return "other"
	case "recognise", "recognize", "recognition":
		if r.does(k, entities) {
			return "recognition"
		}
	case "let", "come", "go":
		if r.letGo(k) && r.captives(k, first, last) {
			return "prisoners"
		}
	case "release", "free", "return", "repatriate", "restore", "swap", "exchange", "repatriation", "freedom", "liberation", "handover", "hand", "give", "extradite", "extradition", "home":
		if r.captives(k, first, last) {
			return "prisoners"
		}
		if r.does(k, goods) {
			return "trade"
		}
		if o := r.d.Child(k, readout.RelObj, readout.RelNsubjPass); o >= 0 && r.countsOnly(o) {
			return r.countedBefore(o)
		}
	case "keep", "move", "station", "hold":
		if r.kept(k, first, last) {
			return "security_arrangements"
		}
	case "ban", "prohibition":
		if r.does(k, goods) {
			return "trade"
		}
	case "lift", "ease", "relax", "drop", "remove", "end", "scrap":
		if o := r.d.Child(k, readout.RelObj, readout.RelNsubjPass); o >= 0 && (r.d.Tokens[o].Lemma == "ban" || r.d.Tokens[o].Lemma == "restriction") && r.does(k, goods) {
			return "trade"
		}
	case "leave", "withdraw", "vacate", "evacuate", "withdrawal", "pullout", "pullback", "retreat", "pull", "evacuation", "departure":
		if t.Lemma == "withdraw" && r.is(r.d.Child(k, readout.RelObj), isProposal|isThreat) {
			return ""
		}
		if r.leavesGround(k, first, last) && !r.envoysLeave(k) {
			return "security_arrangements"
		}
	}
	return ""
}

// countsOnly says whether the noun phrase at token o only counts: "all nine", "both", "the
// eleven".
func (r *reading) countsOnly(o int32) bool {
	t := &r.d.Tokens[o]
	return (t.Tag == readout.NUM || t.Lemma == "both" || t.Lemma == "all") && r.d.Child(o, readout.RelNmod) < 0
}

// countedBefore is the issue of those last told of before token o who may be counted so:
// people who are held, or goods.
func (r *reading) countedBefore(o int32) string {
	s := r.d.SentenceOf(o)
	near := ""
	for k := o - 1; k >= 0; k-- {
		if t := &r.d.Tokens[k]; !t.Tag.Noun() || t.Fine != readout.NNS {
			continue
		}
		issue := ""
		switch {
		case goods[r.d.Tokens[k].Lemma]:
			issue = "trade"
		case r.captive(k) && !r.person(r.d.ActorsAt(k)):
			issue = "prisoners"
		default:
			continue
		}
		if n := r.d.Child(k, readout.RelNummod); n >= 0 && r.d.Tokens[o].Tag == readout.NUM && r.d.Tokens[n].Lemma == r.d.Tokens[o].Lemma {
			return issue // so many of them
		}
		if near == "" && s-r.d.SentenceOf(k) <= 4 {
			near = issue
		}
	}
	return near
}

// goods are things that are traded, and what they travel in; entities are what states
// recognise or do not.
var (
	goods    = setOf("goods product ware cargo truck lorry tanker container freight shipment consignment vehicle wine meat beef pork poultry fish fruit vegetable timber wood cement grain wheat maize rice milk dairy cheese cotton coal steel iron copper fuel diesel petrol sugar coffee cocoa tea tobacco import export egg flower")
	entities = setOf("region republic state territory entity government enclave province statelet independence sovereignty authority result election vote")
)

// setOf is the words of a list.
func setOf(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// does says whether what the verb or noun at token k is done to is one of some words: its
// object, its passive subject, what "of" or "on" adds.
func (r *reading) does(k int32, list map[string]bool) bool {
	for c := range r.d.Children(k) {
		t := &r.d.Tokens[c]
		switch t.Rel {
		case readout.RelObj, readout.RelNsubjPass, readout.RelCompound:
		case readout.RelNmod, readout.RelObl:
			if p := r.caseOf(c); p != "of" && p != "on" {
				continue
			}
		default:
			continue
		}
		if list[t.Lemma] {
			return true
		}
	}
	return false
}

// letGo says whether the verb at token k is "let go" or "come home".
func (r *reading) letGo(k int32) bool {
	if r.d.Tokens[k].Lemma == "let" {
		for c := range r.d.Children(k) {
			if l := r.d.Tokens[c].Lemma; l == "go" || l == "leave" {
				return true
			}
		}
		return false
	}
	for c := range r.d.Children(k) {
		if l := r.d.Tokens[c].Lemma; l == "home" && (r.d.Tokens[k].Lemma != "go" || r.d.Tokens[c].Rel == readout.RelAdvmod) || l == "back" && r.d.Tokens[k].Lemma != "go" || l == "free" {
			return true
		}
	}
	return false
}

// kept says whether the verb at token k keeps, moves or stations people in arms.
func (r *reading) kept(k, first, last int32) bool {
	for c := range r.d.Children(k) {
		if t := &r.d.Tokens[c]; (t.Rel == readout.RelObj || t.Rel == readout.RelNsubjPass) && r.armed(c) {
			return t.Lemma != "guard"
		}
	}
	return false
}

// envoysLeave says whether those who leave at token k are ministers or negotiators,
// who leave a city and no ground.
func (r *reading) envoysLeave(k int32) bool {
	s := r.subject(k)
	if s < 0 {
		return false
	}
	return r.is(s, isNegotiator|isMediator) || r.person(r.d.ActorsAt(s))
}

// captives says whether the deed at token k is done to people who can be held:
// its object, its passive subject, what "of" adds.
func (r *reading) captives(k, first, last int32) bool {
	for c := range r.d.Children(k) {
		switch t := &r.d.Tokens[c]; t.Rel {
		case readout.RelObj, readout.RelNsubjPass, readout.RelNmod, readout.RelNmodPoss, readout.RelNsubj, readout.RelCompound:
			if r.captive(c) {
				return true
			}
		case readout.RelObl: // "hand over the sailors", as it is often parsed
			if r.caseOf(c) == "over" && r.d.Tokens[k].Lemma == "hand" && r.captive(c) {
				return true
			}
		}
	}
	t := &r.d.Tokens[k]
	if t.Rel == readout.RelXcomp || t.Rel == readout.RelAcl || t.Rel == readout.RelConj || t.Rel == readout.RelAclRelcl {
		return r.captive(t.Head) || r.captive(r.d.Child(t.Head, readout.RelObj, readout.RelNsubjPass))
	}
	return false
}

// captive says whether the noun at token i is a word for people who are held.
func (r *reading) captive(i int32) bool {
	if i >= 0 && r.d.Tokens[i].Tag == readout.NUM { // "forty of them"
		i = r.d.Child(i, readout.RelNmod)
	}
	if i >= 0 && r.d.Tokens[i].Tag == readout.PRON && (r.d.Tokens[i].Lemma == "they" || r.d.Word(i) == "them") {
		return true
	}
	if i < 0 || !r.d.Tokens[i].Tag.Noun() && r.d.Tokens[i].Tag != readout.ADJ && r.d.Tokens[i].Tag != readout.PRON {
		return false
	}
	switch r.d.Tokens[i].Lemma {
	case "soldier", "serviceman", "servicewoman", "guard", "driver", "sailor", "seaman", "fisherman", "crew", "pilot", "journalist", "reporter", "activist", "citizen", "national", "man", "woman", "civilian",
		"fighter", "officer", "policeman", "student", "worker", "minor", "sick", "wounded", "people", "compatriot", "leader", "politician", "lawyer", "troop", "troops", "tourist", "aid-worker", "peacekeeper", "conscript", "airman", "marine", "comrade", "child":
		return true
	}
	if l := r.d.Tokens[i].Lemma; l == "refugee" || l == "displaced" || l == "exile" {
		return false
	}
	for _, id := range r.d.ActorsAt(i) {
		if a := r.actor(id); a != nil && (a.Kind == readout.ActorPerson || a.Kind == readout.ActorPeople) {
			return r.d.Tokens[i].Tag != readout.PRON || a.Kind == readout.ActorPeople
		}
	}
	return false
}

// leavesGround says whether the deed at token k leaves ground: a place, a town, a
// position, or moves troops off it.
func (r *reading) leavesGround(k, first, last int32) bool {
	for c := range r.d.Children(k) {
		switch t := &r.d.Tokens[c]; t.Rel {
		case readout.RelObj, readout.RelObl, readout.RelNmod, readout.RelNsubj, readout.RelNsubjPass:
			if t.Tag == readout.PRON && t.Rel == readout.RelObj && r.armed(r.subject(k)) {
				return true
			}
			if t.Lemma == "force" && r.caseOf(c) == "in" && t.Fine != readout.NNS {
				continue // "left it in force"
			}
			switch t.Lemma {
			case "town", "city", "village", "area", "position", "base", "bridge", "airport", "port", "valley", "plateau", "province", "region", "district", "house", "territory", "zone", "strip", "enclave", "outpost", "hill", "island", "line", "post",
				"troop", "troops", "soldier", "force", "army", "tank", "unit", "fighter", "artillery", "missile", "weapon", "warship", "battalion":
				return true
			}
			if t.Rel != readout.RelNsubj && t.Rel != readout.RelNsubjPass && r.placeAt(c) && !r.conference(c) && !r.union(c) {
				return true
			}
		}
	}
	return false
}

// union says whether the noun at token c names a body of states, which is left by treaty.
func (r *reading) union(c int32) bool {
	return slices.ContainsFunc(r.d.ActorsAt(c), func(id string) bool {
		a := r.actor(id)
		return a != nil && a.Kind == readout.ActorIGO
	})
}

// armed says whether the noun at token i is a word for people in arms.
func (r *reading) armed(i int32) bool {
	if i < 0 {
		return false
	}
	switch r.d.Tokens[i].Lemma {
	case "fighter", "soldier", "rebel", "troop", "troops", "force", "army", "militia", "battalion", "tank":
		return true
	}
	a := r.d.Child(i, readout.RelAmod)
	return a >= 0 && r.d.Tokens[a].Lemma == "armed"
}

// conference says whether "leave X" leaves talks and no ground.
func (r *reading) conference(c int32) bool { return r.is(c, isNegotiation|isEncounter) }

// issueBefore returns the issue that was last named before token i, in its sentence
// or the one before, and in the sentence before that where a plan is told of.
func (r *reading) issueBefore(i int32) string {
	s := int32(r.d.SentenceOf(i))
	if k := len(r.rec.Positions) - 1; k >= 0 && r.rec.Positions[k].Issue != "other" {
		if p := &r.rec.Positions[k]; p.Span.End < r.d.Tokens[i].Start && s-int32(r.d.SentenceOf(r.tokenAt(p.Span.Start))) <= 1 {
			return p.Issue // what was just wanted or refused
		}
	}
	for n := int32(0); n < 3 && s-n >= 0; n++ {
		x := r.d.Sentences[s-n]
		if x.Paragraph < r.d.Sentences[s].Paragraph-1 {
			break
		}
		hits := r.hitsIn(s - n)
		for k := len(hits) - 1; k >= 0; k-- {
			if issue := hits[k].value("issue"); issue != "" && hits[k].last < i && !r.placeName(&hits[k]) {
				return issue
			}
		}
	}
	return ""
}

// placeName says whether the words of a hit stand within a name.
func (r *reading) placeName(h *hit) bool { return r.d.Tokens[h.first].Tag == readout.PROPN }

// clauseEnd is the last token of the clause of token i that is not of a clause joined to it.
func (r *reading) clauseEnd(i int32) int32 {
	_, last := r.d.Subtree(i)
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		if c > i && (t.Rel == readout.RelConj && t.Tag == readout.VERB && r.d.Child(c, readout.RelNsubj, readout.RelNsubjPass) >= 0 || t.Rel == readout.RelParataxis) {
			a, _ := r.d.Subtree(c)
			last = min(last, a-1)
		}
	}
	return max(i, min(last, r.sentence(i).Last-1))
}

// contentOf lists the heads of what the verb at token i governs.
func (r *reading) contentOf(i int32, with string) []int32 {
	var obj, clause, oblique []int32
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		if t.Lemma == "what" || t.Lemma == "which" || t.Lemma == "whom" {
			continue
		}
		switch t.Rel {
		case readout.RelObj, readout.RelNsubjPass:
			obj = append(obj, c)
		case readout.RelCcomp, readout.RelXcomp:
			clause = append(clause, c)
		case readout.RelAdvcl:
			gerund := t.Fine == readout.VBG && c > i && r.d.Tokens[c-1].Tag != readout.PUNCT && (with == "out" || with == "to" || with == "on" || with == "against" || r.d.Tokens[i].Lemma == "exclude" || r.d.Tokens[i].Lemma == "oppose" || r.d.Tokens[i].Lemma == "reject")
			if c > i && (r.infinitive(c) && !r.purposeOf(c) || with != "" && r.opensWith(c, with) || gerund) {
				clause = append(clause, c)
			}
		case readout.RelObl, readout.RelNmod, readout.RelOblAgent:
			if p := r.caseOf(c); p == with && with != "" || with == "" && (p == "on" || p == "to") && !r.timesOrPlace(c) {
				oblique = append(oblique, c)
			}
		case readout.RelAcl:
			if c == i+1 && t.Fine == readout.VBG && r.d.Tokens[i].Lemma == "exclude" {
				clause = append(clause, c)
			}
		case readout.RelParataxis:
			if c > i && t.Tag == readout.VERB && with == "" && len(obj) == 0 && r.d.Tokens[c-1].Tag != readout.PUNCT {
				clause = append(clause, c)
			}
		}
	}
	if with != "" && len(oblique) > 0 {
		clause = slices.DeleteFunc(clause, func(c int32) bool { return r.d.Tokens[c].Lemma == "more" || r.d.Tokens[c].Lemma == "again" })
	}
	switch {
	case len(clause) > 0:
		return clause
	case with != "" && with != "out" && with != "down" && with != "aside" && len(oblique) > 0:
		return oblique
	case len(obj) > 0:
		return obj
	}
	return oblique
}

func (r *reading) purposeOf(c int32) bool {
	first, _ := r.d.Subtree(c)
	return r.d.Tokens[first].Lemma == "in" // "in order to"
}

func (r *reading) timesOrPlace(c int32) bool {
	at := r.d.Tokens[c].Span
	return r.placeAt(c) || len(r.timesIn(readout.Span{Start: at.Start - 8, End: at.End})) > 0 || slices.ContainsFunc(r.d.ActorsAt(c), func(string) bool { return true })
}
