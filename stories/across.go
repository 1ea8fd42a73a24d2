package stories

import (
	"cmp"
	"maps"
	"slices"
)

// A Part is a happening as one story tells of it. Parts of several stories that are one
// happening are found by their keys, and joined two by two.
type Part struct {
	Tellings []Telling // ordered
	keys     map[int64]bool
}

// PartOf makes a part of tellings of one story, at least one, in any order.
func PartOf(tellings []Telling) *Part {
	p := &Part{Tellings: tellings, keys: map[int64]bool{}}
	slices.SortFunc(p.Tellings, func(a, b Telling) int { return before(&a, &b) })
	dated := p.Dated()
	for i := range p.Tellings {
		t := &p.Tellings[i]
		if dated && !t.dated() || !dated && !p.Seeking() {
			continue
		}
		for _, k := range t.Keys() {
			p.keys[k] = true
		}
	}
	return p
}

// ID is that of its first telling.
func (p *Part) ID() string { return p.Tellings[0].ID }

// Keys are those by which it is looked up, in no order.
func (p *Part) Keys() map[int64]bool { return p.keys }

// Has says whether it can be found by a key.
func (p *Part) Has(key int64) bool { return p.keys[key] }

// Before orders parts by their first tellings.
func (p *Part) Before(q *Part) bool { return before(&p.Tellings[0], &q.Tellings[0]) < 0 }

// Dated says whether words state the days of it.
func (p *Part) Dated() bool {
	return slices.ContainsFunc(p.Tellings, func(t Telling) bool { return t.dated() })
}

// Seeking says whether it is only looked back at, without a day.
func (p *Part) Seeking() bool {
	back := false
	for i := range p.Tellings {
		t := &p.Tellings[i]
		if t.Told || t.Type == "" || ahead(t.Status) {
			return false
		}
		back = back || t.seeking()
	}
	return back
}

// A Tie says how two dated parts of different stories may be one happening.
type Tie int

const (
	Untied Tie = iota
	Weak       // they are one where neither can be another's
	Strong
)

// TieOf returns how two parts are tied: nothing may contradict between any tellings, a
// day and the kind of act must agree, and a side; place, number or both sides besides
// make it strong.
func TieOf(a, b *Part) Tie {
	if oneReport(a, b) {
		return Untied
	}
	tie := Untied
	for i := range a.Tellings {
		for j := range b.Tellings {
			x, y := &a.Tellings[i], &b.Tellings[j]
			if x.Type == "" || y.Type == "" {
				continue
			}
			z := agreement(x, y)
			if z <= never {
				return Untied
			}
			if !x.dated() || !y.dated() || !shareDay(x, y) {
				continue
			}
			if doneOnce(x, y) {
				tie = max(tie, Weak)
			}
			if z < leastAcross {
				continue
			}
			if v := tieOf(x, y); v > tie {
				tie = v
			}
		}
	}
	return tie
}

// leastAcross is what the codes of two tellings of different stories must weigh.
const leastAcross = 1

func tieOf(x, y *Telling) Tie {
	place := x.Place != "" && x.Place == y.Place && !x.Wide
	sides := bothSides(x, y)
	soft := softSides(x, y)
	number := sameNumber(x, y)
	switch {
	case !alikeIn(x, y):
		return Untied
	case place && (sides > 0 || soft > 0), sides > 1, number && (sides > 0 || soft > 1):
		return Strong
	case place, sides > 0, soft > 1:
		return Weak
	}
	return Untied
}

// softSides counts the sides that two tellings have in common where those that the
// reports are about stand for what they do not name; 0 where both name all.
func softSides(x, y *Telling) int {
	n := 0
	b := y.sides()
	for _, a := range x.sides() {
		if slices.Contains(b, a) {
			n++
		}
	}
	return n
}

// alikeIn says whether two tellings are of the same kind of act: type and mode, or a
// word or concept of their triggers.
func alikeIn(x, y *Telling) bool {
	if x.Type == y.Type && (x.Mode == y.Mode || x.Mode == "" || y.Mode == "" || x.Type == "ASSAULT") {
		return true
	}
	if x.seizes() && y.seizes() || x.breaksOff() && y.breaksOff() {
		return true
	}
	for _, a := range x.Words {
		for _, b := range y.Words {
			if a == b || oneConcept(a, b) {
				return true
			}
		}
	}
	return false
}

