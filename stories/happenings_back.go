package stories

import "slices"

// backAt is the mean chance of its pairs from which what looks back, and has no day of
// its own, is taken for the one happening that it can be: less than elsewhere, since a
// day speaks neither for nor against it.
const backAt = .08

// lookBack puts what looks back without a day of its own to the one earlier happening
// of its story that it can be. Where it can be two, or none, it stays alone.
func (p *parting) lookBack(list []Telling) {
	members := map[int][]int{}
	for i, k := range p.of {
		members[k] = append(members[k], i)
	}
	var parts []int
	for k := range p.n {
		if len(members[k]) > 0 {
			parts = append(parts, k)
		}
	}
	to := map[int]int{}
	for _, k := range parts {
		if !dayless(list, members[k]) {
			continue
		}
		at := -1
		for _, other := range parts {
			if other == k || !dated(list, members[other]) || !p.mayBe(list, k, other, members) {
				continue
			}
			if at >= 0 {
				at = -1
				break
			}
			at = other
		}
		if at >= 0 {
			to[k] = at
		}
	}
	for _, k := range parts {
		if at, ok := to[k]; ok {
			p.join(min(at, k), max(at, k))
			if k < at { // whoever is to go to at finds it under its new name
				for x, y := range to {
					if y == at {
						to[x] = k
					}
				}
			}
		}
	}
}

// dayless says whether tellings look back and none of them states or implies a day.
func dayless(list []Telling, of []int) bool {
	back := false
	for _, i := range of {
		t := &list[i]
		if t.Told || t.Type == "" || ahead(t.Status) {
			return false
		}
		back = back || t.Past || t.From == ""
	}
	return back
}

// dated says whether the day of a happening is stated.
func dated(list []Telling, of []int) bool {
	return slices.ContainsFunc(of, func(i int) bool { return list[i].Told && list[i].Type != "" })
}

// mayBe says whether tellings that look back may be of a happening: nothing speaks
// against any pair, a side and the type are the same, and it was over when they were written.
func (p *parting) mayBe(list []Telling, back, happening int, members map[int][]int) bool {
	if p.mean[back*p.n+happening] < backAt {
		return false
	}
	typed, sided := false, false
	for _, i := range members[back] {
		for _, j := range members[happening] {
			a, b := &list[i], &list[j]
			if oneSentence(a, b) || anotherRound(a, b) || a.Story != b.Story || a.Day != "" && b.From > a.Day {
				return false
			}
			sided = sided || meet(slices.Concat(a.By, a.To), slices.Concat(b.By, b.To)) == agree
			typed = typed || a.Type == b.Type && (a.Mode == b.Mode || a.Mode == "" || b.Mode == "")
		}
	}
	return typed && sided
}

// oneSentence says whether one sentence tells of both in words of their own, and so of two.
func oneSentence(a, b *Telling) bool {
	return a.Report == b.Report && a.Nth == b.Nth && a.word() != b.word()
}
