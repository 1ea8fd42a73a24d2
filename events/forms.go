package events

import "strings"

// irregular are the past forms and participles that rules do not make, of the
// verbs in the lexicons.
const irregular = `shoot shot|fight fought|sink sank sunk|slay slew slain|lay laid|take took taken|give gave given|hold held|meet met|send sent|lend lent|
sell sold|buy bought|break broke broken|fall fell fallen|go went gone|come came|leave left|lead led|feed fed|flee fled|fly flew flown|strike struck stricken|
speak spoke spoken|seek sought|set set|shut shut|cut cut|put put|hit hit|beat beaten|hang hung hanged|burn burnt|steal stole stolen|swear swore sworn|
tear tore torn|throw threw thrown|thrust thrust|overrun overran|retake retook retaken|withdraw withdrew withdrawn|withhold withheld|find found|tell told|
say said|make made|pay paid|build built|begin began begun|blow blew blown|bring brought|drive drove driven|forgive forgave forgiven|give gave given|
hurt hurt|keep kept|quit quit|rise rose risen|shake shook shaken|sit sat|stand stood|ride rode ridden|undertake undertook undertaken|wage waged|win won|
write wrote written|freeze froze frozen|swear swore sworn|let let|wear wore worn|forsake forsook|overthrow overthrew overthrown|lose lost|choose chose chosen|bid bid|spread spread|deal dealt|get got gotten|have had|commit committed|plead pled pleaded|gas gassed|fling flung|
bend bent|catch caught|forbid forbade forbidden|forgo forwent forgone|forswear forswore forsworn|stick stuck|unfreeze unfroze unfrozen|
dig dug|draw drew drawn|leap leapt|oversee oversaw overseen|rebuild rebuilt|speed sped|sweep swept|swing swung|uphold upheld|underwrite underwrote underwritten`

// inflect lists the forms of a regular verb.
func inflect(v string) []string {
	last := v[len(v)-1]
	stem := v
	switch {
	case last == 'e':
		return []string{v + "s", v + "d", v[:len(v)-1] + "ing"}
	case last == 'y' && len(v) > 2 && !vowel(v[len(v)-2]):
		s := v[:len(v)-1]
		return []string{s + "ies", s + "ied", v + "ing"}
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "x"):
		return []string{v + "es", v + "ed", v + "ing"}
	}
	out := []string{v + "s", v + "ed", v + "ing"}
	if len(v) > 2 && !vowel(last) && last != 'w' && vowel(v[len(v)-2]) {
		stem = v + string(last)
		out = append(out, stem+"ed", stem+"ing")
	}
	return out
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

// readForms makes the table from inflected forms to the lexicon's lemmas, for
// words whose lemma went wrong.
func (l *lexicon) readForms() error {
	for v := range l.verbs {
		for _, f := range inflect(v) {
			if _, ok := l.forms[f]; !ok {
				l.forms[f] = v
			}
		}
	}
	for _, line := range strings.Split(strings.ReplaceAll(irregular, "\n", ""), "|") {
		w := strings.Fields(line)
		if _, ok := l.verbs[w[0]]; !ok {
			continue
		}
		for _, f := range w[1:] {
			l.forms[f] = w[0]
		}
	}
	return nil
}

// verbFrames returns the frames of verb i by its lemma, or where the lexicons do
// not know that, by its form.
func (x *run) verbFrames(i int32) []*frame {
	if f := x.lex.verbs[x.lemma(i)]; len(f) > 0 {
		return f
	}
	return x.lex.verbs[x.lex.forms[x.low(i)]]
}

// verbLemma returns the lemma of verb i as the lexicons have it.
func (x *run) verbLemma(i int32) string {
	l := x.lemma(i)
	if _, ok := x.lex.verbs[l]; ok {
		return l
	}
	if v, ok := x.lex.forms[x.low(i)]; ok {
		return v
	}
	return l
}
