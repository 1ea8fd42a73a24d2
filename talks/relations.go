package talks

import (
	"slices"

	"readout"
)

// depends reads "were it not for B, A would fail": A depends on B.
func (r *reading) depends() {
	for i := range r.hits {
		h := &r.hits[i]
		if h.value("relation") != "depends_on" {
			continue
		}
		bs := r.opening(h.last + 1)
		last := r.sentence(h.last).Last
		for k := h.last + 2; k < last; k++ {
			if !r.d.Tokens[k].Rel.Subject() {
				continue
			}
			if as := r.parties(r.phrase(k, nil)); len(r.sidesOf(as)) > 0 {
				v := max(r.d.Tokens[k].Head, k)
				_, end := r.d.Subtree(v)
				for _, a := range as {
					for _, b := range r.parties(bs) {
						if r.relatable(a, "allied_with", b) && r.side(a) != r.side(b) {
							r.enterRelation(a, "depends_on", b, r.d.Words(h.first, r.trim(min(end, last-1))))
						}
					}
				}
				break
			}
		}
	}
}

// relations lists the ties between actors that the words state: who is allied
// with whom, who backs whom, who once was tied to whom.
func (r *reading) relations() {
	const any = isAlign | isAllied | isBack | isBacking | isTie | isOdds | isWar | isMember | isWing | isHead
	for s := range r.d.Sentences {
		if r.has[s]&any == 0 {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			if r.is(i, any) {
				r.relationAt(i)
			}
		}
	}
	r.depends()
	r.represented()
}

func (r *reading) relationAt(i int32) {
	t := &r.d.Tokens[i]
	verb := t.Tag == readout.VERB || t.Tag == readout.ADJ
	switch {
	case r.is(i, isAlign) && verb:
		r.with(i, "allied_with", "with", "to")
	case r.is(i, isTie) && verb:
		r.tie(i)
	case r.is(i, isBack) && verb:
		r.backs(i)
	case r.is(i, isBacking) && t.Tag == readout.NOUN:
		r.support(i)
	case t.Lemma == "ally" && t.Tag == readout.NOUN:
		r.noun2(i, "allied_with")
	case r.is(i, isMember) && t.Tag == readout.NOUN:
		r.noun2(i, "member_of")
	case r.is(i, isWing) && t.Tag == readout.NOUN:
		r.noun2(i, "part_of")
	case r.is(i, isOdds):
		r.at2(i, "opposes", "at")
	case r.is(i, isWar):
		r.at2(i, "at_war_with", "at")
	case r.is(i, isHead) && t.Tag == readout.NOUN:
		r.leads(i)
	}
}

// relate enters the relation for each pair, once.
func (r *reading) relate(as []string, rel string, bs []string, i int32, s readout.Span) {
	if !r.holdsTrue(i) {
		return
	}
	for _, a := range as {
		for _, b := range bs {
			if x, y := r.actor(a), r.actor(b); x == nil || y == nil || (rel == "part_of" || rel == "member_of") && y.Key == "" {
				continue
			}
			if !r.relatable(a, rel, b) {
				continue
			}
			if a == b || r.side(a) == r.side(b) && rel != "leads" && rel != "member_of" {
				continue
			}
			r.enterRelation(a, rel, b, s)
		}
	}
}

// relatable says whether a relation is between parties that we know: alliances
// and support are between sides, and what an unnamed somebody belongs to is
// nobody's tie.
func (r *reading) relatable(a, rel, b string) bool {
	x := r.actor(a)
	switch rel {
	case "backs":
		return r.side(a) != "" && (r.side(b) != "" || r.actor(b).Kind != readout.ActorPerson)
	case "allied_with", "opposes", "at_war_with":
		return r.side(a) != "" && r.side(b) != ""
	}
	return !x.Anonymous || x.Key != ""
}

// holdsTrue says whether what token i tells is so. What only describes a noun
// is so whatever the clause around it says of that.
func (r *reading) holdsTrue(i int32) bool {
	switch t := &r.d.Tokens[i]; t.Rel {
	case readout.RelAmod, readout.RelAcl, readout.RelCompound, readout.RelAppos, readout.RelNmod, readout.RelNmodDesc:
		return !r.denied(i)
	default:
		st := r.status(i)
		return st == readout.Happened || t.Tag == readout.NOUN && !r.denied(i) && r.d.Child(i, readout.RelCop) < 0
	}
}

