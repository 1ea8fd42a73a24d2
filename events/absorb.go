package events

import (
	"slices"

	"readout"
)

// absorb takes out of the events of a sentence what another of them is about and what
// therefore is none by itself: the aid that is cut, the invasion that is rehearsed.
// Its recipient is whom the other touches, where that names nobody.
func (x *run) absorb(from int) {
	for i := from; i < len(x.kept); i++ {
		a := &x.protos[x.kept[i]]
		switch a.typ {
		case "SANCTION", "THREATEN", "MOBILIZE", "AGREE":
		default:
			continue
		}
		for j := len(x.kept) - 1; j >= from; j-- {
			b := &x.protos[x.kept[j]]
			if j == i || !x.about(a, b) {
				continue
			}
			if a.rec.n == 0 {
				a.rec = b.rec
			}
			x.became(b.head, b.frame.rule(), a.head, "only what that is about")
			x.kept = slices.Delete(x.kept, j, j+1)
			if j < i {
				i--
			}
			a = &x.protos[x.kept[i]]
		}
	}
}

// about says whether b is what a sanction, a threat, a promise or a show of force is
// about: help that is cut off or pledged, a deed that is threatened or trained for.
func (x *run) about(a, b *proto) bool {
	if b.told || b.relative || b.typ == a.typ {
		return false
	}
	switch a.typ {
	case "SANCTION":
		if b.typ != "AID" && b.typ != "COOPERATE" && b.typ != "CONSULT" {
			return false
		}
	case "AGREE": // "pledged two million in aid"
		if b.typ != "AID" || !x.nominal(b.head) || b.act.n > 0 {
			return false
		}
		if t := x.tok(b.head); t.Rel == readout.RelObl && t.Head == a.head {
			return true
		}
	case "MOBILIZE":
		if b.typ != "ASSAULT" || !x.nominal(b.head) {
			return false
		}
	}
	top := a.object
	if a.content >= 0 {
		top = x.protos[a.content].head
	}
	if top < 0 || b.head == a.head {
		return false
	}
	return b.object == top || b.head == top || x.nominal(top) && x.inside(b.head, top)
}

// inside says whether token i hangs on noun top with no clause between.
func (x *run) inside(i, top int32) bool {
	for i >= 0 && i != top {
		switch x.tok(i).Rel {
		case readout.RelNmod, readout.RelCompound, readout.RelAmod, readout.RelConj, readout.RelNmodPoss:
		default:
			return false
		}
		i = x.tok(i).Head
	}
	return i == top
}
