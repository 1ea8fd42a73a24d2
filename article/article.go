// Package article makes a [readout.Report] of what came in: the article on a
// page of the web, or a file of plain text.
//
// [Read] tells the two apart, decodes the bytes, and then does the same for
// both: it names the lines that are title, byline, dateline and subheads, marks
// page furniture as residue, and finds the day of publication with how it knows
// it. Nothing is deleted from the text of a report: what is no part of the
// running text is marked, so that every later span counts in the text as it is.
package article

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"readout"
)

// Hints is what the caller knows of the bytes beside the bytes.
type Hints struct {
	Name        string    // file name, for its extension; may be empty
	URL         string    // where they were fetched
	ContentType string    // as the server named it
	Date        time.Time // the day of publication that the user gave; zero for none
	Told        time.Time // when it came out, as a feed that names it says; zero for none
}

// Read makes a report of b. The error is one of this package's with a hint of
// what to do: [ErrEmpty], [ErrTooLarge], [ErrNoArticle] or an [UnreadableError].
// A report in another language than English, or without running text, is no
// error; its Skipped says why it cannot be coded.
func Read(b []byte, h Hints) (*readout.Report, error) {
	if len(b) > MaxBytes {
		return nil, ErrTooLarge
	}
	if len(strings.TrimSpace(string(b[:min(len(b), 64)]))) == 0 && len(strings.TrimSpace(string(b))) == 0 {
		return nil, ErrEmpty
	}
	if what := foreign(b); what != nil {
		return nil, what
	}
	page := isPage(b, h)
	text, remarks, err := decode(b, h.ContentType, page)
	if err != nil {
		return nil, err
	}
	if strings.TrimFunc(text, blank) == "" {
		return nil, ErrEmpty
	}
	d := &draft{}
	if page {
		d, err = readPage(text, h)
	} else {
		d = readPlain(text, h)
		remarks = append(remarks, unbroken(text)...)
	}
	if err != nil {
		return nil, err
	}
	r := d.finish(h)
	r.Remarks = append(r.Remarks, remarks...)
	return r, nil
}

// finish does what pages and plain text have in common and returns the report.
func (d *draft) finish(h Hints) *readout.Report {
	r := &d.report
	d.markHead()
	d.markTail()
	d.markSubheads()
	d.layout()
	r.ID = readout.MakeID(norm.NFC.String(r.Text))
	r.Published = d.published(h)
	if r.Dateline.Date == "" {
		r.Dateline.Date = d.day.on(r.Published)
	}
	running := d.running()
	r.Lang = language(running)
	switch {
	case r.Lang != english:
		r.Skipped = readout.SkipReason("language: " + r.Lang)
	case !hasWord(running):
		r.Skipped = "too short"
	}
	return r
}

// running returns the text without titles, bylines, datelines, subheads and residue.
func (d *draft) running() string {
	var b strings.Builder
	for _, l := range d.lines {
		if !l.left() {
			b.WriteString(d.text(l)[l.skip:])
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// describe returns a count of bytes for people.
func describe(n int) string { return fmt.Sprintf("%d MiB", n>>20) }
