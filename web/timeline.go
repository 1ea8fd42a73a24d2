package web

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"

	"readout"
	"readout/store"
	"readout/wording"
)

// What a timeline shows at most: more is counted and left to a shorter stretch of time.
const (
	mostDots  = 240 // happenings
	mostSaid  = 80  // statements
	mostState = 6   // processes whose states are shown
)

type timelinePage struct {
	Form                 narrowed
	Overview             overview
	First, Last          string // days that are drawn
	Ways                 []way  // to other stretches
	Lanes                []timeLane
	Axis                 []tick
	Width, Height        int
	Rows                 []*timeMark // in order of days, as the table has them
	Undated              int         // happenings without a day
	Elsewhere            int         // on other days
	Left                 int         // in the stretch, and not drawn
	Cut                  bool        // only the newest rows were looked at
	StatesLeft           int         // processes that could not be folded in time
	StatementsCut, Empty bool
}

// A timeMark is a thing on the line: what it is, when, and the way to its words.
type timeMark struct {
	Lane             string // of timeLanes
	From, To         string // ISO days; To is empty for one day
	Days, Who, What  string
	Status           toned
	Tone             wording.Tone // of a state
	Words, Link, Src string
	Sure             string // how the day is known, where it is not stated
	Label, Full      string // of a bar: what has room, and all of it
	Told             string // by how many reports and texts

	first, last      int
	X, Y, W, R, Text float64
	Hidden           bool // no room in its lane
}

// timeLanes are the lanes of the line from above: what is there and how a mark looks.
var timeLanes = []struct{ Key, Name string }{
	{"state", "States of talks"}, {"meeting", "Meetings"}, {"coop", "Happened: cooperation"}, {"conflict", "Happened: conflict"},
	{"alleged", "Alleged"}, {"planned", "Planned, wished or conditional"}, {"denied", "Did not happen"}, {"said", "Statements"},
}

// laneOf is the lane of an event.
func laneOf(e *store.Event) string {
	switch s := readout.Status(e.Status); {
	case s == readout.NotHappened:
		return "denied"
	case s == readout.Alleged:
		return "alleged"
	case !took(e):
		return "planned"
	case e.Quad == 3 || e.Quad == 4:
		return "conflict"
	}
	return "coop"
}

// timeline shows what happened when: events, statements, meetings and the states of talks.
func (q *request) timeline() error {
	f, n, err := q.narrowed("/timeline")
	if err != nil {
		return err
	}
	p := timelinePage{Form: n, Width: timeWidth}
	days, d, err := q.daysOf(f, n, &p)
	if err != nil {
		return err
	}
	clock, err := q.Store.Clock(q.ctx)
	if err != nil {
		return err
	}
	first, last, ok := stretchOf(days, n.From, n.To, clock)
	if !ok {
		p.Empty = true
		return q.show("timeline.html", "timeline", "Timeline", p)
	}
	p.First, p.Last = isoDay(first), isoDay(last)
	if d == nil {
		some, err := q.drawn(within(f, p.First, p.Last))
		if err != nil {
			return err
		}
		d = &some
		p.Cut = p.Cut || d.Cut
	}
	marks := q.eventMarks(d, first, last, &p)
	said, err := q.saidMarks(f, &p)
	if err != nil {
		return err
	}
	states, err := q.stateMarks(n, first, last, &p)
	if err != nil {
		return err
	}
	marks = slices.Concat(states, marks, said)
	for _, c := range days {
		if c.day < first || c.day > last {
			p.Elsewhere += int(c.n)
		}
	}
	p.Overview = q.overviewOf(days, first, last)
	p.Ways = q.ways(days, first, last)
	p.Empty = len(marks) == 0 && len(days) == 0
	p.lay(marks, timescale{first, last, timeWidth})
	return q.show("timeline.html", "timeline", "Timeline", p)
}

// A countedDay is how many things begin on a day.
type countedDay struct {
	day int
	n   int64
}

