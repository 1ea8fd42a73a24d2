package main

import (
	"fmt"
	"strings"

	"readout"
)

// sections writes the page in the order in which a desk officer asks: who met
// whom; where do the talks stand; what happened; who said what; what comes
// next; what is only claimed. A section without content is left out.
func (p *page) sections() {
	p.head()
	if p.rec.Report.Skipped != "" {
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
	r := p.rec.Report
	title := plain(r.Title)
	if title == "" {
		title = "(no title)"
	}
	p.item(0, 0, bold(title), "")
	parts := []string{dateOf(r.Published)}
	if r.Outlet != "" {
		parts = append(parts, plain(r.Outlet))
	}
	if r.Byline != "" {
		parts = append(parts, plain(r.Byline))
	}
	parts = append(parts, datelineOf(r.Dateline))
	if r.Lang != "" {
		parts = append(parts, language(r.Lang))
	}
	parts = append(parts, count(len(p.rec.Sentences), "sentence"))
	if n := len(r.Residue); n > 0 {
		parts = append(parts, count(n, "line")+" of page furniture set aside")
	}
	p.item(0, 0, strings.Join(parts, " · "), "")
}

func datelineOf(d readout.Dateline) string {
	if d.Place == "" {
		return "no dateline"
	}
	return "dateline " + plain(d.Place)
}

// dateOf is the day of publication and how we know it.
func dateOf(pub readout.Published) string {
	if !pub.Known() {
		return "date unknown" + boundsOf(pub) + " (give it with --date)"
	}
	how := map[readout.Basis]string{
		readout.BasisFlag:     "given",
		readout.BasisMetadata: "the page says so",
		readout.BasisDateline: "dateline",
		readout.BasisInferred: "inferred",
	}[pub.Basis]
	s := pub.Date.Format("2006-01-02")
	switch {
	case how == "" && !pub.Certain:
		return s + " (uncertain)"
	case how == "":
		return s
	case pub.Certain || pub.Basis == readout.BasisFlag:
		return fmt.Sprintf("%s (%s)", s, how)
	}
	return fmt.Sprintf("%s (%s, uncertain)", s, how)
}

// boundsOf says between which days a report without a date came out.
func boundsOf(pub readout.Published) string {
	from, to := pub.From.Format("2006-01-02"), pub.To.Format("2006-01-02")
	switch {
	case pub.From.IsZero() && pub.To.IsZero():
		return ""
	case pub.To.IsZero():
		return ", not before " + from
	case pub.From.IsZero():
		return ", not after " + to
	}
	return ", between " + from + " and " + to
}

// skipped says why nothing was coded.
func (p *page) skipped() {
	why := string(p.rec.Report.Skipped)
	if code, ok := strings.CutPrefix(why, "language: "); ok {
		why = "it is in " + language(code) + ", and only English is coded"
	}
	p.out.WriteByte('\n')
	p.item(0, 0, "Kept but not coded: "+plain(why)+".", "")
}

// foot says how to see more.
func (p *page) foot() {
	p.out.WriteByte('\n')
	p.item(0, 0, dim("Numbers in brackets are sentences; words in quotation marks stand in the report."), "")
	p.item(0, 0, dim("--json for the record · --explain 3 for why sentence 3 was coded so · -v for more"), "")
}

// nothing says whether the record holds no finding at all.
func (p *page) nothing() bool {
	r := p.rec
	return len(r.Events)+len(r.Statements)+len(r.Meetings)+len(r.Processes) == 0
}
