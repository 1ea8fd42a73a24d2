package eval

import (
	"slices"
	"strings"
)

// This file scores what a record says of negotiations, each core field of the
// gold a line.

func (s *recordScore) talks() {
	for _, g := range s.gold.at("meetings").list() {
		s.meeting(g, "meeting "+g.str("id"))
	}
	for _, g := range s.gold.at("talks").list() {
		s.negotiation(g, "talks "+g.str("id"))
	}
	s.positions()
	s.proposals()
	s.threats()
	s.steps()
	s.agreements()
	s.relations()
	s.effects()
	s.assessments()
	s.stateHistory()
}

// check writes one line of a field that is right or wrong.
func (s *recordScore) check(what string, right bool, got any) {
	s.row(what, yes(right), 1)
	if !right {
		s.miss("%s: %v", what, got)
	}
}

// part writes a line of n things of which k are right.
func (s *recordScore) part(what string, k, n int, got any) {
	s.row(what, k, n)
	if k < n {
		s.miss("%s: %d of %d: %v", what, k, n, got)
	}
}

// same says whether a predicted value is the gold's or one that it accepts. Gold
// may name a rank shorter (head_of_state for head_of_state_gov).
func same(g, p node, field string) bool {
	got := p.str(field)
	for _, want := range append(g.at("accept_"+field).texts(), g.str(field)) {
		if want != "" && (got == want || strings.HasPrefix(got, want+"_")) {
			return true
		}
	}
	return false
}

// meeting scores the predicted meeting on the gold's words.
func (s *recordScore) meeting(g node, what string) {
	var p node
	if ps := s.meetingOf(g); len(ps) > 0 {
		p = ps[0]
	}
	s.check(what+" found", p.v != nil, "")
	for _, f := range []string{"level", "format", "setting", "mode", "date", "duration", "outcome"} {
		s.check(what+" "+f, same(g, p, f), p.str(f))
	}
	s.check(what+" overran", p.true("overran") == g.true("overran"), p.true("overran"))
	s.check(what+" parties", slices.Equal(countries(s.rec.at("actors"), p.at("parties").texts()), countries(s.gold.at("actors"), g.at("parties").texts())), p.at("parties").texts())
	want := byID(s.gold.at("places"), g.str("place")).str("country")
	s.check(what+" place", byID(s.rec.at("places"), p.str("place")).str("country") == want, p.str("place"))
	s.participants(g, p, what)
	s.topics(g, p, what)
	s.tones(g, p, what)
	after := g.at("order").str("after")
	s.check(what+" after the talks", after == "" || slices.ContainsFunc(p.at("after").texts(), func(id string) bool {
		return touch(byID(s.rec.at("meetings"), id).at("span").spans(), byID(s.gold.at("talks"), after).at("mentions").spans())
	}), p.at("after").texts())
}

// participants: everybody with the right role and kind of evidence, nobody else.
func (s *recordScore) participants(g, p node, what string) {
	k, n := 0, len(g.at("participants").list())
	for _, gp := range g.at("participants").list() {
		want := byID(s.gold.at("actors"), gp.str("actor"))
		kind := "text"
		if gp.at("via").v != nil {
			kind = "photo"
		}
		k += yes(slices.ContainsFunc(p.at("participants").list(), func(pp node) bool {
			return s.sameActor(byID(s.rec.at("actors"), pp.str("actor")), want) && pp.str("role") == gp.str("role") && pp.str("evidence_kind") == kind
		}))
	}
	s.part(what+" participants +role +evidence", k, n, len(p.at("participants").list()))
}

// topics: each with its weight, and again with who says so.
func (s *recordScore) topics(g, p node, what string) {
	weight, via := 0, 0
	list := g.at("agenda").list()
	for _, t := range list {
		for _, x := range p.at("agenda").list() {
			if x.str("weight") != t.str("weight") || !strings.Contains(plainQuotes(x.at("topic").str("text")), plainQuotes(t.str("topic"))) {
				continue
			}
			weight++
			via += yes(s.sameVoice(x.str("via"), t.str("via")))
			break
		}
	}
	s.part(what+" agenda +weight", weight, len(list), p.at("agenda").v)
	s.part(what+" agenda +via", via, len(list), "")
}

func plainQuotes(s string) string { return strings.ReplaceAll(s, "’", "'") }

// sameVoice says whether a predicted statement is a gold one, by their contents.
func (s *recordScore) sameVoice(p, g string) bool {
	gs := byID(s.gold.at("statements"), g).at("content").spans()
	return touch(byID(s.rec.at("statements"), p).at("content").spans(), gs)
}

