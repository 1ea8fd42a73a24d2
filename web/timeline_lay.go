package web

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"readout/store"
	"readout/wording"
)

// Measures of a timeline, in units of its drawing: marks are as large as a finger needs.
const (
	timeWidth = 1000
	markSize  = 24
	laneHead  = 22
	laneRows  = 12 // at most; what has no room stands in the table
	axisHigh  = 26
)

// A timeLane is one lane with its marks.
type timeLane struct {
	Key, Name string
	Y, H      float64
	Marks     []*timeMark
	Hidden    int
}

// A laneName says what stands in a lane; of, if not empty, whose it is.
type laneName struct{ Key, Name, of string }

// lanesOf are the lanes for marks: one for each process whose states are shown.
func lanesOf(marks []*timeMark) (out []laneName) {
	for _, l := range timeLanes {
		if l.Key != "state" {
			out = append(out, laneName{Key: l.Key, Name: l.Name})
			continue
		}
		for _, m := range marks {
			if x := (laneName{l.Key, "Talks: " + m.Who, m.Who}); m.Lane == l.Key && !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
	}
	return out
}

// lay puts marks into lanes, and in each into rows so that none covers another.
func (p *timelinePage) lay(marks []*timeMark, t timescale) {
	slices.SortStableFunc(marks, func(a, b *timeMark) int { return cmp.Compare(a.first, b.first) })
	y := float64(axisHigh)
	for _, l := range lanesOf(marks) {
		lane := timeLane{Key: l.Key, Name: l.Name, Y: y}
		var ends []float64 // of the rows
		for _, m := range marks {
			if m.Lane != l.Key || l.of != "" && m.Who != l.of {
				continue
			}
			m.X = max(0, t.at(m.first))
			end := min(t.at(m.last+1), timeWidth)
			if m.W = end - m.X; m.W < markSize {
				m.X = max(0, min((m.X+end-markSize)/2, timeWidth-markSize))
				m.W = markSize
			}
			row := slices.IndexFunc(ends, func(x float64) bool { return x <= m.X })
			if row < 0 && len(ends) < laneRows {
				row = len(ends)
				ends = append(ends, 0)
			}
			if m.Hidden = row < 0; m.Hidden {
				lane.Hidden++
			} else {
				ends[row] = m.X + m.W
				m.Y = y + laneHead + float64(row)*markSize
			}
			m.Full, m.Label = m.Label, fitting(m.Label, m.W)
			lane.Marks = append(lane.Marks, m)
		}
		if len(lane.Marks) == 0 {
			continue
		}
		lane.H = laneHead + float64(len(ends))*markSize + 6
		y += lane.H
		p.Lanes = append(p.Lanes, lane)
	}
	p.Height = int(y)
	p.Axis = t.ticks()
	p.Rows = marks
}

// letterWidth is how much room a letter of a label takes, about.
const letterWidth = 6.2

// fitting is as much of a label as has room in a bar.
func fitting(s string, width float64) string {
	n := int((width - 8) / letterWidth)
	if r := []rune(s); len(r) > n {
		if n < 5 {
			return ""
		}
		return string(r[:n-1]) + "…"
	}
	return s
}

// Middle is where the shape of a mark stands.
func (m *timeMark) Middle() float64 { return m.X + m.W/2 }

// Under is the middle of its row.
func (m *timeMark) Under() float64 { return m.Y + markSize/2 }

// Name is the mark in words.
func (m *timeMark) Name() string {
	s := m.Days + m.Sure + ": " + m.Who
	if m.What != "" {
		s += ", " + m.What
	}
	if m.Status.Word != "" {
		s += ", " + m.Status.Word
	}
	return s
}

// Bar says that a mark covers days: the thing lasted, or lies somewhere in them.
func (m *timeMark) Bar() bool { return m.To != "" }

// LaneName is the name of its lane.
func (m *timeMark) LaneName() string {
	for _, l := range timeLanes {
		if l.Key == m.Lane {
			return l.Name
		}
	}
	return m.Lane
}

// stateMarks are the states and rounds of a process, or of those with the newest reports
// in the stretch of days.
func (q *request) stateMarks(n narrowed, first, last int, page *timelinePage) (out []*timeMark, err error) {
	if n.Process == "" && (n.Query != "" || n.Type != "") {
		return nil, nil // words and types are of events
	}
	list := []store.ProcessRow{{ID: n.Process}}
	if n.Process == "" {
		f := store.ProcessFilter{Limit: 4 * mostState, Since: isoDay(first)}
		if n.Actor != "" {
			who := []string{n.Actor}
			if q.Names != nil {
				who = append(who, q.Names(n.Actor)...)
			}
			f.Party = [][]string{who}
		}
		if list, err = q.Store.Processes(q.ctx, f); err != nil {
			return nil, err
		}
		list = slices.DeleteFunc(list, func(r store.ProcessRow) bool { return r.Opened > isoDay(last) })
		list = list[:min(len(list), mostState)]
	}
	ctx := q.ctx
	if n.Process == "" {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, statesTime)
		defer cancel()
	}
	for i, r := range list {
		p, err := q.folded(ctx, r.ID, "")
		if err != nil && ctx.Err() != nil && q.ctx.Err() == nil {
			page.StatesLeft = len(list) - i
			q.w.Header().Set("Retry-After", "1") // the next who asks sees more
			break
		}
		if withheld(err) || errors.Is(err, store.ErrNoProcess) && n.Process == "" {
			continue
		}
		if err != nil {
			return nil, err
		}
		l := wording.LedgerOf(p)
		for _, m := range slices.Concat(q.statesOf(l, last), q.meetingsOf(l)) {
			if m.last >= first && m.first <= last {
				out = append(out, m)
			}
		}
	}
	return out, nil
}

