package processes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// groups makes groups of the nodes of a run, which are sorted.
func (b *board) groups(run []*node) []Group {
	var anchors []*node
	for _, n := range run {
		if !n.loose() {
			anchors = append(anchors, n)
		}
	}
	if key, ok := strings.CutPrefix(b.home(run[0]), "n:"); ok {
		return []Group{b.pinned(key, run)}
	}
	of := b.disputes(anchors)
	at := map[int]int{}
	var out []Group
	place := map[string]int{}
	for i, n := range anchors {
		k, ok := at[of[i]]
		if !ok {
			k = len(out)
			at[of[i]] = k
			out = append(out, Group{entries: map[string]*Entry{}})
		}
		place[n.s.ID] = k
	}
	first := make([]*node, len(out))
	for _, n := range anchors {
		if k := place[n.s.ID]; first[k] == nil || sooner(n, first[k]) {
			first[k] = n
		}
	}
	for k := range out {
		out[k].ID = first[k].s.ID
	}
	for _, n := range run {
		k, fits := -1, true
		var host *node
		if n.loose() {
			h, ok := b.hostOf(n)
			if h == nil {
				continue
			}
			if h.loose() {
				continue
			}
			x, found := place[h.s.ID]
			if !found {
				continue
			}
			k, host, fits = x, h, ok
		} else {
			k = place[n.s.ID]
			host = first[k]
		}
		m := b.member(n, host)
		if !fits {
			m.Score = 0.4
		}
		out[k].enter(m)
		out[k].entries[n.e.Report] = n.e
	}
	return out
}

// pinned makes the group of a process that the user named.
func (b *board) pinned(key string, run []*node) Group {
	g := Group{ID: key, entries: map[string]*Entry{}}
	for i := range b.rules.Named {
		if b.rules.Named[i].Key == key {
			g.Named = &b.rules.Named[i]
		}
	}
	for _, n := range run {
		g.entries[n.e.Report] = n.e
		if x, _ := b.rules.named(n.s); x != nil {
			g.enter(b.member(n, nil))
			continue
		}
		if host, fits := b.hostOf(n); host != nil {
			m := b.member(n, host)
			if !fits {
				m.Score = 0.4
			}
			g.enter(m)
		}
	}
	return g
}

// sooner says whether a was published before b; ids break ties. It names a process, so
// that a late report on its early days does not rename it.
func sooner(a, b *node) bool {
	return cmp.Or(cmp.Compare(or(a.e.Published, a.s.From), or(b.e.Published, b.s.From)), cmp.Compare(a.e.Report, b.e.Report), cmp.Compare(a.s.ID, b.s.ID)) < 0
}

// threshold is the score below which a membership is only suggested.
const threshold = 0.5

func (g *Group) enter(m Member) {
	if m.Score < threshold {
		g.Suggested = append(g.Suggested, m)
		return
	}
	g.Members = append(g.Members, m)
}

// member says why a strand belongs where its host does; nil for a process that the user
// named.
func (b *board) member(n, host *node) Member {
	m := Member{Report: n.e.Report, Strand: n.s.ID, Reason: SameParties, Score: 0.9}
	issues := strings.ReplaceAll(strings.Join(n.s.Issues, ", "), "_", " ")
	who := strings.Join(n.s.Parties, " and ")
	switch {
	case host == nil:
		named, reason := b.rules.named(n.s)
		m.Reason, m.Score = reason, 1
		m.Because = fmt.Sprintf("%s pins %s", named.Key, strings.Join(named.Parties, ", "))
		if reason == ByName {
			m.Because = "it names " + named.Name
		}
	case len(n.s.Parties) < 2 && n != host && b.settledHost(n) != nil:
		m.Score = 0.7
		m.Because = fmt.Sprintf("%s, %d days from report %s", strings.Join(b.sidesOf(n), " and "), gap(n, host), host.e.Report)
	case n.s.Loose && b.outsideHost(n) != nil:
		m.Reason, m.Score = ByReference, 0.6
		m.Because = fmt.Sprintf("of %s, which are party and third to the talks of report %s alone", who, host.e.Report)
	case len(n.s.Parties) < 2:
		m.Reason, m.Score = ByReference, 0.6
		m.Because = fmt.Sprintf("of %s alone, but it shares %s with report %s", or(who, "nobody"), strings.Join(b.shared(n, host), ", "), host.e.Report)
	case slices.ContainsFunc(n.s.Frames, func(f string) bool { return n != host && slices.Contains(host.s.Frames, f) }):
		m.Reason, m.Because = ByName, "it names "+strings.Join(n.s.Frames, ", ")
	case n.s.Loose:
		m.Score = 0.6
		m.Because = fmt.Sprintf("%s, %s, %d days from report %s", who, or(issues, "no issue told"), gap(n, host), host.e.Report)
	case n == host:
		m.Because = fmt.Sprintf("the first of %s on %s", who, or(issues, "no issue told"))
	default:
		m.Because = fmt.Sprintf("%s on %s, no %d days without news", who, or(issues, "no issue told"), b.rules.window())
		if issues == "" {
			m.Score = 0.7
		}
	}
	as, told := b.names(n, host)
	if m.As = as; told != "" {
		m.Because += "; " + told
	}
	return m
}

