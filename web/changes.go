package web

import (
	"cmp"
	"net/http"
	"slices"
	"time"

	"readout/follow"
	"readout/processes"
	"readout/store"
	"readout/wording"
)

type changesPage struct {
	Since, Until string
	Kinds        []string // to choose from
	Kind         string
	Found        bool   // in the order in which they were found
	Other        string // the way to the other order
	Days         []changedDay
	Next         string
}

// A changedDay is what reports of one day told first, process by process.
type changedDay struct {
	Day   string // empty where changes stand as they were found
	Moved []movedProcess
}

// A movedProcess is what changed in one process; there is no Link where it is no more.
type movedProcess struct {
	id, Name, Link string
	Changes        []changeLine
}

type changeLine struct {
	Day, Kind, From string
	To              toned
	Cites           []cite
}

// changes tells what has changed in negotiations since a day, as it was noted when it was
// found: without a day, in the week before the newest report. What reports told last comes
// first, or with order=found what was found last.
func (q *request) changes() error {
	p := changesPage{Found: q.r.FormValue("order") == "found", Kinds: processes.ChangeKinds()}
	f := store.NotedFilter{Newest: p.Found, ByDay: !p.Found, Limit: mostRows + 1}
	var err error
	if p.Since, err = q.day("since"); err != nil {
		return err
	}
	if p.Until, err = q.day("until"); err != nil {
		return err
	}
	if f.Behind, err = q.after(); err != nil {
		return err
	}
	if kind := q.r.FormValue("kind"); kind != "" {
		if p.Kind, f.Kind = kind, []string{kind}; !slices.Contains(p.Kinds, kind) {
			return fault{http.StatusBadRequest, "There is no such kind of change: choose one of the list."}
		}
	}
	if p.Since == "" && !p.Found && p.Until == "" {
		if p.Since, err = q.weekBefore(); err != nil {
			return err
		}
	}
	f.Since, f.Until = p.Since, p.Until
	list, err := follow.NotedChanges(q.ctx, q.Store, f)
	if err != nil {
		return err
	}
	if len(list) > mostRows {
		list = list[:mostRows]
		p.Next = q.older(list[mostRows-1].Seq)
	}
	if list, err = q.shown(list); err != nil {
		return err
	}
	p.Days = q.changedDays(list, !p.Found)
	order := "found"
	if p.Found {
		order = ""
	}
	p.Other = q.with("order", order)
	return q.show("changes.html", "changes", "Changes", p)
}

// weekBefore is the day a week before the newest report; empty where none has a day.
func (q *request) weekBefore() (string, error) {
	now, err := q.Store.Clock(q.ctx)
	if t, bad := time.Parse(time.DateOnly, now); bad == nil {
		return t.AddDate(0, 0, -7).Format(time.DateOnly), err
	}
	return "", err
}

// changedDays puts changes together by the day on which they were first told and by
// process, in the order in which they come; without days, those of a process that follow
// each other.
func (q *request) changedDays(list []follow.Noted, days bool) (out []changedDay) {
	for i := range list {
		n := &list[i]
		if n.Kind == processes.ChangeName && n.From == "" {
			continue // it is new, and its name stands above
		}
		day := ""
		if days {
			day = cmp.Or(n.Known, "no date")
		}
		if len(out) == 0 || out[len(out)-1].Day != day {
			out = append(out, changedDay{Day: day})
		}
		d := &out[len(out)-1]
		at := slices.IndexFunc(d.Moved, func(m movedProcess) bool { return m.id == n.Process })
		if at < 0 || !days && at < len(d.Moved)-1 {
			at = len(d.Moved)
			d.Moved = append(d.Moved, movedProcess{id: n.Process, Name: wording.Plain(n.Name), Link: "/processes/" + n.Process})
		}
		m := &d.Moved[at]
		if n.Kind == processes.ChangeGone {
			m.Link = ""
		}
		c := q.lastChange(n)
		c.cite(q)
		m.Changes = append(m.Changes, c.changeLine)
	}
	return out
}
