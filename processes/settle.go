package processes

import (
	"fmt"
	"slices"
	"strings"
)

// This file finds out for whom the open names of a strand stand, from what other reports
// on the same days say: "N is the Front's, as report R says".

// A settlement is what open names of one strand stand for.
type settlement struct {
	as map[string]string // side, by open name
	by map[string]string // the report that says so, by open name
}

// names are all open names of a strand.
func (s *Strand) names() []string {
	if len(s.Heard) == 0 {
		return s.Open
	}
	return union(slices.Clone(s.Open), s.Heard)
}

// settle asks the reports around a node for its open names.
func (b *board) settle(n *node) *settlement {
	if x, ok := kept(b, n.s.ID, func(f *found) map[string]*settlement { return f.settled }); ok {
		return x
	}
	x := &settlement{as: map[string]string{}, by: map[string]string{}}
	for _, name := range n.s.names() {
		if side, report := b.whose(name, n); side != "" {
			x.as[name], x.by[name] = side, report
		}
	}
	b.settled[n.s.ID] = x
	return x
}

// whose is the side that other reports give a name, and the first of them; empty where
// none does, or where they do not agree.
func (b *board) whose(name string, n *node) (side, report string) {
	if name == theGovernment || b.err != nil {
		return "", ""
	}
	lo, hi := b.around(n)
	votes, first, full := map[string]int{}, map[string]*Entry{}, map[string]bool{}
	for _, e := range b.knowing(name, n, lo, hi) {
		from, to := e.days()
		if e.Report == n.e.Report || to < lo || from > hi {
			continue
		}
		for i := range e.Known {
			k := &e.Known[i]
			if k.Guess || !sameName(k.Name, name) {
				continue
			}
			votes[k.Side]++
			full[k.Name] = true
			if f := first[k.Side]; f == nil || e.Published < f.Published || e.Published == f.Published && e.Report < f.Report {
				first[k.Side] = e
			}
		}
	}
	if len(full) > 1 {
		return "", "" // several people of one surname
	}
	top := byCount(votes)
	if len(top) > 1 && len(n.s.Parties) == 1 { // the one who talks with the other party
		near := slices.DeleteFunc(slices.Clone(top), func(k string) bool { return k == n.s.Parties[0] || b.anchor(n, k, n.s.Parties[0]) == nil })
		if len(near) == 1 {
			top = near
		}
	}
	switch {
	case len(top) == 0:
		return "", ""
	case len(top) == 1 || votes[top[0]] >= 3*votes[top[1]]:
		return top[0], first[top[0]].Report
	}
	return "", ""
}

