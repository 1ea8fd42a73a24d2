package eval

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"

	"readout"
	"readout/article"
	"readout/coder"
	"readout/stories"
)

// A storyDoc is a report of ECB+: where it belongs and its sentences as tokens.
type storyDoc struct {
	ID, Story, Split string
	Topic            int
	Sents            []string
	Text             string
}

// readStoryDocs reads the reports of one split.
func readStoryDocs(o Options, split string) ([]storyDoc, error) {
	path := o.Gold
	if path == "" {
		path = o.Path("data", "stories", "ecb_docs.jsonl")
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the stories: %w", err)
	}
	var out []storyDoc
	in := bufio.NewScanner(bytes.NewReader(b))
	in.Buffer(nil, 1<<24)
	for n := 1; in.Scan(); n++ {
		var d storyDoc
		if err := json.Unmarshal(in.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if split == "" || d.Split == split {
			out = append(out, d)
		}
	}
	return out, in.Err()
}

// report makes the report of a document, without the address that some begin with.
func (d *storyDoc) report() (*readout.Report, error) {
	r, err := article.Read([]byte(untokenized(withoutAddress(d.Text))), article.Hints{Name: d.ID + ".txt"})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", d.ID, err)
	}
	return r, nil
}

// withoutAddress drops a first line that is the web address of the page, as tokens.
func withoutAddress(text string) string {
	if line, rest, _ := strings.Cut(text, "\n"); address(line) {
		return rest
	}
	return text
}

func address(line string) bool {
	return strings.HasPrefix(line, "http") || strings.HasPrefix(line, "www")
}

// shuffles is in how many orders the reports are put in, to see what that changes.
const shuffles = 20

// Stories scores the clustering of reports into stories on ECB+, whose subjects have
// two stories each that are much alike: B3, and how far B3 moves over orders of
// arrival. Reports of ECB+ have no day. Both splits are scored; weights and
// thresholds were fitted to train.
func Stories(ctx context.Context, o Options) ([]Row, error) {
	var rows []Row
	for _, split := range []string{"dev", "train"} {
		docs, err := readStoryDocs(o, split)
		if err != nil {
			return nil, err
		}
		if len(docs) == 0 {
			continue
		}
		reports, err := storyReports(ctx, docs)
		if err != nil {
			return nil, err
		}
		rows = append(rows, scoreStories(docs, reports, split, o)...)
		if split == "dev" {
			more, err := storyEvents(ctx, o, split)
			if err != nil {
				return nil, err
			}
			rows = append(rows, more...)
		}
	}
	return rows, nil
}

// storyReports reads the documents into what the stories room takes.
func storyReports(ctx context.Context, docs []storyDoc) ([]stories.Report, error) {
	c := coder.New()
	var out []stories.Report
	for i := range docs {
		r, err := docs[i].report()
		if err != nil {
			return nil, err
		}
		rec, err := c.Code(ctx, r)
		if err != nil {
			return nil, err
		}
		out = append(out, stories.Report{ID: docs[i].ID, Title: r.Title, Vector: stories.Terms(rec)})
	}
	return out, nil
}

func scoreStories(docs []storyDoc, reports []stories.Report, split string, o Options) []Row {
	gold := map[string]string{}
	for _, d := range docs {
		gold[d.ID] = d.Story
	}
	set := "ecb-" + split
	var rows []Row
	low, high := 1.0, 0.0
	rng := rand.New(rand.NewPCG(1, 1))
	for k := range shuffles {
		s := stories.New()
		for _, r := range reports {
			s.Add(r) // no source, no error
		}
		ours, n := map[string]string{}, 0
		for id := range gold {
			ours[id] = s.Of(id)
		}
		for range s.All() {
			n++
		}
		p, r := bCubed(gold, ours)
		f := harmonic(p, r)
		low, high = min(low, f), max(high, f)
		if k == 0 {
			rows = []Row{{set, "stories B3 F1", 100 * f, len(gold)}, {set, "stories B3 P", 100 * p, len(gold)}, {set, "stories B3 R", 100 * r, len(gold)}, {set, "stories predicted", float64(n), len(gold)}}
			writeClusters(o.Out, reports, s.Of)
		}
		rng.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
	}
	return append(rows, Row{set, "stories B3 error by order of arrival", 100 * (high - low), shuffles})
}

// writeClusters writes an id and its cluster a line, as the scorer of the corpora reads them.
func writeClusters(w io.Writer, reports []stories.Report, of func(string) string) {
	if w == nil {
		return
	}
	for _, r := range reports {
		fmt.Fprintf(w, "%s\t%s\n", r.ID, of(r.ID))
	}
}

// storyEvents scores which mentions of events are one: with the mentions that the
// corpus marks, and with our own at the same heads, where what we do not find stands
// alone. Our own are verbs and nouns of acts; those with codes are told apart.
func storyEvents(ctx context.Context, o Options, split string) ([]Row, error) {
	x, err := readStorySet(ctx, o, split)
	if err != nil {
		return nil, err
	}
	set, marked, own := "ecb-"+split, clusters(x.marked), clusters(x.own)
	c := x.score(func(id string) string { return marked[id] })
	n := len(x.marked)
	rows := []Row{
		{set, "events CoNLL F1", c.f1(), n}, {set, "events MUC F1", 100 * c.measures[0].f1(), n},
		{set, "events B3 F1", 100 * c.measures[1].f1(), n}, {set, "events CEAFe F1", 100 * c.measures[2].f1(), n},
	}
	if o.Out != nil {
		for _, id := range x.all { // mentions of parties, times and places stand alone
			fmt.Fprintf(o.Out, "%s\t%s\n", id, cmp.Or(marked[id], id))
		}
	}
	c = x.score(func(id string) string { return own[x.at[id]] })
	coded := x.score(func(id string) string {
		if !x.coded[x.at[id]] {
			return ""
		}
		return own[x.at[id]]
	})
	return append(rows, Row{set, "events CoNLL F1, own mentions", c.f1(), n}, Row{set, "events CoNLL F1, coded events alone", coded.f1(), n},
		Row{set, "events own mentions at marked heads", 100 * float64(len(x.at)) / float64(max(1, n)), n}), nil
}

// clusters groups tellings; it leads from the id of each to that of its happening.
func clusters(list []stories.Telling) map[string]string {
	out := map[string]string{}
	for i, k := range stories.Group(list, nil) {
		out[list[i].ID] = list[k].ID
	}
	return out
}

// score compares the clusters of the marked mentions with the gold; one without a
// cluster stands alone.
func (x *storySet) score(of func(id string) string) *conllCounts {
	right, ours := partition{}, partition{}
	for i := range x.marked {
		id := x.marked[i].ID
		right[int32(i)], ours[int32(i)] = x.gold[id], cmp.Or(of(id), id)
	}
	c := &conllCounts{}
	c.add(right, ours)
	return c
}
