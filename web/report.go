package web

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/review"
	"readout/wording"
)

// A reportPage is a report with its codings beside it.
type reportPage struct {
	ID, Title, About, URL, Skipped string
	reportBody
	On    string
	Part  int // from 1; 0 where the report is shown whole
	Parts []partLink
	Story string
	Coder string

	Task, Me string // of who codes it blind
	Rejected []rejectedLine
	Last     *saidLine // of who asks
	Kinds    []string  // that can be added
	Types    []string  // of events
}

// A reportBody is the text with its marks, and the cards.
type reportBody struct {
	Text, Cards template.HTML
	Left        int // codings that are not marked
	Layers      []layer
	Nothing     bool
}

// A partLink is the way to a part of a long report.
type partLink struct {
	N    int
	Link string
	Here bool
}

// A layer is a kind of codings, the marks of which can be shown in the text or not.
type layer struct {
	Kind, Name, Icon string
	N                int
	On               bool
}

// kinds are the sections of cards: which codings stand in each, and what they are called.
var kinds = []struct {
	name, class, icon string
	of                []string
}{
	{"Talks", "talks", "⇄", []string{"process", "meeting", "agreement", "next step", "deadline"}},
	{"Who did what to whom", "event", "◆", []string{"event"}},
	{"Who wants what", "position", "⚑", []string{"position", "proposal", "threat"}},
	{"Who said what", "statement", "❝", []string{"statement"}},
	{"Relations, effects, judgements", "judgement", "≈", []string{"relation", "effect", "assessment"}},
	{"Who is who", "actor", "●", []string{"actor"}},
	{"Times", "time", "◷", []string{"time"}},
	{"Places", "place", "◎", []string{"place"}},
}

// shownFirst are the layers that are on unless others are asked for.
var shownFirst = []string{"talks", "event", "position", "statement"}

// A reading is a report page under way: what was asked for, and what the record tells.
type reading struct {
	*wording.Teller
	things map[string]any // by id
	shown  []string       // layers
	asked  bool           // others than those that are on by themselves
	on     string
	part   readout.Span
	task   string // the assignment for which it is coded blind
	more   string // what links within the report keep of the query
}

func (q *request) report() error {
	rec, to, err := q.recordFor(q.r.PathValue("id"))
	if err != nil {
		return err
	}
	if to != "" {
		return q.away(to)
	}
	d := q.readingOf(rec)
	r := rec.Report
	p := reportPage{ID: r.ID, Title: titleOf(r.Title, r.ID), About: aboutReport(d.Teller), URL: webAddress(r.URL), Skipped: wording.Plain(string(r.Skipped)),
		On: d.on, Coder: strings.TrimSpace(rec.Coder.Version + " " + rec.Coder.Data)}
	at, pointed := spanOf(q.r.FormValue("at"), r.Text)
	if !pointed && q.r.FormValue("at") != "" {
		return fault{http.StatusNotFound, "There is no such passage in this report: at is two numbers of bytes of its text, such as at=120-155."}
	}
	p.Task, p.Me, p.Kinds, p.Types = d.task, q.me(), review.Kinds, review.Types()
	if p.Rejected, err = q.rejected(rec, d.task); err != nil {
		return err
	}
	if p.Last, err = q.last(r.ID, d.task); err != nil {
		return err
	}
	first := d.task == "" && at.Empty() && !d.asked && d.on == "" && q.r.FormValue("part") == ""
	if kept := q.kept.body(rec, nil); first && kept != nil {
		p.reportBody = *kept
	} else {
		findings := d.Findings()
		if err := d.choosePart(q, &p, findings, at); err != nil {
			return err
		}
		p.reportBody = d.body(findings, at)
		if first && p.Part == 0 {
			made := p.reportBody
			q.kept.body(rec, &made)
		}
	}
	if p.Story, err = q.Store.StoryOf(q.ctx, r.ID); err != nil {
		p.Story = ""
	}
	return q.show("report.html", "reports", p.Title, p)
}

// readingOf is what the query asks to see of a record.
func (q *request) readingOf(rec *readout.Record) *reading {
	d := &reading{Teller: wording.Of(rec), things: thingsOf(rec), shown: shownFirst, on: q.r.FormValue("on"), task: q.r.FormValue("task")}
	if d.task != "" {
		d.more = "&task=" + url.QueryEscape(d.task)
	}
	if list := q.r.URL.Query()["show"]; len(list) > 0 {
		d.shown, d.asked = list, true
		for _, k := range kinds {
			if slices.Contains(list, k.class) {
				d.more += "&show=" + k.class
			}
		}
	}
	return d
}

