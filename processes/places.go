package processes

import (
	"maps"
	"reflect"
)

// Places keep of strands where they belong, for the next time that groups are found: of
// most nothing has changed since. They hold for one ledger and one who changes it, who
// gives [Places.Regroup] every change. The zero value is empty and ready; it is not for
// several goroutines at once.
type Places struct {
	window int
	named  []Named
	nodes  map[string]*node // by strand
	found  *found

	shelves map[string]*nodes // by key
}

// found is what a board found out of nodes: what it would find again while nothing that it
// looks at for them has changed.
type found struct {
	homes   map[string]string      // of strands
	settled map[string]*settlement // of strands
	hosts   map[*node]hosted
	sides   map[*node]*node // see settledHost
	outside map[*node]*node // see outsideHost
}

func nothingFound() *found {
	return &found{map[string]string{}, map[string]*settlement{}, map[*node]hosted{}, map[*node]*node{}, map[*node]*node{}}
}

// mostPlaces is of how many strands Places keep where they belong.
const mostPlaces = 100_000

// begin drops what does not hold of a ledger in which entries have changed: what they
// bring themselves, and everything where it was found by other rules. It returns what was
// found of the ledger as it was before: nil where one of the entries was in it.
func (p *Places) begin(rules *Rules, touched []*Entry) (was *found) {
	if p.found == nil || p.window != rules.window() || !reflect.DeepEqual(p.named, rules.Named) || len(p.nodes) > mostPlaces {
		*p = Places{window: rules.window(), named: rules.Named, nodes: map[string]*node{}, found: nothingFound(), shelves: map[string]*nodes{}}
	}
	was = p.found
	for _, e := range touched {
		if e != nil {
			for _, k := range e.Keys() {
				delete(p.shelves, k.Key)
			}
		}
		for i := range e.strands() {
			id := e.Strands[i].ID
			if p.nodes[id] != nil {
				was = nil
			}
			p.forget(id)
			delete(p.nodes, id)
		}
	}
	return was
}

// forget drops what was found of a strand.
func (p *Places) forget(strand string) {
	f := p.found
	delete(f.homes, strand)
	delete(f.settled, strand)
	if n := p.nodes[strand]; n != nil {
		delete(f.hosts, n)
		delete(f.sides, n)
		delete(f.outside, n)
	}
}

// learn keeps what a board has found.
func (p *Places) learn(b *board) {
	maps.Copy(p.found.homes, b.homes)
	maps.Copy(p.found.settled, b.settled)
	maps.Copy(p.found.hosts, b.hosts)
	maps.Copy(p.found.sides, b.sides)
	maps.Copy(p.found.outside, b.outside)
}

// kept looks a thing up in what a board has found, and in what was found before.
func kept[K comparable, V any](b *board, k K, of func(*found) map[K]V) (v V, ok bool) {
	if v, ok = of(&b.found)[k]; !ok && b.before != nil {
		v, ok = of(b.before)[k]
	}
	return v, ok
}