// knowing are the reports on some days that may know whose a name is.
func (b *board) knowing(name string, n *node, lo, hi string) []*Entry {
	var out []*Entry
	keys := n.s.openKeys(name)
	for _, k := range keys {
		es, err := b.src.Entries("k"+k[1:], lo, hi)
		if err != nil {
			b.err = fmt.Errorf("look up %s in the ledger: %w", name, err)
			return nil
		}
		for _, e := range es {
			if len(keys) == 1 || !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	return out
}

// anchor is the nearest of the talks between two around a node, nil if there are none.
func (b *board) anchor(n *node, x, y string) *node {
	var best *node
	lo, hi := b.around(n)
	for _, m := range b.under(pair(x, y), lo, hi) {
		if !m.loose() && len(m.s.Parties) == 2 && m.s.ID != n.s.ID && gap(m, n) <= b.rules.window() && (best == nil || closer(n, m, best)) {
			best = m
		}
	}
	return best
}

// sidesOf are the parties of a node and those for whom its open names stand.
func (b *board) sidesOf(n *node) []string {
	if len(n.s.Open) == 0 {
		return n.s.seats()
	}
	out := slices.Clone(n.s.seats())
	as := b.settle(n).as
	for _, name := range n.s.Open {
		if as[name] != "" {
			out = insert(out, as[name])
		}
	}
	return out
}

// settledHost is the nearest of the talks between those for whom the names of a node
// stand, nil where they are not two or hold no talks.
func (b *board) settledHost(n *node) *node {
	if len(n.s.Parties) > 1 || len(n.s.Open) == 0 {
		return nil
	}
	host, ok := kept(b, n, func(f *found) map[*node]*node { return f.sides })
	if !ok {
		two := b.sidesOf(n)
		if g := n.e.guessed(theGovernment); len(two) == 1 && g != "" && slices.Contains(n.s.Open, theGovernment) {
			two = insert(slices.Clone(two), g) // "the army" beside a man of the rebels: of whom the report is at home with
		}
		if len(two) == 2 {
			host = b.anchor(n, two[0], two[1])
		}
		b.sides[n] = host
	}
	return host
}

// outsideHost is the nearest of the talks to which somebody who mediates, hosts or
// watches deals with a party of theirs; nil where the two hold talks themselves, or where
// it may be one of several.
func (b *board) outsideHost(n *node) *node {
	if !n.s.Loose || len(n.s.Parties) != 2 {
		return nil
	}
	host, ok := kept(b, n, func(f *found) map[*node]*node { return f.outside })
	if !ok {
		host = b.findOutside(n)
		b.outside[n] = host
	}
	return host
}

func (b *board) findOutside(n *node) *node {
	keys := n.s.outside()
	if len(keys) == 0 || b.anchor(n, n.s.Parties[0], n.s.Parties[1]) != nil {
		return nil
	}
	var best *node
	lo, hi := b.around(n)
	for _, k := range keys {
		for _, m := range b.under("w"+k[1:], lo, hi) {
			switch {
			case m.loose() || m.e == n.e || gap(m, n) > b.rules.window():
			case best != nil && !slices.Equal(best.s.Parties, m.s.Parties):
				return nil
			case best == nil || closer(n, m, best):
				best = m
			}
		}
	}
	return best
}

// names says for whom the open names of a node stand in the talks of its host, and in
// words how that is known.
func (b *board) names(n, host *node) (as map[string]string, because string) {
	all := n.s.names()
	rebels, movement, report := b.rebelsAre(n)
	if len(all) == 0 && movement == "" {
		return nil, ""
	}
	x := b.settle(n)
	as = map[string]string{}
	var told []string
	if movement != "" {
		as[rebels] = movement
		told = append(told, fmt.Sprintf("the rebels are %s, with whom alone it talks on those days, as report %s says", movement, report))
	}
	for _, name := range all {
		switch {
		case x.as[name] != "":
			as[name] = x.as[name]
			told = append(told, fmt.Sprintf("%s is of %s, as report %s says", name, x.as[name], x.by[name]))
		case n.e.guessed(name) != "":
			as[name] = n.e.guessed(name)
		case name == theGovernment:
			if k := oneState(n, host); k != "" {
				as[name] = k
				told = append(told, fmt.Sprintf("%s is that of %s, whom the talks are with", name, k))
			}
		}
	}
	if len(as) == 0 {
		return nil, ""
	}
	return as, strings.Join(told, "; ")
}

// oneState is the state that negotiates with a movement; empty if the parties are others.
func oneState(n, host *node) string {
	ps := n.s.Parties
	if len(ps) < 2 && host != nil {
		ps = host.s.Parties
	}
	one := ""
	for _, p := range ps {
		if !state(p) || between(p) {
			continue
		}
		if one != "" {
			return ""
		}
		one = p
	}
	if len(ps) < 2 {
		return ""
	}
	return one
}

// settledFact is a fact with sides in the place of open names; nil where nobody is left
// who did or said it.
func settledFact(x *Fact, as map[string]string) *Fact {
	open := func(k string) bool { return stands(k, as) != k }
	ofOpen := func(v Voucher) bool { return open(v.Side) }
	if !slices.ContainsFunc(x.Parties, open) && !slices.ContainsFunc(x.By, open) && !slices.ContainsFunc(x.On, open) && !slices.ContainsFunc(x.Third, open) && !slices.ContainsFunc(x.Hosts, open) &&
		!slices.ContainsFunc(x.Vouched, ofOpen) && !slices.ContainsFunc(x.DeniedBy, ofOpen) {
		return x
	}
	y := *x
	y.Parties, y.By, y.On, y.Third, y.Hosts = sidesFor(x.Parties, as), sidesFor(x.By, as), sidesFor(x.On, as), sidesFor(x.Third, as), sidesFor(x.Hosts, as)
	y.Vouched, y.DeniedBy = vouchersFor(x.Vouched, as), vouchersFor(x.DeniedBy, as)
	switch x.Kind {
	case KindPosition, KindThreat, KindEvent, KindProposal, KindMediation:
		if len(x.By) > 0 && len(y.By) == 0 {
			return nil
		}
	case KindRelation:
		if len(y.By) == 0 || len(y.On) == 0 || slices.Equal(y.By, y.On) {
			return nil
		}
	}
	return &y
}

func sidesFor(keys []string, as map[string]string) []string {
	if !slices.ContainsFunc(keys, func(k string) bool { return stands(k, as) != k }) {
		return keys
	}
	var out []string
	for _, k := range keys {
		if k = stands(k, as); k != "" {
			out = insert(out, k)
		}
	}
	return out
}

func vouchersFor(vs []Voucher, as map[string]string) []Voucher {
	var out []Voucher
	for _, v := range vs {
		v.Side = stands(v.Side, as)
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}
