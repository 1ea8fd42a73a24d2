package main

import (
	"fmt"
	"strings"

	"readout/audit"
	"readout/wording"
)

// tallies writes the counts by side, rank and gender.
func (p *page) tallies(sides, ranks, genders []audit.Tally, sideWord func(string) string) {
	p.tally3("BY SIDE", sides, sideWord)
	p.tally3("BY RANK", ranks, wording.Spaced)
	p.tally3("BY GENDER, from pronouns and titles", genders, wording.Spaced)
}

// tally3 writes one table: sources, statements, and of these by name and without.
func (p *page) tally3(title string, ts []audit.Tally, word func(string) string) {
	if len(ts) == 0 || len(ts) == 1 && ts[0].Of == "" {
		return
	}
	p.out.WriteByte('\n')
	const columns = "%8s%12s%9s%9s"
	first := max(20, min(46, p.width-40))
	p.line(0, pad(bold(title), first+2)+fmt.Sprintf(columns, "sources", "statements", "by name", "unnamed"))
	for _, t := range ts {
		name := "none known"
		if t.Of != "" {
			name = word(t.Of)
		}
		p.line(2, pad(wording.Cut(name, first-2), first)+fmt.Sprintf(columns, dash(t.Sources), dash(t.Statements), dash(t.Named), dash(t.Unnamed)))
	}
}

// dash writes a number, and a dash for none.
func dash(n int) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprint(n)
}

// mostVoices is how many sources the totals show unless all are wanted.
const mostVoices = 40

// totals writes who is quoted in many reports. Numbers in brackets are reports.
func (p *page) totals(t *audit.Totals, all []*audit.Audit) {
	p.item(0, 0, bold("TOTALS")+" "+wording.Count(t.Reports, "report")+" · "+wording.Count(t.Statements, "statement")+fmt.Sprintf(", %d in quotation marks", t.Quoted), "")
	p.heading(bold("REPORTS"), "statements")
	number := map[string]int{}
	for _, a := range all {
		if number[a.Report.ID] > 0 {
			continue
		}
		number[a.Report.ID] = len(number) + 1
		p.reportLine(number[a.Report.ID], a)
	}
	for _, r := range t.Twice {
		p.item(2, 4, wording.Plain(r.Input)+": the same text came before and is not counted again", "")
	}
	p.heading(bold("WHO IS QUOTED"), "")
	shown := 0
	rest := 0
	for i := range t.Sources {
		v := &t.Sources[i]
		if !p.verbose && (v.Class == audit.Unnamed || shown == mostVoices) {
			rest++
			continue
		}
		shown++
		p.voiceLine(v, number)
	}
	if rest > 0 {
		p.item(2, 4, fmt.Sprintf("and %d more, unnamed or less often quoted: -v or --json lists all", rest), "")
	}
	p.tally3("BY KIND, a source counted in each report", t.Classes, wording.SourceClass)
	p.tallies(t.Sides, t.Ranks, t.Genders, p.SideName)
	p.reasonTotals(t.Reasons)
	p.flagTotals(t.Flags, number)
}

func (p *page) reportLine(n int, a *audit.Audit) {
	title := wording.Plain(a.Report.Title)
	if title == "" {
		title = wording.Plain(a.Report.Input)
	}
	var parts []string
	for _, c := range a.Classes {
		if c.Of == audit.Named || c.Of == audit.Unnamed {
			parts = append(parts, fmt.Sprintf("%d %s", c.Sources, c.Of))
		}
	}
	what := wording.Count(a.Statements, "statement")
	if len(parts) > 0 {
		parts = []string{"sources: " + strings.Join(parts, ", ")}
	}
	if a.Report.Skipped != "" {
		what = "not coded: " + wording.Plain(string(a.Report.Skipped))
	}
	p.item(2, 6, fmt.Sprintf("[%d] %s", n, title), strings.Join(append([]string{what}, parts...), " · "))
}

func (p *page) voiceLine(v *audit.Voice, number map[string]int) {
	name := bold(wording.Plain(v.Name))
	var notes []string
	for _, s := range []string{wording.Plain(v.Office), p.SideName(v.Side)} {
		if s != "" && s != wording.Plain(v.Name) {
			notes = append(notes, s)
		}
	}
	if v.Office == "" && v.Rank != "" {
		notes = append(notes, wording.Spaced(v.Rank))
	}
	if len(notes) > 0 {
		name += " (" + strings.Join(notes, ", ") + ")"
	}
	var in []string
	for _, x := range v.In {
		in = append(in, fmt.Sprint(number[x.Report]))
	}
	s := name + ": " + wording.Count(v.Statements, "statement")
	if v.Quoted > 0 {
		s += fmt.Sprintf(", %d in quotation marks", v.Quoted)
	}
	p.item(2, 4, s, dim("["+strings.Join(in, " ")+"]"))
}

func (p *page) reasonTotals(ts []audit.Tally) {
	if len(ts) == 0 {
		return
	}
	p.heading(bold("WHY UNNAMED"), "sources")
	for _, t := range ts {
		p.item(2, 4, wording.Reason(t.Of), fmt.Sprint(t.Sources))
	}
}

func (p *page) flagTotals(fs []audit.Raised, number map[string]int) {
	if len(fs) == 0 {
		return
	}
	p.heading(bold("FLAGS"), "times")
	for _, f := range fs {
		var in []int
		for _, r := range f.Reports {
			in = append(in, number[r])
		}
		p.item(2, 4, styled(styleYellow, f.Rule)+" "+dim("["+strings.Join(wording.Ranges(in), " ")+"]"), fmt.Sprint(f.Times))
	}
}