// seizes says whether people are taken: what one side calls an arrest is an abduction
// to the other.
func (t *Telling) seizes() bool {
	return t.Type == "COERCE" && t.Mode == "arrest" || t.Type == "ASSAULT" && t.Mode == "abduct"
}

// bothSides counts the sides that two tellings have in common, each where it stands,
// unless they act together.
func bothSides(x, y *Telling) int {
	if x.Symmetric || y.Symmetric || x.mutual() || y.mutual() || len(x.To) == 0 && len(y.To) == 0 {
		n := 0
		a, b := slices.Concat(x.By, x.To), slices.Concat(y.By, y.To)
		for i := range a {
			if !slices.ContainsFunc(a[:i], func(p Party) bool { return p.is(&a[i]) }) && slices.ContainsFunc(b, func(p Party) bool { return p.is(&a[i]) }) {
				n++
			}
		}
		return n
	}
	n := 0
	if meet(x.By, y.By) == agree {
		n++
	}
	if meet(x.To, y.To) == agree {
		n++
	}
	return n
}

// sameNumber says whether both give one number of one kind.
func sameNumber(x, y *Telling) bool {
	for _, a := range x.Counts {
		for _, b := range y.Counts {
			if a.Kind == b.Kind && a.Unit == b.Unit && a.Min == b.Min && a.Max == b.Max && a.Min > 1 {
				return true
			}
		}
	}
	return false
}

// oneReport says whether a report tells of both: it knows that they are two.
func oneReport(a, b *Part) bool {
	for i := range a.Tellings {
		for j := range b.Tellings {
			if a.Tellings[i].Report == b.Tellings[j].Report {
				return true
			}
		}
	}
	return false
}

// A Bond is a tie between two of a list of parts.
type Bond struct {
	A, B int
	Tie  Tie
}

// Join returns for each of the parts, all of them dated, the number of the first part
// of its happening. All that are tied to one of them, by turns, must be in the list;
// its order changes nothing. Parts that a person split, or of which two contradict, are
// never joined by what fits both.
func Join(parts []*Part, bonds []Bond, decisions []Decision) []int {
	j := &joining{parts: parts, of: make([]int, len(parts)), members: make([][]int, len(parts)), split: splits(decisions)}
	for i := range parts {
		j.of[i], j.members[i] = i, []int{i}
	}
	slices.SortFunc(bonds, func(x, y Bond) int {
		a, b := j.ends(x)
		c, d := j.ends(y)
		return cmp.Or(cmp.Compare(y.Tie, x.Tie), cmp.Compare(a, c), cmp.Compare(b, d))
	})
	weak := map[int]map[int]bool{}
	for _, b := range bonds {
		if b.Tie == Strong {
			j.join(b.A, b.B)
		}
	}
	for _, b := range bonds {
		if x, y := j.of[b.A], j.of[b.B]; x != y {
			for _, e := range [][2]int{{x, y}, {y, x}} {
				if weak[e[0]] == nil {
					weak[e[0]] = map[int]bool{}
				}
				weak[e[0]][e[1]] = true
			}
		}
	}
	for _, set := range linked(weak) {
		if j.allFit(set) {
			for _, x := range set[1:] {
				j.join(set[0], x)
			}
		}
	}
	for _, b := range bonds {
		if x, y := j.of[b.A], j.of[b.B]; x != y && len(weak[x]) == 1 && len(weak[y]) == 1 {
			j.join(b.A, b.B)
		}
	}
	return j.of
}

// linked are the sets of what hangs together by links, smallest numbers first.
func linked(links map[int]map[int]bool) (out [][]int) {
	seen := map[int]bool{}
	for _, start := range slices.Sorted(maps.Keys(links)) {
		if seen[start] {
			continue
		}
		set := []int{start}
		seen[start] = true
		for i := 0; i < len(set); i++ {
			for k := range links[set[i]] {
				if !seen[k] {
					seen[k] = true
					set = append(set, k)
				}
			}
		}
		slices.Sort(set)
		out = append(out, set)
	}
	return out
}

