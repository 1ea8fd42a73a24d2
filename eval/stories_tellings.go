package eval

import (
	"context"
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

// StoryTellings makes the tellings of the marked mentions of events of a split of
// ECB+, with the stories that we put their reports into, and says which belong
// together.
func StoryTellings(ctx context.Context, o Options, split string) (list []stories.Telling, gold map[string]string, err error) {
	docs, err := readStoryDocs(o, split)
	if err != nil {
		return nil, nil, err
	}
	ms, err := readStoryMentions(o, split)
	if err != nil {
		return nil, nil, err
	}
	in := map[string][]storyMention{}
	gold = map[string]string{}
	for _, m := range ms {
		if m.event() {
			in[m.Doc] = append(in[m.Doc], m)
			gold[m.ID] = m.Cluster
		}
	}
	c, s := coder.New(), stories.New()
	for i := range docs {
		r, err := docs[i].report()
		if err != nil {
			return nil, nil, err
		}
		rec, err := c.Code(ctx, r)
		if err != nil {
			return nil, nil, err
		}
		s.Add(stories.Report{ID: docs[i].ID, Vector: stories.Terms(rec)})
		t, spans := newTeller(docs[i].ID, c.Document(r), rec), docs[i].tokenSpans(r.Text)
		for _, m := range in[docs[i].ID] {
			list = append(list, t.mention(&m, spans[m.Sent], docs[i].Sents[m.Sent]))
		}
	}
	for i := range list {
		list[i].Story = s.Of(list[i].Report)
	}
	return list, gold, nil
}

// mention is the telling of a marked mention, from its words alone where they are in
// no sentence of ours.
func (t *teller) mention(m *storyMention, spans []readout.Span, sentence string) stories.Telling {
	var span readout.Span
	for _, k := range []int{m.Toks[0], m.Toks[len(m.Toks)-1]} {
		span = span.Cover(spans[k])
	}
	if first, last, ok := t.tokens(span); ok && !span.Empty() {
		return t.telling(m.ID, first, last)
	}
	x := stories.Telling{ID: m.ID, Report: t.report, Trigger: m.Text, Near: stories.Phrase(sentence), Nth: m.Sent}
	for _, w := range strings.Fields(m.Text) {
		x.Words = append(x.Words, stories.Stem(w))
	}
	return x
}
