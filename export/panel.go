package export

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"time"
)

func panelFormat() Format {
	return Format{
		Name: "panel", Ext: "csv", Told: true, Write: writePanel,
		About: "counts by pair of countries and day, week or month (--period, --balanced), as CSV",
	}
}

// Types are PLOVER's event types, in the order of its quads.
var Types = strings.Fields("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT")

// PanelColumns are the columns of a panel.
var PanelColumns = append(strings.Fields(`period first_day source target source_cow target_cow
	events symmetric reports text_groups quad1 quad2 quad3 quad4`), append(lower(Types), strings.Fields("other mean_intensity mean_goldstein")...)...)

func lower(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, strings.ToLower(s))
	}
	return out
}

// A panelKey is a cell of a panel: a directed pair of countries and the first day of a
// period.
type panelKey struct {
	source, target string
	first          int32
}

type panelCell struct {
	events, symmetric    int64
	quads                [5]int64
	types                [17]int64 // the last counts all other types
	reports, groups      hashes
	intensity, goldstein mean
}

// countryPairs are the different pairs of countries of an event's parties. A symmetric
// event has each pair once, in the order of the alphabet.
func (e *Event) countryPairs(list []pair) [][2]string {
	var out [][2]string
	for _, p := range e.pairs(list[:0]) {
		k := [2]string{p.a.country(), p.b.country()}
		if k[0] == "" || k[1] == "" {
			continue
		}
		if e.Symmetric && k[1] < k[0] {
			k[0], k[1] = k[1], k[0]
		}
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// writePanel counts events in the period of their first day. Those that may lie in more
// than one month, or without two countries, are counted apart.
func writePanel(w io.Writer, src *Source, o *Options) error {
	cells := map[panelKey]*panelCell{}
	var list []pair
	for e, err := range src.Events() {
		if err != nil {
			return err
		}
		day, _, ok := e.on()
		if !ok {
			o.Tally.Leave("the day is not known to a month")
			continue
		}
		pairs := e.countryPairs(list)
		if len(pairs) == 0 {
			o.Tally.Leave("not between two countries")
		}
		first := periodStart(day, o.Period)
		for _, p := range pairs {
			k := panelKey{p[0], p[1], first}
			c := cells[k]
			if c == nil {
				c = &panelCell{}
				cells[k] = c
			}
			c.add(e)
		}
	}
	return panelCSV(w, cells, o)
}

func (c *panelCell) add(e *Event) {
	c.events++
	if e.Symmetric {
		c.symmetric++
	}
	c.quads[min(max(quadOf(e), 0), 4)]++
	i := slices.Index(Types, e.Type)
	if i < 0 {
		i = len(Types)
	}
	c.types[i]++
	c.reports.add(e.Report)
	c.groups.add(e.Group)
	c.intensity.add(e.Intensity)
	c.goldstein.add(e.Goldstein)
}

// periodStart is the first day of the period that day n lies in; weeks are ISO 8601's.
func periodStart(n int32, period string) int32 {
	switch period {
	case "week":
		return n - ((n+3)%7+7)%7 // 1970-01-01 was a Thursday
	case "month":
		return n - int32(dayTime(n).Day()) + 1
	}
	return n
}

// periodName is what people call the period that begins on day n.
func periodName(n int32, period string) string {
	t := dayTime(n)
	switch period {
	case "week":
		y, w := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	case "month":
		return t.Format("2006-01")
	}
	return t.Format(time.DateOnly)
}

func panelCSV(w io.Writer, cells map[panelKey]*panelCell, o *Options) error {
	out := newCSV(w, o.Excel)
	for _, c := range PanelColumns {
		out.text(c)
	}
	out.end()
	if o.Balanced {
		panelBalanced(out, cells, o)
		return out.flush()
	}
	order := slices.SortedFunc(maps.Keys(cells), func(a, b panelKey) int {
		return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.target, b.target), cmp.Compare(a.first, b.first))
	})
	for _, k := range order {
		out.panelRow(k, cells[k], o)
	}
	return out.flush()
}

// panelBalanced writes a row for every period of every pair that has anything at all, from
// the first to the last period of the events and of what the filters ask for.
func panelBalanced(out *csvWriter, cells map[panelKey]*panelCell, o *Options) {
	pairs := map[[2]string]bool{}
	first, last := int32(math.MaxInt32), int32(math.MinInt32)
	for k := range cells {
		pairs[[2]string{k.source, k.target}] = true
		first, last = min(first, k.first), max(last, k.first)
	}
	if n := dayNumber(o.From); n != 0 {
		first = min(first, periodStart(n, o.Period))
	}
	if n := dayNumber(o.To); n != 0 {
		last = max(last, periodStart(n, o.Period))
	}
	order := slices.SortedFunc(maps.Keys(pairs), func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	for _, p := range order {
		for n := first; n <= last; n = periodNext(n, o.Period) {
			k := panelKey{p[0], p[1], n}
			c := cells[k]
			if c == nil {
				c = &panelCell{}
			}
			out.panelRow(k, c, o)
			if out.err != nil {
				return
			}
		}
	}
}

// periodNext is the first day of the period after the one that begins on day n.
func periodNext(n int32, period string) int32 {
	switch period {
	case "week":
		return n + 7
	case "month":
		return monthEnd(n) + 1
	}
	return n + 1
}

func (out *csvWriter) panelRow(k panelKey, c *panelCell, o *Options) {
	out.text(periodName(k.first, o.Period))
	out.day(k.first)
	out.text(k.source)
	out.text(k.target)
	out.text(COW(k.source))
	out.text(COW(k.target))
	out.int(c.events)
	out.int(c.symmetric)
	out.int(c.reports.count())
	out.int(c.groups.count())
	for _, n := range c.quads[1:] {
		out.int(n)
	}
	for _, n := range c.types {
		out.int(n)
	}
	out.mean(c.intensity)
	out.mean(c.goldstein)
	out.end()
	o.Tally.Counts.Rows++
}

// mean writes a mean, nothing where there is none.
func (c *csvWriter) mean(m mean) {
	if m.n == 0 {
		c.raw("")
		return
	}
	c.raw(fmt.Sprintf("%.3f", m.sum/float64(m.n)))
}
