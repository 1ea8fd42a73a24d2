package stories

import "slices"

const (
	besideAt  = 3 // sentences between two tellings of one thing in a report
	alongside = 5 // the same of the only fight that a report dates
)

// joinNear puts together what one report tells of one act in several sentences: they
// opened fire, they killed two; the two met, the meeting took four hours. What has no
// stated day goes to the one other that is near and that nothing speaks against; where
// it can be two, or none, it stays alone.
func (p *parting) joinNear(list []Telling) {
	byReport := map[string][]int{}
	var reports []string
	for i := range list {
		if list[i].Type != "" {
			if byReport[list[i].Report] == nil {
				reports = append(reports, list[i].Report)
			}
			byReport[list[i].Report] = append(byReport[list[i].Report], i)
		}
	}
	for _, r := range reports {
		of := byReport[r]
		for _, i := range of {
			at := -1
			for _, j := range of {
				if p.of[i] == p.of[j] || list[i].Told && !list[j].Told || !oneAct(&list[i], &list[j], reach(list, of)) || !p.compatible(list, p.of[i], p.of[j]) {
					continue
				}
				if at >= 0 && p.of[at] != p.of[j] {
					at = -2
					break
				}
				at = j
			}
			if at >= 0 {
				a, b := p.of[i], p.of[at]
				p.join(min(a, b), max(a, b))
			}
		}
	}
}

// reach is how far apart the tellings of one fight may stand in a report: farther where
// it states the day of no more than one.
func reach(list []Telling, of []int) int {
	day := ""
	for _, i := range of {
		if t := &list[i]; t.Type == "ASSAULT" && t.Told && !t.Past {
			if day != "" && day != t.From {
				return besideAt
			}
			day = t.From
		}
	}
	if day == "" {
		return besideAt
	}
	return alongside
}

// oneAct says whether two tellings of a report may be of one act by what each says.
func oneAct(a, b *Telling, reach int) bool {
	seized, broken := a.seizes() && b.seizes(), a.breaksOff() && b.breaksOff()
	if a.Type != b.Type && !seized && !broken || a.Past != b.Past || ahead(a.Status) || ahead(b.Status) || a.denied() != b.denied() {
		return false
	}
	if a.Told && b.Told && (a.From != b.From || a.Until != b.Until) {
		return false
	}
	if a.mediated() && b.twoAgree() || b.mediated() && a.twoAgree() {
		return a.From != "" && a.From == b.From && a.Until == b.Until && ordinals(a, b) == 0
	}
	switch a.Type {
	case "ASSAULT":
	case "REJECT", "SANCTION":
		if reach = besideAt; !broken {
			return false
		}
	case "CONSULT", "RETREAT", "COERCE", "PROTEST":
		reach = besideAt
		if !seized && a.Mode != b.Mode && (a.Mode != "" && b.Mode != "" || a.Type != "CONSULT") {
			return false
		}
	default:
		return false
	}
	if gap := a.Nth - b.Nth; gap > reach || gap < -reach {
		return false
	}
	if ordinals(a, b) < 0 || unlike(a, b) && !seized {
		return false
	}
	if a.Type == "CONSULT" {
		x, y := slices.Concat(a.By, a.To), slices.Concat(b.By, b.To)
		return !anyKnown(x) || !anyKnown(y) || together(x, y) >= 0
	}
	if a.mutual() || b.mutual() {
		return together(knownOf(slices.Concat(a.By, a.To)), knownOf(slices.Concat(b.By, b.To))) >= 0
	}
	return meet(a.By, b.By) != differ && meet(a.To, b.To) != differ
}

func (t *Telling) denied() bool { return t.Status == "not_happened" }

// compatible says whether no two tellings of two happenings contradict each other.
func (p *parting) compatible(list []Telling, a, b int) bool {
	if p.mean[a*p.n+b] < apart/2 {
		return false
	}
	for i := range list {
		if p.of[i] != a {
			continue
		}
		for j := range list {
			if p.of[j] == b && list[i].Type != "" && list[j].Type != "" && codes(&list[i], &list[j]) <= never {
				return false
			}
		}
	}
	return true
}

func anyKnown(ps []Party) bool {
	return slices.ContainsFunc(ps, func(p Party) bool { return p.known() })
}
