package events

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// A petrarchWord is a verb as a trigger, with the slot that its second word asks for.
type petrarchWord struct{ trigger, slot string }

// particles are the words that make another verb of a verb.
var particles = strings.Fields("up out off down away back forward aside apart over together ahead along around through")

// petrarchVerbs makes a trigger of "ABANDON", "+CLEAR_UP" or "RE_+ARM".
func petrarchVerbs(text string) (petrarchWord, string) {
	t := strings.ToLower(strings.Trim(text, "_ "))
	if pre, verb, ok := strings.Cut(t, "_+"); ok {
		if strings.Contains(verb, "_") || pre != "re" && pre != "pre" && pre != "co" {
			return petrarchWord{}, "a verb of several words, the main one not first"
		}
		t = pre + verb
	}
	words := strings.FieldsFunc(strings.TrimPrefix(t, "+"), func(r rune) bool { return r == '_' || r == ' ' })
	for _, w := range words {
		if !petrarchLetters(w) {
			return petrarchWord{}, fmt.Sprintf("%q is no word", w)
		}
	}
	switch {
	case len(words) == 0:
		return petrarchWord{}, "no verb"
	case len(words) == 1:
		return petrarchWord{trigger: words[0]}, ""
	case len(words) != 2:
		return petrarchWord{}, "a verb of more than two words"
	case strings.HasSuffix(words[0], "ed") && words[1] == "by":
		return petrarchWord{}, "an inflected form: our frames have lemmas, and the passive comes by itself"
	case slices.Contains(particles, words[1]):
		return petrarchWord{trigger: words[0] + " " + words[1]}, ""
	case slices.Contains(functions, words[1]):
		return petrarchWord{words[0], words[1] + "!=R"}, ""
	}
	return petrarchWord{words[0], "obj:" + words[1]}, ""
}

// petrarchLetters says whether a word can stand in a trigger or a constraint.
func petrarchLetters(w string) bool {
	return w != "" && w[0] != '-' && !strings.ContainsFunc(w, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_'’./", r)
	})
}

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

// words lists what a phrase may be, with _ between the two words of a pair.
func (p *petrarch) words(t string) ([]string, string) {
	list := []string{""}
	for _, w := range strings.FieldsFunc(t, func(r rune) bool { return r == ' ' }) {
		one := []string{strings.ToLower(strings.Trim(w, "_"))}
		if label, ok := strings.CutPrefix(w, "&"); ok {
			if one = p.sets[strings.TrimSuffix(label, "_")]; len(one) == 0 {
				return nil, fmt.Sprintf("the set %s is not defined", w)
			}
		} else if !petrarchLetters(one[0]) {
			return nil, fmt.Sprintf("%q inside a phrase", w)
		}
		var next []string
		for _, a := range list {
			for _, b := range one {
				next = append(next, strings.TrimPrefix(a+"_"+b, "_"))
			}
		}
		list = next
	}
	for _, w := range list { // our words are lemmas
		if one := singular(w); !slices.Contains(list, one) {
			list = append(list, one)
		}
	}
	if list = slices.DeleteFunc(list, func(w string) bool { return strings.Count(w, "_") > 1 || w == "" }); len(list) == 0 {
		return nil, "a phrase of more than two words"
	}
	return list, ""
}

// constraint writes words as a slot's constraint; many words, and pairs, go into a
// class of their own.
func (p *petrarch) constraint(words []string) string {
	line := strings.Join(words, " ")
	if len(words) == 1 && !strings.Contains(line, "_") {
		return words[0]
	}
	if p.classes[line] == "" {
		p.classes[line] = fmt.Sprintf("%s-%d", p.prefix, len(p.order)+1)
		p.order = append(p.order, line)
	}
	return "@" + p.classes[line]
}

// singular takes the ending of a regular plural off.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") && len(w) > 3:
		return w[:len(w)-1]
	}
	return w
}

// petrarchTokens splits at spaces outside of brackets.
func petrarchTokens(s string) ([]string, string) {
	var out []string
	depth, from := 0, -1
	for i := 0; i <= len(s); i++ {
		c := byte(' ')
		if i < len(s) {
			c = s[i]
		}
		switch {
		case c == '(' || c == '{':
			if from < 0 {
				from = i
			}
			depth++
		case c == ')' || c == '}':
			depth--
		case c == ' ' || c == '\t':
			if depth == 0 && from >= 0 {
				out, from = append(out, strings.TrimSpace(s[from:i])), -1
			}
			continue
		case from < 0:
			from = i
		}
		if depth < 0 {
			return nil, "a bracket closed that was not opened"
		}
	}
	if depth != 0 {
		return nil, "a bracket that is not closed"
	}
	return out, ""
}
