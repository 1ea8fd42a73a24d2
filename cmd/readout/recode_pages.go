package main

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"readout"
	"readout/article"
	"readout/coder"
	"readout/store"
)

// A newText is a report whose page has another article by now, and its successor.
type newText struct {
	Old    string `json:"old"`
	New    string `json:"new"`
	Title  string `json:"title"`
	Before int    `json:"before"` // letters
	After  int    `json:"after"`
}

// What marks a text in the place of which there is another of the same page. Both have a
// record without codings: the old one since the run that found the new one, the new one
// from before it. So taking the run back leaves the old one alone counted.
const (
	bySuccessor = "superseded by "
	ofSuccessor = "found anew on the page of "
)

// report is the report to code: with its article as this version finds it on the page,
// if that was kept. What is known of a report beside its text stays.
func (g *recoding) report(ctx context.Context, old *readout.Report) (*readout.Report, error) {
	r := *old
	if !r.Published.Known() { // what an earlier coder concluded of it
		r.Published = readout.Published{}
	}
	skipped := string(r.Skipped)
	if g.asRead || strings.HasPrefix(skipped, bySuccessor) || strings.HasPrefix(skipped, ofSuccessor) {
		return &r, nil
	}
	p, err := g.store.Page(ctx, r.ID)
	if errors.Is(err, store.ErrNoPage) {
		return &r, nil
	}
	if err != nil {
		return nil, err
	}
	h := article.Hints{Name: p.Name, URL: p.URL, ContentType: p.Type}
	h.Date, _ = time.Parse(time.DateOnly, p.Day) // zero for none
	now, err := article.Read(p.Body, h)
	if err != nil { // what was found once is better than nothing
		return &r, nil
	}
	if out, err := g.store.Seen(ctx, now.ID); err != nil || out == store.Forgotten { // nor does it come back by this way
		return &r, err
	}
	r.ID, r.Text, r.Byline, r.Dateline, r.Lang, r.Layout, r.Residue, r.Skipped = now.ID, now.Text, now.Byline, now.Dateline, now.Lang, now.Layout, now.Residue, now.Skipped
	if !r.Published.Known() {
		r.Published = now.Published
	}
	return &r, nil
}

// superseded are what is kept where a page has another text by now: the successor
// without and with its codings, and the old one without.
func (g *recoding) superseded(ctx context.Context, c *coder.Coder, old *readout.Report, rec *readout.Record) ([]store.Filed, error) {
	page, err := g.store.Page(ctx, old.ID)
	if err != nil {
		return nil, err
	}
	empty := func(r readout.Report, why string) (*readout.Record, error) {
		r.Skipped = readout.SkipReason(why)
		return c.Code(ctx, &r)
	}
	before, err := empty(*rec.Report, ofSuccessor+old.ID)
	if err != nil {
		return nil, err
	}
	after, err := empty(*old, bySuccessor+rec.Report.ID)
	if err != nil {
		return nil, err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.result.Texts = append(g.result.Texts, newText{old.ID, rec.Report.ID, old.Title, utf8.RuneCountInString(old.Text), utf8.RuneCountInString(rec.Report.Text)})
	return []store.Filed{{Record: before, Page: page}, {Record: rec, Run: g.run, Page: page, Again: true}, {Record: after, Run: g.run, Again: true}}, nil
}