func (r *reading) enterRelation(a, rel, b string, s readout.Span) {
	for k := recent(len(r.rec.Relations)); k < len(r.rec.Relations); k++ {
		if o := &r.rec.Relations[k]; o.A == a && o.B == b && o.Rel == rel || (rel == "opposes" || rel == "at_war_with") && o.Rel == rel && o.A == b && o.B == a {
			o.Evidence = append(o.Evidence, s)
			return
		}
	}
	x := readout.Relation{A: a, Rel: rel, B: b}
	x.ID, x.Span, x.Status = r.newID("r", len(r.rec.Relations)), s, readout.Ongoing
	if rel == "former_tie" {
		x.Status = readout.Happened
	}
	x.VouchedBy, x.Evidence, x.Rule, x.Score = r.voice(s), []readout.Span{s}, "relation."+rel, 0.7
	if st := r.statement(x.VouchedBy[0]); st != nil && !asserts(st.CueType) {
		x.VouchedBy = []string{readout.ByAuthor} // what a wish mentions on the way is the author's
	}
	r.rec.Relations = append(r.rec.Relations, x)
}

// with reads "A aligned with B".
func (r *reading) with(v int32, rel string, preps ...string) {
	as := r.subjects(v)
	if r.wasOnce(v) {
		rel = "former_tie"
	} else {
		as = r.parties(as)
	}
	for c := range r.d.Children(v) {
		if r.d.Tokens[c].Rel != readout.RelObl {
			continue
		}
		p := r.caseOf(c)
		for _, want := range preps {
			if p == want {
				bs := r.phrase(c, nil)
				if rel != "former_tie" {
					bs = r.parties(bs)
				}
				r.relate(as, rel, bs, v, r.clauseSpan(v, r.subject(v)))
			}
		}
	}
}

// subjects are the actors of the subject of v, or of the noun that v modifies.
func (r *reading) subjects(v int32) []string {
	s := r.subject(v)
	if s < 0 {
		return r.modified(v)
	}
	if f := r.d.Tokens[s].Fine; f == readout.WDT || f == readout.WP || r.d.Tokens[v].Rel == readout.RelAclRelcl && r.d.Tokens[s].Lemma == "that" {
		k := s - 1
		for k > 0 && r.d.Tokens[k].Tag == readout.PUNCT {
			k--
		}
		if ids := r.ending(k); ids != nil {
			return ids // the name right before "which"
		}
	}
	return r.phrase(s, nil)
}

// modified returns the actors of the noun that participle v stands beside,
// going over "a group" to what it is in apposition to.
func (r *reading) modified(v int32) []string {
	t := &r.d.Tokens[v]
	if t.Rel != readout.RelAcl && t.Rel != readout.RelAmod && t.Rel != readout.RelAclRelcl || t.Head < 0 {
		return nil
	}
	n := t.Head
	if ids := r.nearestBefore(n); ids != nil {
		return ids
	}
	if ids := r.d.ActorsAt(n); ids != nil {
		return ids
	}
	for k := 0; k < 3; k++ {
		x := &r.d.Tokens[n]
		if x.Rel != readout.RelAppos || x.Head < 0 {
			return nil
		}
		n = x.Head
		if ids := r.d.ActorsAt(n); ids != nil {
			return ids[len(ids)-1:]
		}
	}
	return nil
}

// nearestBefore returns the actors of the name right before the comma that the
// phrase of token n follows: "A and B, a group once tied to C" speaks of B.
func (r *reading) nearestBefore(n int32) []string {
	first, _ := r.d.Subtree(n)
	if r.d.Word(first) == "," {
		first++
	}
	if first < 2 || r.d.Word(first-1) != "," || r.d.Tokens[n].Rel != readout.RelAppos && !r.is(first, isIndefinite) {
		return nil
	}
	end := r.d.Tokens[first-2].End
	for _, m := range r.mentionsIn(readout.Span{Start: end - 120, End: end}) {
		if m.End == end && m.Kind == readout.KindName && m.Chain >= 0 && len(r.d.Chains[m.Chain].Actors) == 1 {
			return r.d.Chains[m.Chain].Actors
		}
	}
	return nil
}

// wasOnce says whether the clause of verb v tells of a tie that is no more: a
// past perfect, "once", "formerly", "until recently".
func (r *reading) wasOnce(v int32) bool {
	for c := range r.d.Children(v) {
		t := &r.d.Tokens[c]
		if t.Rel == readout.RelAux && t.Lemma == "have" && t.Fine == readout.VBD {
			return true
		}
	}
	for k := max(r.sentence(v).First, v-5); k < v; k++ {
		if r.is(k, isFormer) || r.d.Tokens[k].Lemma == "until" {
			return true
		}
	}
	return false
}

