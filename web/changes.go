package web

import (
	"cmp"
	"readout/follow"
	"readout/processes"
	"readout/wording"
	"time"
)

type changesPage struct {
	Since string
	Moved []movedProcess
}

type movedProcess struct {
	Name, Link string
	Changes    []changeLine
}

type changeLine struct {
	Day, Kind, From string
	To              toned
	Cites           []cite
}

// changes tells what has changed in negotiations since a day: without one, in the week
// before the newest report.
func (q *request) changes() error {
	since, err := q.day("since")
	if err != nil {
		return err
	}
	if since == "" {
		if since, err = q.Store.Clock(q.ctx); err != nil {
			return err
		}
		if t, err := time.Parse(time.DateOnly, since); err == nil {
			since = t.AddDate(0, 0, -7).Format(time.DateOnly)
		}
	}
	p := changesPage{Since: since}
	if since != "" {
		list, err := follow.Changes(q.ctx, q.Store, since, "")
		if err != nil {
			return err
		}
		for i := range list {
			p.Moved = append(p.Moved, q.moved(&list[i], since))
		}
	}
	return q.show("changes.html", "changes", "Changes", p)
}

func (q *request) moved(m *follow.Moved, since string) movedProcess {
	out := movedProcess{Name: wording.Plain(m.Name), Link: "/processes/" + m.Process}
	l := wording.LedgerOf(m.Now)
	for _, x := range m.Change {
		if x.Kind == processes.ChangeName && x.From == "" {
			continue // it is new, and its name stands above
		}
		from, to := l.Change(&x)
		c := changeLine{Day: cmp.Or(wording.Plain(x.Day), "no date"), Kind: wording.Spaced(x.Kind), From: from, To: toned{to, wording.Quiet}, Cites: q.cites(l, l.After(x.Facts, since), 1)}
		switch x.Kind {
		case processes.ChangeState:
			c.To = tonedState(x.To)
		case processes.ChangeClaim:
			c.To.Tone = wording.Claimed
		}
		out.Changes = append(out.Changes, c)
	}
	return out
}