// statesTime is how long a timeline waits for processes that have to be folded first.
const statesTime = 3 * time.Second

// statesOf are the states of a process, each until the next: what one side alone says is
// no state, and says so.
func (q *request) statesOf(l *wording.Ledger, end int) (out []*timeMark) {
	for i := range l.Process.States {
		x := &l.Process.States[i]
		st, sure := tonedState(x.State), tonedStanding(x.Standing)
		m := &timeMark{Lane: "state", Who: wording.Plain(l.Process.Name), What: st.Word, Tone: st.Tone, Status: sure, Link: "/processes/" + l.Process.ID + "#history", Label: st.Word}
		to := x.To
		if !wording.Was(x.Standing) {
			m.Label = "claimed: " + st.Word
		} else if to == "" {
			to = isoDay(end) // it lasts
		} else if t, err := time.Parse(time.DateOnly, to); err == nil {
			to = t.AddDate(0, 0, -1).Format(time.DateOnly)
		}
		if !m.when(x.From, to) {
			continue
		}
		if m.Days = wording.FromTo(x.From, m.To); x.To == "" && m.To != "" {
			m.Days = "since " + x.From
		}
		if c := q.cites(l, x.Facts, 1); len(c) > 0 {
			m.Words, m.Link, m.Src = c[0].Words, c[0].Link, c[0].Outlet
		}
		out = append(out, m)
	}
	return out
}

// meetingsOf are the rounds of a process.
func (q *request) meetingsOf(l *wording.Ledger) (out []*timeMark) {
	for i := range l.Process.Rounds {
		r := &l.Process.Rounds[i]
		m := &timeMark{Lane: "meeting", Who: l.Parties(r.Parties), What: wording.Spaced(r.Kind), Label: wording.Spaced(r.Kind)}
		m.Status.Word, m.Status.Tone = wording.Round(r.Status, r.Outcome)
		if !m.when(r.From, r.To) {
			continue
		}
		m.Days = wording.FromTo(r.From, r.To)
		if c := q.cites(l, l.After(r.Facts, r.From), 1); len(c) > 0 {
			m.Words, m.Link, m.Src = c[0].Words, c[0].Link, c[0].Outlet
		}
		m.Sure = wording.Basis(r.Basis)
		out = append(out, m)
	}
	return out
}

// Claimed says that it is not known to be so.
func (m *timeMark) Claimed() bool {
	return m.Status.Tone == wording.Claimed || m.Lane == "state" && m.Status.Tone == wording.Bad
}
