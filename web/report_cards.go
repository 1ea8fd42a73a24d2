package web

import (
	"cmp"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"readout"
	"readout/store"
	"readout/wording"
)

// A card is one coding with what is behind it.
type card struct {
	Report, ID, Kind string // Kind as in wording.Finding
	Target           string // its id in the store, of an event or statement
	Label            string // "event e3"
	Class, Icon      string
	Title            string // what it is, in a few words
	Line             string // who, to whom, when, where
	Status           *toned
	Notes            []toned
	Who, Rule, Score string
	Words            []passage
	At               readout.Span
	Selected         bool
	Parts            []part // what it is made of; of the one that is selected
	Task             string // the assignment for which it is coded blind
	More             string // what links within the report keep of the query

	Choosers       []chooser // what can be corrected; of the one that is selected
	Actors, Places []string  // names to choose from

	shown bool // its words are marked in the text
}

// A passage is words of the report, with the way to them.
type passage struct {
	Text, Href string
	readout.Span
}

type part struct {
	Role, Name string
	Words      []passage
}

func (d *reading) cardOf(f *wording.Finding, class, icon string) card {
	c := card{Report: d.Record.Report.ID, ID: f.ID, Kind: f.Kind, Label: f.Label(), Class: class, Icon: icon, Who: d.Vouched(f.By), At: f.At, Task: d.task, More: d.more,
		Rule: cmp.Or(f.Rule, "not named")}
	if f.Score != 0 {
		c.Score = strconv.FormatFloat(float64(f.Score), 'f', 2, 32)
	}
	if f.Status != "" {
		w, tone := wording.Status(f.Status)
		c.Status = &toned{w, tone}
	}
	words := wording.Outermost(f.Words)
	switch x := d.things[f.ID].(type) {
	case *readout.Event:
		d.eventCard(&c, x)
		c.Target = store.EventID(c.Report, x)
	case *readout.Statement:
		d.statementCard(&c, x)
		c.Target = store.StatementID(c.Report, x)
		if len(x.Content) > 0 {
			words = wording.Outermost(x.Content)
		}
	default:
		d.itemCard(&c, f, x)
	}
	for _, s := range words {
		c.Words = append(c.Words, d.passage(s))
	}
	return c
}

// passage is words with the way to them on whatever page of the report they stand.
func (d *reading) passage(s readout.Span) passage {
	return passage{cutEnd(bareWords(d.Teller, s), mostWords), fmt.Sprintf("?at=%d-%d%s#at", s.Start, s.End, d.more), s}
}

// marksOf are the passages of the text that a coding rests on, and all that is said of
// an actor.
func (d *reading) marksOf(f *wording.Finding, c *card) (out []mark) {
	name := f.Kind + ": " + cutEnd(strings.TrimSpace(c.Title+" "+statusWord(c)), 80)
	words := f.Words
	if a, ok := d.things[f.ID].(*readout.Actor); ok {
		words = a.Mentions
	}
	for _, s := range words {
		if !s.Empty() && s.Overlaps(d.part) {
			out = append(out, mark{Span: s, ID: f.ID, Kind: c.Class, Head: s == f.At, Name: name})
		}
	}
	return out
}

func statusWord(c *card) string {
	if c.Status == nil {
		return ""
	}
	return "(" + c.Status.Word + ")"
}

// rolesOf marks the words of the parts of the coding that is selected.
func rolesOf(c *card) (out []mark) {
	for _, p := range c.Parts {
		for _, w := range p.Words {
			out = append(out, mark{Span: w.Span, ID: c.ID, Kind: c.Class, Name: p.Name, Role: p.Role})
		}
	}
	return out
}

// mostClosed is how many cards of a layer that is off are on the page, unseen; of more
// there is a way to see them.
const mostClosed = 40