// tones: each word with whose it is; what the reporter saw is the author's.
func (s *recordScore) tones(g, p node, what string) {
	word, holder := 0, 0
	list := g.at("atmosphere").list()
	for _, t := range list {
		for _, x := range p.at("tone").list() {
			if !touch(x.at("word").spans(), t.at("span").spans()) {
				continue
			}
			word++
			who := byID(s.gold.at("actors"), sourceOf(s.gold, t.str("via")))
			if who.v == nil {
				holder += yes(x.str("holder") == "author")
			} else {
				holder += yes(s.sameActor(byID(s.rec.at("actors"), x.str("holder")), who))
			}
			break
		}
	}
	s.part(what+" tone", word, len(list), p.at("tone").v)
	s.part(what+" tone +holder", holder, len(list), "")
}

// negotiation scores talks: who leads them, how they ended, what is in the way.
func (s *recordScore) negotiation(g node, what string) {
	var p, proc node
	if ps := s.meetingOf(g); len(ps) > 0 {
		p = ps[0]
	}
	for _, x := range s.rec.at("processes").list() {
		if slices.Contains(x.at("meetings").texts(), p.str("id")) {
			proc = x
		}
	}
	s.check(what+" found", p.v != nil, "")
	for _, f := range []string{"level", "format", "outcome"} {
		s.check(what+" "+f, same(g, p, f), p.str(f))
	}
	s.check(what+" parties", slices.Equal(countries(s.rec.at("actors"), p.at("parties").texts()), countries(s.gold.at("actors"), g.at("parties").texts())), p.at("parties").texts())
	k, lead := 0, g.at("lead_negotiators").texts()
	for _, id := range lead {
		k += yes(slices.ContainsFunc(p.at("participants").list(), func(x node) bool {
			return x.str("role") == "lead_negotiator" && s.sameActor(byID(s.rec.at("actors"), x.str("actor")), byID(s.gold.at("actors"), id))
		}))
	}
	s.part(what+" lead negotiators", k, len(lead), p.at("participants").v)
	s.check(what+" state", slices.Contains(append(g.at("accept_status").texts(), g.str("status")), proc.str("state")), proc.str("state"))
	s.check(what+" resumption", same(g, proc, "resumption"), proc.str("resumption"))
	s.check(what+" aim", touch(topicSpans(p), g.at("aim").spans()), p.at("agenda").v)
	k = 0
	points := g.at("sticking_points").list()
	for _, x := range points {
		k += yes(slices.ContainsFunc(proc.at("sticking_points").list(), func(y node) bool {
			return touch(y.spans(), x.at("span").spans()) && s.sameVoice(y.str("via"), x.str("via"))
		}))
	}
	s.part(what+" sticking points +via", k, len(points), proc.at("sticking_points").v)
}

func topicSpans(p node) []stretch {
	var out []stretch
	for _, t := range p.at("agenda").list() {
		out = append(out, t.at("topic").spans()...)
	}
	return out
}

// stateHistory: each state of the gold on its day among the hints.
func (s *recordScore) stateHistory() {
	k, list := 0, s.gold.at("process").at("state_history").list()
	for _, g := range list {
		right := false
		for _, p := range s.rec.at("processes").list() {
			for _, h := range p.at("states").list() {
				state := h.str("state") == g.str("state") && g.str("resumption") == "" || g.str("resumption") != "" && h.str("resumption") == g.str("resumption")
				right = right || state && strings.HasPrefix(h.str("date"), g.str("date")) && !h.true("before") && !h.true("denied")
			}
		}
		k += yes(right)
		if !right {
			s.miss("state %s of %s is not told", g.str("state"), g.str("date"))
		}
	}
	s.row("process states with their days", k, len(list))
}

// counted writes how many of the gold items of a list are found, by importance.
func (s *recordScore) counted(what string, list []node, right func(g node) (found, full bool)) {
	found, full := 0, 0
	for _, g := range list {
		f, r := right(g)
		found, full = found+yes(f), full+yes(f && r)
		if !f || !r {
			s.miss("%s %s: found %v", what, g.str("id"), f)
		}
	}
	s.row(what+" found", found, len(list))
	s.row(what+" +fields", full, len(list))
}

func kept(list node, level string) []node {
	return slices.DeleteFunc(slices.Clone(list.list()), func(g node) bool {
		return !needed(g) || level == "core" && g.str("importance") != "core"
	})
}

// on returns the items of a list whose words lie on the gold's, and says so by
// any of several spans.
func on(list node, at []stretch) []node {
	var out []node
	for _, p := range list.list() {
		if touch(append(p.at("span").spans(), p.at("evidence").spans()...), at) {
			out = append(out, p)
		}
	}
	return out
}

// sourceOf is the first source of a gold statement.
func sourceOf(gold node, id string) string {
	if t := byID(gold.at("statements"), id).at("source").texts(); len(t) > 0 {
		return t[0]
	}
	return ""
}
