package processes

import (
	"cmp"
	"slices"
)

// positions lists what each party held on each issue. A position that changes closes the
// one before; one that is said again is one position.
func (f *folder) positions() {
	type of struct{ holder, issue string }
	by := map[of][]*cited{}
	var order []of
	for _, x := range f.kind(KindPosition) {
		if len(x.By) == 0 || x.Denied {
			continue
		}
		k := of{x.By[0], x.Issue}
		if by[k] == nil {
			order = append(order, k)
		}
		by[k] = append(by[k], x)
	}
	slices.SortFunc(order, func(a, b of) int { return cmp.Or(cmp.Compare(a.holder, b.holder), cmp.Compare(a.issue, b.issue)) })
	for _, k := range order {
		at := len(f.p.Positions)
		for _, x := range by[k] {
			f.hold(x, at)
		}
	}
	for i := range f.p.Positions {
		if p := &f.p.Positions[i]; len(p.Facts) > 1 {
			p.Witness = f.witness(f.cited(p.Facts))
		}
	}
	f.endPositions()
}

// stances that are one, and how far each gives way.
func stance(s string) string {
	switch s {
	case "insists":
		return "demands"
	case "accepts_with_conditions":
		return "accepts"
	}
	return s
}

func yielding(s string) int {
	return slices.Index([]string{"refuses", "demands", "aims", "wait_and_see", "open", "offers", "accepts"}, stance(s))
}

// hold enters a position of one holder on one issue; those before it begin at index at.
func (f *folder) hold(x *cited, at int) {
	ps := f.p.Positions
	for i := len(ps) - 1; i >= at; i-- {
		p := &ps[i]
		held := &f.held[i]
		if d := held.dropped; d != "" && x.lo >= d {
			if p.To == "" {
				p.To = d
			}
			continue // what is demanded now is demanded anew
		}
		if len(p.Facts) > 0 && held.last < x.lo && apart(held.last, x.lo) > stale && !f.similar(p.Words.Words, x.What.Words) {
			continue // other words after a month
		}
		if x.Value == "offers" && p.Stance == "offers" && apart(held.last, x.lo) > restated && !f.similar(p.Words.Words, x.What.Words) {
			continue // another offer
		}
		if x.Issue == "other" && !f.similar(p.Words.Words, x.What.Words) && (p.From != x.lo || p.Words.Words != x.What.Words) {
			continue // what has no issue is only what it says
		}
		if stance(p.Stance) == stance(x.Value) && (p.To == "" || i == len(ps)-1) && (p.Kind == x.Sort || f.similar(p.Words.Words, x.What.Words) || p.To == "") && f.sameMatter(p, x) {
			p.Facts = append(p.Facts, f.use([]*cited{x})...)
			held.last = max(held.last, x.lo)
			return
		}
	}
	n := Position{Holder: x.By[0], Issue: x.Issue, Stance: x.Value, Kind: x.Sort, Words: x.What, From: x.lo, Change: "new", Standing: Confirmed}
	for i := len(ps) - 1; i >= at; i-- {
		p := &ps[i]
		if p.To == "" && p.From < n.From && n.Issue != "other" && (stance(p.Stance) != stance(n.Stance) && opposed(p.Stance, n.Stance)) {
			p.To = n.From
			n.Change = "harder"
			if yielding(n.Stance) > yielding(p.Stance) {
				n.Change = "softer"
			}
			break
		}
	}
	f.outbid(&n, at)
	n.Witness = f.witness([]*cited{x})
	w := &n.Witness
	if !slices.Contains(w.Sides, n.Holder) && !slices.Contains(w.Unnamed, n.Holder) && w.Author == 0 && !w.Document {
		n.Standing = Asserted // another's word for it
	}
	n.Facts = f.use([]*cited{x})
	f.p.Positions = append(f.p.Positions, n)
	f.held = append(f.held, holding{last: max(n.From, x.lo), dropped: f.dropped(&n)})
}

// A holding is what is asked of a position again and again: the day on which it was last
// told, and that on which it was dropped.
type holding struct{ last, dropped string }

// restated is how many days after an offer others may tell of it in words of their own.
const restated = 3

// stale is how many days after it was last told a position is no longer taken for granted.
const stale = 30

