package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"readout"
	"readout/review"
	"readout/wording"
)

// A rejectedLine is a coding of the program that a person rejected.
type rejectedLine struct {
	What, Words, At string
	Said            string // by whom, when, why
	Undo, Task      string // the judgement that undoing takes back
}

// recordFor is the record that the page of a report shows to who asks. Who codes it blind
// is led to where nobody else's judgements are seen: to, where it is not empty.
func (q *request) recordFor(id string) (rec *readout.Record, to string, err error) {
	task, me := q.r.FormValue("task"), q.me()
	if me != "" {
		coding, err := q.Store.Coding(q.ctx, me)
		if err != nil {
			return nil, "", err
		}
		switch t := coding[id]; {
		case t != "" && task == "":
			v := q.r.URL.Query()
			v.Set("task", t)
			return nil, "/reports/" + url.PathEscape(id) + "?" + v.Encode(), nil
		case task != "" && t == "":
			return nil, "/review/tasks/" + url.PathEscape(task), nil // it is done, or of others
		}
	}
	if task == "" {
		rec, err = q.record(id)
		return rec, "", err
	}
	if me == "" {
		return nil, "/review/tasks/" + url.PathEscape(task), nil // which asks who it is
	}
	if _, err := q.Store.Assignment(q.ctx, task); err != nil {
		return nil, "", noTask(err)
	}
	rec, err = q.Store.Blind(q.ctx, id, task, me)
	return rec, "", err
}

// rejected are the codings of a report that persons rejected, by the latest of them; for
// an assignment those that who asks rejected.
func (q *request) rejected(now *readout.Record, task string) (out []rejectedLine, err error) {
	var list []review.Judgement
	if task == "" {
		list, err = q.Store.Judgements(q.ctx, now.Report.ID)
	} else {
		list, err = q.Store.Coded(q.ctx, task, q.me())
	}
	if err != nil {
		return nil, err
	}
	for _, j := range review.Holding(list) {
		if j.Verdict != review.Reject || j.Report != now.Report.ID {
			continue
		}
		if _, there := review.Find(now, j.Target); there {
			continue
		}
		at := readout.Span{Start: j.Start, End: j.End}
		x := rejectedLine{What: wording.Capital(wording.Spaced(j.Kind)), Undo: j.ID, Task: j.Task, Said: wording.Plain(j.Who) + ", " + j.At.UTC().Format(time.DateTime) + " UTC"}
		if j.Type != "" {
			x.What += " " + j.Type
		}
		if j.Note != "" {
			x.Said += ": " + wording.Plain(j.Note)
		}
		if at.Start >= 0 && int(at.End) <= len(now.Report.Text) && !at.Empty() {
			x.Words, x.At = wording.Plain(at.In(now.Report.Text)), fmt.Sprintf("%d-%d", at.Start, at.End)
		}
		out = append(out, x)
	}
	return out, nil
}

// last is the judgement of who asks that undoing takes back: the latest of this report
// that holds.
func (q *request) last(id, task string) (*saidLine, error) {
	me := q.me()
	if me == "" {
		return nil, nil
	}
	list, err := q.Store.Judgements(q.ctx, id)
	if task != "" {
		list, err = q.Store.Coded(q.ctx, task, me)
	}
	if err != nil {
		return nil, err
	}
	for _, j := range slices.Backward(review.Holding(list)) {
		if j.Who == me && j.Report == id {
			return &saidLine{ID: j.ID, Report: id, Line: judged1(&j), Holds: true}, nil
		}
	}
	return nil, nil
}

// A chooser is a field of the coding that is selected, with what it can be.
type chooser struct {
	Name, Now string
	Values    []string // one of them; nil for what is typed
	Asks      string   // actors, place, day, words or text
}

// choosers are the fields of the card's coding, those first that matter most; Known are
// the names that can be chosen from.
func (d *reading) choosers(c *card) {
	x, ok := review.Find(d.Record, c.ID)
	if !ok {
		return
	}
	for _, f := range review.FieldsOf(&x) {
		c.Choosers = append(c.Choosers, chooser{f.Name, review.Told(d.Record, &x, f.Name), f.Values, f.Asks()})
	}
	for i := range d.Record.Actors {
		if n := wording.Plain(d.Record.Actors[i].Name); n != "" && !slices.Contains(c.Actors, n) {
			c.Actors = append(c.Actors, n)
		}
	}
	for i := range d.Record.Places {
		p := &d.Record.Places[i]
		n := wording.Plain(p.Name)
		if p.Country != "" {
			n += ", " + p.Country
		}
		if p.Name != "" && !slices.Contains(c.Places, n) {
			c.Places = append(c.Places, n)
		}
	}
}

// away leads to another page.
func (q *request) away(to string) error {
	http.Redirect(q.w, q.r, to, http.StatusSeeOther)
	return nil
}
