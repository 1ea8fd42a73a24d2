package train

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"readout"
	"readout/eval"
	"readout/events"
	"readout/mentions"
	"readout/model"
)

const (
	backstopBits  = 16
	backstopRuns  = 6
	backstopTimes = 6     // through the lessons
	verbParts     = 5     // of the verbs, each held out once
	mostNothing   = 12000 // lessons of no event from general text
)

// Backstop trains the events room's proposals on the examples of its frames, whose
// verbs are hidden behind their classes, and on general text (reviews, how-tos,
// fiction, interviews), whose verbs that no frame knows are taken to tell of nothing.
// With o.Vectors it makes the classes of words anew first, and no more: the program
// must be built again to know them.
func Backstop(ctx context.Context, o Options) error {
	if o.Vectors != "" {
		return backstopWords(o, "events/data/backstop_words.tsv")
	}
	if o.Out == "" {
		o.Out = "events/data/backstop.bin"
	}
	lessons, err := backstopLessons(ctx, o)
	if err != nil {
		return err
	}
	if o.Talk != nil {
		told := 0
		for _, l := range lessons {
			if l.Type != "" {
				told++
			}
		}
		right, said, all := heldOutVerbs(lessons, o)
		fmt.Fprintf(o.Talk, "%d lessons, %d of them of an event; verbs held out (a fifth at a time): of %d events %d get a type, %d the right one\n", len(lessons), told, all, said, right)
	}
	b := events.Backstop{Linear: learnBackstop(lessons, o.Seed)}
	if err := os.WriteFile(o.Out, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write the backstop: %w", err)
	}
	return nil
}

// A clauseReader reads examples as the coder does, up to the actors.
type clauseReader struct {
	*reader
	mentions *mentions.Finder
	events   *events.Finder
}

func newClauseReader() *clauseReader {
	r := &clauseReader{newReader(), mentions.New(), events.New()}
	r.mentions.Noun, r.mentions.Known = r.actors.Noun, r.actors.Known
	return r
}

// lessons reads a text whose events are of type typ.
func (r *clauseReader) lessons(text, typ string) []events.Lesson {
	report := &readout.Report{Text: text, Lang: "en"}
	d := r.read(report)
	r.mentions.Find(d)
	rec := &readout.Record{Report: report, Actors: r.actors.Find(d)}
	return r.events.Teach(d, rec, typ)
}

func backstopLessons(ctx context.Context, o Options) ([]events.Lesson, error) {
	r := newClauseReader()
	var out []events.Lesson
	frames, err := events.Load()
	if err != nil {
		return nil, err
	}
	for i, x := range frames.Examples() {
		if i%100 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if x.Type != "" {
			out = append(out, r.lessons(x.Text, x.Type)...)
		}
	}
	own, err := judgedLessons(o, r)
	if err != nil {
		return nil, err
	}
	nothing, err := nothingTold(ctx, o, r)
	return append(append(out, own...), nothing...), err
}

// judgedLessons reads lessons from the sentences of o.Gold whose one event persons judged:
// of the type that it has by them, or of none where they rejected it.
func judgedLessons(o Options, r *clauseReader) (out []events.Lesson, err error) {
	if o.Gold == "" {
		return nil, nil
	}
	g, err := eval.ReadReviewed(o.Gold)
	if err != nil {
		return nil, err
	}
	for i, rec := range g.Records {
		types := map[readout.Span][]string{} // by sentence
		at := func(e *readout.Event) (readout.Span, bool) {
			k := slices.IndexFunc(rec.Sentences, func(s readout.Span) bool { return s.Contains(e.Trigger) })
			if k < 0 {
				return readout.Span{}, false
			}
			return rec.Sentences[k], true
		}
		for k := range rec.Events {
			if s, ok := at(&rec.Events[k]); ok {
				typ := rec.Events[k].Type
				if rec.Events[k].Review == nil {
					typ = "?"
				}
				types[s] = append(types[s], typ)
			}
		}
		if i < len(g.Coded) {
			for k := range g.Coded[i].Events {
				e := &g.Coded[i].Events[k]
				if s, ok := at(e); ok && len(types[s]) == 0 && g.Rejected(rec.Report.ID, e) {
					types[s] = []string{""}
				}
			}
		}
		for _, s := range rec.Sentences {
			if list := types[s]; len(list) == 1 && list[0] != "?" {
				out = append(out, r.lessons(s.In(rec.Report.Text), list[0])...)
			}
		}
	}
	o.say("%d lessons from what persons judged in %s", len(out), o.Gold)
	return out, nil
}

// nothingTold reads lessons of no event from the sentences of the treebanks.
func nothingTold(ctx context.Context, o Options, r *clauseReader) ([]events.Lesson, error) {
	var out []events.Lesson
	for _, name := range []string{"gum-open-train.conllu", "en_ewt-ud-train.conllu"} {
		b, err := os.ReadFile(o.path("language", name))
		if err != nil {
			return nil, err
		}
		in := bufio.NewScanner(bytes.NewReader(b))
		in.Buffer(nil, 1<<20)
		for n := 0; in.Scan() && len(out) < mostNothing; n++ {
			if text, ok := strings.CutPrefix(in.Text(), "# text = "); ok {
				out = append(out, r.lessons(text, "")...)
			}
			if n%1000 == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
		}
	}
	return out, nil
}

// learnBackstop learns to choose the type of a lesson among all types and none.
func learnBackstop(lessons []events.Lesson, seed uint64) *model.Linear {
	order := make([]int, len(lessons))
	for i := range order {
		order[i] = i
	}
	return inRunsOf(backstopRuns, backstopBits, seed, func(t *model.LinearTrainer, rng *rand.Rand) {
		options := make([][]uint32, len(events.Proposable))
		var kept []uint32
		for range backstopTimes {
			rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			for _, i := range order {
				kept = thin(kept[:0], lessons[i].Features, rng)
				for k := range options {
					options[k] = events.Option(options[k][:0], kept, k)
				}
				t.Rank(options, slices.Index(events.Proposable, lessons[i].Type))
			}
		}
	})
}

// inRunsOf is inRuns with a number of runs.
func inRunsOf(n, bits int, seed uint64, learn func(*model.LinearTrainer, *rand.Rand)) *model.Linear {
	var all []*model.LinearTrainer
	for r := range n {
		t := model.NewLinearTrainer(bits, learningRate)
		learn(t, rand.New(rand.NewPCG(seed, uint64(r)+1)))
		all = append(all, t)
	}
	return model.MeanLinear(all...)
}

// heldOutVerbs learns from four fifths of the verbs and reads the others: how many of
// their events get a type, and the right one.
func heldOutVerbs(lessons []events.Lesson, o Options) (right, said, all int) {
	for part := range uint32(verbParts) {
		var learn, test []events.Lesson
		for _, l := range lessons {
			if hashText(l.Lemma)%verbParts == part {
				if l.Type != "" {
					test = append(test, l)
				}
			} else {
				learn = append(learn, l)
			}
		}
		b := events.Backstop{Linear: learnBackstop(learn, o.Seed)}
		for _, l := range test {
			typ, p := b.Choose(l.Features)
			all++
			if p < .3 {
				continue
			}
			said++
			if typ == l.Type {
				right++
			}
		}
	}
	return right, said, all
}

func hashText(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
