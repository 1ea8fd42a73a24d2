package eval

import (
	"context"
	"fmt"
	"strings"

	"readout"
	"readout/coder"
	"readout/stories"
)

// A teller makes tellings of marked words, from our own parse of their report.
type teller struct {
	d      *readout.Document
	rec    *readout.Record
	report string
	actor  map[int32]*readout.Actor // by the last byte of a mention's words
}

func newTeller(id string, d *readout.Document, rec *readout.Record) *teller {
	t := &teller{d: d, rec: rec, report: id, actor: map[int32]*readout.Actor{}}
	for i := range rec.Actors {
		for _, m := range rec.Actors[i].Mentions {
			t.actor[m.End] = &rec.Actors[i]
		}
	}
	return t
}

// tokens returns the first and last token that overlap a span; false where none does.
func (t *teller) tokens(s readout.Span) (first, last int32, ok bool) {
	first = -1
	if s.Empty() {
		return 0, 0, false
	}
	for i := range t.d.Tokens {
		if t.d.Tokens[i].Overlaps(s) {
			if first < 0 {
				first = int32(i)
			}
			last = int32(i)
		}
	}
	return first, last, first >= 0
}

// head is the token of a range whose own head lies outside.
func (t *teller) head(first, last int32) int32 {
	for i := first; i <= last; i++ {
		if h := t.d.Tokens[i].Head; h < first || h > last {
			if tag := t.d.Tokens[i].Tag; tag != readout.ADP && tag != readout.PUNCT && tag != readout.DET {
				return i
			}
		}
	}
	return first
}

// telling is that of the words from token first to last.
func (t *teller) telling(id string, first, last int32) stories.Telling {
	d, i := t.d, t.head(first, last)
	x := stories.Telling{ID: id, Report: t.report, Trigger: d.Words(first, last).In(d.Report.Text), Nth: d.SentenceOf(i)}
	x.Words = []string{stories.Stem(d.Word(i))}
	for _, w := range stories.Phrase(x.Trigger) {
		if w != x.Words[0] {
			x.Words = append(x.Words, w)
		}
	}
	t.arguments(&x, i)
	s := d.Sentences[x.Nth]
	x.Near = stories.Phrase(d.Report.Text[s.Start:s.End])
	first, last = d.Subtree(i)
	clause := d.Words(first, last)
	for k := range t.rec.Times {
		if e := &t.rec.Times[k]; clause.Overlaps(e.Span) && e.Begin != "" && x.From == "" {
			x.From, x.Until, x.Told = e.Begin, e.End, true
		}
	}
	for k := range t.rec.Places {
		if p := &t.rec.Places[k]; clause.Overlaps(p.Span) && x.Place == "" {
			x.Place, x.Land = p.Key, p.Country
		}
	}
	return x
}

// arguments gathers who does it, to whom, and what else hangs on it.
func (t *teller) arguments(x *stories.Telling, i int32) {
	d := t.d
	var by, to []string
	for c := range d.Children(i) {
		switch r := d.Tokens[c].Rel; r {
		case readout.RelNsubjPass, readout.RelObj, readout.RelIobj:
			to = append(to, t.words(c)...)
		case readout.RelNsubj, readout.RelCsubj, readout.RelOblAgent, readout.RelNmodPoss:
			by = append(by, t.words(c)...)
		case readout.RelNmod:
			if t.preposition(c) == "of" {
				to = append(to, t.words(c)...)
				continue
			}
			x.With = append(x.With, t.words(c)...)
		case readout.RelObl, readout.RelOblUnmarked, readout.RelNmodUnmarked, readout.RelCompound, readout.RelCompoundPrt, readout.RelAmod, readout.RelXcomp, readout.RelAcl:
			x.With = append(x.With, t.words(c)...)
		}
	}
	if h := d.Tokens[i].Head; h >= 0 {
		switch d.Tokens[i].Rel {
		case readout.RelAcl, readout.RelAclRelcl:
			if d.Tokens[i].Fine == readout.VBN {
				to = append(to, t.words(h)...)
			} else {
				by = append(by, t.words(h)...)
			}
		case readout.RelConj, readout.RelXcomp, readout.RelAdvcl:
			if c := d.Child(h, readout.RelNsubj, readout.RelNsubjPass); c >= 0 && len(by) == 0 {
				by = append(by, t.words(c)...)
			}
		case readout.RelObj, readout.RelNsubj, readout.RelNsubjPass, readout.RelCompound, readout.RelObl, readout.RelNmod:
			x.With = append(x.With, stories.Stem(d.Word(h)))
		}
	}
	if len(by) > 0 {
		x.By = []stories.Party{{Words: by}}
	}
	if len(to) > 0 {
		x.To = []stories.Party{{Words: to}}
	}
}

func (t *teller) preposition(i int32) string {
	if c := t.d.Child(i, readout.RelCase); c >= 0 {
		return strings.ToLower(t.d.Word(c))
	}
	return ""
}

// words are those for the one that the phrase headed by token i stands for: the best
// name of its chain, else the head and what describes it.
func (t *teller) words(i int32) []string {
	d := t.d
	if c := d.ChainAt(i); c != nil && c.Best >= 0 {
		if m := d.Mentions[c.Best]; d.Tokens[i].Tag == readout.PRON || m.Kind == readout.KindName {
			return append(stories.Phrase(m.In(d.Report.Text)), t.plain(i)...)
		}
	}
	return t.plain(i)
}

