package web

import (
	"cmp"
	"strconv"
	"time"
	"unicode/utf8"

	"readout/processes"
	"readout/wording"
)

// A line is the picture of a process in time: a band of the states that it was in, and
// under it what is only claimed, rounds, and what is to come. Lengths are in units of the
// picture, which is lineWide wide. The list and the tables of the page say the same.
type line struct {
	Width, Height int
	Bands         []band
	Ticks         []lineTick
	Lanes         []lineLane
}

// A band is a state from one day to the next one.
type band struct {
	X, W        int
	Tone        wording.Tone
	N           string // its number in the list of states
	Label, Told string
	Inferred    bool
}

type lineTick struct {
	X    int
	Text string
}

type lineLane struct {
	Name  string
	Y     int
	Marks []lineMark
}

// A lineMark is one thing on a day; Shape is a path around its middle.
type lineMark struct {
	X, Y, LabelX int
	Shape        string
	Tone         wording.Tone
	Label, Told  string
}

const (
	lineWide   = 1000
	lineLeft   = 90
	laneHigh   = 30
	bandTop    = 22
	bandHigh   = 30
	letterSlim = 7
)

const (
	shapeClaim = "m0 -7l7 7l-7 7l-7 -7z"
	shapeRound = "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z"
	shapeDue   = "m-6 5h12l-6 -11z"
)

// lineOf draws a process; nil where nothing has a day.
func lineOf(l *wording.Ledger) *line {
	p := l.Process
	var days []time.Time
	see := func(iso string) (time.Time, bool) {
		t, err := time.Parse(time.DateOnly, iso)
		if err == nil {
			days = append(days, t)
		}
		return t, err == nil
	}
	for i := range p.States {
		see(p.States[i].From)
	}
	for i := range p.Rounds {
		see(p.Rounds[i].From)
	}
	for i := range p.Steps {
		see(firstDay(p.Steps[i].Due))
	}
	for i := range p.Deadlines {
		see(firstDay(p.Deadlines[i].Due))
	}
	if len(p.States) == 0 || len(days) < 2 {
		return nil
	}
	see(p.AsOf)
	from, to := days[0], days[0]
	for _, d := range days {
		if d.Before(from) {
			from = d
		}
		if d.After(to) {
			to = d
		}
	}
	to = to.AddDate(0, 0, 1)
	all := to.Sub(from).Hours()
	at := func(t time.Time) int { return lineLeft + int(float64(lineWide-lineLeft-20)*t.Sub(from).Hours()/all) }
	g := &line{Width: lineWide, Ticks: lineTicks(from, to, at)}
	g.bands(p, at, to)
	y := bandTop + bandHigh + 20
	lane := func(name string, marks []lineMark) {
		if len(marks) == 0 {
			return
		}
		spread(marks)
		for i := range marks {
			marks[i].Y = y
		}
		g.Lanes = append(g.Lanes, lineLane{name, y, marks})
		y += laneHigh
	}
	var claims, rounds, due []lineMark
	for i := range p.States {
		x := &p.States[i]
		if t, ok := see(x.From); ok && !wording.Was(x.Standing) {
			claims = append(claims, lineMark{X: at(t), Shape: shapeClaim, Tone: tonedStanding(x.Standing).Tone, Label: strconv.Itoa(i+1) + " " + wording.Spaced(x.State),
				Told: x.From + ": " + wording.Spaced(x.State) + ", " + tonedStanding(x.Standing).Word + l.Claim(x)})
		}
	}
	for i := range p.Rounds {
		x := &p.Rounds[i]
		word, tone := wording.Round(x.Status, x.Outcome)
		if t, ok := see(x.From); ok {
			rounds = append(rounds, lineMark{X: at(t), Shape: shapeRound, Tone: tone, Label: cmp.Or(wording.Plain(x.Place), word), Told: wording.FromTo(x.From, x.To) + ": " + joined(wording.Spaced(x.Kind), wording.Plain(x.Place), word)})
		}
	}
	coming := func(iso, what, status string) {
		if t, ok := see(firstDay(iso)); ok {
			due = append(due, lineMark{X: at(t), Shape: shapeDue, Tone: wording.Step(status), Label: wording.Spaced(status), Told: dueOf(iso) + ": " + what + ", " + wording.Spaced(status)})
		}
	}
	for i := range p.Steps {
		coming(p.Steps[i].Due, "step", p.Steps[i].Status)
	}
	for i := range p.Deadlines {
		coming(p.Deadlines[i].Due, "deadline", p.Deadlines[i].Status)
	}
	lane("claimed", claims)
	lane("rounds", rounds)
	lane("due", due)
	g.Height = y
	return g
}

func firstDay(iso string) string {
	if len(iso) >= len(time.DateOnly) {
		return iso[:len(time.DateOnly)]
	}
	return iso
}

func dueOf(iso string) string { return due(iso) }

// bands draws the states that the process was in.
func (g *line) bands(p *processes.Process, at func(time.Time) int, end time.Time) {
	var open *band
	for i := range p.States {
		x := &p.States[i]
		t, err := time.Parse(time.DateOnly, x.From)
		if err != nil || !wording.Was(x.Standing) {
			continue
		}
		if open != nil {
			open.W = max(at(t)-open.X, 0)
		}
		g.Bands = append(g.Bands, band{X: at(t), Tone: wording.OfState(x.State), N: strconv.Itoa(i + 1), Label: wording.State(x.State), Inferred: x.Standing == processes.Inferred,
			Told: x.From + ": " + wording.State(x.State) + ", " + tonedStanding(x.Standing).Word})
		open = &g.Bands[len(g.Bands)-1]
	}
	if open != nil {
		open.W = max(at(end)-open.X, 4)
	}
	for i := range g.Bands {
		b := &g.Bands[i]
		switch {
		case (utf8.RuneCountInString(b.Label)+3)*letterSlim < b.W:
			b.Label = b.N + " " + b.Label
		case b.W >= 2*letterSlim:
			b.Label = b.N
		default:
			b.Label = ""
		}
	}
}

// lineTicks are days of the axis: months, or days where there are few.
func lineTicks(from, to time.Time, at func(time.Time) int) (out []lineTick) {
	days := int(to.Sub(from).Hours() / 24)
	step := max(days/8, 1)
	if days > 120 {
		months := max(days/30/8, 1)
		for t := time.Date(from.Year(), from.Month()+1, 1, 0, 0, 0, 0, time.UTC); t.Before(to); t = t.AddDate(0, months, 0) {
			out = append(out, lineTick{at(t), t.Format("2006-01")})
		}
		return out
	}
	for t := from; t.Before(to); t = t.AddDate(0, 0, step) {
		out = append(out, lineTick{at(t), t.Format(time.DateOnly)})
	}
	return out
}

// spread leaves out labels that would stand over each other.
func spread(marks []lineMark) {
	last := 0
	for i := range marks {
		m := &marks[i]
		m.LabelX = m.X + 10
		end := m.LabelX + letterSlim*utf8.RuneCountInString(m.Label)
		next := lineWide
		for j := range marks {
			if marks[j].X > m.X {
				next = min(next, marks[j].X-8)
			}
		}
		if m.X < last || end > next {
			m.Label = ""
			continue
		}
		last = end
	}
}