// sameMatter says whether a position is about the same thing as one of the same issue:
// two demands of one day in one report are two.
func (f *folder) sameMatter(p *Position, x *cited) bool {
	if f.similar(p.Words.Words, x.What.Words) {
		return true
	}
	for _, o := range f.cited(p.Facts) {
		if o.e == x.e && !overlap(o.What, x.What) {
			return false
		}
	}
	return true
}

func overlap(a, b Quote) bool { return a.Start < b.End && b.Start < a.End }

// opposed says whether holding one stance ends the other: from refusing to accepting.
func opposed(a, b string) bool {
	x, y := yielding(a), yielding(b)
	return x >= 0 && y >= 0 && (x <= 1 && y >= 4 || y <= 1 && x >= 4 || x == 0 && y == 2 || y == 0 && x >= 2)
}

// similar says whether two pieces of text share most of their long words.
func (f *folder) similar(a, b string) bool {
	x, y := f.longWords(a), f.longWords(b)
	n := min(len(x), len(y))
	return n > 0 && 2*common(x, y) >= n+1
}

// longWords are the beginnings of the long words of a text, sorted; they are kept.
func (f *folder) longWords(s string) []string { return f.m.long.get(s, longWords) }

func longWords(s string) []string {
	var out []string
	start := -1
	s = fold(s) + " "
	for i := range len(s) {
		if s[i] == ' ' {
			if start >= 0 && i-start > 4 {
				w := s[start:i]
				if len(w) > 6 {
					w = w[:6] // endings differ
				}
				out = insert(out, w)
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	return out
}

// cited returns facts by their ids.
func (f *folder) cited(ids []string) []*cited {
	var out []*cited
	for _, id := range ids {
		if x := f.byID()[id]; x != nil {
			out = append(out, x)
		}
	}
	return out
}

func (f *folder) byID() map[string]*cited {
	if f.ids == nil {
		f.ids = make(map[string]*cited, len(f.facts))
		for i := range f.facts {
			f.ids[f.facts[i].ID] = &f.facts[i]
		}
	}
	return f.ids
}

// proposals puts plans and drafts together by who made them and what they say.
func (f *folder) proposals() {
	for _, x := range f.kind(KindProposal) {
		k := slices.IndexFunc(f.p.Proposals, func(p Proposal) bool {
			return slices.Equal(p.By, x.By) && (f.similar(p.Words.Words, x.What.Words) || p.Kind == x.Sort && apart(p.From, x.lo) <= 3)
		})
		if k < 0 {
			f.p.Proposals = append(f.p.Proposals, Proposal{By: x.By, Kind: x.Sort, Words: x.What, From: x.lo})
			k = len(f.p.Proposals) - 1
		}
		p := &f.p.Proposals[k]
		p.State = or(x.Value, p.State)
		p.Accepted, p.Rejected = union(p.Accepted, x.On), union(p.Rejected, x.Third)
		p.Facts = append(p.Facts, f.use([]*cited{x})...)
	}
	for i := range f.p.Proposals {
		p := &f.p.Proposals[i]
		p.Witness = f.witness(f.cited(p.Facts))
	}
}

// sticking puts together what is in the way.
func (f *folder) sticking() {
	for _, x := range f.kind(KindSticking) {
		k := slices.IndexFunc(f.p.Sticking, func(s Sticking) bool {
			return f.similar(s.Words.Words, x.What.Words) || s.Issue == x.Issue && x.Issue != "" && x.Issue != "other"
		})
		if k < 0 {
			f.p.Sticking = append(f.p.Sticking, Sticking{Issue: x.Issue, Kind: x.Sort, Words: x.What, From: x.lo})
			k = len(f.p.Sticking) - 1
		}
		s := &f.p.Sticking[k]
		s.To = x.hi
		s.Kind = or(s.Kind, x.Sort)
		s.Facts = append(s.Facts, f.use([]*cited{x})...)
	}
	for i := range f.p.Sticking { // gone with the agreement
		s := &f.p.Sticking[i]
		s.Witness = f.witness(f.cited(s.Facts))
		last := s.To
		s.To = ""
		for k := range f.p.States {
			if st := &f.p.States[k]; counts(st.Standing) && st.From >= last && (st.State == Signed || st.State == TextAgreed || st.State == InForce) {
				s.To = st.From
				break
			}
		}
	}
}
