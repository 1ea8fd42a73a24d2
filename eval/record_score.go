package eval

import (
	"fmt"
	"slices"
	"strings"
)

// A recordScore compares one record with its gold, item by item.
type recordScore struct {
	gold, rec node
	text      []rune
	rows      []Row
	misses    []string
}

func (s *recordScore) all() {
	s.whole()
	s.events()
	s.statements()
	s.times()
	s.places()
	s.residue()
	s.process()
	s.talks()
	s.mustNot()
}

func (s *recordScore) row(metric string, value, n int) {
	s.rows = append(s.rows, Row{"seed", metric, float64(value), n})
}

func (s *recordScore) miss(format string, args ...any) {
	s.misses = append(s.misses, fmt.Sprintf(format, args...))
}

// needed says whether a gold item counts; optional ones do not.
func needed(n node) bool { return n.str("importance") != "optional" }

// whole counts the spans whose words are not what stands there.
func (s *recordScore) whole() {
	bad := 0
	s.rec.walk(func(n node) {
		for _, sp := range n.spans() {
			a, b := min(max(sp.start, 0), len(s.text)), min(sp.end, len(s.text))
			if n.at("text").v == nil || string(s.text[a:max(a, b)]) != n.str("text") {
				bad++
			}
		}
	})
	s.row("spans whose text is not what stands there", bad, 0)
}

// qualified are the statuses that "AGREE (negated)" among the accepted types allows.
var qualified = map[string][]string{
	"negated": {"not_happened"}, "future": {"planned", "desired"},
	"hypothetical": {"hypothetical", "conditional", "desired"}, "allege": {"happened", "alleged"},
}

// statuses returns what each accepted type of a gold event may have for status.
func statuses(e node) map[string][]string {
	own := append([]string{e.str("status")}, e.at("accept").at("status").texts()...)
	out := map[string][]string{e.str("plover"): own}
	for _, t := range e.at("accept").at("plover").texts() {
		name, q, found := strings.Cut(t, " (")
		if _, ok := out[name]; ok {
			continue
		}
		out[name] = own
		if st, ok := qualified[strings.TrimSuffix(q, ")")]; found && ok {
			out[name] = st
		}
	}
	return out
}

// trigger says whether the event's trigger is a phrase that lies on the gold's words.
func trigger(p node, where []stretch) bool {
	t := p.at("trigger").spans()
	for _, x := range t {
		if x.end-x.start > 60 {
			return false
		}
	}
	return len(t) > 0 && touch(t, where)
}

func where(e node) []stretch { return append(e.at("trigger").spans(), e.at("evidence").spans()...) }

func (s *recordScore) events() {
	var gold, optional []node
	for _, e := range s.gold.at("events").list() {
		switch {
		case e.str("plover") == "":
		case needed(e):
			gold = append(gold, e)
		default:
			optional = append(optional, e)
		}
	}
	pred := s.rec.at("events").list()
	used := make([]bool, len(pred))
	s.eventLevel("core", slices.DeleteFunc(slices.Clone(gold), func(e node) bool { return e.str("importance") != "core" }), pred, nil)
	s.eventLevel("core+secondary", gold, pred, used)
	for _, e := range optional {
		types := statuses(e)
		for i, p := range pred {
			if _, ok := types[p.str("type")]; ok && trigger(p, where(e)) {
				used[i] = true
				break
			}
		}
	}
	extra := 0
	for i, p := range pred {
		if !used[i] {
			extra++
			s.miss("extra event %s %s: %s", p.str("type"), p.str("status"), p.at("trigger").str("text"))
		}
	}
	s.row("events predicted that match none", extra, len(pred))
}

