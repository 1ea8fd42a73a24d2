package web

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"readout/store"
	"readout/wording"
)

// A chart is how somebody acted over time: what happened, in counts of events and not of
// reports, cooperation above the line and conflict below it, and the mean of Goldstein's
// scale from -10 to 10.
type chart struct {
	Name          string
	Of            string // what a column is of
	Columns       []chartColumn
	Width, Height int
	Middle        float64 // where zero is
	Most          int     // events of the highest bar
	Marks         []tick  // names under columns
	Coop, Fight   int
	Mean          string
	Out           int // planned, alleged, denied: not drawn
	Undated       int
	Beyond        int // long before or after all others: in the table alone
}

type chartColumn struct {
	Days            string
	Coop, Fight     int // events
	Mean            string
	HasMean, Beyond bool
	X, W            float64
	UpY, UpH        float64
	DownY, DownH    float64
	MeanX, MeanY    float64
	Link            string
	sum             float64
	scored          int
	first, last     int // days
}

// Measures of a chart; half is the height of either side.
const (
	chartWidth  = 1000
	chartHalf   = 80
	chartAxis   = 20
	mostPeriods = 48
)

// chartsOf makes charts of lists of events, all with the same days and heights; link
// leads to the events of some days.
func chartsOf(titles []string, lists [][]*store.Event, link func(from, to string) string) (out []*chart) {
	var days []int
	for _, list := range lists {
		for _, e := range list {
			if day, ok := dayOf(e.From); ok && took(e) {
				days = append(days, day)
			}
		}
	}
	slices.Sort(days)
	for n := len(days) / 20; n >= 0 && len(days) > 1; n-- { // a few that lie far away would press the others together
		if days[1]-days[0] > 2*farAway {
			days = days[1:]
		}
		if k := len(days); k > 1 && days[k-1]-days[k-2] > 2*farAway {
			days = days[:k-1]
		}
	}
	if len(days) == 0 {
		days = []int{0}
	}
	first, last := days[0], days[len(days)-1]
	at := slices.IndexFunc(barSteps, func(s barStep) bool { return (last-first)/s.days < mostPeriods })
	step := barSteps[len(barSteps)-1]
	if at >= 0 {
		step = barSteps[at]
	}
	most := 1
	for i, list := range lists {
		c := counted(titles[i], list, step, link)
		for _, x := range c.Columns {
			most = max(most, x.Coop, x.Fight)
		}
		out = append(out, c)
	}
	begin, _ := step.around(first)
	_, end := step.around(last)
	for _, c := range out {
		c.Most = most
		c.lay(timescale{begin, max(end, begin+7*step.days-1), chartWidth})
	}
	return out
}

// counted is a chart before it is put on its scale: what it counts.
func counted(name string, list []*store.Event, step barStep, link func(from, to string) string) *chart {
	c := &chart{Name: name, Of: step.name, Width: chartWidth, Height: 2*chartHalf + chartAxis + 10, Middle: chartHalf + 5}
	columns := map[int]*chartColumn{}
	all, scored := 0.0, 0
	for _, e := range list {
		day, ok := dayOf(e.From)
		switch {
		case !took(e):
			c.Out++
			continue
		case !ok:
			c.Undated++
			continue
		}
		from, to := step.around(day)
		x := columns[from]
		if x == nil {
			x = &chartColumn{Days: wording.Days(isoDay(from), isoDay(to)), Link: link(isoDay(from), isoDay(to)), first: from, last: to}
			columns[from] = x
		}
		if e.Quad == 3 || e.Quad == 4 {
			x.Fight++
			c.Fight++
		} else {
			x.Coop++
			c.Coop++
		}
		if e.Goldstein != nil {
			x.sum, x.scored = x.sum+*e.Goldstein, x.scored+1
			all, scored = all+*e.Goldstein, scored+1
		}
	}
	if scored > 0 {
		c.Mean = signed(all / float64(scored))
	}
	for _, from := range slices.Sorted(maps.Keys(columns)) {
		c.Columns = append(c.Columns, *columns[from])
	}
	return c
}