func (t *teller) plain(i int32) []string {
	d := t.d
	if d.Tokens[i].Tag == readout.PRON {
		return nil
	}
	out := stories.Phrase(d.Word(i))
	for c := range d.Children(i) {
		switch d.Tokens[c].Rel {
		case readout.RelCompound, readout.RelFlat, readout.RelAmod, readout.RelNummod, readout.RelNmodPoss:
			out = append(out, stories.Phrase(d.Word(c))...)
		}
	}
	return out
}

// A storySet is what the marked mentions of events of a split of ECB+ are, as we read
// their reports: tellings with the stories that we put the reports into.
type storySet struct {
	marked []stories.Telling // of the corpus' own mentions
	all    []string          // ids of all marked mentions, of other things too
	gold   map[string]string // which belong together, by their ids
	own    []stories.Telling // of our own mentions in the same sentences
	at     map[string]string // of a marked mention our own at the same head; ids
	coded  map[string]bool   // our own that are events with codes
}

// StoryTellings makes the tellings of the marked mentions of events of a split of
// ECB+, with the stories that we put their reports into, and says which belong
// together.
func StoryTellings(ctx context.Context, o Options, split string) (list []stories.Telling, gold map[string]string, err error) {
	x, err := readStorySet(ctx, o, split)
	if err != nil {
		return nil, nil, err
	}
	return x.marked, x.gold, nil
}

func readStorySet(ctx context.Context, o Options, split string) (*storySet, error) {
	docs, err := readStoryDocs(o, split)
	if err != nil {
		return nil, err
	}
	ms, err := readStoryMentions(o, split)
	if err != nil {
		return nil, err
	}
	x := &storySet{gold: map[string]string{}, at: map[string]string{}, coded: map[string]bool{}}
	in := map[string][]storyMention{}
	for _, m := range ms {
		x.all = append(x.all, m.ID)
		if m.event() {
			in[m.Doc] = append(in[m.Doc], m)
			x.gold[m.ID] = m.Cluster
		}
	}
	c, s := coder.New(), stories.New()
	for i := range docs {
		r, err := docs[i].report()
		if err != nil {
			return nil, err
		}
		rec, err := c.Code(ctx, r)
		if err != nil {
			return nil, err
		}
		s.Add(stories.Report{ID: docs[i].ID, Vector: stories.Terms(rec)})
		x.read(&docs[i], newTeller(docs[i].ID, c.Document(r), rec), in[docs[i].ID])
	}
	for _, list := range [][]stories.Telling{x.marked, x.own} {
		for i := range list {
			list[i].Story = s.Of(list[i].Report)
		}
	}
	return x, nil
}

// read takes one report's mentions in, marked ones and our own of the sentences that
// have any.
func (x *storySet) read(doc *storyDoc, t *teller, ms []storyMention) {
	spans := doc.tokenSpans(t.d.Report.Text)
	heads, sentences := map[int32][]string{}, map[int]bool{}
	for _, m := range ms {
		told := t.mention(&m, spans[m.Sent], doc.Sents[m.Sent])
		x.marked = append(x.marked, told)
		if first, last, ok := t.tokens(m.span(spans[m.Sent])); ok {
			h := t.head(first, last)
			heads[h] = append(heads[h], m.ID)
			sentences[t.d.SentenceOf(h)] = true
		}
	}
	for i := range t.d.Tokens {
		k := int32(i)
		coded := t.coded(k)
		if !coded && (!sentences[t.d.SentenceOf(k)] || !t.act(k)) {
			continue
		}
		id := fmt.Sprintf("%s+%d", doc.ID, i)
		x.own = append(x.own, t.telling(id, k, k))
		x.coded[id] = coded
		for _, m := range heads[k] {
			x.at[m] = id
		}
	}
}

// coded says whether a token is the head of the words of a coded event.
func (t *teller) coded(i int32) bool {
	for k := range t.rec.Events {
		e := &t.rec.Events[k]
		for _, s := range append([]readout.Span{e.Trigger}, e.Mentions...) {
			if first, last, ok := t.tokens(s); ok && t.head(first, last) == i {
				return true
			}
		}
	}
	return false
}

// act says whether a token may tell of an event: a verb, or a noun of an act.
func (t *teller) act(i int32) bool {
	x := &t.d.Tokens[i]
	switch {
	case x.Tag == readout.VERB:
		return true
	case x.Tag == readout.NOUN:
		return stories.Act(t.d.Word(i))
	}
	return false
}

// span is the words of a mention, given the spans of its sentence's tokens.
func (m *storyMention) span(tokens []readout.Span) (s readout.Span) {
	for _, k := range []int{m.Toks[0], m.Toks[len(m.Toks)-1]} {
		s = s.Cover(tokens[k])
	}
	return s
}

// mention is the telling of a marked mention, from its words alone where they are in
// no sentence of ours.
func (t *teller) mention(m *storyMention, spans []readout.Span, sentence string) stories.Telling {
	if first, last, ok := t.tokens(m.span(spans)); ok {
		return t.telling(m.ID, first, last)
	}
	x := stories.Telling{ID: m.ID, Report: t.report, Trigger: m.Text, Near: stories.Phrase(sentence), Nth: m.Sent}
	for _, w := range strings.Fields(m.Text) {
		x.Words = append(x.Words, stories.Stem(w))
	}
	return x
}