// daysOf counts events by day: of everything from an index, else among the rows that a
// drawing looks at, which it returns.
func (q *request) daysOf(f store.Filter, n narrowed, p *timelinePage) (days []countedDay, d *drawing, err error) {
	if n.Query == "" && len(f.Also) == 0 {
		list, err := q.Store.EventDays(q.ctx)
		for _, c := range list {
			if day, ok := dayOf(c.Day); ok {
				days = append(days, countedDay{day, c.Events})
			} else {
				p.Undated += int(c.Events)
			}
		}
		return days, nil, err
	}
	all, err := q.drawn(f)
	if err != nil {
		return nil, nil, err
	}
	count := map[int]int64{}
	for _, h := range all.Happenings {
		if day, ok := dayOf(h.best().From); ok {
			count[day]++
		} else {
			p.Undated++
		}
	}
	for day, n := range count {
		days = append(days, countedDay{day, n})
	}
	slices.SortFunc(days, func(a, b countedDay) int { return cmp.Compare(a.day, b.day) })
	p.Cut = all.Cut
	if all.Cut {
		return days, nil, nil // the days that are wanted may have more
	}
	return days, &all, nil
}

// lull is how many days without anything end a timeline, at least.
const lull = 21

// stretchOf chooses the days that are drawn: those that are asked for, else the last ones
// before now and what is planned after them, as many as have room, up to a gap that is
// long beside them.
func stretchOf(days []countedDay, from, to, clock string) (first, last int, ok bool) {
	first, hasFirst := dayOf(from)
	last, hasLast := dayOf(to)
	if len(days) == 0 {
		return first, last, hasFirst && hasLast
	}
	now, known := dayOf(clock)
	if !known {
		now = days[len(days)-1].day
	}
	if hasLast {
		now = last
	}
	i := max(1, len(days)-len(after(days, now))) // up to the last day that is not after now
	if !hasFirst {
		first = days[i-1].day
		if hasLast {
			first = min(first, last)
		}
		for n, j := int64(0), i-1; j >= 0; j-- {
			d := days[j]
			if gap := first - d.day; n >= enoughMarks && (n+d.n > mostDots || gap > max(lull, (days[i-1].day-first)/2)) {
				break
			}
			n += d.n
			first = d.day
		}
	}
	if !hasLast {
		last = max(first, days[i-1].day)
		for _, d := range days[i:] {
			if d.day-last > max(lull, (last-first)/2) {
				break
			}
			last = max(last, d.day)
		}
	}
	if !hasFirst {
		first = min(first, last-6)
	}
	return first, last, true
}

// enoughMarks is how many marks a timeline has at least, where there are so many.
const enoughMarks = 20

// after are the days after one.
func after(days []countedDay, now int) []countedDay {
	i := 0
	for i < len(days) && days[i].day <= now {
		i++
	}
	return days[i:]
}

// eventMarks are the marks of the events that touch the days.
func (q *request) eventMarks(d *drawing, first, last int, p *timelinePage) (out []*timeMark) {
	for _, h := range d.Happenings {
		e := h.best()
		m := &timeMark{Lane: laneOf(e), Days: wording.FromTo(e.From, e.To), Who: who(e), What: typeOf(e), Words: cutEnd(wording.Plain(e.Words), mostWords), Link: linkOf(e), Src: wording.Plain(e.Outlet),
			Sure: wording.Basis(readout.Basis(e.DateBasis)), Told: tellings(h)}
		m.Status.Word, m.Status.Tone = wording.Status(readout.Status(e.Status))
		if !m.when(e.From, e.To) || m.last < first || m.first > last {
			continue
		}
		if len(out) == mostDots {
			p.Left++
			continue
		}
		out = append(out, m)
	}
	return out
}

// tellings says how many reports tell of a happening, where it is more than one.
func tellings(h *happening) string {
	if len(h.Rows) < 2 {
		return ""
	}
	return wording.Count(len(h.Rows), "telling") + ", " + wording.Count(h.texts(), "independent text")
}

// when sets the days of a mark; false where there are none.
func (m *timeMark) when(from, to string) (ok bool) {
	if m.first, ok = dayOf(from); !ok {
		return false
	}
	if m.last, ok = dayOf(to); !ok || m.last < m.first {
		m.last = m.first
	}
	m.From = isoDay(m.first)
	if m.To = ""; m.last > m.first {
		m.To = isoDay(m.last)
	}
	return true
}

