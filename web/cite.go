package web

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"readout"
	"readout/processes"
	"readout/wording"
)

// mostAround is how much of its sentence stands on either side of a quoted passage, in
// letters; mostWords how much of a passage that is long itself.
const (
	mostAround = 120
	mostWords  = 320
)

// A cite is a passage of a report as a page quotes it: the words within their sentence,
// whose word they are, and the way to where they stand.
type cite struct {
	Before, Words, After string
	Link                 string
	Who, Outlet, Day     string
}

// cites quotes at most n facts of a process, each from another text.
func (q *request) cites(l *wording.Ledger, ids []string, n int) (out []cite) {
	for _, f := range l.Choose(ids, n) {
		out = append(out, q.cite(l, f, wording.LongestQuote(f.Evidence)))
	}
	return out
}

// words quotes the words of a thing itself, or else one of its facts.
func (q *request) words(l *wording.Ledger, w processes.Quote, ids []string) []cite {
	if f := l.Holding(ids, w); f != nil && w.Words != "" {
		return []cite{q.cite(l, f, w)}
	}
	return q.cites(l, ids, 1)
}

// cite quotes words of a fact.
func (q *request) cite(l *wording.Ledger, f *processes.CitedFact, e processes.Quote) cite {
	c := cite{Words: cutEnd(wording.Plain(e.Words), mostWords), Link: spanLink(f.Report, readout.Span{Start: e.Start, End: e.End}),
		Who: l.Vouching(f), Outlet: wording.Plain(f.Outlet), Day: f.Published}
	if c.Outlet == "" {
		c.Outlet = f.Report
	}
	t := q.teller(f.Report)
	at := readout.Span{Start: e.Start, End: e.End}
	if t == nil || e.Start < 0 || int(e.End) > len(t.Text) || at.In(t.Text) != e.Words {
		return c
	}
	if first, end := t.Sentences(at); first+1 == end && t.Record.Sentences[first].Contains(at) {
		all := t.Record.Sentences[first]
		c.Before = cutStart(oneLine(t.Text[all.Start:at.Start]), mostAround)
		c.After = cutEnd(oneLine(t.Text[at.End:all.End]), mostAround)
	}
	return c
}

// teller tells of a report that this page has asked for before; nil where there is none.
func (q *request) teller(report string) *wording.Teller {
	if t, ok := q.tellers[report]; ok {
		return t
	}
	if q.tellers == nil {
		q.tellers = map[string]*wording.Teller{}
	}
	q.tellers[report] = nil
	if rec, err := q.record(report); err == nil {
		q.tellers[report] = wording.Of(rec)
	}
	return q.tellers[report]
}

// spanLink is the way to a passage of a report: bytes of its text.
func spanLink(report string, s readout.Span) string {
	return fmt.Sprintf("/reports/%s?at=%d-%d#at", report, s.Start, s.End)
}

// oneLine makes a passage harmless and keeps the space at its ends.
func oneLine(s string) string {
	if s == "" {
		return ""
	}
	out := wording.Plain(s)
	if r, _ := utf8.DecodeRuneInString(s); r == ' ' || r == '\n' {
		out = " " + out
	}
	if r, _ := utf8.DecodeLastRuneInString(s); len(s) > 1 && (r == ' ' || r == '\n') {
		out += " "
	}
	return out
}

// cutEnd shortens s to n letters at a word, with dots where words are missing.
func cutEnd(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	short := string(r[:n])
	if i := strings.LastIndexByte(short, ' '); i > n/2 {
		short = short[:i]
	}
	return short + " …"
}

// cutStart shortens s from its start.
func cutStart(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	short := string(r[len(r)-n:])
	if i := strings.IndexByte(short, ' '); i >= 0 && i < n/2 {
		short = short[i+1:]
	}
	return "… " + short
}
