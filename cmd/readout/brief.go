package main

import (
	"cmp"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/processes"
	"readout/store"
	"readout/wording"
)

// newBrief makes the command that writes a chronology of a negotiation for others.
func newBrief() *cobra.Command {
	var o processOptions
	var format string
	c := &cobra.Command{
		Use:   "brief ID",
		Short: "Write one page on a negotiation: where it stands, a chronology, every sentence cited",
		Long: "Write one page on a negotiation in Markdown or HTML: where it stands, what comes next and a\n" +
			"chronology. Every sentence ends in the numbers of its sources, which stand at the end with\n" +
			"their words. What one side alone says, what is disputed and what is inferred says so.",
		Example: "  readout brief p1a2b3c4 > brief.md\n  readout brief madagascar --format html --as-of 2024-04-01 > brief.html",
		Args:    oneArg("brief needs the id of one process; readout processes lists them"),
		RunE: func(c *cobra.Command, args []string) error {
			if format != "markdown" && format != "html" {
				return usage("--format %s is none: it is markdown or html", format)
			}
			return withStore(&o.storeFlag, func(c *cobra.Command, s *store.Store, _ []string) error {
				p, err := o.process(c, s, args[0])
				if err != nil {
					return err
				}
				b := newBriefing(p, func(id string) (*readout.Record, error) { return s.Get(c.Context(), id) })
				text := b.markdown()
				if format == "html" {
					text = b.html()
				}
				_, err = io.WriteString(c.OutOrStdout(), text)
				return err
			})(c, nil)
		},
	}
	o.storeFlag.add(c)
	c.Flags().StringVar(&o.asOf, "as-of", "", "as it stood at the end of that `DAY`, by what had come out")
	c.Flags().StringVar(&format, "format", "markdown", "`FORMAT`: markdown or html")
	return c
}

// A briefing is a page under way: sections of sentences, each with its sources.
type briefing struct {
	*ledgerPage
	sections []section
	numbers  map[string]int // of sources, by report and place
	sources  []briefSource
}

type section struct {
	title string
	lines []briefLine
}

// A briefLine is a sentence: a day where it is one of a chronology, and its sources.
type briefLine struct {
	day, text string
	cited     []int
}

type briefSource struct{ words, where, url string }

func newBriefing(p *processes.Process, get func(string) (*readout.Record, error)) *briefing {
	b := &briefing{ledgerPage: newLedgerPage(p, 10000, false), numbers: map[string]int{}}
	b.get = get
	b.now()
	b.people()
	b.chronology()
	b.wanted()
	b.ahead()
	b.doubtful()
	return b
}

// say adds a sentence with at most n sources.
func (b *briefing) say(day, text string, facts []string, n int) {
	l := briefLine{day: day, text: text}
	for _, f := range b.Choose(facts, n) {
		l.cited = append(l.cited, b.number(f, wording.LongestQuote(f.Evidence)))
	}
	s := &b.sections[len(b.sections)-1]
	if len(l.cited) > 0 || len(facts) == 0 {
		s.lines = append(s.lines, l)
	}
}

// number returns the number of a source.
func (b *briefing) number(f *processes.CitedFact, e processes.Quote) int {
	key := fmt.Sprint(f.Report, e.Start, e.End)
	if n := b.numbers[key]; n > 0 {
		return n
	}
	words, where := b.passage(f, e)
	s := briefSource{words: stripped(words), where: stripped(where)}
	if r := b.report(f.Report); r != nil {
		s.url = r.Record.Report.URL
	}
	b.sources = append(b.sources, s)
	b.numbers[key] = len(b.sources)
	return len(b.sources)
}

// stripped is a line without its styles.
func stripped(s string) string {
	return strings.Map(func(r rune) rune {
		if isStyle(r) {
			return -1
		}
		return r
	}, s)
}

func (b *briefing) section(title string) { b.sections = append(b.sections, section{title: title}) }

// standingIn says in words how sure a state is.
func (b *briefing) standingIn(x *processes.State) string {
	switch x.Standing {
	case processes.Asserted:
		if w := b.Parties(x.By); w != "" {
			return ", says " + w + " alone"
		}
		return ", by one side alone"
	case processes.Disputed:
		if w := b.Parties(x.DeniedBy); w != "" {
			return "; " + w + " denies it"
		}
		return "; it is disputed"
	case processes.Inferred:
		return " (inferred)"
	case processes.Pinned:
		return " (set by a person)"
	}
	return ""
}

