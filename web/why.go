package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"readout/wording"
)

// A whyPage is how one sentence was coded.
type whyPage struct {
	ID, Title, Label string
	Sentence         int // from 1
	Of               int
	Before, After    string // links
	Text             string
	Here             []card
	Words            []treeWord
	Picture          *tree
	Tried            []triedAt
	Newer            string // this program, where another one made the record
	None             string // why there is no tree
}

// A treeWord is a word with its place in the sentence's tree.
type treeWord struct {
	N, Depth             int
	Word, Lemma, Tag     string
	Relation, Head, Name string
}

// A triedAt is what was tried at one word.
type triedAt struct {
	Word     string
	N        int
	Fits     []string
	Misses   []miss
	Ways     []string
	Outcomes []string
}

type miss struct{ Why, Frames string }

// why shows how a sentence was coded: which rules and words are behind its codings, who
// vouches, its tree, and which frames were tried. It is asked for by a coding of it or by
// its number.
func (q *request) why() error {
	rec, err := q.seen(q.r.PathValue("id"))
	if err != nil {
		return err
	}
	d := &reading{Teller: wording.Of(rec), things: thingsOf(rec)}
	d.part.End = int32(len(d.Text))
	findings := d.Findings()
	n := -1
	if on := q.r.FormValue("on"); on != "" {
		at := slices.IndexFunc(findings, func(f wording.Finding) bool { return f.ID == on })
		if at < 0 {
			return fault{http.StatusNotFound, "This report has no coding " + cutEnd(wording.Plain(on), 40) + "."}
		}
		n, _ = d.Sentences(findings[at].At)
	} else if i, err := strconv.Atoi(q.r.FormValue("sentence")); err == nil {
		n = i - 1
	}
	if n < 0 || n >= len(rec.Sentences) {
		return fault{http.StatusNotFound, "There is no such sentence in this report; it has " + wording.Count(len(rec.Sentences), "sentence") + ", counted from 1."}
	}
	s := rec.Sentences[n]
	p := whyPage{ID: rec.Report.ID, Title: titleOf(rec.Report.Title, rec.Report.ID), Sentence: n + 1, Of: len(rec.Sentences), Text: d.Teller.Words(s)}
	link := func(n int) string { return "/reports/" + p.ID + "/why?sentence=" + strconv.Itoa(n) }
	if n > 0 {
		p.Before = link(n)
	}
	if n+1 < p.Of {
		p.After = link(n + 2)
	}
	for i := range findings {
		f := &findings[i]
		first, end := d.Sentences(f.At)
		if first > n || end <= n {
			continue
		}
		for _, k := range kinds {
			if slices.Contains(k.of, f.Kind) {
				c := d.cardOf(f, k.class, k.icon)
				c.Parts = d.partsOf(f)
				p.Here = append(p.Here, c)
			}
		}
	}
	if q.Coder != rec.Coder {
		p.Newer = strings.TrimSpace(q.Coder.Version + " " + q.Coder.Data)
	}
	if err := q.explained(&p, d, n); err != nil {
		return err
	}
	return q.show("why.html", "reports", "Why: sentence "+strconv.Itoa(n+1)+" of "+p.Title, p)
}

// explained adds the tree and what was tried, as this program reads the sentence now.
func (q *request) explained(p *whyPage, d *reading, n int) error {
	if q.Explain == nil {
		p.None = "This server shows no trees."
		return nil
	}
	x, err := q.Explain(q.ctx, d.Record.Report, n)
	switch {
	case err != nil:
		return err
	case x == nil || x.Text != d.Record.Sentences[n].In(d.Text):
		p.None = "This program parts the report's sentences otherwise than the one that coded it, so that it cannot show the tree; readout recode codes the report anew."
		return nil
	}
	p.Words, p.Picture = treeOf(x), pictureOf(x)
	at := map[int]int{}
	for _, t := range x.Tried {
		i, ok := at[t.Word]
		if !ok {
			i = len(p.Tried)
			at[t.Word] = i
			p.Tried = append(p.Tried, triedAt{N: t.Word, Word: wordOf(x, t.Word)})
		}
		p.Tried[i].add(&t)
	}
	for _, w := range x.Ways {
		if i, ok := at[w.Word]; ok {
			p.Tried[i].Ways = append(p.Tried[i].Ways, wayWords(x, &w))
		}
	}
	for _, f := range x.Outcomes {
		if i, ok := at[f.Word]; ok {
			what := wording.Plain(f.What)
			if f.Event != "" {
				what = "event " + f.Event + ", " + what
			} else {
				what = "no event: " + what
			}
			p.Tried[i].Outcomes = append(p.Tried[i].Outcomes, what)
		}
	}
	slices.SortFunc(p.Tried, func(a, b triedAt) int { return a.N - b.N })
	return nil
}

func wordOf(x *wording.Explained, n int) string {
	if n < 1 || n > len(x.Words) {
		return ""
	}
	return wording.Plain(x.Words[n-1].Word)
}

// add keeps a frame that was tried: those that fit one by one, those that do not by why.
func (t *triedAt) add(x *wording.ExplainedTry) {
	frame := joinedBy(" ", strings.TrimPrefix(x.Rule, "frame:"), x.Slots, prefixed("at ", x.Line))
	if x.Fits {
		how := "fits, but another stands before it: "
		if x.Wins {
			how = "fits: "
		}
		t.Fits = append(t.Fits, wording.Plain(joinedBy(", ", how+frame, x.Why)))
		return
	}
	for i := range t.Misses {
		if t.Misses[i].Why == wording.Plain(x.Why) {
			t.Misses[i].Frames += "; " + wording.Plain(frame)
			return
		}
	}
	t.Misses = append(t.Misses, miss{wording.Plain(x.Why), wording.Plain(frame)})
}

// wayWords says how a word's status came about.
func wayWords(x *wording.Explained, w *wording.ExplainedWay) string {
	out := "its own form: " + wording.Spaced(w.Own)
	for _, s := range w.Steps {
		if s.Head == 0 {
			continue
		}
		out += "; " + s.Relation + " of “" + wordOf(x, s.Head) + "”"
		if s.Does != "" {
			out += " (" + s.Does + ")"
		}
	}
	return out + "; so " + wording.Spaced(w.Status)
}

func joinedBy(sep string, list ...string) string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, sep)
}
