package events

import (
	"fmt"
	"slices"
	"strings"

	"readout"
)

// A Trace tells how the events of one report came about: which frame was tried
// at which token and why it fitted or not, what the way to the root made of a
// candidate, and what became of it. Tokens are indexes into the Document.
type Trace struct {
	Tries []Try
	Paths []Path
	Fates []Fate

	seen  map[Try]bool
	why   string // why the last question was answered as it was
	steps []Step
	last  way
}

// A Try is a frame that was tried at a token.
type Try struct {
	Token  int32
	Frame  string // the rule's name, as codings have it
	Source string // file and line: "frames/aid.tsv:12"
	Slots  string // as the file has them
	Fits   bool
	Why    string // why it does not fit, or what fills its slots
	Rank   int    // of those that fit the highest wins, of equals the first of the file
}

// A Path is what lies between a candidate and the root of its sentence.
type Path struct {
	Token  int32
	Own    readout.Status // what the verb's own form says
	Steps  []Step
	Status readout.Status // what both make of it
}

// A Step is one relation on a path, from a token to its head.
type Step struct {
	Token int32
	Does  string // what it makes of the candidate, empty for nothing
}

// A Fate is what became of a candidate. Event is set where it became one, or is
// one's evidence.
type Fate struct {
	Token int32
	Frame string
	Event string
	What  string
	with  int32 // the trigger that it became one with, -1 if none
}

// Trace makes the finder note from now on what it tries, for Find to leave in t;
// nil turns that off.
func (f *Finder) Trace(t *Trace) { f.run.trace = t }

// is hands yes on, and notes why where that is traced.
func (x *run) is(why string, yes bool) bool {
	if yes && x.trace != nil {
		x.trace.why = why
	}
	return yes
}

// miss is false, and notes why a frame does not fit.
func (x *run) miss(why string) bool {
	if x.trace != nil {
		x.trace.why = why
	}
	return false
}

// lacks is false, and notes which slot of a frame stays empty.
func (x *run) lacks(s *slot, base int) bool {
	if x.trace != nil {
		x.trace.why = x.empty(s, base)
	}
	return false
}

// empty says why no argument fills slot s.
func (x *run) empty(s *slot, base int) string {
	name := strings.Join(s.funcs, ", ")
	var words []string
	for _, a := range x.args[base:] {
		if slices.Contains(s.funcs, a.fn) {
			words = append(words, fmt.Sprintf("%q", x.d.Word(a.tok)))
		}
	}
	switch {
	case len(words) == 0:
		return "no " + name
	case s.constrained():
		return fmt.Sprintf("%s %s is not %s", name, strings.Join(words, ", "), s.wants())
	}
	return fmt.Sprintf("%s %s cannot fill it", name, strings.Join(words, ", "))
}

// wants lists what may fill a slot.
func (s *slot) wants() string {
	var out []string
	for _, c := range s.classes {
		out = append(out, "@"+c)
	}
	if s.isActor {
		out = append(out, "@actor")
	}
	out = append(out, s.words...)
	for _, w := range s.not {
		out = append(out, "-"+w)
	}
	return strings.Join(out, ", ")
}

// tried notes that frame f was tried at token i.
func (x *run) tried(f *frame, i int32, p *proto, fits bool) {
	t := Try{Token: i, Frame: f.rule(), Source: f.source(), Slots: f.written, Fits: fits, Why: x.trace.why, Rank: p.rank}
	if fits {
		t.Why = x.filled(p)
	}
	x.trace.why = ""
	if x.trace.seen[t] {
		return // a noun is tried once more when an operator asks for it
	}
	x.trace.seen[t] = true
	x.trace.Tries = append(x.trace.Tries, t)
}

// source names the line that a frame stands in.
func (f *frame) source() string {
	if f.file == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d", f.file, f.line)
}

// filled says what fills the slots of p.
func (x *run) filled(p *proto) string {
	var out []string
	for _, r := range []struct {
		name string
		toks []int32
	}{{"actor", p.act.all()}, {"recipient", p.rec.all()}} {
		for _, t := range r.toks {
			out = append(out, fmt.Sprintf("%s %q", r.name, x.d.Word(t)))
		}
	}
	if p.object >= 0 {
		out = append(out, fmt.Sprintf("theme %q", x.d.Word(p.object)))
	}
	if p.particle >= 0 {
		out = append(out, fmt.Sprintf("particle %q", x.d.Word(p.particle)))
	}
	if p.content >= 0 {
		e := &x.protos[p.content]
		out = append(out, fmt.Sprintf("content %q (%s)", x.d.Word(e.head), e.typ))
	}
	return strings.Join(out, ", ")
}

