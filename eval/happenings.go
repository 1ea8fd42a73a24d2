package eval

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"readout"
)

// Happenings scores one event across reports on the corpus, by the rules of
// examples/corpus/MATCHING.md: only mentions count.
func Happenings(ctx context.Context, o Options) ([]Row, error) {
	return corpora(ctx, o, scoreHappenings)
}

// A corpusMention is a mention of the gold: words of a report that tell of a happening.
type corpusMention struct {
	row     *goldRow
	of      *goldRow // the happening
	report  string
	quote   readout.Span
	trigger readout.Span
	found   bool
}

// A happeningScore scores merged events.
type happeningScore struct {
	g        *corpusGold
	o        Options
	mentions []*corpusMention
	merged   []*Merged
	tells    []map[string]int // of each merged event, how many of its events tell of which happening
}

func scoreHappenings(g *corpusGold, f *Followed, o Options) ([]Row, error) {
	s := &happeningScore{g: g, o: o}
	if err := s.read(); err != nil {
		return nil, err
	}
	for i := range f.Merged {
		s.merged = append(s.merged, &f.Merged[i])
	}
	s.match()
	return s.score(), nil
}

// read finds the mentions in their reports.
func (s *happeningScore) read() error {
	for i, r := range s.g.tables["mentions"] {
		m := &corpusMention{row: r, of: s.g.row("happenings", r.get("happening")), report: r.get("report")}
		q, ok := s.g.quote(m.report, r.get("quote"))
		at := strings.Index(q.words, r.get("trigger"))
		if !ok || at < 0 || m.of == nil {
			return fmt.Errorf("gold mentions.tsv:%d: its words are not in report %s, or its happening is none", i+2, m.report)
		}
		m.quote = q.span
		m.trigger = readout.Span{Start: q.span.Start + int32(at), End: q.span.Start + int32(at+len(r.get("trigger")))}
		s.mentions = append(s.mentions, m)
	}
	return nil
}

// A fit is an event that may be a mention.
type fit struct {
	mention  *corpusMention
	distance int32 // of the triggers
}

// fits are the mentions that an event may be, by all but its type.
func (s *happeningScore) fits(report string, e *readout.Event) (out []fit) {
	for _, m := range s.mentions {
		if m.report != report {
			continue
		}
		best := int32(-1)
		for _, t := range append([]readout.Span{e.Trigger}, e.Mentions...) {
			in := m.quote.Start <= t.Start && t.End <= m.quote.End
			if !in && !(evidence(e, m.quote, false) && evidence(e, m.trigger, true)) {
				continue
			}
			if d := max(t.Start-m.trigger.Start, m.trigger.Start-t.Start); best < 0 || d < best {
				best = d
			}
		}
		if best >= 0 {
			out = append(out, fit{m, best})
		}
	}
	return out
}

// evidence says whether a piece of an event's evidence overlaps a span, or holds all of it.
func evidence(e *readout.Event, s readout.Span, all bool) bool {
	return slices.ContainsFunc(e.Evidence, func(x readout.Span) bool {
		if all {
			return x.Start <= s.Start && s.End <= x.End
		}
		return x.Start < s.End && s.Start < x.End
	})
}

// typed says which of the happening's types an event's is, the first one 0; -1 for none.
// A happening without types is no event: whatever is coded there is it.
func typed(e *readout.Event, of *goldRow) int {
	types := of.list("types")
	if len(types) == 0 {
		return 0
	}
	return slices.Index(types, e.Type)
}

// A tellsOf is an event that may tell of happenings: the nearest one, and those that are as
// near and may be one with it.
type tellsOf struct {
	merged int
	event  MergedEvent
	of     []*goldRow
	fits   []fit
}

// match says which happening each event of each merged event tells of.
func (s *happeningScore) match() {
	type place struct {
		report  string
		trigger readout.Span
		of      string
	}
	var all []tellsOf
	best := map[place]int{} // the first of the happening's types that is predicted at a trigger
	many := map[place]int{}
	for i, m := range s.merged {
		s.tells = append(s.tells, map[string]int{})
		for _, x := range m.Events {
			t := tellsOf{merged: i, event: x}
			t.of, t.fits = s.nearest(x)
			if len(t.of) == 0 {
				continue
			}
			at, n := place{x.Report, x.Event.Trigger, t.of[0].id()}, typed(x.Event, t.of[0])
			if old, ok := best[at]; !ok || n < old {
				best[at], many[at] = n, 0
			}
			if n == best[at] {
				many[at]++
			}
			all = append(all, t)
		}
	}
	given := map[place]int{}
	for _, t := range all {
		at := place{t.event.Report, t.event.Event.Trigger, t.of[0].id()}
		if typed(t.event.Event, t.of[0]) != best[at] {
			continue // of several that differ in type only, one counts
		}
		of := t.of
		if many[at] > 1 && len(of) > 1 { // one event for each of them
			k := given[at] % len(of)
			of = of[k : k+1]
			given[at]++
		}
		for _, h := range of {
			s.tells[t.merged][h.id()]++
		}
		for _, f := range t.fits {
			if slices.Contains(of, f.mention.of) {
				f.mention.found = true
			}
		}
	}
}

// nearest are the happenings that an event tells of, and its mentions among theirs.
func (s *happeningScore) nearest(x MergedEvent) (of []*goldRow, fits []fit) {
	for _, f := range s.fits(x.Report, x.Event) {
		if typed(x.Event, f.mention.of) >= 0 {
			fits = append(fits, f)
		}
	}
	if len(fits) == 0 {
		return nil, nil
	}
	first := slices.MinFunc(fits, func(a, b fit) int { return int(a.distance - b.distance) })
	of = []*goldRow{first.mention.of}
	for _, f := range fits {
		if f.distance == first.distance && !slices.Contains(of, f.mention.of) && s.joined(f.mention.of.id(), of[0].id()) {
			of = append(of, f.mention.of)
		}
	}
	return of, slices.DeleteFunc(fits, func(f fit) bool { return !slices.Contains(of, f.mention.of) })
}

// eventless says that a happening is none of PLOVER's: it counts where it is merged with
// another, and nowhere else.
func (s *happeningScore) eventless(id string) bool {
	return s.g.row("happenings", id).get("types") == ""
}

// joined says whether two happenings may be taken for one.
func (s *happeningScore) joined(a, b string) bool {
	return slices.Contains(s.g.row("happenings", a).list("may_join"), b) || slices.Contains(s.g.row("happenings", b).list("may_join"), a)
}
