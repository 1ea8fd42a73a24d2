package eval

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// score counts duplicates, wrong merges and what is told beside them.
func (s *happeningScore) score() []Row {
	var rows []Row
	add := func(metric string, v float64, n int) { rows = append(rows, Row{"corpus", metric, v, n}) }
	events, wrong := 0, 0
	for i, tells := range s.tells {
		ids := slices.Sorted(maps.Keys(tells))
		if !slices.ContainsFunc(ids, func(id string) bool { return !s.eventless(id) }) {
			continue
		}
		events++
		if bad := s.strangers(ids); bad != "" {
			wrong++
			s.o.Say("wrong merge %s: %s | %s", s.merged[i].ID, bad, s.line(s.merged[i]))
		}
	}
	found, parts := s.parts()
	add("duplicates", fraction(parts-found, events), events)
	add("wrong merges", fraction(wrong, events), events)
	add("happenings per merged event", fraction(found, events), events)
	s.recall(add)
	s.numbers(add)
	s.groups(add)
	return rows
}

// strangers names two of some happenings that may not be one.
func (s *happeningScore) strangers(ids []string) string {
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			if !s.joined(a, b) {
				return a + " and " + b
			}
		}
	}
	return ""
}

// parts counts the happenings that are found, and the merged events that they are in;
// those that may be one are one where they lie in one merged event.
func (s *happeningScore) parts() (found, parts int) {
	one := map[string]string{}
	root := func(id string) string {
		for one[id] != "" {
			id = one[id]
		}
		return id
	}
	in := map[string][]int{}
	for i, tells := range s.tells {
		ids := slices.Sorted(maps.Keys(tells))
		for k, a := range ids {
			in[a] = append(in[a], i)
			for _, b := range ids[k+1:] {
				if x, y := root(a), root(b); x != y && s.joined(a, b) {
					one[y] = x
				}
			}
		}
	}
	all := map[string][]int{}
	for _, id := range slices.Sorted(maps.Keys(in)) {
		if s.eventless(id) {
			continue
		}
		all[root(id)] = append(all[root(id)], in[id]...)
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		list := all[id]
		slices.Sort(list)
		list = slices.Compact(list)
		found++
		parts += len(list)
		if len(list) > 1 {
			var lines []string
			for _, i := range list {
				lines = append(lines, s.line(s.merged[i]))
			}
			s.o.Say("duplicate %s %s: %d merged events | %s", id, s.g.row("happenings", id).get("what"), len(list), strings.Join(lines, " <> "))
		}
	}
	return found, parts
}

// recall tells how many mentions are found; denials only where they are.
func (s *happeningScore) recall(add func(string, float64, int)) {
	found, all, there, happenings := 0, 0, map[string]bool{}, map[string]bool{}
	for _, m := range s.mentions {
		if s.eventless(m.of.id()) {
			continue
		}
		happenings[m.of.id()] = true
		if m.found {
			there[m.of.id()] = true
		}
		if m.row.get("role") == "denial" && !m.found {
			continue
		}
		if all++; m.found {
			found++
			continue
		}
		s.o.Say("mention missed %s %s: %q (%s) | %s", m.of.id(), m.of.get("types"), m.row.get("trigger"), m.row.get("role"), s.coded(m))
	}
	add("mentions found", fraction(found, all), all)
	add("happenings found", fraction(len(there), len(happenings)), len(happenings))
}

// coded is what is coded at a mention, if it is something else.
func (s *happeningScore) coded(m *corpusMention) string {
	var out []string
	for _, x := range s.merged {
		for _, e := range x.Events {
			if e.Report == m.report && slices.ContainsFunc(s.fits(e.Report, e.Event), func(f fit) bool { return f.mention == m }) {
				out = append(out, e.Event.Type+" "+s.words(e))
			}
		}
	}
	if len(out) == 0 {
		out = []string{"nothing"}
	}
	return fmt.Sprintf("%s %q | coded: %s", m.report, m.row.get("quote"), strings.Join(out, ", "))
}

func (s *happeningScore) words(e MergedEvent) string {
	return fmt.Sprintf("%s %q", e.Report, e.Event.Trigger.In(s.g.texts[e.Report]))
}

// line writes a merged event with its happenings.
func (s *happeningScore) line(m *Merged) string {
	var out []string
	for _, e := range m.Events {
		out = append(out, e.Event.Type+" "+s.words(e))
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// numbers tells whose range is right, and which versions are told as such. A happening is
// the merged event that has most of its events.
func (s *happeningScore) numbers(add func(string, float64, int)) {
	right, all, told, versions := 0, 0, 0, 0
	for _, r := range s.g.tables["happenings"] {
		m := s.mostly(r.id())
		if m == nil {
			continue
		}
		for _, c := range r.list("counts") {
			all++
			if has := rangeOf(m, c); has == c {
				right++
			} else {
				s.o.Say("number wrong %s: %s | predicted %s | %s", r.id(), c, has, s.line(m))
			}
		}
		if manyVersions(r.get("versions")) {
			if versions++; tellsVersions(m, r) {
				told++
			} else {
				s.o.Say("versions not told %s: %s | %s", r.id(), r.get("versions"), s.line(m))
			}
		}
	}
	add("numbers right", fraction(right, all), all)
	add("disagreements told", fraction(told, versions), versions)
}

// mostly is the merged event with most events of a happening, nil for none.
func (s *happeningScore) mostly(id string) (best *Merged) {
	most := 0
	for i, tells := range s.tells {
		if tells[id] > most {
			best, most = s.merged[i], tells[id]
		}
	}
	return best
}

// rangeOf writes the range of a merged event as the gold does: killed 6-11, for the kind
// of the gold's range.
func rangeOf(m *Merged, gold string) string {
	kind, _, _ := strings.Cut(gold, " ")
	for _, c := range m.Ranges {
		if c.Kind == kind {
			return kind + " " + rangeText(c.Range)
		}
	}
	return "none"
}

func rangeText(r readout.Range) string {
	if r.Min == r.Max {
		return strconv.Itoa(r.Min)
	}
	return strconv.Itoa(r.Min) + "-" + strconv.Itoa(r.Max)
}

// manyVersions says whether a cell of versions has two or more.
func manyVersions(cell string) bool {
	return strings.Contains(cell, ";") || strings.Count(cell, "(") > 1
}

// tellsVersions says whether versions are told of what differs: of the numbers that have
// a range, or of anything where none has.
func tellsVersions(m *Merged, r *goldRow) bool {
	ranged := false
	for _, c := range r.list("counts") {
		kind, n, _ := strings.Cut(c, " ")
		if strings.Contains(n, "-") {
			ranged = true
			if slices.Contains(m.Disagree, kind) {
				return true
			}
		}
	}
	return !ranged && len(m.Disagree) > 0
}

// groups tells of how many merged events out of several reports the number of independent texts is right.
func (s *happeningScore) groups(add func(string, float64, int)) {
	right, all := 0, 0
	for _, m := range s.merged {
		set := map[string]bool{}
		for _, e := range m.Events {
			set[s.g.group[e.Report]] = true
		}
		if !severalReports(m) {
			continue
		}
		if all++; len(set) == m.Groups {
			right++
			continue
		}
		s.o.Say("texts miscounted %s: %d and not %d | %s", m.ID, m.Groups, len(set), s.line(m))
	}
	add("independent texts right", fraction(right, all), all)
}

// severalReports says whether a merged event is told of by two reports or more.
func severalReports(m *Merged) bool {
	return slices.ContainsFunc(m.Events, func(e MergedEvent) bool { return e.Report != m.Events[0].Report })
}