// allFit says whether nothing contradicts that all of some happenings are one.
func (j *joining) allFit(set []int) bool {
	for i, a := range set {
		for _, b := range set[:i] {
			for _, x := range j.members[a] {
				for _, y := range j.members[b] {
					if !fit(j.parts[x], j.parts[y], j.split) || strangers(j.parts[x], j.parts[y]) {
						return false
					}
				}
			}
		}
	}
	return true
}

type joining struct {
	parts   []*Part
	of      []int
	members [][]int
	split   map[[2]string]bool
}

// ends are the ids of the parts of a bond, the smaller one first.
func (j *joining) ends(b Bond) (string, string) {
	x, y := j.parts[b.A].ID(), j.parts[b.B].ID()
	return min(x, y), max(x, y)
}

func (j *joining) join(a, b int) {
	a, b = j.of[a], j.of[b]
	if a == b {
		return
	}
	for _, x := range j.members[a] {
		for _, y := range j.members[b] {
			if !fit(j.parts[x], j.parts[y], j.split) {
				return
			}
		}
	}
	if j.parts[b].Before(j.parts[a]) {
		a, b = b, a
	}
	for _, y := range j.members[b] {
		j.of[y] = a
	}
	j.members[a], j.members[b] = append(j.members[a], j.members[b]...), nil
}

// fit says whether nothing contradicts that two parts are one.
func fit(a, b *Part, split map[[2]string]bool) bool {
	if oneReport(a, b) {
		return false
	}
	for i := range a.Tellings {
		for k := range b.Tellings {
			x, y := &a.Tellings[i], &b.Tellings[k]
			if split[[2]string{x.ID, y.ID}] || x.Type != "" && y.Type != "" && agreement(x, y) <= never {
				return false
			}
		}
	}
	return true
}

// splits are the pairs of tellings that persons split, both ways round.
func splits(decisions []Decision) map[[2]string]bool {
	out := map[[2]string]bool{}
	for _, d := range decisions {
		for i, x := range d.Tellings {
			for _, y := range d.Tellings[:i] {
				out[[2]string{x, y}], out[[2]string{y, x}] = d.Split, d.Split
			}
		}
	}
	return out
}

// backDays is how long after a happening a report looks back at it without its day.
const backDays = 120

// MayMean says how well what looks back without a day may mean a dated part: nothing
// contradicts, it was over by then and not long ago, and the kind of act and both sides
// are the same; place, number or word besides make it strong.
func MayMean(back, p *Part, decisions []Decision) Tie {
	if !fit(back, p, splits(decisions)) {
		return Untied
	}
	means := Untied
	for i := range back.Tellings {
		for k := range p.Tellings {
			x, y := &back.Tellings[i], &p.Tellings[k]
			if y.From != "" && x.Day != "" && y.Told && (y.From > x.Day || dayOf(x.Day)-dayOf(y.Until) > backDays) {
				return Untied
			}
			if x.Type == "" || y.Type == "" || !y.dated() || !x.seeking() {
				continue
			}
			means = max(means, meant(x, y))
		}
	}
	return means
}

func meant(x, y *Telling) Tie {
	if x.Type != y.Type || !alikeIn(x, y) || anotherRound(x, y) {
		return Untied
	}
	place := x.Place != "" && x.Place == y.Place && !x.Wide
	number := sameNumber(x, y)
	if unlike(x, y) && !number {
		return Untied
	}
	sides, soft := bothSides(x, y), softSides(x, y)
	said := x.word() != "" && (x.word() == y.word() || oneConcept(x.word(), y.word()))
	switch {
	case place && (number || sides > 0 || soft > 0), number && (sides > 0 || soft > 1), said && (sides > 1 || soft > 1 || sides > 0 && x.word() == y.word()):
		return Strong
	case sides > 1, sides > 0 && soft > 1:
		return Weak
	}
	return Untied
}

// unlike says whether both give numbers of one kind, and none in common.
func unlike(x, y *Telling) bool {
	differ := false
	for _, a := range x.Counts {
		for _, b := range y.Counts {
			if a.Kind == b.Kind && a.Unit == b.Unit {
				if (a.Min <= b.Max || b.Open) && (b.Min <= a.Max || a.Open) {
					return false
				}
				differ = true
			}
		}
	}
	return differ
}