// eventLevel scores the gold events of one level; with used it marks the one
// prediction that stands for each.
func (s *recordScore) eventLevel(level string, gold, pred []node, used []bool) {
	var found, status, actors int
	for _, e := range gold {
		types, at := statuses(e), where(e)
		hit, ok, full := -1, -1, -1
		for i, p := range pred {
			st, typed := types[p.str("type")]
			if !typed || !trigger(p, at) {
				continue
			}
			hit = first(hit, i)
			if !slices.Contains(st, p.str("status")) {
				continue
			}
			ok = first(ok, i)
			if s.sameActors(e, p) {
				full = first(full, i)
			}
		}
		found, status, actors = found+yes(hit >= 0), status+yes(ok >= 0), actors+yes(full >= 0)
		if used == nil {
			continue
		}
		if k := first(full, first(ok, hit)); k >= 0 {
			used[k] = true
		}
		if full < 0 {
			why := "actors"
			if hit < 0 {
				why = "not found"
			} else if ok < 0 {
				why = "status"
			}
			s.miss("event %s %s %s %s: %s", e.str("id"), e.str("plover"), e.str("status"), why, e.str("what"))
		}
	}
	s.row("events "+level+" found", found, len(gold))
	s.row("events "+level+" +status", status, len(gold))
	s.row("events "+level+" +actors", actors, len(gold))
}

// first returns a unless it is none (-1), then b.
func first(a, b int) int {
	if a >= 0 {
		return a
	}
	return b
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}

// countries returns the countries of some actors, sorted, each once.
func countries(actors node, ids []string) []string {
	var out []string
	for _, a := range actors.list() {
		if c := a.str("country"); c != "" && slices.Contains(ids, a.str("id")) && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return out
}

// sameActors says whether the countries on both sides are the gold's, or one of
// its alternatives.
func (s *recordScore) sameActors(e, p node) bool {
	ids := func(n node) []string { return n.texts() }
	ga, ra := s.gold.at("actors"), s.rec.at("actors")
	pa, pr := countries(ra, ids(p.at("actors"))), countries(ra, ids(p.at("recipients")))
	for _, actor := range append([]node{e.at("actor")}, e.at("accept").at("actor").list()...) {
		for _, recipient := range append([]node{e.at("recipient")}, e.at("accept").at("recipient").list()...) {
			a, r := countries(ga, ids(actor)), countries(ga, ids(recipient))
			if e.true("symmetric") {
				if slices.Equal(union(pa, pr), union(a, r)) {
					return true
				}
			} else if (slices.Equal(pa, a) || len(a) == 0) && (slices.Equal(pr, r) || len(r) == 0) {
				return true
			}
		}
	}
	return false
}

func union(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

func (s *recordScore) statements() {
	pred := s.rec.at("statements").list()
	for _, level := range []string{"core", "core+secondary"} {
		var n, found, source, kind int
		for _, g := range s.gold.at("statements").list() {
			if !needed(g) || len(g.at("content").spans()) == 0 || level == "core" && g.str("importance") != "core" {
				continue
			}
			n++
			f, so, ki := s.statement(g, pred)
			found, source, kind = found+yes(f), source+yes(so), kind+yes(ki)
			if level != "core" && !ki {
				why := "kind"
				if !f {
					why = "not found"
				} else if !so {
					why = "source"
				}
				s.miss("statement %s %s: %.70s", g.str("id"), why, g.at("content").list()[0].str("text"))
			}
		}
		s.row("statements "+level+" found", found, n)
		s.row("statements "+level+" +source", source, n)
		s.row("statements "+level+" +kind", kind, n)
	}
	s.row("statements predicted", len(pred), 0)
}

// statement looks for the prediction that comes nearest to g.
func (s *recordScore) statement(g node, pred []node) (found, source, kind bool) {
	contents := []node{g.at("content")}
	if g.at("accept_content").v != nil {
		contents = append(contents, g.at("accept_content"))
	}
	gs := append(g.at("source_span").spans(), g.at("accept_source_span").spans()...)
	kinds := append([]string{g.str("source_kind")}, g.at("accept_source_kind").texts()...)
	for _, c := range contents {
		gw := wordStarts(s.text, c.spans())
		for _, p := range pred {
			pw := wordStarts(s.text, p.at("content").spans())
			if len(gw) == 0 || 5*common(gw, pw) < 4*len(gw) || len(pw) > 2*len(gw) {
				continue
			}
			found = true
			ps := p.at("source").spans()
			if touch(ps, gs) || len(ps) == 0 && len(g.at("source_span").spans()) == 0 {
				source = true
				kind = kind || slices.Contains(kinds, p.str("source_kind"))
			}
		}
	}
	return found, source, kind
}
