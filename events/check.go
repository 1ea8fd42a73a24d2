package events

import (
	"fmt"
	"slices"
	"strings"
)

// A Problem is something in a lexicon that its writer should look at.
type Problem struct {
	Kind   string // duplicate, contradiction, never wins, code, class
	Source string // file and line
	With   string // the other line, where there are two
	What   string
}

// String writes a problem on one line.
func (p Problem) String() string {
	s := p.Source + ": " + p.Kind + ": " + p.What
	if p.With != "" {
		s += " (" + p.With + ")"
	}
	return s
}

// Check lists what is wrong with the frames and operators: two that are the same,
// two that differ in type, mode or code with nothing to say which wins, those that
// never win because another always does, codes that are not CAMEO's or not the
// type's, and classes that nothing belongs to.
func (l *Lexicon) Check() []Problem {
	c := checker{l: l.l, own: l.own, words: map[string][]string{}, known: map[string][]string{}, signatures: map[*frame]string{}}
	for w, classes := range l.l.classes {
		for _, k := range classes {
			c.words[k] = append(c.words[k], w)
		}
	}
	for _, f := range l.l.frames {
		c.alone(f)
	}
	byTrigger := map[string][]*frame{}
	var order []string
	for _, f := range l.l.frames {
		if byTrigger[f.trigger] == nil {
			order = append(order, f.trigger)
		}
		byTrigger[f.trigger] = append(byTrigger[f.trigger], f)
	}
	for _, t := range order {
		list := byTrigger[t]
		for j := range list {
			for i := range j {
				c.pair(list[i], list[j])
			}
		}
	}
	return c.found
}

type checker struct {
	l          *lexicon
	own        map[string]bool     // a user's files
	words      map[string][]string // of a class
	known      map[string][]string // what fills a slot
	signatures map[*frame]string
	found      []Problem
}

func (c *checker) say(kind string, f, with *frame, format string, args ...any) {
	p := Problem{Kind: kind, Source: f.source(), What: fmt.Sprintf(format, args...)}
	if with != nil {
		p.With = with.source()
	}
	c.found = append(c.found, p)
}

// alone checks a frame by itself.
func (c *checker) alone(f *frame) {
	if what := c.l.miscoded(f.typ, f.cameo); what != "" {
		c.say("code", f, nil, "%s: %s", f.trigger, what)
	}
	for i := range f.slots {
		s := &f.slots[i]
		for _, w := range s.not {
			if k, ok := strings.CutPrefix(w, "@"); ok && len(c.words[k]) == 0 {
				c.say("class", f, nil, "%s: no class of nouns %q", f.trigger, w)
			}
		}
		if s.constrained() && !s.isActor && len(c.fillers(s)) == 0 {
			c.say("class", f, nil, "%s: nothing can fill %s", f.trigger, strings.Join(s.funcs, ","))
		}
	}
}

// pair checks two frames of one trigger; a stands before b. Where a is a user's and b
// ours, a is meant to win.
func (c *checker) pair(a, b *frame) {
	meant := c.own[a.file] && !c.own[b.file]
	same := a.typ == b.typ && a.mode == b.mode && a.cameo == b.cameo && a.code == b.code && a.op == b.op
	switch {
	case (a.op != "") != (b.op != ""):
		return // what an operator works on decides
	case a.op != "" && slices.ContainsFunc(b.links, func(l string) bool { return !slices.Contains(a.links, l) }):
		return // its content stands elsewhere
	case a.intrans && b.needs("obj") || b.intrans && a.needs("obj") || a.active != b.active || a.toinf != b.toinf || a.clause != b.clause:
		return // no sentence has both, or one asks for more
	case meant && !(c.covers(b, a) && c.least(b) > c.most(a)):
	case same && c.signature(a) == c.signature(b):
		c.say("duplicate", b, a, "%s %s", b.trigger, b.written)
	case c.covers(a, b) && c.least(a) >= c.most(b):
		c.say("never wins", b, a, "%s %s: wherever it fits, %s %s does too and wins", b.trigger, b.written, a.outcome(), a.written)
	case c.covers(b, a) && c.least(b) > c.most(a):
		c.say("never wins", a, b, "%s %s: wherever it fits, %s %s does too and wins", a.trigger, a.written, b.outcome(), b.written)
	case !same && a.op == "" && !(a.file == b.file && a.typ == b.typ) && (a.asks(b) || b.asks(a)):
		if words, ok := c.tie(a, b); ok {
			c.say("contradiction", b, a, "%s: %s %s and %s %s fit equally well%s", b.trigger, a.outcome(), a.written, b.outcome(), b.written, words)
		}
	}
}

