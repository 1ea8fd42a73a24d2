package web

import (
	"cmp"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strings"

	"readout"
	"readout/wording"
)

// A reportPage is a report with its codings beside it.
type reportPage struct {
	ID, Title, About, URL, Skipped string
	Text                           template.HTML
	Sections                       []cardSection
	On                             string
	Story                          string
	Layers                         []layer
	Nothing                        bool
}

type cardSection struct {
	Name  string
	Cards []card
}

// A card is one coding with what is behind it.
type card struct {
	ID, Label, Class, Icon string
	What                   string
	Status                 *toned
	Who, Rule              string
	Score                  string
	Words                  []link
	Selected               bool
	Parts                  []part // what it is made of; of the one that is selected
}

type link struct{ Text, Href string }

type part struct {
	Name  string
	Words []link
}

// A layer is a kind of marks that can be shown in the text or not.
type layer struct {
	Kind, Name, Icon string
	On               bool
}

// kinds are the sections of cards: which codings stand in each, and what they are called.
var kinds = []struct {
	name, class, icon string
	of                []string
}{
	{"Talks", "talks", "⇄", []string{"process", "meeting", "agreement", "position", "proposal", "threat", "next step", "deadline"}},
	{"Who did what to whom", "event", "◆", []string{"event"}},
	{"Who said what", "statement", "❝", []string{"statement"}},
	{"Relations, effects, judgements", "talks", "≈", []string{"relation", "effect", "assessment"}},
	{"Who is who", "actor", "●", []string{"actor"}},
	{"Times", "time", "◷", []string{"time"}},
	{"Places", "place", "◎", []string{"place"}},
}

// shownFirst are the layers that are on unless others are asked for.
var shownFirst = []string{"talks", "event", "statement"}

func (q *request) report() error {
	id := q.r.PathValue("id")
	rec, err := q.Store.Get(q.ctx, id)
	if err != nil {
		return err
	}
	t := wording.Of(rec)
	r := rec.Report
	p := reportPage{ID: r.ID, Title: cmp.Or(wording.Plain(r.Title), "(no title)"), About: aboutReport(t), URL: webAddress(r.URL), Skipped: wording.Plain(string(r.Skipped)), On: q.r.FormValue("on")}
	at, pointed := spanOf(q.r.FormValue("at"), r.Text)
	if !pointed && q.r.FormValue("at") != "" {
		return fault{404, "There is no such passage in this report: at is two numbers of bytes of its text, such as at=120-155."}
	}
	wanted := shownFirst
	if list := q.r.URL.Query()["show"]; len(list) > 0 {
		wanted = list
	}
	var marks []mark
	findings := t.Findings()
	for _, k := range kinds {
		s := cardSection{Name: k.name}
		on := slices.Contains(wanted, k.class)
		if !slices.ContainsFunc(p.Layers, func(l layer) bool { return l.Kind == k.class }) {
			p.Layers = append(p.Layers, layer{k.class, k.name, k.icon, on})
		}
		for i := range findings {
			f := &findings[i]
			if !slices.Contains(k.of, f.Kind) {
				continue
			}
			c := cardOf(t, f, k.class, k.icon)
			c.Selected = f.ID == p.On
			if c.Selected {
				c.Parts = partsOf(t, f)
			}
			s.Cards = append(s.Cards, c)
			if on || c.Selected {
				marks = append(marks, marksOf(f, k.class)...)
			}
		}
		if len(s.Cards) > 0 {
			p.Sections = append(p.Sections, s)
		}
	}
	p.Nothing = len(p.Sections) == 0
	p.Text = marked(r.Text, marks, r.Residue, at)
	if p.Story, err = q.Store.StoryOf(q.ctx, r.ID); err != nil {
		p.Story = ""
	}
	return q.show("report.html", "reports", p.Title, p)
}

func aboutReport(t *wording.Teller) string {
	r := t.Record.Report
	parts := []string{wording.Published(r.Published)}
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

// webAddress is an address that a page may link to; empty for any other.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

func cardOf(t *wording.Teller, f *wording.Finding, class, icon string) card {
	c := card{ID: f.ID, Label: f.Label(), Class: class, Icon: icon, What: wording.Capital(f.What), Rule: cmp.Or(f.Rule, "not named"), Who: t.Vouched(f.By)}
	if f.Status != "" {
		w, tone := wording.Status(f.Status)
		c.Status = &toned{w, tone}
		c.What = wording.Capital(strings.Trim(strings.Replace(", "+f.What+",", ", "+wording.Spaced(string(f.Status))+",", ",", 1), ", "))
	}
	if f.Score != 0 {
		c.Score = fmt.Sprintf("%.2f", f.Score)
	}
	for _, s := range wording.Outermost(f.Words) {
		c.Words = append(c.Words, passage(t, s))
	}
	return c
}

func passage(t *wording.Teller, s readout.Span) link {
	return link{cutEnd(t.Words(s), mostWords), spanLink(t.Record.Report.ID, s)}
}

// marksOf are the passages of the text that a coding rests on.
func marksOf(f *wording.Finding, class string) (out []mark) {
	for _, s := range f.Words {
		out = append(out, mark{Span: s, ID: f.ID, Kind: class, Head: s == f.At, Name: f.Label()})
	}
	return out
}

// partsOf names what a coding is made of, each part with its words: who, to whom, when, where.
func partsOf(t *wording.Teller, f *wording.Finding) (out []part) {
	people := func(name string, ids []string) {
		for _, id := range ids {
			a := t.Actors[id]
			if a == nil {
				continue
			}
			p := part{Name: name + ": " + t.FullName(id)}
			if len(a.Mentions) > 0 {
				p.Words = []link{passage(t, nearest(a.Mentions, f.At))}
			}
			out = append(out, p)
		}
	}
	place := func(id string, basis readout.Basis) {
		if x := t.Places[id]; x != nil {
			out = append(out, part{Name: "where: " + t.PlaceName(x) + wording.Basis(basis), Words: []link{passage(t, x.Span)}})
		}
	}
	when := func(day string, basis readout.Basis) {
		if day != "" {
			out = append(out, part{Name: "when: " + wording.Day(day) + wording.Basis(basis)})
		}
	}
	for i := range t.Record.Events {
		if e := &t.Record.Events[i]; e.ID == f.ID && f.Kind == "event" {
			people("who", e.Actors)
			people("to whom", e.Recipients)
			when(e.Date, e.DateBasis)
			place(e.Place, e.PlaceBasis)
			if s := t.Counts(e); s != "" {
				out = append(out, part{Name: "how many: " + s})
			}
		}
	}
	for i := range t.Record.Statements {
		if s := &t.Record.Statements[i]; s.ID == f.ID && f.Kind == "statement" {
			people("speaker", s.Speakers)
			people("to", s.Addressees)
		}
	}
	for i := range t.Record.Meetings {
		if m := &t.Record.Meetings[i]; m.ID == f.ID && f.Kind == "meeting" {
			people("party", m.Parties)
			when(m.Date, m.DateBasis)
			place(m.Place, m.PlaceBasis)
			if s := t.HowMet(m); s != "" {
				out = append(out, part{Name: "how: " + s})
			}
		}
	}
	return out
}

// nearest is the mention that stands nearest to a passage.
func nearest(list []readout.Span, to readout.Span) readout.Span {
	best := list[0]
	far := func(s readout.Span) int32 { return max(s.Start-to.End, to.Start-s.End, 0) }
	for _, s := range list {
		if far(s) < far(best) {
			best = s
		}
	}
	return best
}
