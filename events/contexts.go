package events

import (
	"fmt"
	"slices"
	"strconv"
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
			l.contexts[w] = append(l.contexts[w], weighted{f[0], n})
		}
		return nil
	})
}

// contextsOf scores the words of the paragraph of token i: a context is given
// where its words weigh three or more.
func (x *run) contextsOf(i int32) []string {
	s := x.d.SentenceOf(i)
	par := x.d.Sentences[s].Paragraph
	if c, ok := x.paragraphs[par]; ok {
		return c
	}
	for s > 0 && x.d.Sentences[s-1].Paragraph == par {
		s--
	}
	weights := map[string]int{}
	seen := map[string]bool{}
	for ; s < len(x.d.Sentences) && x.d.Sentences[s].Paragraph == par; s++ {
		for t := x.d.Sentences[s].First; t < x.d.Sentences[s].Last; t++ {
			l := x.lemma(t)
			if ws := x.lex.contexts[l]; len(ws) > 0 && !seen[l] {
				seen[l] = true
				for _, w := range ws {
					weights[w.context] += w.weight
				}
			}
		}
	}
	var out []string
	for _, c := range known {
		if weights[c] >= 3 {
			out = append(out, c)
		}
	}
	x.paragraphs[par] = out
	return out
}