// writeClosed writes the way to the cards of a layer that is off.
func (d *reading) writeClosed(m *markup, name, class string, n int) {
	to := "?show=" + class
	for _, s := range d.shown {
		to += "&show=" + url.QueryEscape(s)
	}
	if d.task != "" {
		to += "&task=" + url.QueryEscape(d.task)
	}
	if i := strings.Index(d.more, "&part="); i >= 0 {
		to += d.more[i:]
	}
	m.raw(`<p class="cardlist closed"><a`)
	m.attr("href", to+"#cards")
	m.raw(">")
	m.text(name)
	m.raw(`</a> <span class="n">` + strconv.Itoa(n) + "</span></p>\n")
}

// writeCards writes a section of cards: open where its layer is on.
func writeCards(m *markup, name string, open bool, list []card) {
	if len(list) == 0 {
		return
	}
	m.raw(`<details class="cardlist"`)
	if open {
		m.raw(" open")
	}
	m.raw(`><summary><h2>`)
	m.text(name)
	m.raw(` <span class="n">` + strconv.Itoa(len(list)) + `</span></h2></summary><div class="columns">`)
	for i := range list {
		list[i].write(m)
	}
	m.raw("</div></details>\n")
}

func (c *card) write(m *markup) {
	m.raw(`<div class="card ` + c.Class)
	if c.Selected {
		m.raw(" on")
	}
	m.raw(`" id="card-`)
	m.text(c.ID)
	m.raw(`"`)
	m.attr("data-id", c.ID)
	m.raw(`><h3><span class="icon" aria-hidden="true">` + c.Icon + `</span> <a`)
	m.attr("href", c.here())
	m.raw(">")
	m.text(c.Title)
	m.raw("</a>")
	if c.Status != nil {
		c.Status.write(m)
	}
	for _, n := range c.Notes {
		n.write(m)
	}
	m.raw("</h3>")
	if c.Line != "" {
		m.raw(`<p class="what">`)
		m.text(c.Line)
		m.raw("</p>")
	}
	for _, p := range c.Parts {
		m.raw(`<p class="part"><span class="role">`)
		m.text(p.Role)
		m.raw(`</span> `)
		m.text(p.Name)
		for _, w := range p.Words {
			quote(m, w.Href, w.Text)
		}
		m.raw("</p>")
	}
	for i := range c.Words {
		m.raw(`<p class="cite">`)
		to := c.Words[i].Href
		if c.shown {
			to = c.here()
		}
		quote(m, to, c.Words[i].Text)
		m.raw("</p>")
	}
	c.foot(m)
	if c.Selected {
		m.raw(reviewOf(c))
	}
	m.raw("</div>\n")
}

// here is the way from the card to its words.
func (c *card) here() string {
	if c.shown {
		return "#w-" + c.ID
	}
	return fmt.Sprintf("?at=%d-%d%s#at", c.At.Start, c.At.End, c.More)
}

func quote(m *markup, href, words string) {
	m.raw(" <a")
	m.attr("href", href)
	m.raw("><q>")
	m.text(words)
	m.raw("</q></a>")
}

// foot writes who vouches and by what rule, with the ways to why and to this card alone.
func (c *card) foot(m *markup) {
	m.raw(`<p class="why">`)
	if c.Who != "" {
		m.raw("says ")
		m.text(c.Who)
		m.raw(" · ")
	}
	m.text(c.Label)
	m.raw(" · rule ")
	m.text(c.Rule)
	if c.Score != "" {
		m.raw(" · score " + c.Score)
	}
	if len(c.Words) > 0 {
		m.raw(` · <a`)
		m.attr("href", c.Words[0].Href)
		m.attr("aria-label", "permanent link to the words of "+c.Label)
		m.raw(">link</a>")
	}
	if c.Selected && c.Task != "" { // its tree is that of the record that all see
		m.raw("</p>")
		return
	}
	m.raw(` · <a`)
	if c.Selected {
		m.attr("href", "/reports/"+c.Report+"/why?on="+c.ID)
		m.raw(">its sentence and tree</a></p>")
		return
	}
	m.attr("href", "?on="+c.ID+c.More+"#card-"+c.ID)
	m.attr("aria-label", "why "+c.Label)
	m.raw(">why</a></p>")
}

func (t *toned) write(m *markup) {
	m.raw(` <span class="tone ` + string(t.Tone) + `">`)
	m.text(t.Word)
	m.raw("</span>")
}