// signature is canonical of the slots of f, made once.
func (c *checker) signature(f *frame) string {
	s, ok := c.signatures[f]
	if !ok {
		s = canonical(f.slots)
		c.signatures[f] = s
	}
	return s
}

// outcome says what a frame codes.
func (f *frame) outcome() string { return strings.TrimSpace(f.typ + " " + f.mode) }

// asks says whether f asks for all that g needs, so that one phrase can fill both.
func (f *frame) asks(g *frame) bool {
	for i := range g.slots {
		if s := &g.slots[i]; s.needed && !slices.ContainsFunc(s.funcs, func(fn string) bool { return f.slot(fn) != nil }) {
			return false
		}
	}
	return len(g.slots) > 0 || len(f.slots) == 0
}

// needs says whether a slot of f must be filled by that function.
func (f *frame) needs(fn string) bool {
	return slices.ContainsFunc(f.slots, func(s slot) bool { return s.needed && slices.Contains(s.funcs, fn) })
}

// weight is what a filled slot adds to the rank of its frame, as take has it.
func (s *slot) weight() int {
	if s.constrained() {
		return 3
	}
	return 1
}

func (f *frame) start() int {
	if f.weak {
		return -3
	}
	return 0
}

// least and most are the ranks that a frame has with its needed slots alone, and
// with all. A subject that no slot asks for counts alike for both of a pair.
func (c *checker) least(f *frame) int {
	n := f.start()
	for i := range f.slots {
		if f.slots[i].needed {
			n += f.slots[i].weight()
		}
	}
	return n
}

func (c *checker) most(f *frame) int {
	n := f.start()
	for i := range f.slots {
		n += f.slots[i].weight()
	}
	return n
}

// covers says whether a fits wherever b does: each slot that a needs is one that b
// needs, with no word that a does not take.
func (c *checker) covers(a, b *frame) bool {
	for i := range a.slots {
		s := &a.slots[i]
		if s.needed && !slices.ContainsFunc(b.slots, func(o slot) bool { return o.needed && c.within(&o, s) }) {
			return false
		}
	}
	return true
}

// within says whether whatever fills o fills s too.
func (c *checker) within(o, s *slot) bool {
	for _, fn := range o.funcs {
		if !slices.Contains(s.funcs, fn) {
			return false
		}
	}
	if !s.constrained() {
		return len(s.not) == 0 || o.constrained() && !o.isActor && !slices.ContainsFunc(c.fillers(o), func(w string) bool { return c.bars(s, w) })
	}
	if !o.constrained() || o.isActor && !s.isActor {
		return false
	}
	takes := c.fillers(s)
	for _, w := range c.fillers(o) {
		if _, ok := slices.BinarySearch(takes, w); !ok {
			return false
		}
	}
	return true
}

// fillers lists the words that a constrained slot takes, in order; whoever is an
// actor is not among them. The list is shared.
func (c *checker) fillers(s *slot) []string {
	if len(s.words) == 1 && len(s.classes)+len(s.not) == 0 {
		return s.words
	}
	key := strings.Join(s.classes, ",") + ":" + strings.Join(s.words, ",") + ":" + strings.Join(s.not, ",")
	out, ok := c.known[key]
	if !ok {
		out = c.list(s)
		c.known[key] = out
	}
	return out
}

func (c *checker) list(s *slot) []string {
	var out []string
	for _, k := range s.classes {
		out = append(out, c.words[k]...)
	}
	out = append(out, s.words...)
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(w string) bool { return c.bars(s, w) })
}

// bars says whether s excludes a word.
func (c *checker) bars(s *slot, w string) bool {
	for _, n := range s.not {
		k, class := strings.CutPrefix(n, "@")
		if n == w || class && slices.Contains(c.l.classes[w], k) {
			return true
		}
	}
	return false
}
