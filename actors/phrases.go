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
	p.put(strings.Fields(strings.ReplaceAll(text, "-", " - ")), id)
	if strings.Contains(text, "-") { // some hyphens do not part words: vice-president
		p.put(strings.Fields(text), id)
	}
}

func (p *phrases) put(w []string, id int32) {
	last := w[len(w)-1]
	list := append(p.byLast[last], phrase{w, id})
	for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	p.byLast[last] = list
}