// tie reads "A, formerly tied to B".
func (r *reading) tie(v int32) {
	rel := ""
	for i := max(r.sentence(v).First, v-3); i < v; i++ {
		if r.is(i, isFormer) {
			rel = "former_tie"
		}
	}
	if rel == "" {
		return // "linked to": how is not said
	}
	as := r.modified(v)
	if as == nil {
		as = r.subjects(v)
	}
	for c := range r.d.Children(v) {
		if t := &r.d.Tokens[c]; t.Rel == readout.RelObl || t.Rel == readout.RelNmod {
			if p := r.caseOf(c); p == "to" || p == "with" {
				_, last := r.d.Subtree(c)
				r.relate(as, rel, r.phrase(c, nil), v, r.d.Words(max(r.sentence(v).First, v-1), r.trim(last)))
			}
		}
	}
}

// backs reads "A backs B", "B, backed by A" and "A-backed B".
func (r *reading) backs(v int32) {
	t := &r.d.Tokens[v]
	if v >= 2 && r.d.Word(v-1) == "-" {
		if as, bs := r.d.ActorsAt(v-2), r.over(v); len(as) > 0 && len(bs) > 0 {
			r.relate(r.parties(as), "backs", r.parties(bs), v, r.d.Words(v-2, r.headOver(v)))
			return
		}
	}
	if t.Rel == readout.RelAmod || t.Rel == readout.RelAcl || t.Rel == readout.RelCompound {
		var by []string
		for c := range r.d.Children(v) {
			switch x := &r.d.Tokens[c]; {
			case x.Rel == readout.RelOblAgent, x.Rel == readout.RelObl && r.caseOf(c) == "by":
				by = r.phrase(c, by)
			case x.Rel == readout.RelCompound || x.Rel == readout.RelObl && c < v || x.Rel == readout.RelOblUnmarked && c < v || x.Rel == readout.RelNmod && c < v || x.Rel == readout.RelNsubj && c < v || x.Rel == readout.RelAmod:
				by = r.phrase(c, by)
			}
		}
		if len(by) == 0 && v > 1 && r.d.Word(v-1) == "-" {
			by = r.d.ActorsAt(v - 2)
		}
		if t.Head >= 0 {
			first := v
			for c := range r.d.Children(v) {
				first = min(first, c)
			}
			b := r.d.ActorsAt(t.Head)
			r.relate(r.parties(by), "backs", r.parties(b), v, r.d.Words(min(first, t.Head), max(v, t.Head)))
		}
		return
	}
	if obj := r.d.Child(v, readout.RelObj); obj >= 0 && t.Lemma == "back" {
		r.relate(r.parties(r.subjects(v)), "backs", r.parties(r.phrase(obj, nil)), v, r.clauseSpan(v, r.subject(v)))
	}
}

// over returns the actors of the phrase that token v stands in or right before.
func (r *reading) over(v int32) []string {
	if k := r.headOver(v); k > v {
		return r.d.ActorsAt(k)
	}
	return nil
}

// headOver returns the head of that phrase, v itself if there is none.
func (r *reading) headOver(v int32) int32 {
	best := v
	if int(v)+1 >= len(r.d.Tokens) {
		return v
	}
	from := r.d.Tokens[v+1].Start
	for _, x := range r.mentionsIn(readout.Span{Start: from - 120, End: from + 1}) {
		if x.Head > v && x.Head < v+8 && x.Start <= r.d.Tokens[v+1].Start && x.Kind != readout.KindPronoun && len(r.d.ActorsAt(x.Head)) > 0 {
			best = max(best, x.Head)
		}
	}
	return best
}

// support reads "A's support for B".
func (r *reading) support(i int32) {
	var as, bs []string
	first, last := i, i
	for c := range r.d.Children(i) {
		switch t := &r.d.Tokens[c]; {
		case t.Rel == readout.RelNmodPoss || t.Rel == readout.RelCompound || t.Rel == readout.RelAmod:
			as = r.phrase(c, as)
			first = min(first, c)
		case t.Rel == readout.RelNmod && (r.caseOf(c) == "for" || r.caseOf(c) == "of"):
			bs = r.phrase(c, bs)
			last = max(last, r.tokenAt(r.noun(c).End-1))
		}
	}
	if r.d.Tokens[i].Rel == readout.RelObl { // "with the support of A": whose is not said
		return
	}
	r.relate(r.parties(as), "backs", r.parties(bs), i, r.d.Words(first, r.trim(last)))
}