// saidMarks are the marks of the newest statements, on the days on which they came out.
func (q *request) saidMarks(f store.Filter, p *timelinePage) (out []*timeMark, err error) {
	f = within(f, p.First, p.Last)
	f.Limit = mostSaid + 1
	for s, err := range q.Store.Statements(q.ctx, f) {
		if err != nil {
			return nil, err
		}
		if len(out) == mostSaid {
			p.StatementsCut = true
			break
		}
		r := statementRowOf(&s)
		m := &timeMark{Lane: "said", Days: r.Day, Who: r.Who, What: cmp.Or(r.Cue, "says"), Words: r.Words, Link: r.Link, Src: r.Outlet, Sure: " (day of the report)"}
		if r.Unnamed {
			m.Status = toned{"unnamed source", wording.Claimed}
		}
		if m.when(s.Published, "") {
			out = append(out, m)
		}
	}
	return out, nil
}

// ways are the stretches beside the one that is drawn.
func (q *request) ways(days []countedDay, first, last int) (out []way) {
	add := func(name string, first, last int) {
		out = append(out, way{name, q.stretchLink(isoDay(first), isoDay(last))})
	}
	long := last + 1 - first
	add("earlier", first-long, first-1)
	add("later", last+1, last+long)
	if long > 7 {
		add("closer", first+long/4, last-long/4)
	}
	add("wider", first-long/2, last+long/2)
	if len(days) > 0 {
		add("everything", min(days[0].day, first), max(days[len(days)-1].day, last))
	}
	return out
}

// stretchLink is this page with other days.
func (q *request) stretchLink(from, to string) string {
	v := url.Values{}
	for _, k := range [...]string{"q", "actor", "type", "process"} {
		if s := q.r.FormValue(k); s != "" {
			v.Set(k, s)
		}
	}
	v.Set("from", from)
	v.Set("to", to)
	return q.r.URL.Path + "?" + v.Encode()
}

// An overview is all events on one line: bars that lead to their days.
type overview struct {
	Bars          []bar
	Before, After int64 // events that are far away from all others
	Most          int64
	Of            string // what a bar is of
	Width, Height int
	Axis          []tick
	From, To      float64 // the stretch that is drawn below
}

type bar struct {
	X, W, Y, H float64
	N          int64
	Days, Link string
}

// farAway is how many days without anything set what lies before apart.
const farAway = 180

// mostBars is how many bars an overview has; overviewHigh its height.
const (
	mostBars     = 110
	overviewHigh = 60
)

func (q *request) overviewOf(days []countedDay, first, last int) (o overview) {
	o.Width, o.Height = timeWidth, overviewHigh
	if len(days) == 0 {
		return o
	}
	total := int64(0)
	for _, d := range days {
		total += d.n
	}
	// What is a fiftieth of all and lies far away would press the rest together.
	a, b := 0, len(days)-1
	for a < b && o.Before+days[a].n <= max(1, total/50) && days[a+1].day-days[a].day > farAway {
		o.Before += days[a].n
		a++
	}
	for b > a && o.After+days[b].n <= max(1, total/50) && days[b].day-days[b-1].day > farAway {
		o.After += days[b].n
		b--
	}
	t := timescale{days[a].day, max(days[b].day, days[a].day+6), timeWidth}
	step := slices.IndexFunc(barSteps, func(s barStep) bool { return (t.last-t.first)/s.days < mostBars })
	if step < 0 {
		step = len(barSteps) - 1
	}
	s := barSteps[step]
	o.Of = s.name
	for _, d := range days[a : b+1] {
		from, to := s.around(d.day)
		if n := len(o.Bars); n == 0 || o.Bars[n-1].X != t.at(from) {
			o.Bars = append(o.Bars, bar{X: t.at(from), W: t.at(to+1) - t.at(from), Days: wording.FromTo(isoDay(from), isoDay(to)), Link: q.stretchLink(isoDay(from), isoDay(to))})
		}
		o.Bars[len(o.Bars)-1].N += d.n
		o.Most = max(o.Most, o.Bars[len(o.Bars)-1].N)
	}
	for i := range o.Bars {
		x := &o.Bars[i]
		x.H = max(1.5, float64(x.N)/float64(o.Most)*(overviewHigh-18))
		x.Y = overviewHigh - 16 - x.H
	}
	o.Axis = t.ticks()
	o.From, o.To = max(0, t.at(first)), min(timeWidth, t.at(last+1))
	return o
}

func (x bar) Label() string { return x.Days + ": " + strconv.FormatInt(x.N, 10) }

// Wide is how much of the line is drawn below.
func (o overview) Wide() float64 { return max(2, o.To-o.From) }

// A way leads to other days.
type way struct{ Text, Href string }
