package export

import "strings"

// A pair is two parties of an event: who did it and to whom. The second may be missing.
type pair struct{ a, b *Party }

// pairs appends the pairs of an event: every actor with every recipient. Where all do
// the same, as those who meet, every two of them once, in the order of the text.
func (e *Event) pairs(list []pair) []pair {
	all := e.Actors
	if e.Symmetric {
		switch len(all) {
		case 0:
			all = e.Recipients
		case 1:
			if len(e.Recipients) > 0 {
				break
			}
			return append(list, pair{&all[0], nil})
		default:
			for i := range all {
				for k := i + 1; k < len(all); k++ {
					list = append(list, pair{&all[i], &all[k]})
				}
			}
			return list
		}
	}
	for i := range all {
		for k := range e.Recipients {
			list = append(list, pair{&all[i], &e.Recipients[k]})
		}
		if len(e.Recipients) == 0 {
			list = append(list, pair{&all[i], nil})
		}
	}
	if len(all) == 0 {
		for k := range e.Recipients {
			list = append(list, pair{nil, &e.Recipients[k]})
		}
	}
	return list
}

// sectors are the sectors of a party.
func (p *Party) sectors() []string { return strings.Fields(p.Sectors) }

// country is the country of a party that may be missing.
func (p *Party) country() string {
	if p == nil {
		return ""
	}
	return p.Country
}

// quadOf is PLOVER's class of an event. Where its type has none, CAMEO's root tells it,
// as PLOVER divides them: appeals and demands are verbal conflict, protests material.
func quadOf(e *Event) int {
	if e.Quad != 0 || len(e.CAMEO) < 2 {
		return e.Quad
	}
	switch root := digits(e.CAMEO[:2]); {
	case root == 2, root >= 9 && root <= 13:
		return 3
	case root <= 5:
		return 1
	case root <= 8:
		return 2
	}
	return 4
}
