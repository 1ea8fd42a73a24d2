package events

import (
	"fmt"
	"slices"
	"strings"
)

// petrarchSlots are the slots of a pattern, and the particle that it puts to the verb.
type petrarchSlots struct {
	slots    []string
	particle string
	funcs    []string // that have a slot
	parties  string   // R and A, where a slot has them
	sym      bool
}

func (s *petrarchSlots) add(fn, rest, role string) string {
	if slices.Contains(s.funcs, fn) {
		return "two phrases of one function"
	}
	s.funcs = append(s.funcs, fn)
	s.parties += role
	if role != "" {
		rest += "=" + role
	}
	s.slots = append(s.slots, fn+rest)
	return ""
}

// frames writes the frames of verbs with the slots of a pattern; the reason says why
// there can be none.
func (p *petrarch) frames(verbs []petrarchWord, s petrarchSlots, code string) (reason string) {
	source, target, both := strings.Cut(code, ":")
	swapped := source == ""
	main := source
	if swapped {
		main = target
	}
	all := p.codes[main]
	switch {
	case code == "---": // other patterns shall not fit
		all = []coded{{typ: NoType}}
		main = ""
	case len(all) == 0:
		return fmt.Sprintf("CAMEO has no code %q", main)
	case all[0].typ == "-":
		return fmt.Sprintf("CAMEO %s is a public statement, which PLOVER leaves out", main)
	case both && !swapped && source != target && quads[all[0].typ] != 1:
		return fmt.Sprintf("two codes of two directions, %s", code)
	}
	flags := ""
	if s.sym || both && source == target {
		flags = "sym"
	}
	done := 0
	for _, v := range verbs {
		trigger := v.trigger
		if s.particle != "" {
			if strings.Contains(trigger, " ") {
				continue // has one already
			}
			trigger += " " + s.particle
		}
		slots := slices.Clone(s.slots)
		if v.slot != "" {
			if slices.Contains(s.funcs, strings.TrimRight(strings.SplitN(v.slot, ":", 2)[0], "!=R")) {
				continue
			}
			slots = append(slots, v.slot)
		}
		done++
		if main != "" {
			slots = p.parties(&s, slots, v.slot, swapped)
		}
		row := strings.Join([]string{trigger, strings.Join(slots, " "), all[0].typ, all[0].mode, main, flags}, "\t")
		if !p.seen[row] {
			p.seen[row] = true
			p.rows = append(p.rows, row)
			p.m.Frames++
		}
	}
	if done == 0 {
		return "its verbs have a second word already"
	}
	return ""
}

// parties adds the slots of those that the pattern leaves out: the target is the
// object, or where that is a thing, stands behind a preposition.
func (p *petrarch) parties(s *petrarchSlots, slots []string, verbSlot string, swapped bool) []string {
	target := "R"
	if swapped {
		target = "A"
		if !slices.Contains(s.funcs, "subj") {
			slots = append(slots, "subj=R")
		}
	}
	if strings.Contains(s.parties, target) || strings.HasSuffix(verbSlot, "=R") {
		return slots
	}
	if !slices.Contains(s.funcs, "obj") && !strings.HasPrefix(verbSlot, "obj") {
		slots = append(slots, "obj?="+target)
	}
	var preps []string
	for _, fn := range []string{"to", "with", "against", "on", "for", "from", "of"} {
		if !slices.Contains(s.funcs, fn) && !strings.HasPrefix(verbSlot, fn) {
			preps = append(preps, fn)
		}
	}
	return append(slots, strings.Join(preps, ",")+"="+target)
}

// pattern takes "&MILITARY * AID (TO +)" apart.
func (p *petrarch) pattern(body string) (s petrarchSlots, reason string) {
	before, after, ok := strings.Cut(strings.ReplaceAll(body, "**", "*"), "*")
	if !ok || strings.Contains(after, "*") {
		return s, "a pattern without one * for the verb"
	}
	toks, reason := petrarchTokens(before)
	if reason != "" {
		return s, reason
	}
	switch {
	case len(toks) > 1:
		return s, "more than one phrase before the verb"
	case len(toks) == 1 && toks[0][0] == '(':
		return s, "a preposition before the verb"
	case len(toks) == 1:
		if reason := p.filler(&s, "subj", toks[0]); reason != "" {
			return s, reason
		}
	}
	toks, reason = petrarchTokens(after)
	if reason != "" {
		return s, reason
	}
	return s, p.after(&s, toks)
}

