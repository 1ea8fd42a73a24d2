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
