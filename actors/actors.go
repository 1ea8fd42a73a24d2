// Package actors says who: it knows states, leaders and bodies, and composes
// actors from words such as "Russian forces".
//
// [Finder.Names] runs before mentions and marks the names that the dictionary
// knows. [Finder.Find] runs after it and turns chains into actors: a title in
// the text beats the dictionary's dated roles, those beat the dictionary's
// defaults, and what no word supports is left out.
package actors

import (
	"cmp"
	"slices"
	"strconv"

	"readout"
)

// A Finder finds actors; it reuses its memory and serves one goroutine.
type Finder struct {
	dict  *dictionary
	hits  []hit
	hitAt []int32         // hit that covers each token, -1 if none
	noun  []int32         // agent that each token ends by its words, see nounAt
	posts []int32         // title of each token, see titleAt
	read  *readout.Report // that Names has scanned and Find has not found the actors of

	d       *readout.Document
	today   int32 // day of publication as yyyymmdd, 0 if unknown
	sole    int32 // the one state that the report names, -1 if none or several
	war     int32 // the state whose conflict it is about, -1 if none
	home    int32 // the state that it names by far most often, -1 if none
	paper   int32 // the state whose ministers it calls by title alone, -1 if none
	votes   map[int32]int
	saved   []readout.Token // a sentence before its tree is changed
	torn    bool            // a tree was changed and is not linked yet
	beat    int             // whom of those in arms the report speaks of, see beatOf
	sheriff bool            // and whether of a sheriff
	low     []byte
	of      [][]int32 // mentions of each chain
	state   []byte    // of each chain: 0 untouched, 1 at work, 2 done
	result  [][]int32 // actors of each chain
	actors  []readout.Actor
	first   []int32 // start of the first mention of each actor
	byKey   map[string]int32
}

// New returns a finder with the embedded dictionary. It panics only where the
// dictionary is broken, which a test rules out.
func New() *Finder {
	d, err := loaded()
	if err != nil {
		panic("BUG: actors: " + err.Error())
	}
	return NewFrom(&Dictionary{d: d})
}

// Find returns the actors of d in the order of their first mentions and sets the
// actors of its chains.
func (f *Finder) Find(d *readout.Document) []readout.Actor {
	f.start(d)
	for c := range d.Chains {
		f.resolve(int32(c))
	}
	f.evidence()
	out := f.number()
	f.d = nil
	return out
}

func (f *Finder) start(d *readout.Document) {
	f.d = d
	if f.read != d.Report || len(f.hitAt) != len(d.Tokens) {
		f.scan(d)
	}
	f.read = nil
	f.sole, f.war, f.home, f.paper = f.onlyState(), f.theatre(), f.homeland(), f.desk()
	f.today = 0
	if p := d.Report.Published; p.Known() {
		y, m, dd := p.Date.Date()
		f.today = int32(y*10000 + int(m)*100 + dd)
	}
	n := len(d.Chains)
	f.of, f.result = grow(f.of, n), grow(f.result, n)
	f.state = f.state[:0]
	for range n {
		f.state = append(f.state, 0)
	}
	for m := range d.Mentions {
		if c := d.Mentions[m].Chain; c >= 0 {
			f.of[c] = append(f.of[c], int32(m))
		}
	}
	f.actors, f.first = nil, f.first[:0]
	clear(f.byKey)
}

// grow returns n empty slices, old memory first.
func grow(s [][]int32, n int) [][]int32 {
	for len(s) < n {
		s = append(s, nil)
	}
	s = s[:n]
	for i := range s {
		s[i] = s[i][:0]
	}
	return s
}

// actor returns the actor with that key, made by f where it is new; an empty key is always new.
func (f *Finder) actor(key string, a func() readout.Actor) int32 {
	if i, ok := f.byKey[key]; ok && key != "" {
		return i
	}
	i := int32(len(f.actors))
	f.actors = append(f.actors, a())
	f.first = append(f.first, -1)
	if key != "" {
		f.byKey[key] = i
	}
	return i
}

// evidence gives every actor the spans of its mentions.
func (f *Finder) evidence() {
	for m := range f.d.Mentions {
		x := &f.d.Mentions[m]
		if x.Chain < 0 || len(f.d.Chains[x.Chain].Members) > 0 {
			continue
		}
		for _, a := range f.result[x.Chain] {
			if f.first[a] < 0 {
				f.first[a] = x.Start
			}
			f.actors[a].Mentions = append(f.actors[a].Mentions, x.Span)
		}
	}
}

// number sorts the actors by their first mentions, names them a1, a2 ..., and
// writes the names into the chains.
func (f *Finder) number() []readout.Actor {
	order := make([]int32, 0, len(f.actors))
	for i := range f.actors {
		if f.first[i] >= 0 || f.wanted(int32(i)) {
			order = append(order, int32(i))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(uint32(f.first[a]), uint32(f.first[b])) })
	out := make([]readout.Actor, len(order))
	for n, i := range order {
		f.actors[i].ID = "a" + strconv.Itoa(n+1)
		out[n] = f.actors[i]
	}
	for c := range f.d.Chains {
		ids := f.d.Chains[c].Actors[:0]
		for _, a := range f.result[c] {
			ids = append(ids, f.actors[a].ID)
		}
		f.d.Chains[c].Actors = ids
	}
	return out
}

// wanted says whether a chain stands for actor i though no mention of its own does.
func (f *Finder) wanted(i int32) bool {
	for _, r := range f.result {
		if slices.Contains(r, i) {
			return true
		}
	}
	return false
}

// lower writes s in lower case into the finder's buffer.
func (f *Finder) lower(s string) []byte {
	f.low = f.low[:0]
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		f.low = append(f.low, c)
	}
	return f.low
}
