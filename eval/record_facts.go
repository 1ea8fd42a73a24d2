package eval

import (
	"slices"
	"strings"
)

// positions: holder by country and kind; a position of both sides is one of each.
func (s *recordScore) positions() {
	s.counted("positions", kept(s.gold.at("positions"), ""), func(g node) (found, full bool) {
		want := countries(s.gold.at("actors"), s.members(g.str("holder")))
		var have []string
		for _, p := range on(s.rec.at("positions"), append(g.at("span").spans(), g.at("more").spans()...)) {
			c := countries(s.rec.at("actors"), []string{p.str("holder")})
			if len(want) == 0 && len(c) == 0 {
				found = true
			}
			have = union(have, c)
			full = full || p.str("kind") == g.str("kind")
		}
		for _, c := range want {
			found = slices.Contains(have, c)
			if !found {
				break
			}
		}
		return found, full
	})
}

// members are the actors that a gold actor stands for, itself if for none.
func (s *recordScore) members(id string) []string {
	a := byID(s.gold.at("actors"), id)
	if m := a.at("members").texts(); len(m) > 0 {
		return m
	}
	return []string{id}
}

// proposals: every measure and purpose of a plan, and what became of it.
func (s *recordScore) proposals() {
	s.counted("proposals", kept(s.gold.at("plans"), "core"), func(g node) (found, full bool) {
		for _, p := range on(s.rec.at("proposals"), g.at("span").spans()) {
			found = true
			full = full || covers(p.at("measures"), g.at("measures")) && covers(p.at("purposes"), g.at("purposes")) && p.str("state") == g.str("status") && s.sameActors2(p.at("by"), g.at("proposers"))
		}
		return found, full
	})
}

// covers says whether each gold thing's words are touched by one predicted.
func covers(p, g node) bool {
	for _, x := range g.list() {
		if !touch(p.spans(), x.at("span").spans()) {
			return false
		}
	}
	return len(p.list()) == len(g.list())
}

// sameActors2 says whether two lists name the same actors by their mentions.
func (s *recordScore) sameActors2(p, g node) bool {
	for _, id := range g.texts() {
		if !slices.ContainsFunc(p.texts(), func(x string) bool {
			return s.sameActor(byID(s.rec.at("actors"), x), byID(s.gold.at("actors"), id))
		}) {
			return false
		}
	}
	return len(p.texts()) == len(g.texts())
}

// threats: by whom, on what condition, with what consequence, and not as done.
func (s *recordScore) threats() {
	s.counted("threats", kept(s.gold.at("conditional_threats"), "core"), func(g node) (found, full bool) {
		for _, p := range s.rec.at("threats").list() {
			if !touch(p.at("consequence").spans(), g.at("consequence").spans()) {
				continue
			}
			found = true
			full = full || touch(p.at("condition").spans(), g.at("condition").spans()) && p.str("status") == "conditional" && p.str("kind") == "halt_talks" &&
				slices.Equal(countries(s.rec.at("actors"), p.at("by").texts()), countries(s.gold.at("actors"), g.at("who").texts()))
		}
		return found, full
	})
}

// steps: what, who, when and how firm.
func (s *recordScore) steps() {
	s.counted("next steps", kept(s.gold.at("next_steps"), "core"), func(g node) (found, full bool) {
		for _, p := range on(s.rec.at("next_steps"), g.at("span").spans()) {
			found = true
			when := byID(s.rec.at("times"), p.str("when")).at("span").spans()
			full = full || p.str("state") == g.str("status") && touch(when, byID(s.gold.at("times"), g.str("when")).at("span").spans()) && s.sameActors2(p.at("owners"), g.at("actors")) &&
				slices.ContainsFunc(p.at("vouched_by").texts(), func(v string) bool { return s.sameVoice(v, g.str("via")) })
		}
		return found, full
	})
}

// agreements: kind, date and what became of them.
func (s *recordScore) agreements() {
	s.counted("agreements", kept(s.gold.at("agreements"), "core"), func(g node) (found, full bool) {
		for _, p := range on(s.rec.at("agreements"), g.at("span").spans()) {
			found = true
			full = full || p.str("kind") == g.str("type") && p.str("state") == g.str("status") && p.str("date") == g.str("date")
		}
		return found, full
	})
}

// ties are the gold's names of relations in the record's.
var ties = map[string]string{"allied_with": "allied_with", "backs": "backs", "supports": "backs", "tied_to": "former_tie", "at_odds_with": "opposes", "depends_on": "depends_on", "strained_relations": "strained"}

// relations: between whom, of which kind, now or once.
func (s *recordScore) relations() {
	s.counted("relations", kept(s.gold.at("relations"), "core"), func(g node) (found, full bool) {
		for _, p := range on(s.rec.at("relations"), g.at("span").spans()) {
			found = true
			ra, ga := s.rec.at("actors"), s.gold.at("actors")
			same := func(x, y string) bool {
				c := countries(ra, []string{p.str(x)})
				return s.sameActor(byID(ra, p.str(x)), byID(ga, g.str(y))) || len(c) > 0 && slices.Equal(c, countries(ga, []string{g.str(y)}))
			}
			ab := same("a", "a") && same("b", "b") || g.str("rel") == "at_odds_with" && same("a", "b") && same("b", "a")
			full = full || p.str("rel") == ties[g.str("rel")] && ab
		}
		return found, full
	})
}

// effects with a number: kind, who, at least how many, and the cause.
func (s *recordScore) effects() {
	list := slices.DeleteFunc(kept(s.gold.at("humanitarian"), "core"), func(g node) bool { return g.at("quantity").v == nil })
	s.counted("effects with numbers", list, func(g node) (found, full bool) {
		for _, p := range on(s.rec.at("effects"), g.at("span").spans()) {
			found = true
			low, _ := p.at("quantity").at("min").v.(float64)
			want, _ := g.at("lower_bound").v.(float64)
			full = full || p.str("kind") == g.str("what") && low == want && strings.Contains(p.at("people").str("text"), g.str("people")) && p.at("cause").v != nil
		}
		return found, full
	})
}

// assessments: whose, and for better or worse; and what is said of the future.
func (s *recordScore) assessments() {
	s.counted("evaluations", kept(s.gold.at("evaluations"), "core"), func(g node) (found, full bool) {
		for _, p := range on(s.rec.at("assessments"), g.at("word").spans()) {
			if p.str("polarity") != g.str("polarity") {
				continue
			}
			found = true
			who := byID(s.gold.at("actors"), g.str("holder"))
			full = full || p.str("holder") == g.str("holder") || who.v != nil && s.sameActor(byID(s.rec.at("actors"), p.str("holder")), who) || g.str("holder") == "unstated" && p.str("holder") == ""
		}
		return found, full
	})
	s.counted("outlooks", kept(s.gold.at("outlook"), "core"), func(g node) (found, full bool) {
		at := g.at("span").spans()
		for _, p := range on(s.rec.at("assessments"), at) {
			found = true
			full = full || p.str("modality") == g.str("modality")
		}
		for _, p := range on(s.rec.at("next_steps"), at) {
			found = true
			full = full || p.str("state") == g.str("modality")
		}
		return found, full
	})
}
