package eval

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"readout"
	"readout/coder"
)

// Codings scores the events that are coded from whole documents, real pages and
// stories, against verdicts on a sample of them: how many are of the right type,
// how many name the right parties. What was judged is kept as offsets and
// verdicts, without a word of the text. It also counts what each gate keeps out
// of all documents. With o.Sample it draws a new sample instead.
func Codings(ctx context.Context, o Options) ([]Row, error) {
	docs, err := codingDocs(o)
	if err != nil {
		return nil, err
	}
	gates := map[string]int{}
	if err := codeDocs(ctx, docs, gates); err != nil {
		return nil, err
	}
	if o.Sample > 0 {
		return nil, writeSample(o, docs)
	}
	sets, err := judgedSets(o)
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, s := range sets {
		rows = append(rows, judge(o, s, docs)...)
	}
	for i := range docs {
		for _, d := range docs[i].drops {
			a, b := nearby(docs[i].report.Text, d.trigger)
			o.Say("gate %s keeps out %q of %s: %s", d.gate, d.trigger.In(docs[i].report.Text), docs[i].id, strings.Join(strings.Fields(docs[i].report.Text[a:b]), " "))
		}
	}
	return append(rows, corpusRows(docs, gates)...), nil
}

// A codingDoc is a document and the events coded from it, in the order of the text.
type codingDoc struct {
	id     string
	part   string // pages, train or dev
	report *readout.Report
	codes  []coding
	drops  []drop
}

// A drop is what a gate kept out of a document.
type drop struct {
	gate    string
	trigger readout.Span
}

// A coding is an event as a judge sees it: what it says and where, no words.
type coding struct {
	doc        string
	sha        string // of the document's text
	trigger    readout.Span
	evidence   readout.Span
	more       []readout.Span // other mentions of the same event; not kept
	typ, mode  string
	actors     parties
	recipients parties
	status     string
}

// parties are the codes of one side, such as RUS/GOV, and where its words stand.
type parties struct {
	codes []string
	words []readout.Span
}

// codeDocs codes every document, on all processors, and counts in gates what
// each gate keeps out.
func codeDocs(ctx context.Context, docs []codingDoc, gates map[string]int) error {
	var (
		lock sync.Mutex
		wg   sync.WaitGroup
		fail error
		next int
	)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			var drops []drop
			c := coder.NewWith(coder.Options{Dropped: func(gate string, trigger readout.Span) {
				drops = append(drops, drop{gate, trigger})
			}})
			for {
				lock.Lock()
				i := next
				next++
				lock.Unlock()
				if i >= len(docs) {
					return
				}
				rec, err := c.Code(ctx, docs[i].report)
				if err != nil {
					lock.Lock()
					fail = cmp.Or(fail, fmt.Errorf("%s: %w", docs[i].id, err))
					lock.Unlock()
					return
				}
				docs[i].codes = codingsOf(docs[i].id, rec)
				docs[i].drops = slices.Clone(drops)
				drops = drops[:0]
			}
		})
	}
	wg.Wait()
	for i := range docs {
		for _, d := range docs[i].drops {
			gates[d.gate]++
		}
	}
	return fail
}

func codingsOf(id string, rec *readout.Record) []coding {
	who := map[string]*readout.Actor{}
	for i := range rec.Actors {
		who[rec.Actors[i].ID] = &rec.Actors[i]
	}
	sha := readout.MakeID(rec.Report.Text)
	var out []coding
	for i := range rec.Events {
		e := &rec.Events[i]
		c := coding{doc: id, sha: sha, trigger: e.Trigger, typ: e.Type, mode: e.Mode, status: string(e.Status)}
		if e.Background {
			c.status += "+background"
		}
		if len(e.Evidence) > 0 {
			c.evidence, c.more = e.Evidence[0], e.Evidence[1:]
		}
		c.actors = parties{actorCodes(e.Actors, who), e.ActorWords}
		c.recipients = parties{actorCodes(e.Recipients, who), e.RecipientWords}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b coding) int { return int(a.trigger.Start - b.trigger.Start) })
	return out
}

// actorCodes writes actors as country and sectors, ? for one without either.
func actorCodes(ids []string, who map[string]*readout.Actor) []string {
	var out []string
	for _, id := range ids {
		a := who[id]
		if a == nil {
			continue
		}
		code := a.Country
		if len(a.Sectors) > 0 {
			code += "/" + strings.Join(a.Sectors, "/")
		}
		out = append(out, cmp.Or(code, "?"))
	}
	return out
}

// corpusRows count what was coded and what each gate kept out.
func corpusRows(docs []codingDoc, gates map[string]int) []Row {
	n := map[string]int{}
	size := map[string]int{}
	var parts []string
	for i := range docs {
		p := docs[i].part
		if size[p] == 0 {
			parts = append(parts, p)
		}
		size[p]++
		n[p] += len(docs[i].codes)
	}
	var rows []Row
	for _, p := range parts {
		rows = append(rows, Row{p, "codings predicted", float64(n[p]), size[p]})
	}
	var names []string
	for g := range gates {
		names = append(names, g)
	}
	slices.Sort(names)
	for _, g := range names {
		rows = append(rows, Row{"all", "gate " + g + " removed", float64(gates[g]), len(docs)})
	}
	return rows
}
