package eval

import (
	"slices"
	"strings"
)

// mustNot counts what the record says although the gold rules it out, as far as
// a program can tell: agreements that were not reached, second meetings, people
// who were not there, a former tie told as a present one, allegations as facts.
func (s *recordScore) mustNot() {
	before := len(s.misses)
	s.noAgreement()
	s.oneMeeting()
	s.noStranger()
	s.oneProcess()
	s.noWalkOut()
	s.onlyAlleged()
	s.formerTies()
	s.noTimes()
	s.noSubheads()
	s.rightSide()
	s.apart()
	s.rightOffice()
	s.row("must not, broken", len(s.misses)-before, len(s.gold.at("must_not").list()))
}

func (s *recordScore) broken(format string, args ...any) { s.miss("must not: "+format, args...) }

// noAgreement: what the gold has as not reached is not reached.
func (s *recordScore) noAgreement() {
	for _, g := range s.gold.at("agreements").list() {
		if g.str("status") != "not_reached" {
			continue
		}
		for _, p := range s.rec.at("agreements").list() {
			switch p.str("state") {
			case "not_reached", "sought":
				continue
			}
			if touch(p.at("span").spans(), g.at("span").spans()) {
				s.broken("agreement %q as %s", p.at("span").str("text"), p.str("state"))
			}
		}
	}
	for _, p := range s.rec.at("agreements").list() {
		if p.str("kind") == "ceasefire" && p.str("date") != "" && !s.goldDate(p.str("date")) {
			s.broken("agreement dated %s", p.str("date"))
		}
	}
}

func (s *recordScore) goldDate(d string) bool {
	return slices.ContainsFunc(s.gold.at("agreements").list(), func(g node) bool { return g.str("date") == d })
}

// meetingOf returns the predicted meetings that took place on words of a gold one.
func (s *recordScore) meetingOf(g node) []node {
	var out []node
	for _, p := range s.rec.at("meetings").list() {
		if p.str("status") != "planned" && p.str("status") != "desired" && touch(p.at("span").spans(), g.at("mentions").spans()) {
			out = append(out, p)
		}
	}
	return out
}

// oneMeeting: each meeting once, on its day, in no other country than its own.
func (s *recordScore) oneMeeting() {
	for _, g := range s.gold.at("meetings").list() {
		ps := s.meetingOf(g)
		if len(ps) > 1 {
			s.broken("%d meetings where there is one: %s", len(ps), g.str("name"))
		}
		for _, p := range ps {
			if d := p.str("date"); d != "" && !strings.HasPrefix(d, g.str("date")) {
				s.broken("the meeting dated %s", d)
			}
			want, got := byID(s.gold.at("places"), g.str("place")).str("country"), byID(s.rec.at("places"), p.str("place")).str("country")
			if got != "" && want != "" && got != want {
				s.broken("the meeting in %s", got)
			}
		}
	}
}

func byID(list node, id string) node {
	for _, n := range list.list() {
		if id != "" && n.str("id") == id {
			return n
		}
	}
	return node{}
}

// sameActor says whether a predicted actor has a mention that is the gold actor's.
func (s *recordScore) sameActor(p, g node) bool {
	return touch(p.at("mentions").spans(), g.at("mentions").spans())
}

// noStranger: nobody at the meeting who was not, and no aide whom only a
// picture shows without saying so.
func (s *recordScore) noStranger() {
	for _, g := range s.gold.at("meetings").list() {
		for _, p := range s.meetingOf(g) {
			for _, part := range p.at("participants").list() {
				s.participant(g, part)
			}
		}
	}
}

func (s *recordScore) participant(g, part node) {
	a := byID(s.rec.at("actors"), part.str("actor"))
	for _, gp := range g.at("participants").list() {
		if s.sameActor(a, byID(s.gold.at("actors"), gp.str("actor"))) {
			if gp.at("via").v != nil && part.str("evidence_kind") != "photo" {
				s.broken("%s at the meeting without the note that this rests on pictures", a.str("name"))
			}
			return
		}
	}
	s.broken("%s at %s", a.str("name"), g.str("name"))
}

// oneProcess: one negotiation where there is one.
func (s *recordScore) oneProcess() {
	if n := len(s.rec.at("processes").list()); s.gold.at("process").v != nil && n > 1 {
		s.broken("%d negotiations where there is one", n)
	}
	k := 0
	for _, g := range s.gold.at("talks").list() {
		k += max(0, len(s.meetingOf(g))-1)
	}
	if k > 0 {
		s.broken("%d more talks than there were", k)
	}
}

// noWalkOut: a conditional threat is no deed.
func (s *recordScore) noWalkOut() {
	for _, g := range s.gold.at("conditional_threats").list() {
		at := g.at("consequence").spans()
		for _, p := range s.rec.at("events").list() {
			if st := p.str("status"); (st == "happened" || st == "ongoing") && p.str("type") != "THREATEN" && touch(p.at("trigger").spans(), at) {
				s.broken("%s happened: %q, which is only threatened", p.str("type"), p.at("trigger").str("text"))
			}
		}
	}
}