// noun2 reads "A, an ally of B", "A is a member of B".
func (r *reading) noun2(i int32, rel string) {
	var bs []string
	for c := range r.d.Children(i) {
		switch t := &r.d.Tokens[c]; {
		case t.Rel == readout.RelNmod && r.caseOf(c) == "of":
			bs = slices.DeleteFunc(r.phrase(c, bs), func(id string) bool { return r.actor(id) == nil || r.actor(id).Kind == readout.ActorPeople })
		case t.Rel == readout.RelNmodPoss && rel == "allied_with":
			bs = r.phrase(c, bs)
		}
	}
	if r.formerly(i) {
		if rel == "member_of" {
			return
		}
		rel = "former_tie"
	}
	t := &r.d.Tokens[i]
	var as []string
	switch {
	case r.d.Child(i, readout.RelCop) >= 0:
		as = r.phrase(r.d.Child(i, readout.RelNsubj), nil)
	case t.Rel == readout.RelAppos && t.Head >= 0:
		as = r.d.ActorsAt(t.Head)
	}
	if rel == "allied_with" {
		as, bs = r.parties(as), r.parties(bs)
	}
	r.relate(as, rel, bs, i, r.noun(i))
}

// formerly says whether "former" stands before the noun.
func (r *reading) formerly(i int32) bool {
	for c := range r.d.Children(i) {
		if r.is(c, isFormer) {
			return true
		}
	}
	return false
}

// at2 reads "A and B are at odds", "A is at war with B".
func (r *reading) at2(i int32, rel, prep string) {
	if r.preposition(i) != prep {
		return
	}
	as := r.parties(r.subjects(i))
	var bs []string
	for c := range r.d.Children(i) {
		if r.caseOf(c) == "with" {
			bs = r.parties(r.phrase(c, bs))
		}
	}
	if len(as) < 2 && len(bs) == 0 {
		as = r.before(i)
	}
	if len(bs) == 0 && len(as) == 2 {
		as, bs = as[:1], as[1:]
	}
	first, last := r.d.Subtree(i)
	r.relate(as, rel, bs, i, r.d.Words(first, r.trim(last)))
}

// before returns the actors of the nouns that the phrase at token i stands behind:
// "A and B, long at odds".
func (r *reading) before(at int32) []string {
	i := at
	for n := 0; i >= 0 && n < 4; n++ {
		t := &r.d.Tokens[i]
		if t.Tag == readout.VERB || t.Head < 0 {
			break
		}
		i = t.Head
		if ids := r.parties(r.phrase(i, nil)); len(ids) >= 2 {
			return ids
		}
	}
	return r.pair(at)
}

// pair returns the two parties named before the comma that token i stands behind.
func (r *reading) pair(i int32) []string {
	s := r.sentence(i)
	for k := i - 1; k > s.First+2 && k > i-6; k-- {
		if r.d.Word(k) != "," {
			continue
		}
		b := r.ending(k - 1)
		for n := k - 2; len(b) > 0 && n > s.First && n > k-8; n-- {
			if r.d.Tokens[n].Tag == readout.CCONJ {
				return r.parties(append(slices.Clone(r.ending(n-1)), b...))
			}
		}
	}
	return nil
}

// leads reads "the leader of A" and "A's leader" where both are actors.
func (r *reading) leads(i int32) {
	var bs []string
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		if t.Rel == readout.RelNmod && r.caseOf(c) == "of" || t.Rel == readout.RelCompound || t.Rel == readout.RelAmod || t.Rel == readout.RelNmodPoss {
			for _, id := range r.phrase(c, nil) {
				if a := r.actor(id); a != nil && a.Kind != readout.ActorPerson {
					bs = add(bs, id)
				}
			}
		}
	}
	if len(bs) != 1 || r.formerly(i) || r.office(i) {
		return
	}
	as := r.d.ActorsAt(i)
	if as == nil {
		for c := range r.d.Children(i) {
			if rel := r.d.Tokens[c].Rel; rel == readout.RelAppos || rel == readout.RelFlat {
				as = r.d.ActorsAt(c)
			}
		}
	}
	if as == nil && r.d.Tokens[i].Rel == readout.RelAppos {
		as = r.d.ActorsAt(r.d.Tokens[i].Head)
	}
	if b := r.actor(bs[0]); r.person(as) && !r.actor(as[0]).Anonymous && b != nil && (b.Key != "" || !b.Anonymous && b.Kind == readout.ActorArmedGroup) {
		r.relate(as, "leads", bs, i, r.noun(i))
	}
}

// office says whether the head at token i heads a part only: a security chief,
// a deputy leader.
func (r *reading) office(i int32) bool {
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelCompound, readout.RelAmod:
			if r.d.ActorsAt(c) == nil {
				return true
			}
		}
	}
	return false
}
