package eval

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"readout"
	"readout/actors"
	"readout/mentions"
	"readout/syntax"
)

// Chains scores who is said to speak: for the subject of every verb of speech or
// belief that brings what was said, whether its chain takes up the right entity
// of those that were spoken of before, or begins where there is none. The
// tokens and trees are the gold's, the names and chains ours.
//
// Links are the pronouns and definite descriptions that take up somebody or
// something spoken of before: how many of ours are right, and how many of the
// gold's we find.
//
// CoNLL F1, the mean of MUC, B3 and CEAF-e, is over the persons, organisations
// and places that are spoken of twice or more, first and second persons left
// out. Mentions are matched by their heads.
func Chains(ctx context.Context, o Options) ([]Row, error) {
	dev := o.Path("data", "language", "gum-open-dev.conllu")
	sets, err := o.sets(set{"gum-dev", dev},
		set{"gum-train-news", o.Path("data", "language", "gum-open-train.conllu")})
	if err != nil {
		return nil, err
	}
	var rows []Row
	r := newChainReader()
	for _, s := range sets {
		gold, err := ReadCoNLLU(s.path)
		if err != nil {
			return nil, err
		}
		var c genreCounts[chainCounts, *chainCounts]
		newsOnly := strings.HasSuffix(s.name, "-"+newsGenre)
		for _, doc := range treebankTexts(gold) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			genre := doc[0].Genre()
			if !o.takes(s, genre) || newsOnly && genre != newsGenre {
				continue
			}
			g, err := goldEntities(doc)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", s.path, err)
			}
			d, trees := r.read(doc)
			one := chainScore(d, trees, g)
			g.list(d, trees, doc, o)
			if newsOnly {
				genre = ""
			}
			c.add(genre, one)
		}
		rows = append(rows, c.rows(s.name, o)...)
	}
	return rows, nil
}

// A chainReader finds the chains of a text with gold trees, as package coder does.
type chainReader struct {
	parser   *syntax.Parser
	actors   *actors.Finder
	mentions *mentions.Finder
}

func newChainReader() *chainReader {
	r := &chainReader{syntax.New(), actors.New(), mentions.New()}
	r.mentions.Noun, r.mentions.Known = r.actors.Noun, r.actors.Known
	return r
}

// read returns the text with our chains, and the same with the gold's trees as
// they are: the rooms mend what looks broken to them.
func (r *chainReader) read(doc []GoldSentence) (d, trees *readout.Document) {
	d, trees = goldText(doc), goldText(doc)
	r.parser.Parse(d) // for the names
	goldTrees(d, doc)
	goldTrees(trees, doc)
	r.actors.Names(d)
	r.mentions.Find(d)
	return d, trees
}

// chainCounts add up over texts.
type chainCounts struct {
	all   spanCounts
	forms map[string]*spanCounts // by the form of the subject
	links spanCounts
	conll conllCounts
}

// subjectForms are the forms of a subject, in the order of the rows.
var subjectForms = []string{"name", "definite", "pronoun", "other"}

func (c *chainCounts) rows(name string) []Row {
	const metric = "speech subjects resolved"
	var rows []Row
	if c.all.gold > 0 {
		rows = append(rows, Row{name, metric, c.all.rate(), c.all.gold})
	}
	for _, form := range subjectForms {
		if n := c.forms[form]; n != nil {
			rows = append(rows, Row{name, metric + ", " + form, n.rate(), n.gold})
		}
	}
	return append(rows,
		Row{name, "links right", 100 * float64(c.links.right) / float64(max(1, c.links.predicted)), c.links.predicted},
		Row{name, "links found", c.links.rate(), c.links.gold},
		Row{name, "CoNLL F1", c.conll.f1(), c.conll.mentions})
}

func (c spanCounts) rate() float64 { return 100 * float64(c.right) / float64(max(1, c.gold)) }