// onlyAlleged: what is alleged, wished or imagined is not told as done.
func (s *recordScore) onlyAlleged() {
	for _, g := range s.gold.at("events").list() {
		ok := append([]string{g.str("status")}, g.at("accept").at("status").texts()...)
		if slices.Contains(ok, "happened") || slices.Contains(ok, "ongoing") {
			continue
		}
		for _, p := range s.rec.at("events").list() {
			st, typ := p.str("status"), p.str("type")
			if (st == "happened" || st == "ongoing") && typ == g.str("plover") && typ != "THREATEN" && touch(p.at("trigger").spans(), g.at("trigger").spans()) {
				s.broken("%s %s: %q", typ, st, p.at("trigger").str("text"))
			}
		}
	}
}

// formerTies: a tie of the past is not a present one.
func (s *recordScore) formerTies() {
	for _, g := range s.gold.at("relations").list() {
		if g.str("status") != "former" {
			continue
		}
		for _, p := range s.rec.at("relations").list() {
			if p.str("rel") != "former_tie" && touch(p.at("span").spans(), g.at("span").spans()) && s.sameActor(byID(s.rec.at("actors"), p.str("b")), byID(s.gold.at("actors"), g.str("b"))) {
				s.broken("a former tie told as %s", p.str("rel"))
			}
		}
	}
}

// noTimes: what looks like a time and is none.
func (s *recordScore) noTimes() {
	for _, g := range s.gold.at("not_times").list() {
		for _, p := range s.rec.at("times").list() {
			if touch(p.at("span").spans(), g.at("span").spans()) {
				s.broken("%q as a time", p.at("span").str("text"))
			}
		}
	}
}

// noSubheads: subheads and residue are no sentences.
func (s *recordScore) noSubheads() {
	sent := s.rec.at("sentences").spans()
	for _, l := range s.gold.at("layout").list() {
		if k := l.str("kind") + l.str("type"); strings.Contains(k, "subhead") && touch(l.spans(), sent) {
			s.broken("the subhead on line %v in a sentence", l.at("line").v)
		}
	}
	for _, b := range s.gold.at("boilerplate").list() {
		if touch(b.spans(), sent) {
			s.broken("the residue %q in a sentence", b.str("text"))
		}
	}
}

// rightSide: no statement is given to another side than its speaker's.
func (s *recordScore) rightSide() {
	for _, g := range s.gold.at("statements").list() {
		want := countries(s.gold.at("actors"), g.at("source").texts())
		gw := wordStarts(s.text, g.at("content").spans())
		if len(want) == 0 || len(gw) == 0 {
			continue
		}
		for _, p := range s.rec.at("statements").list() {
			pw := wordStarts(s.text, p.at("content").spans())
			if 5*common(gw, pw) < 4*len(gw) || len(pw) > 2*len(gw) || !touch(p.at("cue").spans(), g.at("cue").spans()) {
				continue
			}
			for _, c := range countries(s.rec.at("actors"), p.at("speakers").texts()) {
				if !slices.Contains(want, c) {
					s.broken("%s credited with %.40q", c, g.at("content").list()[0].str("text"))
				}
			}
		}
	}
}

// apart: unnamed sources that the gold keeps apart are not one person.
func (s *recordScore) apart() {
	for _, p := range s.rec.at("actors").list() {
		if !p.true("anonymous") {
			continue
		}
		n := 0
		for _, g := range s.gold.at("actors").list() {
			if g.true("anonymous") && s.sameActor(p, g) && !strings.Contains(g.str("type"), "group") {
				n++
			}
		}
		if n > 1 {
			s.broken("%d unnamed sources merged as %q", n, p.str("name"))
		}
	}
}

// rightOffice: nobody holds the office of another.
func (s *recordScore) rightOffice() {
	for _, p := range s.rec.at("actors").list() {
		office := p.str("office")
		if office == "" {
			continue
		}
		for _, g := range s.gold.at("actors").list() {
			if g.str("type") != "person" || !s.sameActor(p, g) || !strings.HasSuffix(p.str("name"), surname(g)) {
				continue
			}
			for _, h := range s.gold.at("actors").list() {
				if h.str("id") != g.str("id") && h.str("type") == "person" && strings.Contains(h.str("role"), office) && !strings.Contains(g.str("role"), office) {
					s.broken("%s as %s", p.str("name"), office)
				}
			}
		}
	}
}

// surname is the last word of a name.
func surname(g node) string {
	w := strings.Fields(g.str("name"))
	if len(w) == 0 {
		return ""
	}
	return w[len(w)-1]
}
