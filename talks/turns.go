package talks

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"readout"
)

//go:embed data/turns.tsv
var turnsTSV string

// A turn is a turn of phrase by which somebody takes a stance: "give way on X", "X be
// off the table". X is what the stance is about; it is read word by word from its verb
// on, so that it holds whatever the tree makes of so fixed a phrase.
type turn struct {
	elems   []turnWord
	stance  string // as it stands, empty for none
	negated string // under a negation, empty for none
	kind    string
	before  bool // X is the subject, and who says so holds the stance
	denies  bool // a negation is among its words
	plain   bool // that is "no" or "nothing": "not" makes it another thing
	able    bool // it begins with "can"
}

// A turnWord is one place in a turn.
type turnWord struct {
	words []string // any of them, as lemma or as it stands; none for X and for a gap
	gap   int      // up to so many words
	x     bool
}

// turns lists the turns of phrase by the lemma of the word they begin with.
var turns = sync.OnceValue(func() map[string][]turn {
	out := map[string][]turn{}
	if err := rows("turns.tsv", turnsTSV, 6, func(cols []string, _ string) error {
		t := turn{stance: strings.Trim(cols[1], "-"), negated: strings.Trim(cols[2], "-"), kind: cols[3]}
		words := strings.Fields(cols[0])
		if words[0] == "X" {
			t.before, words = true, words[1:]
		}
		for _, w := range words {
			e := turnWord{words: strings.Split(w, "|")}
			switch {
			case w == "X":
				e = turnWord{x: true}
			case w[0] == '*':
				e = turnWord{gap: int(w[1] - '0')}
			case w == "not":
				t.denies = true
			case slices.Contains(e.words, "no") || w == "nothing" || w == "none":
				t.denies, t.plain = true, true
			}
			t.elems = append(t.elems, e)
		}
		t.able = t.elems[0].words[0] == "can"
		for _, w := range t.elems[0].words {
			out[w] = append(out[w], t)
		}
		return nil
	}); err != nil {
		panic("BUG: " + err.Error()) // the tests read the same table
	}
	return out
})

// turned reads the turns of phrase that begin at token i, a verb or an auxiliary;
// false where there is none.
func (r *reading) turned(ps []process, i int32) bool {
	all := turns()[r.d.Tokens[i].Lemma]
	end := r.sentence(i).Last
	for k := range all {
		t := &all[k]
		m, ok := r.turnAt(t.elems[1:], i+1, end, turned{-1, -1, i})
		if !ok {
			continue
		}
		r.turn(ps, t, i, m)
		return true
	}
	return false
}

// A turned says where the parts of a turn stand: the first and the last token of X, the
// latter -1 where X runs to the end of the clause, and the last of its own words.
type turned struct{ x, last, to int32 }

// turnAt matches the rest of a turn from token k on, of which m was found before.
func (r *reading) turnAt(elems []turnWord, k, end int32, m turned) (turned, bool) {
	if len(elems) == 0 {
		return m, true
	}
	e := &elems[0]
	switch {
	case e.x && len(elems) == 1:
		return turned{k, -1, m.to}, k < end && r.d.Tokens[k].Tag != readout.PUNCT && r.d.Word(k) != "“" && r.d.Word(k) != "\""
	case e.x:
		for n := k + 1; n < min(k+16, end) && r.d.Tokens[n].Tag != readout.PUNCT; n++ {
			if found, ok := r.turnAt(elems[1:], n, end, turned{k, n - 1, m.to}); ok {
				return found, true
			}
		}
		return m, false
	case e.gap > 0:
		for n := k; n <= min(k+int32(e.gap), end-1); n++ {
			if found, ok := r.turnAt(elems[1:], n, end, m); ok {
				return found, true
			}
			if r.d.Tokens[n].Tag == readout.PUNCT || r.d.Tokens[n].Tag == readout.VERB {
				break
			}
		}
		return m, false
	}
	for n := k; n < min(k+4, end); n++ {
		if r.turnWordAt(e, n) {
			m.to = n
			return r.turnAt(elems[1:], n+1, end, m)
		}
		if t := &r.d.Tokens[n]; t.Tag != readout.ADV && !r.is(n, isNegation) && t.Lemma != "more" {
			break
		}
	}
	return m, false
}

func (r *reading) turnWordAt(e *turnWord, n int32) bool {
	for _, w := range e.words {
		if r.d.Tokens[n].Lemma == w || strings.EqualFold(r.d.Word(n), w) || w == "not" && r.is(n, isNegation) && r.d.Tokens[n].Tag != readout.DET {
			return true
		}
	}
	return false
}

// turn enters the stance of one turn of phrase that begins at token i.
func (r *reading) turn(ps []process, t *turn, i int32, of turned) {
	x, last := of.x, of.last
	top := i
	if rel := r.d.Tokens[i].Rel; rel == readout.RelAux || rel == readout.RelAuxPass || rel == readout.RelCop {
		top = r.d.Tokens[i].Head
	}
	m, ok := r.takeAs(top, taken{able: t.able})
	if !ok {
		return
	}
	stance := t.stance
	if m.not && !t.denies {
		stance = t.negated
	}
	if stance == "" {
		return
	}
	if t.denies {
		if t.plain && r.notBefore(i, top) {
			return // "did not say no": that is all we know
		}
		m.not = true
	}
	st := stand{stance: stance, kind: t.kind, rule: "position.turn." + t.elems[0].words[0], at: i, strong: true, own: true}
	s := r.subject(top)
	if t.before {
		x, last, st.at = s, s, of.to // "X is not a subject for negotiation", to the end
	} else if last < 0 {
		last = max(x, r.clauseEnd(top))
		if h := r.headOf(x, last); h > last || h < x {
			return
		}
	}
	if x < 0 || s < 0 {
		return
	}
	var holders []string
	if t.before {
		if len(r.d.ActorsAt(s)) > 0 {
			return
		}
		holders = r.withSides(ps, r.takers(r.speakerParty(r.d.Tokens[i].Span)))
	} else {
		holders = r.holdersAt(ps, top)
	}
	if len(holders) > 1 && stance == "accepts" || !r.stood(ps, &st, holders, m) {
		return
	}
	if !t.before {
		x = r.headOf(x, last)
	}
	r.enterContent(ps, &st, []int32{x})
}

// notBefore says whether "not" or "never" stands with the verb at token top, before token i.
func (r *reading) notBefore(i, top int32) bool {
	for c := range r.d.Children(top) {
		if l := r.d.Tokens[c].Lemma; c < max(i, top) && (l == "not" || l == "never") {
			return true
		}
	}
	return false
}
