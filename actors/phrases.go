package actors

import "strings"

// phrases is a table of fixed runs of words in lower case.
type phrases struct {
	byLast map[string][]phrase // by the last word, the longest first
}

type phrase struct {
	words []string
	id    int32
}

func newPhrases() *phrases { return &phrases{byLast: map[string][]phrase{}} }

func (p *phrases) add(text string, id int32) {
	w := strings.Fields(strings.ReplaceAll(text, "-", " - "))
	last := w[len(w)-1]
	list := append(p.byLast[last], phrase{w, id})
	for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	p.byLast[last] = list
}
