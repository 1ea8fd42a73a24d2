package export

import (
	"bufio"
	"cmp"
	"fmt"
	"html"
	"io"
	"net/url"
	"slices"
	"strings"
)

func chronologyFormat() Format {
	return Format{
		Name: "chronology", Ext: "csv", Deep: true, Write: writeChronology,
		About: "events in the order of their days, each with its source, for a spreadsheet",
	}
}

func chronologyPage() Format {
	return Format{
		Name: "chronology-html", Ext: "html", Deep: true, Write: writeChronologyPage,
		About: "the same as a page to read and print",
	}
}

// ChronologyColumns are the columns of a chronology.
var ChronologyColumns = strings.Fields("from to actors event recipients status vouched_by background place words report title outlet published sentence url text_group event_id")

// mostEntries is how many lines a chronology has at most: they are sorted in memory, and
// meant for people.
const mostEntries = 100_000

// An entry is a line of a chronology.
type entry struct {
	from, to, actors, what, recipients, status, vouched, place string
	background                                                 bool
	words, report, title, outlet, published, url               string
	sentence                                                   int
	group, id                                                  string
}

// entries reads the events and puts them in the order of their days; those without a
// day come last.
func entries(src *Source, o *Options) ([]entry, error) {
	var out []entry
	j := newJoiner()
	for c, err := range src.Records() {
		if err != nil {
			return nil, err
		}
		for _, e := range c.Events {
			if len(out) == mostEntries {
				return nil, fmt.Errorf("a chronology has at most %d lines: narrow it with filters (--from, --to, --actor), or export csv", mostEntries)
			}
			what := e.Type
			if e.Mode != "" {
				what += " " + e.Mode
			}
			actors, _, _, _, _ := j.parties(e.Actors)
			recipients, _, _, _, _ := j.parties(e.Recipients)
			out = append(out, entry{wholeDay(e.From), wholeDay(e.To), actors, what, recipients, e.Status, e.Vouched, e.Place, e.Background, e.Words, e.Report, e.Title, e.Outlet, e.Published, e.URL, e.Record.Sentence, e.Group, e.ID})
		}
	}
	slices.SortStableFunc(out, func(a, b entry) int {
		if (a.from == "") != (b.from == "") {
			if a.from == "" {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.published, b.published), cmp.Compare(a.report, b.report), cmp.Compare(a.sentence, b.sentence), cmp.Compare(a.id, b.id))
	})
	return out, nil
}

func writeChronology(w io.Writer, src *Source, o *Options) error {
	list, err := entries(src, o)
	if err != nil {
		return err
	}
	c := newCSV(w, true) // people open it in a spreadsheet
	for _, s := range ChronologyColumns {
		c.text(s)
	}
	c.end()
	for i := range list {
		e := &list[i]
		for _, s := range []string{e.from, e.to, e.actors, e.what, e.recipients, e.status, e.vouched} {
			c.text(s)
		}
		c.bool(e.background)
		for _, s := range []string{e.place, e.words, e.report, e.title, e.outlet, e.published} {
			c.text(s)
		}
		c.int(int64(e.sentence))
		c.text(e.url)
		c.text(e.group)
		c.text(e.id)
		c.end()
		o.Tally.Counts.Rows++
	}
	return c.flush()
}

const pageHead = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chronology</title>
<style>
body { font: 16px/1.5 Georgia, serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff }
h2 { font-size: 1.05em; margin: 1.6em 0 .3em; border-bottom: 1px solid #999 }
ul { list-style: none; margin: 0; padding: 0 }
li { margin: .6em 0 }
.event { font-weight: bold }
.status { font-style: italic }
q { display: block; margin: .1em 0 .1em 1em }
cite { display: block; margin-left: 1em; font-style: normal; font-size: .9em; color: #444 }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #111 } cite { color: #bbb } a { color: #9cf } }
</style>
</head>
<body>
<h1>Chronology</h1>
`

func writeChronologyPage(w io.Writer, src *Source, o *Options) error {
	list, err := entries(src, o)
	if err != nil {
		return err
	}
	o.Tally.Settle()
	out := bufio.NewWriterSize(w, 1<<16)
	out.WriteString(pageHead)
	n := o.Tally.Counts
	fmt.Fprintf(out, "<p>%d events told by %d reports, of which %d are independent texts. Snapshot %s, %s.</p>\n", n.Events, n.Reports, n.TextGroups, o.Tally.Snapshot, html.EscapeString(o.Tally.Program))
	heading := "-"
	for i := range list {
		e := &list[i]
		if h := e.days(); h != heading {
			if heading != "-" {
				out.WriteString("</ul>\n")
			}
			heading = h
			fmt.Fprintf(out, "<h2>%s</h2>\n<ul>\n", html.EscapeString(h))
		}
		e.page(out)
		o.Tally.Counts.Rows++
	}
	if heading != "-" {
		out.WriteString("</ul>\n")
	}
	out.WriteString("</body>\n</html>\n")
	return out.Flush()
}

// days are the days of an entry, as people write them.
func (e *entry) days() string {
	first, last := dayNumber(e.from), dayNumber(e.to)
	t := dayTime(first)
	switch {
	case first == 0:
		return "Day not known"
	case last <= first:
		return t.Format(fullDay)
	case t.Day() == 1 && last == monthEnd(first):
		return t.Format("January 2006")
	case t.YearDay() == 1 && last == dayNumber(t.Format("2006")+"-12-31"):
		return t.Format("2006")
	}
	return t.Format(fullDay) + " to " + dayTime(last).Format(fullDay)
}

const fullDay = "2 January 2006"

// vouchers say who vouches for an event where it is not the report itself.
var vouchers = map[string]string{"said": "according to a source", "document": "according to a document", "inferred": "inferred"}

// page writes an entry: what happened, the words that say so, and where they stand.
func (e *entry) page(w *bufio.Writer) {
	esc := html.EscapeString
	fmt.Fprintf(w, "<li id=\"e%s\">%s <span class=\"event\">%s</span>", esc(e.id), esc(e.actors), esc(e.what))
	if e.recipients != "" {
		fmt.Fprintf(w, " → %s", esc(e.recipients))
	}
	if e.place != "" {
		fmt.Fprintf(w, ", %s", esc(e.place))
	}
	if e.status != "happened" {
		fmt.Fprintf(w, " <span class=\"status\">(%s)</span>", esc(strings.ReplaceAll(e.status, "_", " ")))
	}
	if e.background {
		w.WriteString(" <span class=\"status\">(told as background)</span>")
	}
	if v := vouchers[e.vouched]; v != "" {
		fmt.Fprintf(w, " <span class=\"status\">(%s)</span>", v)
	}
	fmt.Fprintf(w, "\n<q>%s</q>\n<cite>", esc(e.words))
	title := e.title
	if title == "" {
		title = "Report " + e.report
	}
	if u, err := url.Parse(e.url); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		fmt.Fprintf(w, "<a href=\"%s\" rel=\"noreferrer\">%s</a>", esc(e.url), esc(title))
	} else {
		w.WriteString(esc(title))
	}
	for _, s := range []string{e.outlet, e.published} {
		if s != "" {
			w.WriteString(", " + esc(s))
		}
	}
	if e.sentence > 0 {
		fmt.Fprintf(w, ", sentence %d", e.sentence)
	}
	fmt.Fprintf(w, " [report %s]</cite></li>\n", esc(e.report))
}
