package processes

import (
	"slices"
	"strings"
)

// hosted is the answer to hostOf.
type hosted struct {
	host *node
	fits bool
}

// hostOf is the strand of talks that a loose strand goes with, nil if there is none. It is
// asked for again and again, and looks at all talks of some weeks.
func (b *board) hostOf(n *node) (host *node, fits bool) {
	x, ok := kept(b, n, func(f *found) map[*node]hosted { return f.hosts })
	if !ok {
		x.host, x.fits = b.findHost(n)
		b.hosts[n] = x
	}
	return x.host, x.fits
}

func (b *board) findHost(n *node) (host *node, fits bool) {
	if len(n.s.Parties) < 2 {
		if host := b.settledHost(n); host != nil {
			return host, true
		}
		return b.host(n)
	}
	if host := b.outsideHost(n); host != nil {
		return host, true
	}
	lo, hi := b.around(n)
	var near, fit *node
	for _, m := range b.line(b.home(n), lo, hi) {
		if m.loose() || gap(m, n) > b.rules.window() {
			continue
		}
		if near == nil || closer(n, m, near) {
			near = m
		}
		if alike(m.s.Issues, n.s.Issues) && !(n.s.Slight && len(b.shared(n, m)) == 0) && (fit == nil || closer(n, m, fit)) {
			fit = m
		}
	}
	if fit != nil {
		return fit, true
	}
	return near, false
}

// closer says whether a lies nearer to n than b; of two as near the earlier one does.
func closer(n, a, b *node) bool {
	x, y := gap(n, a), gap(n, b)
	return x < y || x == y && earlier(a, b) < 0
}

// alike says whether two lists of issues may be of one dispute.
func alike(a, b []string) bool {
	f, g := family(a), family(b)
	if f == "" || g == "" || f == g {
		return true
	}
	return slices.ContainsFunc(a, func(i string) bool { return slices.Contains(b, i) })
}

// line returns the nodes of a time line on some days that a key of the line leads to:
// all but those of a single party.
func (b *board) line(home, lo, hi string) []*node {
	var out []*node
	add := func(key, lo, hi string) {
		for _, m := range b.under(key, lo, hi) {
			if b.home(m) == home {
				out = append(out, m)
			}
		}
	}
	if home == "" {
		return nil
	}
	if home[0] == 'p' {
		add(home, lo, hi)
		x, y, _ := strings.Cut(home[2:], "|")
		for _, s := range []string{x, y} { // its rebels may be those of this line
			if k := pair(s, rebelsOf(s)); state(s) && k != home {
				add(k, lo, hi)
			}
		}
		slices.SortFunc(out, earlier)
		return out
	}
	for i := range b.rules.Named {
		x := &b.rules.Named[i]
		if "n:"+x.Key != home {
			continue
		}
		for k, p := range x.Parties {
			for _, q := range x.Parties[k+1:] {
				add(pair(p, q), lo, hi)
			}
			for _, a := range x.Aliases {
				add(talksKey(p, "o:"+a), lo, hi)
				add(aloneKey(p, "o:"+a), lo, hi)
			}
		}
		for _, a := range x.Aliases {
			add("f:"+a, lo, hi)
		}
	}
	slices.SortFunc(out, earlier)
	return slices.Compact(out)
}

// run returns the nodes of a time line that hang together with n by days or by frames,
// and those of one party that go with them; nil if they were done before.
func (b *board) run(home string, n *node, done map[string]bool) [][]*node {
	var out [][]*node
	lo, hi := b.around(n)
	if home[0] == 'n' {
		lo, hi = firstOfDays, lastOfDays
	}
	for _, m := range b.line(home, lo, hi) {
		if done[home+m.s.ID] {
			continue
		}
		var all []*node
		if home[0] == 'n' {
			all = b.line(home, firstOfDays, lastOfDays)
		} else if !m.loose() {
			all = b.chain(home, m)
		} else if host, _ := b.hostOf(m); host != nil && !host.loose() && !done[home+host.s.ID] {
			all = b.chain(home, host) // it may go with talks that lie further off now
		}
		if len(all) == 0 {
			continue
		}
		all = b.guests(home, all)
		for _, m := range all {
			done[home+m.s.ID] = true
		}
		out = append(out, all)
	}
	return out
}

// chain returns all nodes of a time line from which days or frames lead to n, and the
// loose ones that go with them.
func (b *board) chain(home string, n *node) []*node {
	in := map[string]bool{n.s.ID: true}
	all, todo := []*node{n}, []*node{n}
	lo, hi := b.around(n)
	var loose []*node
	asked := map[string]bool{}
	grow := func(ms []*node) {
		for _, m := range ms {
			switch {
			case in[m.s.ID]:
			case m.loose():
				in[m.s.ID] = true
				loose = append(loose, m)
			default:
				in[m.s.ID] = true
				all, todo = append(all, m), append(todo, m)
			}
		}
	}
	for len(todo) > 0 {
		m := todo[0]
		todo = todo[1:]
		from, to := b.around(m)
		for _, f := range m.s.Frames {
			if !asked[f] {
				asked[f] = true
				grow(slices.DeleteFunc(b.under("f:"+f, firstOfDays, lastOfDays), func(x *node) bool { return b.home(x) != home }))
			}
		}
		if from >= lo && to <= hi && m != n {
			continue // looked at before
		}
		grow(b.line(home, from, to))
		if from <= hi && to >= lo { // the days looked at stay one stretch
			lo, hi = min(lo, from), max(hi, to)
		}
	}
	for _, m := range loose {
		if host, _ := b.hostOf(m); host != nil && in[host.s.ID] && !host.loose() {
			all = append(all, m)
		}
	}
	return all
}

// guests adds the strands of one party that go with those of a run.
func (b *board) guests(home string, all []*node) []*node {
	in := map[string]bool{}
	span := map[string][2]string{}
	for _, n := range all {
		in[n.s.ID] = true
		if n.loose() {
			continue
		}
		lo, hi := b.around(n)
		wide := func(k string) {
			x, ok := span[k]
			if !ok {
				x = [2]string{lo, hi}
			}
			span[k] = [2]string{min(lo, x[0]), max(hi, x[1])}
		}
		for _, a := range n.s.seats() {
			wide(aloneKey(a, anybody))
			for _, c := range n.s.cues() {
				wide(aloneKey(a, c))
			}
		}
		wide(aloneKey("", anybody))
		for _, name := range n.s.People {
			wide(aloneKey("", "p:"+name))
		}
	}
	for _, k := range sorted(span) {
		for _, m := range b.under(k, span[k][0], span[k][1]) {
			if in[m.s.ID] || !m.loose() || b.home(m) != home {
				continue
			}
			if host, _ := b.hostOf(m); host != nil && in[host.s.ID] {
				in[m.s.ID] = true
				all = append(all, m)
			}
		}
	}
	slices.SortFunc(all, earlier)
	return all
}