func (c *chainCounts) merge(d chainCounts) {
	c.all.merge(d.all)
	for form, n := range d.forms {
		if c.forms == nil {
			c.forms = map[string]*spanCounts{}
		}
		if c.forms[form] == nil {
			c.forms[form] = &spanCounts{}
		}
		c.forms[form].merge(*n)
	}
	c.links.merge(d.links)
	c.conll.merge(d.conll)
}

// chainScore counts one text: d with our chains, trees with the gold's trees.
func chainScore(d, trees *readout.Document, g *entities) chainCounts {
	c := chainCounts{forms: map[string]*spanCounts{}}
	for s := range speechSubjects(trees, g) {
		n := spanCounts{gold: 1, right: count(g.before(s) == g.ours(d, s))}
		form := subjectForm(trees, s)
		if c.forms[form] == nil {
			c.forms[form] = &spanCounts{}
		}
		c.forms[form].merge(n)
		c.all.merge(n)
	}
	c.links = g.links(d, trees)
	c.conll.add(chainsOf(d, g))
	return c
}

// speechSubjects yields the subjects of speech that the gold has an entity for.
func speechSubjects(trees *readout.Document, g *entities) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for i := range trees.Tokens {
			s := int32(i)
			if speechSubject(trees, s) && g.at[s] != "" && !yield(s) {
				return
			}
		}
	}
}

// list lists the sentences with mentions that we resolve wrongly: nouns and
// pronouns of persons, organisations and places. Subjects of speech are marked.
func (g *entities) list(d, trees *readout.Document, doc []GoldSentence, o Options) {
	if o.Talk == nil {
		return
	}
	faults := make([]fault, len(doc))
	for i := range d.Tokens {
		s, e := int32(i), g.at[int32(i)]
		speech := e != "" && speechSubject(trees, s)
		if !speech && (!partyKinds[g.kind[e]] || !chainable(trees, s)) {
			continue
		}
		if gold, ours := g.before(s), g.ours(d, s); gold != ours {
			what := d.Word(s)
			if speech {
				what += " (speaks)"
			}
			faults[d.SentenceOf(s)].add(what, g.show(d, gold), g.show(d, ours))
		}
	}
	for i := range faults {
		faults[i].id, faults[i].text = doc[i].ID, doc[i].Text
		o.wrong(&faults[i])
	}
}

// speechSubject says whether token s is the subject of a verb of speech or
// belief with what was said, and a noun or a third person's pronoun.
func speechSubject(d *readout.Document, s int32) bool {
	t := &d.Tokens[s]
	v := t.Head
	if v < 0 || !t.Rel.Subject() || !t.Tag.Noun() && t.Tag != readout.PRON || !speechVerbs[strings.ToLower(d.Tokens[v].Lemma)] {
		return false
	}
	if t.Tag == readout.PRON && !thirdPerson[strings.ToLower(d.Word(s))] {
		return false
	}
	return d.Tokens[v].Rel == readout.RelParataxis || d.Child(v, readout.RelCcomp, readout.RelParataxis) >= 0
}

// subjectForm tells names, definite descriptions and pronouns from the rest.
func subjectForm(d *readout.Document, s int32) string {
	switch d.Tokens[s].Tag {
	case readout.PROPN:
		return "name"
	case readout.PRON:
		if strings.EqualFold(d.Word(s), "who") {
			return "other"
		}
		return "pronoun"
	}
	for c := range d.Children(s) {
		switch d.Tokens[c].Rel {
		case readout.RelNmodPoss:
			return "definite"
		case readout.RelDet:
			switch strings.ToLower(d.Word(c)) {
			case "the", "this", "that", "these", "those":
				return "definite"
			}
		}
	}
	return "other"
}

var thirdPerson = setOfWords("he she it they who")

var speechVerbs = setOfWords(`
	say tell add state announce declare report explain claim argue insist assert maintain contend allege
	admit acknowledge concede confess deny confirm affirm reaffirm reiterate stress emphasize emphasise note observe remark mention comment
	warn caution promise pledge vow swear assure threaten propose suggest recommend urge ask answer reply respond
	describe reveal disclose indicate complain lament recall predict estimate testify write tweet exclaim joke
	continue conclude think believe hope know fear`)

func setOfWords(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
