package main

import (
	"strings"

	"readout/wording"
)

// sections writes the page in the order in which a desk officer asks: who met
// whom; where do the talks stand; what happened; who said what; what comes
// next; what is only claimed. A section without content is left out.
func (p *page) sections() {
	p.head()
	if p.Record.Report.Skipped != "" {
		p.skipped()
		return
	}
	if p.nothing() {
		p.out.WriteByte('\n')
		p.item(0, 0, "No meeting, negotiation, event or statement was found in this report.", "")
	}
	p.met()
	p.talks()
	p.events()
	p.statements()
	p.positions()
	p.next()
	p.claimed()
	if p.verbose {
		p.assessments()
		p.relations()
		p.effects()
		p.whoIsWho()
		p.timesFound()
		p.placesFound()
	}
	p.foot()
}

// head writes title and date line.
func (p *page) head() {
	r := p.Record.Report
	title := wording.Plain(r.Title)
	if title == "" {
		title = "(no title)"
	}
	p.item(0, 0, bold(title), "")
	parts := []string{wording.Published(r.Published)}
	if r.Outlet != "" {
		parts = append(parts, wording.Plain(r.Outlet))
	}
	if r.Byline != "" {
		parts = append(parts, wording.Plain(r.Byline))
	}
	parts = append(parts, wording.Dateline(r.Dateline))
	if r.Lang != "" {
		parts = append(parts, wording.Language(r.Lang))
	}
	parts = append(parts, wording.Count(len(p.Record.Sentences), "sentence"))
	if n := len(r.Residue); n > 0 {
		parts = append(parts, wording.Count(n, "line")+" of page furniture set aside")
	}
	p.item(0, 0, strings.Join(parts, " · "), "")
}

// skipped says why nothing was coded.
func (p *page) skipped() {
	why := string(p.Record.Report.Skipped)
	if code, ok := strings.CutPrefix(why, "language: "); ok {
		why = "it is in " + wording.Language(code) + ", and only English is coded"
	}
	p.out.WriteByte('\n')
	p.item(0, 0, "Kept but not coded: "+wording.Plain(why)+".", "")
}

// foot says how to see more.
func (p *page) foot() {
	p.out.WriteByte('\n')
	p.item(0, 0, dim("Numbers in brackets are sentences; words in quotation marks stand in the report."), "")
	p.item(0, 0, dim("--json for the record · --explain 3 for why sentence 3 was coded so · -v for more"), "")
}

// nothing says whether the record holds no finding at all.
func (p *page) nothing() bool {
	r := p.Record
	return len(r.Events)+len(r.Statements)+len(r.Meetings)+len(r.Processes) == 0
}
