package events

import (
	"fmt"
	"slices"
	"strings"
)

// A role is what a slot's filler does in the event.
type role uint8

const (
	theme     role = iota // only checked, as the aid that is cut
	actor                 // who starts it
	recipient             // to whom
)

// A slot is one dependent that a frame asks about: its functions, what kind of
// word it must be, and its role.
type slot struct {
	funcs   []string // subj, obj, iobj, poss, mod or a preposition
	classes []string // any of these noun classes
	words   []string // or any of these lemmas
	not     []string // but none of these lemmas or @classes
	needed  bool
	isActor bool // the filler must name an actor
	role    role
}

func (s *slot) constrained() bool { return len(s.classes)+len(s.words) > 0 || s.isActor }

// A frame is one line of a lexicon: a trigger with its slots, and what it codes.
type frame struct {
	trigger  string // "impose", "break off", "n:shelling"
	noun     bool
	lemma    string
	particle string
	slots    []slot
	written  string // the slots as they stand in the file
	typ      string // PLOVER type; empty for an operator without content
	mode     string
	cameo    string
	guess    bool   // stands for all that the backstop proposes of a type
	code     string // a user's own
	sym      bool   // all parties are actors
	state    bool   // the present tense tells of something ongoing
	bare     bool   // a noun that stands for an event without any party named
	subject  bool   // a slot of its own asks for the subject
	weak     bool   // proposes only; a better reading wins
	op       string
	links    []string // where an operator's content stands
	active   bool     // not in the passive ("met with doubt")
	passive  bool     // only in the passive ("are held in Lima")
	intrans  bool     // without an object
	clause   bool     // an operator that needs a clause, known or not
	toinf    bool     // an operator that needs an infinitive, known or not
	must     bool     // no reading without content
	echo     bool     // only another mention of what is told
	file     string
	line     int
	example  string
	expect   string
}

// rule is the name that a coding shows for what found it.
func (f *frame) rule() string {
	if f.guess {
		return "backstop:" + f.typ
	}
	if f.op != "" {
		return "operator:" + f.op + ":" + f.trigger
	}
	return "frame:" + f.typ + ":" + f.trigger
}

// setTrigger parses "break off" or "n:crack down".
func (f *frame) setTrigger(s string) error {
	f.trigger = s
	s, f.noun = strings.CutPrefix(s, "n:")
	words := strings.Fields(s)
	switch len(words) {
	case 1:
		f.lemma = words[0]
	case 2:
		f.lemma, f.particle = words[0], words[1]
	default:
		return fmt.Errorf("trigger %q: want a lemma, or a lemma and a particle", s)
	}
	return nil
}

// setFlags parses a list such as "sym state".
func (f *frame) setFlags(s string) error {
	for _, w := range strings.Fields(s) {
		switch w {
		case "sym":
			f.sym = true
		case "state":
			f.state = true
		case "bare":
			f.bare = true
		case "weak":
			f.weak = true
		case "must":
			f.must = true
		case "active":
			f.active = true
		case "clause":
			f.clause = true
		case "intrans":
			f.intrans = true
		case "toinf":
			f.toinf = true
		case "passive":
			f.passive = true
		case "echo":
			f.echo = true
		default:
			return fmt.Errorf("flag %q: want one of %s", w, strings.Join(flagNames, ", "))
		}
	}
	return nil
}

// flagNames are the flags, in the order of the documentation.
var flagNames = strings.Fields("sym state bare weak active passive intrans clause toinf must echo")

// parseSlots parses "subj=A obj:@aid,@money to,for!=R". A slot is
// functions[:constraints][?|!][=role]; subj, obj and constrained slots are
// needed unless marked "?", the others are not unless marked "!".
func parseSlots(s string, classes map[string]bool) ([]slot, error) {
	var out []slot
	for _, w := range strings.Fields(s) {
		x, err := parseSlot(w)
		if err != nil {
			return nil, err
		}
		for _, c := range x.classes {
			if !classes[c] {
				return nil, fmt.Errorf("slot %q: no noun class %q", w, c)
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// functions are what a slot may ask for: a core function, or a preposition.
var functions = strings.Fields("subj obj iobj poss mod about above across after against along alongside among amongst amid around as at before behind beneath beside between beyond by during for from in inside into near of off on onto out outside over through throughout since to toward towards under until upon versus via with within without")

func parseSlot(w string) (slot, error) {
	var s slot
	whole := w
	if strings.HasPrefix(w, "subj") {
		s.role = actor
	}
	if i := strings.LastIndexByte(w, '='); i >= 0 {
		switch w[i+1:] {
		case "A":
			s.role = actor
		case "R":
			s.role = recipient
		case "T":
			s.role = theme
		default:
			return s, fmt.Errorf("slot %q: role %q is not A, R or T", whole, w[i+1:])
		}
		w = w[:i]
	}
	mark := byte(0)
	if n := len(w) - 1; n >= 0 && (w[n] == '?' || w[n] == '!') {
		mark, w = w[n], w[:n]
	}
	funcs, cons, has := strings.Cut(w, ":")
	if funcs == "" {
		return s, fmt.Errorf("slot %q: no function", whole)
	}
	s.funcs = strings.Split(funcs, ",")
	for _, fn := range s.funcs {
		if !slices.Contains(functions, fn) {
			return s, fmt.Errorf("slot %q: no function %q", whole, fn)
		}
	}
	if has {
		for _, c := range strings.Split(cons, ",") {
			s.constrain(c)
		}
	}
	s.needed = mark == '!' || mark == 0 && (s.constrained() || slices.Contains(s.funcs, "obj"))
	return s, nil
}

func (s *slot) constrain(c string) {
	switch {
	case c == "@actor":
		s.isActor = true
	case strings.HasPrefix(c, "-"):
		s.not = append(s.not, c[1:])
	case strings.HasPrefix(c, "@"):
		s.classes = append(s.classes, c[1:])
	default:
		s.words = append(s.words, c)
	}
}
