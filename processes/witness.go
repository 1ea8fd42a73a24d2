package processes

import "slices"

// witness counts who vouches in some facts.
func (f *folder) witness(xs []*cited) Witness {
	var w Witness
	groups, authors := map[string]bool{}, map[string]bool{}
	for _, x := range xs {
		groups[x.group()] = true
		for _, v := range f.vouchers(x) {
			switch v.Kind {
			case VoucherAuthor:
				authors[x.group()] = true
			case VoucherDocument:
				w.Document = true
			case VoucherUnnamed:
				w.Unnamed = insert(w.Unnamed, v.Side)
			case VoucherSide:
				switch {
				case slices.Contains(f.parties, v.Side):
					w.Sides = insert(w.Sides, v.Side)
				default:
					w.Third = insert(w.Third, or(v.Side, v.Name))
				}
			}
		}
	}
	w.Groups, w.Author = len(groups), len(authors)
	return w
}

// vouchers are who vouches for a fact. An allegation is the word of who alleges.
func (f *folder) vouchers(x *cited) []Voucher {
	if x.Kind == KindViolation && len(x.By) > 0 {
		var out []Voucher
		for _, k := range x.By {
			out = append(out, Voucher{Kind: VoucherSide, Side: k})
		}
		for _, v := range x.Vouched { // and of who owns up to it
			if v.Kind == VoucherSide && slices.Contains(x.On, v.Side) && !slices.Contains(x.By, v.Side) {
				out = append(out, v)
			}
		}
		return out
	}
	return x.Vouched
}

// suffices says whether those who vouch are enough: who does it are the parties of the
// act, if it is one side's. What only unnamed sources tell never is.
func (f *folder) suffices(need Evidence, xs []*cited, w *Witness, act []string) bool {
	sides := w.Sides
	mediator := common(w.Third, f.third) > 0
	one := common(act, f.parties) == 1
	switch {
	case need&ByOne != 0 && (w.Author > 0 || len(w.Sides)+len(w.Third) > 0 || w.Document),
		need&ByAuthor != 0 && w.Author > 0,
		need&ByBoth != 0 && w.Author > 0 && !one,
		need&ByPaper != 0 && w.Document,
		need&ByMediator != 0 && mediator,
		need&ByFinder != 0 && len(w.Third) > 0,
		need&ByActor != 0 && common(sides, act) > 0:
		return true
	case need&ByClock == 0 && (mediator && len(sides) > 0 || len(sides) >= 2):
		return true
	}
	return f.independent(xs)
}

// independent says whether two reports with texts of their own vouch by two voices that
// have a name. What two outlets have from one source is one voice.
func (f *folder) independent(xs []*cited) bool {
	type voice struct{ group, who string }
	var all []voice
	for _, x := range xs {
		for _, v := range f.vouchers(x) {
			who := v.Side
			if v.Kind == VoucherAuthor {
				who = "author of " + x.group()
			}
			if who != "" && v.Kind != VoucherInferred && v.Kind != VoucherUnnamed {
				all = append(all, voice{x.group(), who})
			}
		}
	}
	for i, a := range all {
		for _, b := range all[:i] {
			if a.group != b.group && a.who != b.who {
				return true
			}
		}
	}
	return false
}

// whose lists the sides whose word alone something is.
func (w *Witness) whose() []string {
	var out []string
	for _, list := range [][]string{w.Sides, w.Third} {
		out = union(out, list)
	}
	for _, u := range w.Unnamed {
		if u == "" {
			u = "unnamed"
		}
		out = insert(out, u)
	}
	return out
}