func (b *briefing) now() {
	b.section("Where it stands")
	p := b.p
	text := wording.Capital(wording.State(p.State))
	if p.Since != "" {
		text += " since " + wording.InSentence(p.Since)
	}
	var facts []string
	if now := b.Now(); now != nil {
		facts = now.Facts
	}
	b.say("", text+".", facts, 3)
	for i := range p.Flags {
		f := &p.Flags[i]
		if f.To != "" {
			continue
		}
		text := ""
		if f.Flag == "resumption" {
			text = stripped(resumption(f.Value))
			if f.For != "" {
				text += ", for " + wording.InSentence(f.For)
			}
		} else if f.Value != "none" {
			text = "it was taken up by: " + wording.Spaced(f.Value)
		}
		if text != "" {
			b.say("", wording.Capital(text)+".", f.Facts, 2)
		}
	}
}

func (b *briefing) people() {
	b.section("Who takes part")
	for _, y := range b.p.Parties {
		text := wording.Plain(y.Name) + ": " + wording.Spaced(y.Role)
		if len(y.People) > 0 {
			text += " (" + wording.Plain(strings.Join(y.People[:min(len(y.People), 5)], ", ")) + ")"
		}
		facts := y.Facts
		if len(facts) == 0 {
			for i := range b.p.Cited {
				if f := &b.p.Cited[i]; slices.Contains(f.Parties, y.Key) || slices.Contains(f.By, y.Key) {
					facts = append(facts, f.ID)
				}
			}
		}
		b.say("", text+".", facts, 1)
	}
}

// chronology puts states and rounds into one line of days.
func (b *briefing) chronology() {
	b.section("Chronology")
	at := len(b.sections) - 1
	for i := range b.p.States {
		x := &b.p.States[i]
		text := wording.Capital(wording.State(x.State))
		if !wording.Was(x.Standing) {
			text = "Claimed: " + wording.Spaced(x.State)
		}
		if w := b.Parties(x.Act); w != "" {
			text += " (" + w + ")"
		}
		b.say(x.From, text+b.standingIn(x)+".", x.Facts, 2)
	}
	for i := range b.p.Rounds {
		r := &b.p.Rounds[i]
		text := wording.Capital(wording.Spaced(r.Kind))
		if w := b.Parties(r.Parties); w != "" {
			text += " of " + w
		}
		if r.Place != "" {
			text += " in " + wording.Plain(r.Place)
		}
		if r.To != "" && r.To != r.From {
			text += " until " + wording.InSentence(r.To)
		}
		text += ": " + stripped(roundEnd(r))
		if r.Until != "" {
			text += " until " + wording.InSentence(r.Until)
		}
		b.say(r.From, text+".", b.After(r.Facts, r.From), 2)
	}
	for i := range b.p.Agreements {
		x := &b.p.Agreements[i]
		for _, t := range x.History {
			if t.From == "" {
				continue
			}
			name := wording.Plain(x.Name)
			if name == "" {
				name = "the " + wording.Spaced(x.Kind)
			}
			text := wording.Capital(name) + ": " + wording.Spaced(t.State)
			if t.Standing == processes.Asserted || t.Standing == processes.Disputed {
				text += ", " + t.Standing
			}
			b.say(t.From, text+".", t.Facts, 1)
		}
	}
	slices.SortStableFunc(b.sections[at].lines, func(x, y briefLine) int { return cmp.Compare(x.day, y.day) })
}

func (b *briefing) wanted() {
	b.section("Who wants what")
	for i := range b.p.Positions {
		x := &b.p.Positions[i]
		if x.To != "" {
			continue
		}
		text := wording.Capital(b.Party(x.Holder)) + " " + wording.Spaced(x.Stance)
		if x.Words.Words != "" {
			text += ": \"" + wording.Cut(strings.Trim(wording.Plain(x.Words.Words), `"“” ,`), mostCited) + "\""
		} else if x.Issue != "" {
			text += " on " + wording.Spaced(x.Issue)
		}
		b.say("", text+".", x.Facts, 1)
	}
	for i := range b.p.Sticking {
		x := &b.p.Sticking[i]
		b.say("", "In the way: \""+wording.Cut(strings.Trim(wording.Plain(x.Words.Words), `"“” ,`), mostCited)+"\".", x.Facts, 1)
	}
}

