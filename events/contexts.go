package events

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// A weighted context is what a word speaks for.
type weighted struct {
	context string
	weight  int
}

// known are PLOVER's contexts.
var known = []string{"military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy", "pro_autocracy",
	"economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression", "human_security", "gender", "lgbt", "religion_ethnicity",
	"inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum", "migration", "disasters", "natural_resource", "environment",
	"technology", "terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking"}

// readContexts reads contexts with a weight and the words that have it: a word, two
// words joined by "_", or "=TYPE" and "=TYPE:mode" for an event told in the paragraph.
// A word keeps the greatest weight that a context gives it.
func (l *lexicon) readContexts() error {
	return rows("contexts.tsv", 3, func(_ int, f []string) error {
		n, err := strconv.Atoi(f[1])
		if err != nil {
			return fmt.Errorf("weight %q: %w", f[1], err)
		}
		if !slices.Contains(known, f[0]) {
			return fmt.Errorf("%q is no context of PLOVER's", f[0])
		}
		for _, w := range splitWords(f[2]) {
			if typ, _, _ := strings.Cut(strings.TrimPrefix(w, "="), ":"); w[0] == '=' && quads[typ] == 0 {
				return fmt.Errorf("%q is no type of PLOVER's", w)
			}
			l.speaksFor(strings.Replace(w, "_", " ", 1), f[0], n)
		}
		return nil
	})
}

func (l *lexicon) speaksFor(word, context string, n int) {
	list := l.contexts[word]
	for i := range list {
		if list[i].context == context {
			list[i].weight = max(list[i].weight, n)
			return
		}
	}
	l.contexts[word] = append(list, weighted{context, n})
	if first, _, ok := strings.Cut(word, " "); ok {
		l.pairs[first] = true
	}
}

// leastContext is the weight of a word that gives a context alone; of weaker ones it
// takes more than that.
const leastContext = 3

// contextsOf scores the words of the paragraph of token i, and the events that are
// told there. A word of weight three is enough, unless others speak against it.
func (x *run) contextsOf(i int32) []string {
	s := x.d.SentenceOf(i)
	par := x.d.Sentences[s].Paragraph
	if c, ok := x.paragraphs[par]; ok {
		return c
	}
	for s > 0 && x.d.Sentences[s-1].Paragraph == par {
		s--
	}
	first := x.d.Sentences[s].First
	v := votes{x: x, weights: map[string]int{}, strong: map[string]bool{}, seen: map[string]bool{}}
	last := first
	for ; s < len(x.d.Sentences) && x.d.Sentences[s].Paragraph == par; s++ {
		sent := x.d.Sentences[s]
		last = sent.Last
		for t := sent.First; t < sent.Last; t++ {
			v.word(t, sent.Last)
		}
	}
	for _, m := range x.kept {
		if p := &x.protos[m]; p.head >= first && p.head < last {
			v.take("=" + p.typ)
			v.take("=" + p.typ + ":" + p.mode)
		}
	}
	var out []string
	for _, c := range known {
		if v.strong[c] && v.weights[c] >= leastContext || v.weights[c] > leastContext {
			out = append(out, c)
		}
	}
	x.paragraphs[par] = out
	return out
}

// votes sums what speaks for each context, each word once.
type votes struct {
	x       *run
	weights map[string]int
	strong  map[string]bool // contexts that one word alone speaks for
	seen    map[string]bool
}

func (v *votes) take(word string) {
	if ws := v.x.lex.contexts[word]; len(ws) > 0 && !v.seen[word] {
		v.seen[word] = true
		for _, w := range ws {
			v.weights[w.context] += w.weight
			v.strong[w.context] = v.strong[w.context] || w.weight >= leastContext
		}
	}
}

// pair takes the pair of word a and token n, by its lemma or as it stands.
func (v *votes) pair(a string, n int32) {
	if !v.x.lex.pairs[a] {
		return
	}
	for _, b := range [2]string{v.x.lemma(n), v.x.low(n)} {
		var buf [64]byte
		key := append(append(append(buf[:0], a...), ' '), b...)
		if len(v.x.lex.contexts[string(key)]) > 0 {
			v.take(string(key))
		}
	}
}

// word takes token t by its lemma, or else as it stands, and the pair that it makes
// with the next word but a preposition or article between: "freedom of speech".
func (v *votes) word(t, end int32) {
	x := v.x
	l, w := x.lemma(t), x.low(t)
	if len(x.lex.contexts[l]) > 0 {
		v.take(l)
	} else {
		v.take(w)
	}
	if !x.lex.pairs[l] && !x.lex.pairs[w] {
		return
	}
	for n := t + 1; n < end && n <= t+3; n++ {
		v.pair(l, n)
		if w != l {
			v.pair(w, n)
		}
		switch x.low(n) {
		case "of", "the", "-", "a", "an", "in", "against", "'s":
		default:
			return
		}
	}
}

// ContextNames lists PLOVER's contexts.
func ContextNames() []string { return slices.Clone(known) }

// Contexts returns the contexts of the first paragraph of d, whether it tells of an
// event or not; rec holds what was coded from it.
func (f *Finder) Contexts(d *readout.Document, rec *readout.Record) []string {
	f.Find(d, rec)
	if len(d.Tokens) == 0 {
		return nil
	}
	return slices.Clone(f.run.contextsOf(0))
}