// choosePart finds the part of a long report that is asked for: by its number, or by what
// stands in it.
func (d *reading) choosePart(q *request, p *reportPage, findings []wording.Finding, at readout.Span) error {
	parts := split(d.Text, d.Record.Sentences, partLength)
	d.part = parts[0]
	if len(parts) == 1 {
		return nil
	}
	n := 0
	switch s := q.r.FormValue("part"); {
	case !at.Empty():
		n = partAt(parts, at.Start)
	case s != "":
		i, err := strconv.Atoi(s)
		if err != nil || i < 1 || i > len(parts) {
			return fault{http.StatusNotFound, fmt.Sprintf("This report has the parts 1 to %d.", len(parts))}
		}
		n = i - 1
	case d.on != "":
		if i := slices.IndexFunc(findings, func(f wording.Finding) bool { return f.ID == d.on }); i >= 0 {
			n = partAt(parts, findings[i].At.Start)
		}
	}
	d.part, p.Part = parts[n], n+1
	for i := range parts {
		p.Parts = append(p.Parts, partLink{i + 1, "?part=" + strconv.Itoa(i+1) + d.more, i == n})
	}
	d.more += "&part=" + strconv.Itoa(n+1)
	return nil
}

// body writes the text with its marks, and the cards of what was found in it.
func (d *reading) body(findings []wording.Finding, at readout.Span) (p reportBody) {
	g := marking{text: d.Text, part: d.part, residue: d.Record.Report.Residue, at: at}
	var m markup
	m.b.Grow(900 * len(findings))
	p.Nothing = true
	for _, k := range kinds {
		on := slices.Contains(d.shown, k.class)
		here, selected := d.within(findings, k.of)
		p.Layers = append(p.Layers, layer{k.class, k.name, k.icon, len(here), on})
		p.Nothing = p.Nothing && len(here) == 0
		if !on && !selected && len(here) > mostClosed {
			d.writeClosed(&m, k.name, k.class, len(here))
			continue
		}
		var list []card
		for _, f := range here {
			c := d.cardOf(f, k.class, k.icon)
			c.Selected = f.ID == d.on
			c.shown = (on || c.Selected) && len(g.marks) < mostMarks
			if c.shown {
				g.marks = append(g.marks, d.marksOf(f, &c)...)
			} else if on {
				p.Left++
			}
			if c.Selected {
				c.Parts = d.partsOf(f)
				d.choosers(&c)
				g.marks = append(g.marks, rolesOf(&c)...)
			}
			list = append(list, c)
		}
		writeCards(&m, k.name, on || selected, list)
	}
	p.Text, p.Cards = g.html(), m.html()
	return p
}

// within are the findings of some kinds in the part that is shown, and whether the one
// that is selected is among them.
func (d *reading) within(findings []wording.Finding, of []string) (out []*wording.Finding, selected bool) {
	for i := range findings {
		f := &findings[i]
		if slices.Contains(of, f.Kind) && f.At.Start >= d.part.Start && f.At.Start < d.part.End {
			out = append(out, f)
			selected = selected || f.ID == d.on
		}
	}
	return out, selected
}

func aboutReport(t *wording.Teller) string {
	r := t.Record.Report
	parts := []string{strings.TrimSuffix(wording.Published(r.Published), " (give it with --date)")}
	for _, s := range []string{r.Outlet, r.Byline} {
		if s != "" {
			parts = append(parts, wording.Plain(s))
		}
	}
	parts = append(parts, wording.Dateline(r.Dateline))
	if r.Lang != "" {
		parts = append(parts, wording.Language(r.Lang))
	}
	return strings.Join(append(parts, wording.Count(len(t.Record.Sentences), "sentence")), " · ")
}

// titleOf is the title of a report, or its id where it has none.
func titleOf(title, id string) string { return cmp.Or(wording.Plain(title), "Report "+id) }

// webAddress is an address that a page may link to; empty for any other.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// reviewOf fills the place that a card has for a person's judgement.
func reviewOf(c *card) string {
	var b bytes.Buffer
	if err := pages()["report.html"].ExecuteTemplate(&b, "review-of", c); err != nil {
		return ""
	}
	return b.String()
}
