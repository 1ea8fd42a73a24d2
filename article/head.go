package article

import (
	"strings"
	"unicode"

	"readout"
)

// headLines is how many lines, residue aside, may come before the report begins.
const headLines = 8

// markHead names byline, lines that are a date, and the dateline.
func (d *draft) markHead() {
	seen, begun := 0, false
	for i := range d.lines {
		l := &d.lines[i]
		if l.residue != "" || l.kind == readout.LayoutTitle {
			continue
		}
		if seen++; seen > headLines {
			break
		}
		s := d.text(*l)
		if d.headLine(l, s, begun) {
			continue
		}
		if !d.page && !begun && kindOfText(s) {
			l.residue = "other"
			continue
		}
		if x := parseDateline(s); x.length > 0 {
			if !x.colon || !d.transcript(i) {
				d.setDateline(l, x)
			}
			break
		}
		begun = begun || stopped(s) && len(strings.Fields(s)) >= minLead
		if len(strings.Fields(s)) > 25 && stopped(s) && seen > 2 {
			break // the report has begun
		}
	}
	d.signature()
}

// transcript says whether a line after i also begins with a name in capitals and
// a colon: then these are speakers and no places.
func (d *draft) transcript(i int) bool {
	for _, l := range d.lines[i+1:] {
		if s := d.text(l); parseDateline(s).colon {
			return true
		}
	}
	return false
}

// headLine names l when all of it is a byline or a date; once the report has
// begun, names beside a date may be part of it.
func (d *draft) headLine(l *line, s string, begun bool) bool {
	r := &d.report
	if who := byline(s); who != "" {
		l.kind = readout.LayoutByline
		if r.Byline == "" {
			r.Byline = who
		}
		return true
	}
	if r.Byline != "" && strings.EqualFold(strings.Trim(s, " |,"), r.Byline) {
		l.kind = readout.LayoutByline
		return true
	}
	if x, ok := d.dayLine(s); ok && (!begun || dayOf(s).known()) {
		d.setDayLine(l, x)
		return true
	}
	return false
}

// dayLine reads a line that is a date with what stands beside it. Of a page only
// those with an outlet or author are taken, for captions are lines of it too.
func (d *draft) dayLine(s string) (dayLine, bool) {
	x, ok := dayLineOf(s)
	if d.page && x.place != "" {
		return dayLine{}, false
	}
	return x, ok
}

func (d *draft) setDayLine(l *line, x dayLine) {
	r := &d.report
	l.kind = readout.LayoutDateline
	if r.Byline == "" {
		r.Byline = x.byline
	}
	if r.Outlet == "" {
		r.Outlet = x.outlet
	}
	if !d.day.known() || d.day.updated && !x.day.updated {
		d.day = x.day
		r.Dateline.Date = x.day.iso()
		r.Dateline.Span = l.Span
		if r.Dateline.Place == "" {
			r.Dateline.Place = x.place
		}
	}
}

// tailLines is how many lines at the end of a text may bear its day.
const tailLines = 4

// markTail finds the day of publication at the end of a text that names none at
// its head: a line that is one, or brackets after the last sentence.
func (d *draft) markTail() {
	if d.page || d.day.known() {
		return
	}
	for i, n := len(d.lines)-1, 0; i > 0 && n < tailLines; i, n = i-1, n+1 {
		l := &d.lines[i]
		s := d.text(*l)
		if x, ok := dayLineOf(s); ok && l.kind != readout.LayoutTitle {
			if l.residue != "" {
				d.day = x.day
				return
			}
			d.setDayLine(l, x)
			return
		}
		if x, ok := toldDay(s); ok {
			d.day = x
			return
		}
		if x, ok := closingDay(s); ok {
			d.day = x.day
			if d.report.Outlet == "" {
				d.report.Outlet = x.outlet
			}
			d.report.Dateline.Date = x.day.iso()
			return
		}
	}
}

// closingDay reads the date in brackets that follows the last sentence of s:
// "They meet in May. (Lake Wire, 12 May 2023)".
func closingDay(s string) (dayLine, bool) {
	for _, m := range [...][2]string{{"(", ")"}, {"[", "]"}} {
		body, ok := strings.CutSuffix(s, m[1])
		if i := strings.LastIndex(body, m[0]); ok && i > 0 && strings.HasSuffix(body[:i], " ") && stopped(strings.TrimSpace(body[:i])) {
			return dayLineOf(body[i+1:])
		}
	}
	return dayLine{}, false
}

func (d *draft) setDateline(l *line, x dateline) {
	r := &d.report
	l.skip = x.length
	r.Dateline.Span = readout.Span{Start: l.Start, End: l.Start + int32(x.length)}
	r.Dateline.Place = x.place
	if x.day.month > 0 {
		d.day = x.day
		r.Dateline.Date = x.day.iso()
	}
	if r.Outlet == "" || x.outlet != "" && sameName(x.outlet, host(r.URL)) {
		r.Outlet = x.outlet
	}
}

// signature names a last line that is a byline ("By Jane Roe in Bern"), as some
// papers sign at the end.
func (d *draft) signature() {
	for i := len(d.lines) - 1; i > 0 && i >= len(d.lines)-3; i-- {
		l := &d.lines[i]
		if l.kind == "" && l.residue == "" {
			if who := byline(d.text(*l)); who != "" {
				l.kind = readout.LayoutByline
				if d.report.Byline == "" {
					d.report.Byline = who
				}
			}
			return
		}
	}
}

// authors cleans the names that a page gives: what follows them there is often a date.
func authors(s string) string {
	words := strings.Fields(strings.ReplaceAll(s, ";", ","))
	for i, w := range words {
		switch strings.Trim(w, ",:|") {
		case "Published", "Updated", "Posted", "Last":
			words = words[:i]
		default:
			if i == 0 || !isWeekday(w) && (monthOf(w) == 0 || !strings.HasSuffix(words[i-1], ",")) {
				continue
			}
			words = words[:i]
		}
		break
	}
	return strings.Trim(strings.TrimPrefix(strings.Join(words, " "), "By "), " ,|-")
}

// maxByline is the most words a byline has.
const maxByline = 16

// byline returns who wrote, when s is a byline such as "By Ana Roe and Li Wu in
// Bern", else nothing.
func byline(s string) string {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > maxByline || stopped(s) {
		return ""
	}
	switch strings.TrimRight(words[0], ":") {
	case "By", "BY", "by":
	case "Written", "Story", "Reported", "Report", "Words":
		if !strings.EqualFold(strings.TrimRight(words[1], ":"), "by") {
			return ""
		}
		words = words[1:]
	default:
		return ""
	}
	names := 0
	for _, w := range words[1:] {
		r := firstRune(strings.TrimLeft(w, "(|@,"))
		switch {
		case unicode.IsUpper(r):
			names++
		case !particle(w):
			return ""
		}
	}
	if names < 2 {
		return ""
	}
	return strings.Trim(strings.Join(words[1:], " "), " |,:")
}

// particle says whether w may stand between the names of a byline.
func particle(w string) bool {
	switch strings.Trim(w, ",|·•") {
	case "", "and", "in", "at", "for", "of", "the", "de", "da", "di", "del", "della", "von", "van", "der", "den", "la", "le", "al", "el", "bin", "ibn", "y", "e",
		"correspondent", "reporter", "editor", "staff", "writer", "with", "diplomatic", "political", "foreign", "chief", "agencies", "-", "–", "—", "&":
		return true
	}
	return strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-")
}
