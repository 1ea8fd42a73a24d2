package processes

import (
	"slices"
	"strings"
)

// A report may call one side of the talks "the rebels" and tell no more of them than whose
// they are. While that state talks with one movement that has a name, and with no other,
// they are that movement.

// rebelsOf is the key of the rebels of a state that have no name.
func rebelsOf(s string) string { return strings.ToLower(s) + ".reb" }

// unnamedRebels is the state of a strand of a state and its rebels without a name, empty
// for all others.
func (s *Strand) unnamedRebels() string {
	if len(s.Parties) != 2 {
		return ""
	}
	for _, p := range s.Parties {
		if state(p) && slices.Contains(s.Parties, rebelsOf(p)) {
			return p
		}
	}
	return ""
}

// movement is the movement with a name that a strand of talks of two has a state talk with;
// empty for all others.
func (s *Strand) movement() (of, name string) {
	if len(s.Parties) != 2 || s.Loose {
		return "", ""
	}
	for i, p := range s.Parties {
		if q := s.Parties[1-i]; state(p) && !between(p) && !state(q) && !between(q) && !generic(q) {
			return p, q
		}
	}
	return "", ""
}

// movementKey leads to the talks of a state with movements.
func movementKey(s string) string { return "r:" + s }

// namedTalks is the nearest of the talks with the one movement that the rebels of a strand
// are; nil where there is none or several.
func (b *board) namedTalks(n *node) *node {
	s := n.s.unnamedRebels()
	if s == "" {
		return nil
	}
	lo, hi := b.around(n)
	var best *node
	for _, m := range b.under(movementKey(s), lo, hi) {
		switch {
		case m.e == n.e || gap(m, n) > b.rules.window():
		case best != nil && !slices.Equal(best.s.Parties, m.s.Parties):
			return nil
		case best == nil || closer(n, m, best):
			best = m
		}
	}
	return best
}

// rebelsAre is the movement that the rebels of a strand are, and the key by which the
// strand calls them; empty if none is known.
func (b *board) rebelsAre(n *node) (key, name, report string) {
	m := b.namedTalks(n)
	if m == nil {
		return "", "", ""
	}
	_, name = m.s.movement()
	return rebelsOf(n.s.unnamedRebels()), name, m.e.Report
}

// stands is the side that a key stands for where as is known of a strand: open names, and
// rebels without a name.
func stands(key string, as map[string]string) string {
	switch {
	case isOpen(key):
		return as[key[1:]]
	case generic(key) && as[key] != "":
		return as[key]
	}
	return key
}
