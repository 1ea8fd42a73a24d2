package eval

import (
	"fmt"
	"strings"

	"readout"
	"readout/text"
)

// goldText makes the document of a treebank's text with the gold's sentences
// and tokens, and the depths of quotation that we find in its raw text.
func goldText(doc []GoldSentence) *readout.Document {
	d := &readout.Document{}
	var raw strings.Builder
	for i := range doc {
		s := &doc[i]
		if i > 0 {
			raw.WriteString(map[bool]string{true: "\n\n", false: " "}[s.NewPar])
		}
		at, first := int32(raw.Len()), int32(len(d.Tokens))
		surface, spans := s.surface()
		raw.WriteString(surface)
		for _, x := range spans {
			d.Tokens = append(d.Tokens, readout.Token{Span: readout.Span{Start: at + x.Start, End: at + x.End}, Head: -1})
		}
		par := int32(0)
		if i > 0 {
			par = d.Sentences[i-1].Paragraph + int32(count(s.NewPar))
		}
		d.Sentences = append(d.Sentences, readout.Sentence{Span: readout.Span{Start: at, End: int32(raw.Len())}, First: first, Last: int32(len(d.Tokens)), Paragraph: par})
	}
	d.Report = &readout.Report{Text: raw.String()}
	quoteDepths(d)
	return d
}

// surface returns the text of a sentence and the spans of its words in it; where
// they do not stand in the text, the words with spaces between.
func (s *GoldSentence) surface() (string, []readout.Span) {
	var spans []readout.Span
	at := 0
	for _, w := range s.Words {
		k := strings.Index(s.Text[at:], w.Form)
		if k < 0 || w.Form == "" {
			d := s.Document()
			spans = spans[:0]
			for _, t := range d.Tokens {
				spans = append(spans, t.Span)
			}
			return d.Report.Text, spans
		}
		spans = append(spans, readout.Span{Start: int32(at + k), End: int32(at + k + len(w.Form))})
		at += k + len(w.Form)
	}
	return s.Text, spans
}

// quoteDepths sets the depths that package text finds at the same places.
func quoteDepths(d *readout.Document) {
	var raw readout.Document
	raw.Reset(d.Report)
	text.Split(&raw)
	k := 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		for k < len(raw.Tokens) && raw.Tokens[k].End <= t.Start {
			k++
		}
		if k < len(raw.Tokens) && raw.Tokens[k].Start < t.End {
			t.Quote = raw.Tokens[k].Quote
		}
	}
}

// goldTrees gives the tokens of d the lemmas, tags and trees of the gold.
func goldTrees(d *readout.Document, doc []GoldSentence) {
	for i := range doc {
		first := d.Sentences[i].First
		for j, w := range doc[i].Words {
			t := &d.Tokens[first+int32(j)]
			t.Lemma, t.Tag, t.Fine, t.Rel = w.Lemma, readout.ParseTag(w.Tag), readout.ParseFine(w.Fine), readout.ParseRel(w.Rel)
			if t.Head = -1; w.Head > 0 {
				t.Head = first + int32(w.Head) - 1
			}
		}
	}
	d.Link()
}

// A goldMention is one phrase of an entity: tokens first to last.
type goldMention struct {
	first, last, head int32
	entity, kind      string // kind as the gold has it: person, organization, place ...
}

// entities are the gold's entities in one text.
type entities struct {
	mentions []goldMention
	at       map[int32]string    // the entity of the shortest mention headed by a token
	kind     map[string]string   // of an entity
	split    map[string][]string // entities that an entity is made up of
	heads    []int32             // of the tokens, -1 at a root
	rels     []string
}

// goldEntities reads the Entity and SplitAnte fields of GUM's last column. The
// error names the sentence.
func goldEntities(doc []GoldSentence) (*entities, error) {
	g := &entities{at: map[int32]string{}, kind: map[string]string{}, split: map[string][]string{}}
	open := map[string][]goldMention{}
	base := int32(0)
	for i := range doc {
		s := &doc[i]
		for _, w := range s.Words {
			h := base + int32(w.Head) - 1
			if w.Head == 0 {
				h = -1
			}
			g.heads, g.rels = append(g.heads, h), append(g.rels, w.Rel)
		}
		for j, w := range s.Words {
			if err := g.word(open, w.Misc, base+int32(j)); err != nil {
				return nil, fmt.Errorf("%s: word %d: %w", s.ID, j+1, err)
			}
		}
		base += int32(len(s.Words))
	}
	shortest := map[int32]int32{}
	for i := range g.mentions {
		m := &g.mentions[i]
		m.head = topOf(g.heads, m.first, m.last)
		if n, ok := shortest[m.head]; !ok || m.last-m.first < n {
			g.at[m.head], shortest[m.head] = m.entity, m.last-m.first
		}
	}
	return g, nil
}

// topOf returns the first token of first to last whose head lies outside.
func topOf(heads []int32, first, last int32) int32 {
	for i := first; i <= last; i++ {
		if h := heads[i]; h < first || h > last {
			return i
		}
	}
	return first
}

