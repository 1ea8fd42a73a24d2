package processes

import (
	"cmp"
	"slices"
)

// An Outline is a process of which only that was folded which lists show and [Mark] keeps:
// its name, parties, issues, states, flags, rounds, positions, steps and agreements. It is
// what is asked of a process whenever one more report comes in; the rest is a third of the
// work. Its Cited is empty but for what [Outline.Prove] was asked for.
type Outline struct {
	*Process
	f *folder
}

// Outline returns the outline of the process that [Fold] returns.
func (m *Memory) Outline(g *Group, rules *Rules, at AsOf) *Outline {
	f := newFolder(m, g, rules, at)
	if len(f.entries) == 0 {
		return nil
	}
	f.outline()
	f.closeCounts()
	return &Outline{f.p, f}
}

// Prove cites the facts of changes.
func (o *Outline) Prove(list []Change) {
	ids, in := o.f.byID(), map[*cited]bool{}
	var xs []*cited
	for i := range list {
		for _, id := range list[i].Facts {
			if x := ids[id]; x != nil && !in[x] {
				in[x] = true
				xs = append(xs, x)
			}
		}
	}
	slices.SortFunc(xs, func(a, b *cited) int {
		return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(a.e.Published, b.e.Published), cmp.Compare(a.e.Report, b.e.Report), cmp.Compare(a.ID, b.ID))
	})
	o.Cited = nil
	for _, x := range xs {
		o.Cited = append(o.Cited, x.citing())
	}
}
