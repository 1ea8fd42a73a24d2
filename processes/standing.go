package processes

import (
	"slices"

	"readout"
)

// weigh finds the turns of one day that cannot both be so: talks that fail and succeed,
// in reports that do not tell of both. What more texts tell outweighs the other; of two
// as well told the later report does.
func (h *historian) weigh(ts []turn) {
	h.lost = map[*turn]string{}
	good := []string{Principle, TextAgreed, Signed, InForce}
	for i := range ts { // an agreement is signed once: on the day that is told, and not when somebody speaks of it
		a := &ts[i]
		if a.pinned != nil || !slices.Contains(good, a.trigger) || a.basis != readout.BasisInferred {
			continue
		}
		for k := range ts {
			if b := &ts[k]; b.trigger == a.trigger && b.pinned == nil && b.basis != readout.BasisInferred && b.day > a.day && apart(a.day, b.day) <= h.rules.window() {
				h.lost[a] = "the day that " + b.claims[0].e.Report + " tells"
			}
		}
	}
	bad := []string{Deadlocked, Suspended, WalkedOut, Ended, Collapsed}
	for i := range ts {
		a := &ts[i]
		if a.pinned != nil || !slices.Contains(good, a.trigger) {
			continue
		}
		first := i
		for first > 0 && ts[first-1].day == a.day {
			first--
		}
		for k := first; k < len(ts) && ts[k].day == a.day; k++ {
			b := &ts[k]
			if b.pinned != nil || !slices.Contains(bad, b.trigger) || sameReport(a, b) {
				continue
			}
			sa, _ := h.standing(a)
			sb, _ := h.standing(b)
			if sa != Confirmed || sb != Confirmed {
				continue
			}
			wa, wb := h.witness(h.facts0(a.claims)), h.witness(h.facts0(b.claims))
			lose, win := a, b
			if x, y := strength(&wa), strength(&wb); x > y || x == y && lastReport(a.claims) > lastReport(b.claims) {
				lose, win = b, a
			}
			h.lost[lose] = win.trigger
		}
	}
}

func strength(w *Witness) int { return 2*len(w.Sides) + 2*w.Author + len(w.Third) + w.Groups }

func sameReport(a, b *turn) bool {
	for _, x := range a.claims {
		for _, y := range b.claims {
			if x.e == y.e {
				return true
			}
		}
	}
	return false
}

func lastReport(cs []claim) string {
	last := ""
	for _, c := range cs {
		last = max(last, c.e.Published+c.e.Report)
	}
	return last
}

func (h *historian) facts0(cs []claim) []*cited {
	out := make([]*cited, len(cs))
	for i := range cs {
		out[i] = cs[i].cited
	}
	return out
}

// acts returns whose act a turn is. What a report tells in its own voice outweighs what
// others say, and a correction what it corrects.
func acts(cs []claim) []string {
	weight := func(c *claim) int {
		switch {
		case c.e.Corrects:
			return 3
		case slices.ContainsFunc(c.Vouched, func(v Voucher) bool { return v.Kind == VoucherAuthor }):
			return 2
		}
		return 1
	}
	most := 0
	for i := range cs {
		if len(cs[i].by) > 0 {
			most = max(most, weight(&cs[i]))
		}
	}
	var out []string
	for i := range cs {
		if weight(&cs[i]) == most {
			out = union(out, cs[i].by)
		}
	}
	return out
}

// standing says whether a turn has its minimum evidence, and who vouches.
func (h *historian) standing(t *turn) (string, Witness) {
	if t.pinned != nil {
		return Pinned, Witness{}
	}
	xs := h.facts0(t.claims)
	w := h.witness(xs)
	need := evidenceFor(t.trigger)
	if t.trigger == Paused || t.trigger == Over {
		need |= ByMediator // who chairs the talks adjourns them
	}
	if _, passed, ok := Next(h.state, t.trigger); ok {
		for _, p := range passed { // who tells of a later step answers for the agreement to talk
			if p == AgreedTalk && t.trigger == Scheduled {
				need = evidenceFor(AgreedTalk) | ByMediator | ByFinder
			}
		}
	}
	if len(t.denials) > 0 {
		xs = h.standingBy(t)
		w = h.witness(xs)
	}
	enough := h.suffices(need, xs, &w, acts(t.claims)) || t.admitted && len(t.claims) > 1 // who had denied it agrees with who claimed it
	if len(t.denials) > 0 {
		var deny Witness
		var by []*cited
		author, last := 0, ""
		for _, d := range t.denials {
			by = append(by, d.cited)
			if len(d.DeniedBy) == 0 {
				deny = h.witness(by)
				author = deny.Author
			}
			last = max(last, d.e.Published)
		}
		strong := w.Author >= 2 || len(w.Sides) >= 2 || w.Document || slices.ContainsFunc(w.Third, func(k string) bool { return slices.Contains(h.third, k) })
		switch {
		case author > 0 && author >= w.Author && last >= lastDayOf(t.claims):
			return Disputed, w // taken back
		case enough && strong:
			return Confirmed, w
		}
		return Disputed, w
	}
	if enough {
		return Confirmed, w
	}
	return Asserted, w
}

// standingBy returns the claims of a turn without those of a side that denies it: what a
// side says of the other's claim is no claim of its own. Who claimed first stays.
func (h *historian) standingBy(t *turn) []*cited {
	no := deniers(t)
	var out []*cited
	var first *cited
	for i := range t.claims {
		c := t.claims[i].cited
		if first == nil || c.e.Published < first.e.Published {
			first = c
		}
		says := saying(h.vouchers(c))
		if len(says) == 0 || len(without(says, no)) > 0 || slices.ContainsFunc(h.vouchers(c), func(v Voucher) bool { return v.Kind == VoucherAuthor }) {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		out = append(out, first)
	}
	return out
}

func lastDayOf(cs []claim) string {
	last := ""
	for _, c := range cs {
		last = max(last, c.e.Published)
	}
	return last
}

// deniers are the sides that deny a turn.
func deniers(t *turn) []string {
	var out []string
	for _, d := range t.denials {
		vs := d.DeniedBy
		if len(vs) == 0 {
			vs = d.Vouched
		}
		for _, v := range vs {
			switch {
			case v.Kind == VoucherAuthor:
				out = insert(out, "author")
			case v.Side != "":
				out = insert(out, v.Side)
			default:
				out = insert(out, or(v.Name, "unnamed"))
			}
		}
	}
	return out
}