// word reads the brackets that open and close at token at: "(12-person-new)",
// "(3-place", "12)". The parts of a broken phrase, "(12[1/2]", count as phrases.
func (g *entities) word(open map[string][]goldMention, misc string, at int32) error {
	for field := range strings.SplitSeq(misc, "|") {
		if list, ok := strings.CutPrefix(field, "SplitAnte="); ok {
			for link := range strings.SplitSeq(list, ",") {
				if from, to, ok := strings.Cut(link, "<"); ok {
					g.split[to] = append(g.split[to], from)
				}
			}
		}
		brackets, ok := strings.CutPrefix(field, "Entity=")
		if !ok {
			continue
		}
		for brackets != "" {
			end := strings.IndexByte(brackets, ')')
			next := -1
			if brackets[0] == '(' {
				if next = strings.IndexByte(brackets[1:], '('); next >= 0 {
					next++
				}
			}
			closes := end >= 0 && (next < 0 || end < next)
			stop := len(brackets)
			if closes {
				stop = end
			} else if next >= 0 {
				stop = next
			}
			body := brackets[:stop]
			if brackets = brackets[stop:]; closes {
				brackets = brackets[1:]
			}
			if err := g.bracket(open, body, closes, at); err != nil {
				return err
			}
		}
	}
	return nil
}

func (g *entities) bracket(open map[string][]goldMention, body string, closes bool, at int32) error {
	body, opens := strings.CutPrefix(body, "(")
	id, rest, _ := strings.Cut(body, "-")
	id, _, _ = strings.Cut(id, "[")
	if opens {
		kind, _, _ := strings.Cut(rest, "-")
		if g.kind[id] == "" {
			g.kind[id] = kind
		}
		open[id] = append(open[id], goldMention{first: at, entity: id, kind: kind})
	}
	if !closes {
		return nil
	}
	n := len(open[id])
	if n == 0 {
		return fmt.Errorf("entity %q ends that has not begun", id)
	}
	m := open[id][n-1]
	open[id], m.last = open[id][:n-1], at
	g.mentions = append(g.mentions, m)
	return nil
}

// top returns the head of the gold's phrase that a name headed by token i is part
// of: the gold may take the title for the head, or the first of several names.
func (g *entities) top(i int32) int32 {
	for up := i; up >= 0; up = g.heads[up] {
		if g.at[up] != "" {
			return up
		}
		if !titled[g.rels[up]] {
			break
		}
	}
	return i
}

// titled are the relations between a name and a title before it.
var titled = setOfWords("flat appos nmod:desc")

// mention returns our mention of what the gold's tree heads at token s, -1 if none.
func (g *entities) mention(d *readout.Document, s int32) int32 {
	if m := d.MentionAt(s); m >= 0 {
		return m
	}
	for i := range d.Mentions {
		up := d.Mentions[i].Head
		for up > s && titled[g.rels[up]] {
			up = g.heads[up]
		}
		if up == s && d.Mentions[i].Kind == readout.KindName {
			return int32(i)
		}
	}
	return -1
}

// before returns the entity headed at token s if it was spoken of before, else "".
// An entity made up of others counts as spoken of.
func (g *entities) before(s int32) string {
	e := g.at[s]
	if len(g.split[e]) > 0 {
		return e
	}
	for i := range g.mentions {
		if m := &g.mentions[i]; m.entity == e && m.head < s && g.at[m.head] == e {
			return e
		}
	}
	return ""
}

// unknownEntity stands for what the gold has not.
const unknownEntity = "?"

// ours returns the gold entity that our chain at token s takes up: that of most
// of its mentions before s. It is "" where the chain begins.
func (g *entities) ours(d *readout.Document, s int32) string {
	m := g.mention(d, s)
	if m < 0 || d.Mentions[m].Chain < 0 {
		return ""
	}
	c := d.Mentions[m].Chain
	if e := g.most(d, c, s); e != "" || len(d.Chains[c].Members) == 0 {
		return e
	}
	if g.holds(d, g.at[s], d.Chains[c].Members, s) {
		return g.at[s]
	}
	return unknownEntity
}

// most returns the entity of most of the mentions of chain c before token s.
func (g *entities) most(d *readout.Document, c, s int32) string {
	votes, best := map[string]int{}, ""
	for i := range d.Mentions {
		x := &d.Mentions[i]
		if x.Chain != c || x.Head >= s {
			continue
		}
		e := g.at[g.top(x.Head)]
		if e == "" {
			e = unknownEntity
		}
		if votes[e]++; best == "" || best == unknownEntity || e != unknownEntity && votes[e] > votes[best] {
			best = e
		}
	}
	return best
}

// holds says whether entity e is the members together: made up of them, or
// spoken of before s in a phrase that holds them all.
func (g *entities) holds(d *readout.Document, e string, members []int32, s int32) bool {
	parts := 0
	for _, c := range members {
		for _, part := range g.split[e] {
			parts += count(part == g.most(d, c, s))
		}
	}
	if parts == len(members) && parts == len(g.split[e]) {
		return true
	}
	for i := range g.mentions {
		m := &g.mentions[i]
		if m.entity != e || m.last >= s {
			continue
		}
		all := true
		for _, c := range members {
			all = all && headed(d, c, m.first, m.last)
		}
		if all {
			return true
		}
	}
	return false
}

// headed says whether chain c has a mention with its head in first to last.
func headed(d *readout.Document, c, first, last int32) bool {
	for i := range d.Mentions {
		if x := &d.Mentions[i]; x.Chain == c && first <= x.Head && x.Head <= last {
			return true
		}
	}
	return false
}

// show returns the first words of an entity for a person to read.
func (g *entities) show(d *readout.Document, e string) string {
	switch e {
	case "":
		return "nobody before"
	case unknownEntity:
		return "something else"
	}
	best, rank := "", 0
	for i := range g.mentions {
		m := &g.mentions[i]
		if m.entity != e {
			continue
		}
		words, r := d.Words(m.first, m.last).In(d.Report.Text), 1
		switch d.Tokens[m.head].Tag {
		case readout.PROPN:
			r = 3
		case readout.NOUN:
			r = 2
		}
		if r > rank || r == rank && len(words) < len(best) {
			best, rank = words, r
		}
	}
	return fmt.Sprintf("%q", best)
}
