package places

import (
	"bytes"
	_ "embed"
	"strings"
	"sync"
	"time"
)

//go:embed data/summits.tsv
var summitsText string

//go:embed data/series.tsv
var seriesText string

// A summit is one meeting of a series: where it was and on which days.
type summit struct {
	series, name string
	first, last  time.Time
	city         string
	country      int16
	at           *point // where the gazetteer does not have the city
}

// A calendar holds the summits and the names of their series.
type calendar struct {
	summits []summit
	series  map[string]string // folded name to series
	begin   [256]bool         // first letters of the names, small
	first   map[string]bool   // first words of the names
}

var summits = sync.OnceValue(func() *calendar { return must(readCalendar(summitsText, seriesText)) })

func readCalendar(summitsText, seriesText string) (*calendar, error) {
	c := &calendar{series: map[string]string{}, first: map[string]bool{}}
	rows, err := table("data/series.tsv", seriesText, "series", "names")
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, r := range rows {
		known[r.fields[0]] = true
		for _, n := range r.list(1) {
			k := string(fold(nil, n))
			c.series[k] = r.fields[0]
			word, _, _ := strings.Cut(k, " ")
			c.first[word], c.begin[k[0]] = true, true
		}
	}
	rows, err = table("data/summits.tsv", summitsText, "series", "name", "first", "last", "city", "country", "lat", "lon")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		s, err := readSummit(r)
		if err != nil {
			return nil, err
		}
		if !known[s.series] {
			return nil, r.errorf("no series %q in data/series.tsv", s.series)
		}
		c.summits = append(c.summits, s)
	}
	return c, nil
}

// begins says whether a series' name begins like these folded letters.
func (c *calendar) begins(folded []byte) bool {
	word, _, _ := bytes.Cut(folded, []byte(" "))
	return c.first[string(word)]
}

func readSummit(r row) (s summit, err error) {
	s = summit{series: r.fields[0], name: r.fields[1], city: r.fields[4], country: countryOf3(r.fields[5])}
	if s.first, err = time.Parse(time.DateOnly, r.fields[2]); err != nil {
		return s, r.errorf("first day: %v", err)
	}
	if s.last, err = time.Parse(time.DateOnly, r.fields[3]); err != nil {
		return s, r.errorf("last day: %v", err)
	}
	if s.last.Before(s.first) || s.last.Sub(s.first) > 31*24*time.Hour {
		return s, r.errorf("the days %s to %s: want at most a month, first to last", r.fields[2], r.fields[3])
	}
	if s.country < 0 {
		return s, r.errorf("no country %q", r.fields[5])
	}
	if r.fields[6] != "" {
		p, err := r.point(6)
		if err != nil {
			return s, err
		}
		s.at = &p
	}
	return s, nil
}

// of returns the summit of a series nearest to day, from back days after its end
// to ahead days before its start; nil where none is so near.
func (c *calendar) of(series string, day time.Time, back, ahead int) *summit {
	var best *summit
	far := time.Duration(1 << 62)
	for i := range c.summits {
		s := &c.summits[i]
		if s.series != series || day.After(s.last.AddDate(0, 0, back)) || day.Before(s.first.AddDate(0, 0, -ahead)) {
			continue
		}
		if d := apart(s, day); d < far {
			best, far = s, d
		}
	}
	return best
}

// in returns the summit of a series in a year; nil where there was none or more than one.
func (c *calendar) in(series string, year int) *summit {
	var found *summit
	for i := range c.summits {
		if s := &c.summits[i]; s.series == series && s.first.Year() == year {
			if found != nil {
				return nil
			}
			found = s
		}
	}
	return found
}

// apart is how long before or after a summit day lies.
func apart(s *summit, day time.Time) time.Duration {
	return max(s.first.Sub(day), day.Sub(s.last), 0)
}

// entry returns the place of a summit.
func (s *summit) entry(g *gazetteer) entry {
	if s.at == nil {
		if e, ok := g.byID(strings.TrimPrefix(maps().senses[string(fold(nil, s.city))].key, "geonames:")); ok && e.country == s.country {
			e.named = s.city
			return e
		}
		for _, e := range g.find(nil, fold(nil, s.city)) {
			if e.country == s.country && e.kind < kindDistrict {
				e.letters, e.named = nil, s.city
				return e
			}
		}
	}
	at := countries()[s.country].at
	if s.at != nil {
		at = *s.at
	}
	return entry{kind: kindTown, country: s.country, id: -1, div: -1, at: at, named: s.city, key: "summit:" + strings.ReplaceAll(s.series, " ", "-") + ":" + s.first.Format(time.DateOnly)}
}
