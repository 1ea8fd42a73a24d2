package train

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"

	"readout/eval"
	"readout/events"
)

// Scores fits what turns the events room's ranks into the chance that a type is right
// (a logistic regression on [events.Signs]) to the main events of the development
// sentences of both sets, to the judged events of documents, and to what the backstop
// proposes where verbs are hidden; says by cross-validation how good that is, and
// writes the weights.
func Scores(ctx context.Context, o Options) error {
	if o.Out == "" {
		o.Out = "events/data/scores.tsv"
	}
	list, err := eval.RawEvents(ctx, eval.Options{Data: o.Data}, nil)
	if err != nil {
		return err
	}
	list = eval.MainEvents(list)
	judged, err := eval.JudgedEvents(ctx, eval.Options{Data: o.Data}, 1<<20)
	if err != nil {
		return err
	}
	if o.Talk != nil {
		fmt.Fprintf(o.Talk, "%d main events of sentences, %d judged events of documents\n", len(list), len(judged))
	}
	list = append(list, judged...)
	folds, err := hiddenVerbs(ctx, o)
	if err != nil {
		return err
	}
	for _, fold := range folds {
		for _, s := range fold {
			if s.Event.Proposed {
				list = append(list, s)
			}
		}
	}
	x := make([][]float64, len(list))
	for i := range list {
		x[i] = events.SignsOf(&list[i].Event)
	}
	if o.Talk != nil {
		held := heldOutScores(list, x)
		fmt.Fprintf(o.Talk, "%d events; Brier %.3f before, %.3f after; calibration error %.3f before, %.3f after (ten parts, each read by the others)\n",
			len(list), eval.Brier(list), eval.Brier(held), eval.CalibrationError(list), eval.CalibrationError(held))
	}
	w := logistic(list, x, func(int) bool { return true })
	tellHidden(o, folds, w)
	var b bytes.Buffer
	b.WriteString("sign\tweight\n")
	for i, name := range events.Signs {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, w[i])
	}
	return os.WriteFile(o.Out, b.Bytes(), 0o644)
}

// heldOutScores gives each event the score of weights that have not seen its sentence.
func heldOutScores(list []eval.ScoredEvent, x [][]float64) []eval.ScoredEvent {
	out := make([]eval.ScoredEvent, len(list))
	for part := range 10 {
		w := logistic(list, x, func(i int) bool { return list[i].Sentence%10 != part })
		for i := range list {
			if list[i].Sentence%10 == part {
				out[i] = list[i]
				out[i].Event.Score = float32(chance(w, x[i]))
			}
		}
	}
	return out
}

func chance(w, x []float64) float64 {
	s := 0.
	for i := range w {
		s += w[i] * x[i]
	}
	return 1 / (1 + math.Exp(-s))
}

// logistic fits weights to the events that learn lets through, by steps downhill with
// a small pull to zero.
func logistic(list []eval.ScoredEvent, x [][]float64, learn func(int) bool) []float64 {
	w := make([]float64, len(events.Signs))
	for range 3000 {
		g, n := make([]float64, len(w)), 0.
		for i := range list {
			if !learn(i) {
				continue
			}
			d := chance(w, x[i])
			if list[i].Right {
				d--
			}
			for k, v := range x[i] {
				g[k] += d * v
			}
			n++
		}
		for k := range w {
			w[k] -= 2 * (g[k]/n + 1e-4*w[k])
		}
	}
	return w
}

// hiddenVerbs takes a fifth of the verbs away from the frames at a time, teaches a
// backstop without their examples, and returns what frames and backstop make of the
// development sentences then. With all frames in place the backstop has next to
// nothing to say there, so that what its proposals are worth can only be learnt so.
func hiddenVerbs(ctx context.Context, o Options) (folds [][]eval.ScoredEvent, err error) {
	lessons, err := backstopLessons(ctx, o)
	if err != nil {
		return nil, err
	}
	frames, err := events.Load()
	if err != nil {
		return nil, err
	}
	for part := range uint32(verbParts) {
		hide := func(lemma string) bool { return hashText(lemma)%verbParts == part }
		var learn []events.Lesson
		for _, l := range lessons {
			if l.Type == "" || !hide(l.Lemma) {
				learn = append(learn, l)
			}
		}
		b := &events.Backstop{Linear: learnBackstop(learn, o.Seed)}
		list, err := eval.RawEvents(ctx, eval.Options{Data: o.Data}, frames.Without(hide, b))
		if err != nil {
			return nil, err
		}
		folds = append(folds, list)
	}
	return folds, nil
}

// tellHidden says how good the coding is where a fifth of the verbs is unknown, without
// proposals and with those that score enough.
func tellHidden(o Options, folds [][]eval.ScoredEvent, w []float64) {
	if o.Talk == nil {
		return
	}
	fmt.Fprintln(o.Talk, "a fifth of the verbs hidden at a time; proposals from  n     P of them  P all  right all")
	for _, least := range []float64{2, .7, .6, .5, .4, .3, .2, 0} {
		n, good, all, right := 0, 0, 0, 0
		for _, fold := range folds {
			seen := map[string]bool{}
			for _, proposed := range []bool{false, true} {
				for i := range fold {
					e := &fold[i].Event
					key := fmt.Sprint(fold[i].Sentence, e.Type)
					p := chance(w, events.SignsOf(e))
					if e.Proposed != proposed || seen[key] || proposed && p < least || !proposed && p < events.UsualScore {
						continue
					}
					seen[key] = true
					all++
					if proposed {
						n++
					}
					if fold[i].Right {
						right++
						if proposed {
							good++
						}
					}
				}
			}
		}
		fmt.Fprintf(o.Talk, "%56.1f %4d  %.3f      %.3f  %d\n", least, n, float64(good)/float64(max(1, n)), float64(right)/float64(max(1, all)), right)
	}
}