// after takes the phrases behind the verb.
func (p *petrarch) after(s *petrarchSlots, toks []string) string {
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		w := strings.ToLower(t)
		switch {
		case t[0] == '(':
			if reason := p.prep(s, strings.Fields(strings.Trim(t, "()"))); reason != "" {
				return reason
			}
		case i == 0 && slices.Contains(particles, w) && (!slices.Contains(functions, w) || len(toks) == 1 || toks[1] != "+" && toks[1] != "$"):
			s.particle = w
		case slices.Contains(functions[5:], w): // version 1 has no brackets
			n := i + 1
			if n < len(toks) && toks[n][0] != '(' && !slices.Contains(functions[5:], strings.ToLower(toks[n])) {
				n++
			}
			if reason := p.prep(s, toks[i:n]); reason != "" {
				return reason
			}
			i = n - 1
		case t == "+" && slices.Contains(s.funcs, "obj"):
			// the target stands where parties looks for it
		case t[0] == '{' && slices.Contains(functions[5:], strings.ToLower(strings.Fields(t[1:])[0])):
			if reason := p.prep(s, strings.Fields(strings.Trim(t, "{}"))); reason != "" {
				return reason // "{FOR TALKS}"
			}
		case slices.Contains(s.funcs, "obj"):
			return "two words in a row: how they belong together is not said"
		default:
			if reason := p.filler(s, "obj", t); reason != "" {
				return reason
			}
		}
	}
	return ""
}

// prep takes a preposition and its noun.
func (p *petrarch) prep(s *petrarchSlots, words []string) string {
	if len(words) == 0 {
		return "empty brackets"
	}
	if w := strings.ToLower(words[0]); len(words) > 1 && s.particle == "" && slices.Contains(particles, w) && !slices.Contains(functions, w) {
		s.particle = w // "(ASIDE DIFFERENCES)"
		return p.filler(s, "obj", strings.Join(words[1:], " "))
	}
	var preps []string
	for _, w := range strings.Split(strings.ToLower(words[0]), "/") {
		if !slices.Contains(functions[5:], w) {
			return fmt.Sprintf("%q is no preposition that our slots know", w)
		}
		preps = append(preps, w)
	}
	fn := strings.Join(preps, ",")
	if slices.Contains(s.funcs, fn) {
		return "two phrases of one function"
	}
	rest := words[1:]
	if len(rest) > 1 && !strings.HasPrefix(rest[0], "{") {
		switch strings.ToLower(rest[0]) {
		case "a", "an", "the", "its", "their", "his":
			rest = rest[1:]
		}
	}
	if len(rest) == 0 {
		return s.add(fn, "!", "")
	}
	t := strings.Join(rest, " ")
	if len(rest) > 1 && t[0] != '{' {
		t = "{" + t + "}"
	}
	return p.filler(s, fn, t)
}

// filler takes what stands in one phrase: a word, a set, a phrase in braces, a party.
func (p *petrarch) filler(s *petrarchSlots, fn, t string) string {
	role := ""
	switch t {
	case "$":
		if fn == "subj" {
			return "" // the source is the subject anyway
		}
		return s.add(fn, ":@actor!", "A")
	case "+":
		return s.add(fn, ":@actor!", "R")
	case "%":
		s.sym = true
		return s.add(fn, ":@actor!", "A")
	case "^":
		return s.add(fn, "!", "T")
	}
	words, reason := p.words(strings.Trim(t, "{}"))
	if reason != "" {
		return reason
	}
	if fn == "subj" {
		role = "A"
	}
	return s.add(fn, ":"+p.constraint(words)+"!", role)
}
