package web

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"readout/follow"
	"readout/processes"
	"readout/store"
	"readout/wording"
)

// Under the board stand so many of the last changes, chosen among so many of those noted
// last, and what is due in so many of the processes of which there is news.
const (
	mostLast    = 10
	mostLooked  = 300
	mostDueFrom = 12
	dueTime     = 500 * time.Millisecond
)

// A lastChange is a change of a process, with the words that show it.
type lastChange struct {
	Name, Link string
	changeLine
	ids []string // of the facts that show it
	l   *wording.Ledger
}

// lastChanges are the changes that reports told last, with the words that show them; of
// holds the newest of each process, without.
func (q *request) lastChanges() (list []lastChange, of map[string]lastChange, err error) {
	noted, err := follow.NotedChanges(q.ctx, q.Store, store.NotedFilter{ByDay: true, Limit: mostLooked,
		Kind: []string{processes.ChangeState, processes.ChangeClaim, processes.ChangeFlag, processes.ChangeRound, processes.ChangeAgreement, processes.ChangePosition}})
	if err != nil {
		return nil, nil, err
	}
	if noted, err = q.shown(noted); err != nil {
		return nil, nil, err
	}
	of = map[string]lastChange{}
	for i := range noted {
		list = append(list, q.lastChange(&noted[i]))
	}
	for _, c := range list {
		if _, ok := of[c.Link]; !ok {
			of[c.Link] = c
		}
	}
	list = list[:min(len(list), mostLast)]
	for i := range list {
		list[i].cite(q)
	}
	return list, of, nil
}

func (q *request) lastChange(n *follow.Noted) lastChange {
	p := &processes.Process{ID: n.Process, Name: n.Name}
	for k, name := range n.Names {
		p.Parties = append(p.Parties, processes.Party{Key: k, Name: name})
	}
	c := lastChange{Name: wording.Plain(n.Name), Link: "/processes/" + n.Process}
	for _, f := range n.Cited {
		p.Cited = append(p.Cited, *f)
		c.ids = append(c.ids, f.ID)
	}
	c.l = wording.LedgerOf(p)
	from, to := c.l.Change(&n.Change)
	c.changeLine = changeLine{Day: cmp.Or(wording.Plain(n.Day), "no date"), Kind: wording.Spaced(n.Kind), From: from, To: toned{to, wording.Quiet}}
	switch n.Kind {
	case processes.ChangeState:
		c.To = tonedState(n.To)
	case processes.ChangeClaim:
		c.To.Tone = wording.Claimed
	}
	return c
}

// cite adds the words that show it, which have to be read from its report.
func (c *lastChange) cite(q *request) { c.Cites = q.cites(c.l, c.ids, 1) }

// A dueLine is a step or deadline of one of the processes.
type dueLine struct {
	thing
	Name, Link string
}

// comingDays are the open steps and deadlines of the processes with the newest reports,
// those whose day comes next first; behind the newest report's day alone.
func (q *request) comingDays(list []*follow.Listed, asOf string) (out []dueLine, of int) {
	ctx, cancel := context.WithTimeout(q.ctx, dueTime)
	defer cancel()
	newest := slices.Clone(list)
	slices.SortStableFunc(newest, func(a, b *follow.Listed) int { return cmp.Compare(b.Last, a.Last) })
	for _, x := range newest[:min(len(newest), mostDueFrom)] {
		p, err := q.folded(ctx, x.ID, asOf)
		if withheld(err) {
			continue
		}
		if err != nil {
			break
		}
		of++
		l, v := wording.LedgerOf(p), processPage{}
		q.comingOf(l, &v)
		for _, t := range v.Next {
			if !t.Late && t.When != "no date" {
				out = append(out, dueLine{t, wording.Plain(p.Name), "/processes/" + p.ID + "#next"})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b dueLine) int { return cmp.Compare(a.When, b.When) })
	return out[:min(len(out), mostLast)], of
}

// whyOf is why a process is in its state, with names for the keys of who did it.
func whyOf(l *wording.Ledger) string {
	why := l.Process.Why
	i := strings.LastIndex(why, ", by ")
	if i < 0 {
		return wording.Plain(why)
	}
	names := strings.Split(why[i+len(", by "):], ", ")
	for j, k := range names {
		if len(k) == 3 && strings.ToUpper(k) == k || slices.ContainsFunc(l.Process.Parties, func(y processes.Party) bool { return y.Key == k }) {
			names[j] = l.Party(k)
		}
	}
	return wording.Plain(why[:i] + ", by " + wording.List(names))
}