func (b *briefing) ahead() {
	b.section("What comes next")
	for i := range b.p.Steps {
		x := &b.p.Steps[i]
		if x.Status == "done" || x.Status == "missed" || x.Status == "called_off" {
			continue
		}
		text := "\"" + wording.Cut(strings.Trim(wording.Plain(x.Words.Words), `"“” ,`), mostCited) + "\" (" + wording.Spaced(x.Status)
		if x.Due != "" {
			text += ", " + wording.InSentence(x.Due)
		}
		b.say("", text+").", x.Facts, 1)
	}
	for i := range b.p.Deadlines {
		x := &b.p.Deadlines[i]
		b.say("", "Deadline "+wording.InSentence(x.Due)+" ("+wording.Spaced(x.Status)+"): \""+wording.Cut(strings.Trim(wording.Plain(x.Words.Words), `"“” ,`), mostCited)+"\".", x.Facts, 1)
	}
	for i := range b.p.Threats {
		x := &b.p.Threats[i]
		if x.CarriedOut == "" {
			b.say("", wording.Capital(b.Parties(x.By))+" threatens: \""+wording.Cut(strings.Trim(wording.Plain(x.Words.Words), `"“” ,`), mostCited)+"\".", x.Facts, 1)
		}
	}
}

func (b *briefing) doubtful() {
	b.section("To be read with care")
	b.disputed()
	for _, a := range b.p.Vouched {
		if len(a.Alone) > 0 {
			b.say("", fmt.Sprintf("%s alone vouches for %s.", wording.Capital(b.Party(a.Side)), wording.Count(len(a.Alone), "thing")), a.Alone, 4)
		}
	}
	if n := len(b.p.UnnamedOnly); n > 0 {
		b.say("", wording.Count(n, "thing")+" only unnamed sources say.", b.p.UnnamedOnly, 4)
	}
}

// under is the line below the title.
func (b *briefing) under() string {
	s := fmt.Sprintf("%s, %s", wording.Count(b.p.Reports, "report"), wording.Count(b.p.Groups, "independent text"))
	if b.p.AsOf != "" {
		s += "; as of " + wording.InSentence(b.p.AsOf)
	}
	return s + "; " + b.p.ID
}

// filled are the sections in which anything is said.
func (b *briefing) filled() (out []section) {
	for _, s := range b.sections {
		if len(s.lines) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func (b *briefing) markdown() string {
	var w strings.Builder
	fmt.Fprintf(&w, "# %s\n\n%s\n", markdownOf(wording.Plain(b.p.Name)), b.under())
	for _, s := range b.filled() {
		fmt.Fprintf(&w, "\n## %s\n\n", s.title)
		for _, l := range s.lines {
			w.WriteString("- ")
			if l.day != "" {
				w.WriteString("**" + l.day + "** ")
			}
			w.WriteString(markdownOf(l.text))
			for _, n := range l.cited {
				fmt.Fprintf(&w, " [%d]", n)
			}
			w.WriteByte('\n')
		}
	}
	w.WriteString("\n## Sources\n\n")
	for i, s := range b.sources {
		fmt.Fprintf(&w, "%d. %s %s", i+1, markdownOf(s.words), markdownOf(s.where))
		if s.url != "" {
			w.WriteString(" <" + wording.Plain(s.url) + ">")
		}
		w.WriteByte('\n')
	}
	return w.String()
}

// markdownOf makes a text stand for itself in Markdown.
func markdownOf(s string) string {
	return strings.NewReplacer("*", `\*`, "_", `\_`, "<", `\<`, "`", "\\`", "#", `\#`).Replace(s)
}

func (b *briefing) html() string {
	var w strings.Builder
	e := html.EscapeString
	fmt.Fprintf(&w, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n<style>body{font:16px/1.5 Georgia,serif;max-width:44em;margin:2em auto;padding:0 1em}h1{margin-bottom:0}.under,.src{color:#555;font-size:.9em}ul{padding-left:1.2em}sup a{text-decoration:none}</style>\n</head>\n<body>\n<h1>%s</h1>\n<p class=\"under\">%s</p>\n",
		e(b.p.Name), e(wording.Plain(b.p.Name)), e(b.under()))
	for _, s := range b.filled() {
		fmt.Fprintf(&w, "<h2>%s</h2>\n<ul>\n", e(s.title))
		for _, l := range s.lines {
			w.WriteString("<li>")
			if l.day != "" {
				w.WriteString("<strong>" + e(l.day) + "</strong> ")
			}
			w.WriteString(e(l.text))
			for _, n := range l.cited {
				fmt.Fprintf(&w, " <sup><a href=\"#s%d\">%d</a></sup>", n, n)
			}
			w.WriteString("</li>\n")
		}
		w.WriteString("</ul>\n")
	}
	w.WriteString("<h2>Sources</h2>\n<ol class=\"src\">\n")
	for i, s := range b.sources {
		where := e(s.where)
		if strings.HasPrefix(s.url, "http://") || strings.HasPrefix(s.url, "https://") {
			where = `<a href="` + e(s.url) + `">` + where + `</a>`
		}
		fmt.Fprintf(&w, "<li id=\"s%d\">%s %s</li>\n", i+1, e(s.words), where)
	}
	w.WriteString("</ol>\n</body>\n</html>\n")
	return w.String()
}
