package stories

import (
	"cmp"
	"math"
	"slices"
)

// A Decision is a person's word on what is one event: of its tellings no two are one
// happening, or all are. A later decision overrules an earlier one about the same pair.
type Decision struct {
	Split    bool     `json:"split"` // otherwise they are merged
	Tellings []string `json:"tellings"`
}

const (
	oneHappening = .5 // mean chance over all pairs from which two parts are one happening
	apart        = -1e9
	lenient      = .5   // the odds by which words alone are believed too little: most pairs that they learnt from are far apart
	leastWords   = -1.5 // what words can say against two events whose codes agree
	sameReport   = -0.5 // two typed events of one report that its coding kept apart
)

// Group returns which tellings are of one happening: for each its number in list of
// the first of them. Tellings are ordered by day, report and id first, so that the
// order of list changes nothing; all of a story and those that look back at it belong
// into one list. The later a decision stands the more it counts.
func Group(list []Telling, decisions []Decision) []int {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return before(&list[i], &list[j]) })
	sorted := make([]Telling, len(list))
	for k, i := range order {
		sorted[k] = list[i]
	}
	of := group(sorted, decisions)
	out := make([]int, len(list))
	for k, i := range order {
		out[i] = order[of[k]]
	}
	return out
}

// before orders tellings: by the day of their reports, those without one last.
func before(a, b *Telling) int {
	return cmp.Or(cmp.Compare(dayOf(a.Day), dayOf(b.Day)), cmp.Compare(a.Report, b.Report), cmp.Compare(a.Nth, b.Nth), cmp.Compare(a.ID, b.ID))
}

func group(list []Telling, decisions []Decision) []int {
	n := len(list)
	p := &parting{n: n, mean: make([]float64, n*n), of: make([]int, n), size: make([]int, n), least: oneHappening}
	set := NewSetting(list)
	for i := range n {
		p.of[i], p.size[i] = i, 1
		for j := range i {
			v := float64(apart)
			if !alien(&list[i], &list[j]) {
				v = set.Likely(&list[i], &list[j])
			}
			p.mean[i*n+j], p.mean[j*n+i] = v, v
		}
	}
	p.decide(list, decisions)
	p.link()
	p.joinNear(list)
	p.lookBack(list)
	return p.of
}

// alien says at a glance of most pairs that Likely calls apart that they are.
func alien(a, b *Telling) bool {
	if a.Type == "" || b.Type == "" {
		return false
	}
	return a.Type != b.Type && a.family() != b.family() || a.Told && b.Told && (a.From > b.Until || b.From > a.Until)
}

// Likely is the chance that two tellings are of one happening; never is told by a
// chance so low that no company outweighs it.
func (x *Setting) Likely(a, b *Telling) float64 {
	if a.Type == "" || b.Type == "" {
		if a.Story != b.Story {
			return 0
		}
		return 1 / (1 + math.Exp(-x.Weigh(a, b)-lenient))
	}
	c := codes(a, b)
	if c <= never {
		return apart
	}
	z := c + max(x.Weigh(a, b), leastWords)
	if a.Report == b.Report {
		z += sameReport
	}
	if a.group() == b.group() && a.Report != b.Report && a.word() == b.word() && slices.Equal(a.Near, b.Near) {
		z += 4 // a copy's words
	}
	return 1 / (1 + math.Exp(-z))
}

// decide lays the decisions on: who is split can never be one, who is merged is.
func (p *parting) decide(list []Telling, decisions []Decision) {
	at := map[string]int{}
	for i := range list {
		at[list[i].ID] = i
	}
	type pair struct{ a, b int }
	last := map[pair]bool{} // whether the last word on a pair was to split
	var order []pair
	for _, d := range decisions {
		for x, s := range d.Tellings {
			for _, t := range d.Tellings[:x] {
				i, ok := at[s]
				j, too := at[t]
				if !ok || !too || i == j {
					continue
				}
				k := pair{min(i, j), max(i, j)}
				if _, ok := last[k]; !ok {
					order = append(order, k)
				}
				last[k] = d.Split
			}
		}
	}
	slices.SortFunc(order, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	for _, k := range order {
		v := 1.0
		if last[k] {
			v = apart
		}
		p.mean[k.a*p.n+k.b], p.mean[k.b*p.n+k.a] = v, v
	}
	for _, k := range order {
		if a, b := p.of[k.a], p.of[k.b]; !last[k] && a != b {
			for k := range p.n { // who fits one of the two fits both, whatever speaks against the other
				v := max(p.mean[a*p.n+k], p.mean[b*p.n+k])
				p.mean[a*p.n+k], p.mean[k*p.n+a], p.mean[b*p.n+k], p.mean[k*p.n+b] = v, v, v, v
			}
			p.join(min(a, b), max(a, b))
		}
	}
	for _, k := range order { // a split outlasts what company brought together
		if a, b := p.of[k.a], p.of[k.b]; last[k] && a != b {
			p.mean[a*p.n+b], p.mean[b*p.n+a] = apart, apart
		}
	}
}