// lay puts the columns on a scale; those beyond its ends stand in the table alone.
func (c *chart) lay(t timescale) {
	unit := float64(chartHalf) / float64(c.Most)
	for i := range c.Columns {
		x := &c.Columns[i]
		if x.HasMean = x.scored > 0; x.HasMean {
			x.Mean = signed(x.sum / float64(x.scored))
		}
		if x.Beyond = x.last < t.first || x.first > t.last; x.Beyond {
			c.Beyond += x.Coop + x.Fight
			continue
		}
		x.X, x.W = t.at(x.first), t.at(x.last+1)-t.at(x.first)
		x.UpH, x.DownH = float64(x.Coop)*unit, float64(x.Fight)*unit
		x.UpY, x.DownY = c.Middle-x.UpH, c.Middle
		if x.HasMean {
			x.MeanX, x.MeanY = x.X+x.W/2, c.Middle-x.sum/float64(x.scored)/10*chartHalf
		}
	}
	c.Marks = t.ticks()
}

// signed is a mean with its sign, as a scale around zero has it.
func signed(v float64) string {
	s := strings.TrimSuffix(formatted(v), ".0")
	if v > 0 && s != "0" {
		s = "+" + s
	}
	return strings.Replace(s, "-", "−", 1)
}

// Label is a column in words.
func (x chartColumn) Label() string {
	s := x.Days + ": " + wording.Count(x.Coop, "event") + " of cooperation, " + wording.Count(x.Fight, "event") + " of conflict"
	if x.HasMean {
		s += ", mean of Goldstein's scale " + x.Mean
	}
	return s
}

// A stand says how an actor stands in an event.
type stand int

const (
	outside stand = iota
	doing         // or taking part in what is done together
	undergoing
)

// sideOf says how the actor with a key, or a name that has none, stands in an event. A
// country is everybody who acts for it.
func sideOf(e *store.Event, key string) stand {
	is := func(p store.Party) bool { return isActor(&p, key) }
	switch {
	case slices.ContainsFunc(e.Actors, is):
		return doing
	case slices.ContainsFunc(e.Recipients, is):
		return undergoing
	}
	return outside
}

func isActor(p *store.Party, key string) bool {
	return p.Key == key || p.Key == "" && p.Name == key || p.Country == key && wording.IsCountry(key)
}

// An office is one in which somebody is told of.
type office struct {
	Who, Office, First, Last string
	Link                     string // to where it is told first
	N                        int
}

// officesOf are the offices that the parties of events and statements have who are the
// actor, in the order in which they are first told.
func officesOf(key string, events []store.Event, said []store.Statement) (out []office) {
	at := map[[2]string]int{}
	add := func(p *store.Party, day, link string) {
		if p.Office == "" || !isActor(p, key) {
			return
		}
		k := [2]string{p.Name, p.Office}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, office{Who: wording.Plain(p.Name), Office: wording.Plain(p.Office), First: day, Last: day, Link: link})
		}
		r := &out[i]
		r.N++
		if day != "" && (r.First == "" || day < r.First) {
			r.First, r.Link = day, link
		}
		r.Last = max(r.Last, day)
	}
	for i := range events {
		e := &events[i]
		for j := range e.Actors {
			add(&e.Actors[j], e.Published, linkOf(e))
		}
		for j := range e.Recipients {
			add(&e.Recipients[j], e.Published, linkOf(e))
		}
	}
	for i := range said {
		for j := range said[i].Speakers {
			add(&said[i].Speakers[j], said[i].Published, statementRowOf(&said[i]).Link)
		}
	}
	slices.SortStableFunc(out, func(a, b office) int {
		return cmp.Or(cmp.Compare(a.Who, b.Who), cmp.Compare(a.First, b.First), cmp.Compare(a.Office, b.Office))
	})
	return out
}
