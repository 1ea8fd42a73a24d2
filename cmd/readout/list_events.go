package main

import (
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/store"
	"readout/wording"
)

// newEvents makes the command that lists events of a store.
func newEvents() *cobra.Command {
	var o rowOptions
	var merged bool
	c := &cobra.Command{
		Use:   "events",
		Short: "List events of the database: who did what to whom, with the words that say so",
		Long: "List who did what to whom, what was coded last first, with the words of the report that\n" +
			"say so, the report and the sentence. A country's code stands for its people and bodies.",
		Example: `  readout events --actor KEN --type COERCE,ASSAULT --from 2016-09 --background=no
  readout events --merged --type ASSAULT --limit 10
  readout events --text 'ceasefire "northern border"' --csv > events.csv`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if merged {
				return o.on(c, runMerged)
			}
			return o.on(c, runEvents)
		},
	}
	c.Flags().BoolVar(&merged, "merged", false, "one entry for each event, however many reports tell of it: reports and independent texts apart, numbers as ranges, and where reports differ")
	c.AddCommand(newRuling(true), newRuling(false))
	o.add(c)
	o.sorts(c, store.ByDate, store.ByScore)
	o.ofEvents(c)
	o.ofTypes(c, "PLOVER `TYPE`, or TYPE:mode: COERCE, ASSAULT:aerial")
	return c
}

func runEvents(c *cobra.Command, s *store.Store, o *rowOptions, f store.Filter) error {
	x := &sentences{c: c, s: s, f: f}
	return listRows(c, s, o, f, "event", s.Events(c.Context(), f), func(p *page, e store.Event) {
		p.listEvent(&e, markedWords(e.Words, e.Trigger), x)
	})
}

// listFound writes an event that a search found.
func (p *page) listFound(e *store.Event, snippet *store.Snippet, x *sentences) {
	p.listEvent(e, painted(snippet), x)
}

// listEvent writes an event in two lines or more: what, then the words of the report
// and where they stand.
func (p *page) listEvent(e *store.Event, words string, x *sentences) {
	what := bold(e.Type)
	if e.Mode != "" {
		what += " " + wording.Spaced(e.Mode)
	}
	who := []string{parties(e.Actors, ", ", party)}
	if who[0] == "" {
		who[0] = "?"
	}
	switch {
	case len(e.Recipients) > 0:
		who = append(who, "to", parties(e.Recipients, ", ", party))
	case e.Symmetric:
		who = append(who, "together")
	}
	where := ""
	if e.Place != "" {
		where = ", in " + wording.Plain(e.Place)
	}
	p.item(0, 12, pad(dayOrRange(e.From, e.To), 12)+what+": "+strings.Join(who, " ")+where, pastWord(e.Background)+statusWord(readout.Status(e.Status)))
	ref := x.at(e.Report, func(q *page) string {
		return q.refs(readout.Span{Start: int32(e.Start), End: int32(e.End)})
	})
	p.item(4, 4, words, reference(e.Outlet, e.Report, ref))
}

// pastWord marks what is told of the past.
func pastWord(background bool) string {
	if background {
		return dim("earlier") + " "
	}
	return ""
}

// dayOrRange writes the days of a row for a narrow column.
func dayOrRange(from, to string) string {
	switch {
	case from == "":
		return "no date"
	case from == to:
		return from
	case strings.HasSuffix(from, "-01-01") && strings.HasSuffix(to, "-12-31") && from[:4] == to[:4]:
		return from[:4]
	case strings.HasSuffix(from, "-01") && from[:7] == to[:min(7, len(to))]:
		return from[:7]
	}
	return from + ".."
}

// reference says where words stand: outlet, report and sentence.
func reference(outlet, report, sentence string) string {
	return strings.TrimSpace(strings.Join(strings.Fields(wording.Plain(outlet)+" "+report+" "+sentence), " "))
}

// mostWords is how much of the words of a report a row shows, in letters.
const mostWords = 300

// markedWords quotes words of a report with a part of them marked.
func markedWords(words, part string) string {
	if words == "" {
		words = part
	}
	words = wording.Cut(wording.Plain(words), mostWords)
	if before, after, ok := strings.Cut(words, wording.Plain(part)); ok && part != "" {
		words = before + bold(wording.Plain(part)) + after
	}
	return `"` + words + `"`
}