// shared lists the cues that two strands have in common, in words.
func (b *board) shared(n, host *node) []string {
	var out []string
	for _, c := range b.cuesOf(n) {
		if slices.Contains(host.s.cues(), c) {
			out = append(out, c[2:])
		}
	}
	return out
}

// disputes tells the talks of one pair apart: the number of its dispute for each node.
// Nodes are of one dispute where they share what they are about within the window.
func (b *board) disputes(ns []*node) []int {
	u := make(sets, len(ns))
	for i := range u {
		u[i] = i
	}
	b.join(u, ns, func(n *node) []string { return n.s.Frames }, 1<<30)
	if !b.severalDisputes(ns) {
		b.join(u, ns, func(*node) []string { return []string{""} }, b.rules.window())
		return u.roots()
	}
	labels := b.labels(ns)
	at := map[*node]string{}
	for i, n := range ns {
		at[n] = labels[i]
	}
	b.join(u, ns, func(n *node) []string { return []string{at[n]} }, b.rules.window())
	b.join(u, ns, func(n *node) []string {
		if n.s.Focus != "" || !strings.HasPrefix(at[n], "i:") {
			return nil
		}
		return slices.DeleteFunc(slices.Clone(n.s.Issues), func(i string) bool { return families[i] == "" })
	}, b.rules.window())
	return u.roots()
}

// severalDisputes says whether the parties may negotiate about several things at a time:
// states do; a movement and its government have one war.
func (b *board) severalDisputes(ns []*node) bool {
	for _, n := range ns {
		if !slices.ContainsFunc(n.s.Parties, func(p string) bool { return !state(p) }) {
			return true
		}
	}
	return false
}

// join puts nodes together that share a token and lie no further apart than limit days
// from the nearest other one that has it.
func (b *board) join(u sets, ns []*node, tokens func(*node) []string, limit int) {
	last := map[string]int{}
	for i, n := range ns {
		for _, t := range tokens(n) {
			k, ok := last[t]
			if ok && n.lo-ns[k].hi <= limit {
				u.join(i, k)
			}
			if !ok || n.hi >= ns[k].hi {
				last[t] = i // the one that reaches furthest
			}
		}
	}
}

// labels says what each node is about: a country or place, else the family of its
// issues, else what the nearest is about.
func (b *board) labels(ns []*node) []string {
	out := make([]string, len(ns))
	for i, n := range ns {
		if n.s.Focus != "" {
			out[i] = "o:" + n.s.Focus
		}
	}
	b.spread(ns, out, func(n *node) bool { return family(n.s.Issues) != "" }, func(n, m *node) bool { return alike(n.s.Issues, m.s.Issues) })
	for i, n := range ns {
		if f := family(n.s.Issues); out[i] == "" && f != "" {
			out[i] = "i:" + f
		}
	}
	b.spread(ns, out, func(*node) bool { return true }, func(n, m *node) bool { return true })
	return out
}

// spread gives nodes without a label that of the nearest that fits, until nothing changes.
func (b *board) spread(ns []*node, out []string, wants func(*node) bool, fits func(n, m *node) bool) {
	for {
		next := slices.Clone(out)
		changed := false
		for i, n := range ns {
			if out[i] != "" || !wants(n) {
				continue
			}
			best := -1
			// the nearest stand beside it: look to both sides until they are too far
			for k := i - 1; k >= 0 && i-k < 400; k-- {
				if out[k] != "" && gap(n, ns[k]) <= b.rules.window() && fits(n, ns[k]) && (best < 0 || closer(n, ns[k], ns[best])) {
					best = k
				}
			}
			for k := i + 1; k < len(ns) && k-i < 400 && ns[k].lo-n.hi <= b.rules.window(); k++ {
				if out[k] != "" && fits(n, ns[k]) && (best < 0 || closer(n, ns[k], ns[best])) {
					best = k
				}
			}
			if best >= 0 {
				next[i], changed = out[best], true
			}
		}
		copy(out, next)
		if !changed {
			return
		}
	}
}

// sets are disjoint sets of numbers.
type sets []int

func (u sets) root(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

func (u sets) join(i, k int) {
	i, k = u.root(i), u.root(k)
	u[max(i, k)] = min(i, k)
}

func (u sets) roots() []int {
	out := make([]int, len(u))
	for i := range u {
		out[i] = u.root(i)
	}
	return out
}