// climbed notes what the relation above token i made of the way that began at from.
func (x *run) climbed(i, from int32, w *way) {
	t := x.trace
	if t == nil {
		return
	}
	if i == from {
		t.steps, t.last = nil, way{host: -1}
	}
	t.steps = append(t.steps, Step{i, w.since(&t.last)})
	t.last = *w
}

// since says what w has that the way before had not.
func (w *way) since(b *way) string {
	var out []string
	for _, c := range []struct {
		now, then bool
		what      string
	}{
		{w.purpose, b.purpose, "a purpose"}, {w.part, b.part, "a participle"}, {w.relative, b.relative, "a relative clause"},
		{w.sub, b.sub, "an adverbial clause"}, {w.past, b.past, "before the news"}, {w.neg, b.neg, "negated"}, {w.fixed, b.fixed, "told as past"},
	} {
		if c.now && !c.then {
			out = append(out, c.what)
		}
	}
	if w.status != b.status {
		s := strings.ReplaceAll(string(w.status), "_", " ")
		if w.why != "" {
			s += " by " + w.why
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

// weighed notes the way of p, which stands at its status.
func (x *run) weighed(p *proto) {
	if t := x.trace; t != nil {
		q := Path{Token: p.head, Own: x.verbStatus(p), Status: p.status}
		if x.tok(p.verb).Head >= 0 {
			q.Steps = slices.Clone(t.steps)
		}
		t.Paths = append(t.Paths, q)
	}
}

// drop is false, and notes why p becomes no event.
func (x *run) drop(p *proto, why string) bool {
	if x.trace != nil {
		x.trace.Fates = append(x.trace.Fates, Fate{Token: p.head, Frame: p.frame.rule(), What: why, with: -1})
		x.trace.why = ""
	}
	return false
}

// untold says why the way to the root leaves nothing that is told.
func (x *run) untold(p *proto, w *way) string {
	switch {
	case x.trace == nil:
		return ""
	case w.purpose:
		return "a purpose, which is not told as done"
	case w.status == readout.Conditional:
		return "a condition or an aim, which is not told as done"
	case x.tok(p.head).Rel == readout.RelCompound || x.tok(p.head).Rel == readout.RelAmod:
		return "a noun that only describes another"
	case p.act.n == 0 && p.rec.n == 0:
		return "a noun with no party"
	}
	return "a noun of words or violence without who does it"
}

// keptOut names the gate that holds p back.
func (x *run) keptOut(p *proto, act, rec []string) string {
	if x.trace != nil {
		for i := range gates {
			if gates[i].holds(x, p, act, rec) {
				why := "kept out by the gate " + gates[i].name
				if w := gateWords[gates[i].name]; w != "" {
					why += ": " + w
				}
				return why
			}
		}
	}
	return ""
}

// became notes that the candidate at token i became one with that at token with.
func (x *run) became(i int32, rule string, with int32, what string) {
	if x.trace != nil {
		x.trace.Fates = append(x.trace.Fates, Fate{Token: i, Frame: rule, What: what, with: with})
	}
}

// taken notes the candidates of a sentence that are told through another.
func (x *run) taken(s readout.Sentence) {
	if x.trace == nil {
		return
	}
	for i := s.First; i < s.Last; i++ {
		if x.memo[i] < 0 || !x.used[i] {
			continue
		}
		what := "told through another word"
		for j := s.First; j < s.Last; j++ {
			m := x.memo[j]
			switch {
			case m < 0 || j == i:
			case x.protos[m].content == x.memo[i] || x.protos[m].content >= 0 && x.protos[x.protos[m].content].head == i:
				what = fmt.Sprintf("the content of the operator %q, which tells it", x.d.Word(j))
			case x.protos[m].object == i:
				what = fmt.Sprintf("only what %q is about", x.d.Word(j))
			}
		}
		x.drop(&x.protos[x.memo[i]], what)
	}
}

// named gives the fates the events' ids.
func (t *Trace) named(list []readout.Event) {
	for i := range list {
		e := &list[i]
		what := strings.TrimSpace(e.Type + " " + e.Mode)
		t.Fates = append(t.Fates, Fate{Token: e.Head, Frame: e.Rule, Event: e.ID, What: fmt.Sprintf("%s, %s", what, strings.ReplaceAll(string(e.Status), "_", " ")), with: -1})
	}
	for range len(t.Fates) { // what is joined may be joined again
		done := true
		for i := range t.Fates {
			f := &t.Fates[i]
			if f.with < 0 || f.Event != "" {
				continue
			}
			for _, o := range t.Fates {
				if o.Token == f.with && o.Event != "" {
					f.Event, done = o.Event, false
				}
			}
		}
		if done {
			break
		}
	}
	slices.SortStableFunc(t.Fates, func(a, b Fate) int { return int(a.Token - b.Token) })
}
