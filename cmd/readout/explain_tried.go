package main

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/events"
	"readout/wording"
)

// An analysis is what lies behind the codings of a report: the language rooms' view
// of it, and what was tried for events.
type analysis struct {
	d     *readout.Document
	trace *events.Trace
}

// inside says whether token i stands in sentence s.
func (a *analysis) inside(i int32, s readout.Span) bool {
	return int(i) < len(a.d.Tokens) && s.Contains(a.d.Tokens[i].Span)
}

// number counts the words of sentence s up to token i, from 1.
func (a *analysis) number(i int32, s readout.Span) int {
	n := 1
	for k := i - 1; k >= 0 && s.Contains(a.d.Tokens[k].Span); k-- {
		n++
	}
	return n
}

// triggers are the tokens of sentence s that something was tried at, in order.
func (a *analysis) triggers(s readout.Span) []int32 {
	var out []int32
	add := func(i int32) {
		if a.inside(i, s) && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	for _, t := range a.trace.Tries {
		add(t.Token)
	}
	for _, f := range a.trace.Fates {
		add(f.Token)
	}
	slices.Sort(out)
	return out
}

// unknown are the verbs of sentence s that no frame has.
func (a *analysis) unknown(s readout.Span) []string {
	var out []string
	known := a.triggers(s)
	for i := range a.d.Tokens {
		if t := &a.d.Tokens[i]; s.Contains(t.Span) && t.Tag == readout.VERB && !slices.Contains(known, int32(i)) {
			out = append(out, `"`+wording.Plain(a.d.Word(int32(i)))+`"`)
		}
	}
	return out
}

// tried writes which frames were tried at the words of sentence s, why each fitted
// or not, the way to the root, and what came of it.
func (p *page) tried(a *analysis, s readout.Span) {
	p.item(2, 2, dim("frames tried, and why each fits or not:"), "")
	for _, i := range a.triggers(s) {
		p.item(4, 6, fmt.Sprintf("%s (word %d)", bold(`"`+wording.Plain(a.d.Word(i))+`"`), a.number(i, s)), "")
		p.fits(a, i)
		p.misses(a, i)
		for _, w := range a.trace.Paths {
			if w.Token == i {
				p.item(6, 8, a.way(&w), "")
			}
		}
		for _, f := range a.trace.Fates {
			if f.Token == i {
				p.item(6, 8, "-> "+outcome(&f), "")
			}
		}
	}
	if list := a.unknown(s); len(list) > 0 {
		p.item(4, 6, "no frame has "+strings.Join(list, ", "), "")
	}
}

// winner returns the try at token i that wins, nil if none fits.
func winner(t *events.Trace, i int32) *events.Try {
	var best *events.Try
	for k := range t.Tries {
		if x := &t.Tries[k]; x.Token == i && x.Fits && (best == nil || x.Rank > best.Rank) {
			best = x
		}
	}
	return best
}

func (p *page) fits(a *analysis, i int32) {
	best := winner(a.trace, i)
	for k := range a.trace.Tries {
		x := &a.trace.Tries[k]
		if x.Token != i || !x.Fits {
			continue
		}
		why := "fits: "
		switch {
		case x == best:
		case x.Rank < best.Rank:
			why = fmt.Sprintf("fits, but less than %s (%d to %d): ", best.Source, x.Rank, best.Rank)
		default:
			why = fmt.Sprintf("fits, but stands behind %s: ", best.Source)
		}
		p.item(6, 8, strings.TrimRight(why+frameOf(x)+", "+wording.Plain(x.Why), ", "), "")
	}
}

// misses writes the frames that do not fit, those with one reason together.
func (p *page) misses(a *analysis, i int32) {
	var reasons []string
	frames := map[string][]string{}
	for k := range a.trace.Tries {
		x := &a.trace.Tries[k]
		if x.Token != i || x.Fits {
			continue
		}
		if frames[x.Why] == nil {
			reasons = append(reasons, x.Why)
		}
		frames[x.Why] = append(frames[x.Why], frameOf(x))
	}
	for _, r := range reasons {
		p.item(6, 8, wording.Plain(r)+": "+strings.Join(frames[r], "; "), "")
	}
}

// frameOf names a frame by its rule, its slots and its line.
func frameOf(x *events.Try) string {
	s := strings.TrimPrefix(x.Frame, "frame:")
	if x.Slots != "" {
		s += " " + x.Slots
	}
	if x.Source != "" {
		s += " (" + x.Source + ")"
	}
	return wording.Plain(s)
}

// way writes the way to the root.
func (a *analysis) way(w *events.Path) string {
	out := "its own form: " + wording.Spaced(string(w.Own))
	for _, s := range w.Steps {
		t := &a.d.Tokens[s.Token]
		if t.Head < 0 {
			continue
		}
		out += fmt.Sprintf(`; %s of "%s"`, t.Rel, wording.Plain(a.d.Word(t.Head)))
		if s.Does != "" {
			out += " (" + s.Does + ")"
		}
	}
	return out + "; so " + wording.Spaced(string(w.Status))
}

func outcome(f *events.Fate) string {
	switch {
	case f.Event == "":
		return "no event: " + f.What
	case strings.HasPrefix(f.What, "the same") || strings.HasPrefix(f.What, "another"):
		return "event " + f.Event + ": " + f.What
	}
	return "event " + f.Event + ", " + f.What
}
