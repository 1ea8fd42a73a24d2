package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// GDELTEvents are the columns of GDELT 2.0's event files, which have no header. Those
// of GDELT 1.0 are the same without the three ADM2 codes.
var GDELTEvents = strings.Fields(`GlobalEventID Day MonthYear Year FractionDate
	Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code
	Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code Actor2Religion2Code Actor2Type1Code Actor2Type2Code Actor2Type3Code
	IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone
	Actor1Geo_Type Actor1Geo_FullName Actor1Geo_CountryCode Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long Actor1Geo_FeatureID
	Actor2Geo_Type Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code Actor2Geo_Lat Actor2Geo_Long Actor2Geo_FeatureID
	ActionGeo_Type ActionGeo_FullName ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID
	DATEADDED SOURCEURL`)

func gdeltFormat() Format {
	return Format{
		Name: "gdelt", Ext: "export.CSV", Told: true, Write: writeGDELT,
		About: "GDELT 2.0 events: 61 columns, tabs, no header",
	}
}

// writeGDELT writes a row for every pair of an event. What GDELT has and we do not
// know - tone, the places of actors - stays empty.
func writeGDELT(w io.Writer, src *Source, o *Options) error {
	t := newTabs(w)
	lent := lentDays{o: o}
	var list []pair
	for e, err := range src.Events() {
		if err != nil {
			return err
		}
		if e.CAMEO == "" {
			o.Tally.Leave("no CAMEO code")
			continue
		}
		first, ok := lent.day(e)
		if !ok {
			continue
		}
		if list = e.pairs(list[:0]); len(list) == 0 {
			list = append(list, pair{})
		}
		for i, p := range list {
			t.gdeltEvent(e, p, i, first)
			o.Tally.Counts.Rows++
		}
		if t.err != nil {
			return t.err
		}
	}
	lent.note()
	return t.flush()
}

// lentDays are the days of events in formats that must have one. Where none is told they
// take that of the report, as GDELT and POLECAT do, and say for how many.
type lentDays struct {
	o *Options
	n int
}

// day is the first day of an event; false where it is not known to a month.
func (l *lentDays) day(e *Event) (int32, bool) {
	d, _, ok := e.on()
	if e.From == "" {
		if d = dayNumber(e.Published); d != 0 {
			l.n++
			return d, true
		}
	}
	if !ok {
		l.o.Tally.Leave("the day is not known to a month")
	}
	return d, ok
}

func (l *lentDays) note() {
	if l.n > 0 {
		l.o.Tally.Notes = append(l.o.Tally.Notes, fmt.Sprintf("%d events have the day of their report, as none is told", l.n))
	}
}

// GlobalEventID is the id of pair i of an event: 63 bits of its stable id.
func globalID(stable string, i int) uint64 {
	if i == 0 {
		if n, err := strconv.ParseUint(stable, 16, 64); err == nil {
			return n >> 1
		}
	}
	return hash(stable+"/"+strconv.Itoa(i)) >> 1
}

// lead is how far from the start of a report GDELT's root events stand, in bytes.
const lead = 400

func (t *tabs) gdeltEvent(e *Event, p pair, i int, first int32) {
	d := dayTime(first)
	y, m := d.Year(), int(d.Month())
	t.uint(globalID(e.ID, i))
	t.int((y*100+m)*100 + d.Day())
	t.int(y*100 + m)
	t.int(y)
	t.fixed(float64(y)+float64(m*30+d.Day())/365, 4)
	t.gdeltActor(p.a)
	t.gdeltActor(p.b)
	t.flag(e.Start < lead && !e.Background)
	t.text(e.CAMEO)
	t.text(e.CAMEO[:min(3, len(e.CAMEO))])
	t.text(e.CAMEO[:min(2, len(e.CAMEO))])
	t.int(cameoQuad(e.CAMEO))
	t.number(e.Goldstein)
	t.int(max(1, e.Mentions))
	t.int(1)
	t.int(1)
	t.text("") // AvgTone
	for range 2 {
		t.gdeltNowhere()
	}
	t.gdeltPlace(e)
	t.stamp(e.Published)
	t.text(citation(e))
	t.end()
}

// gdeltActor writes the ten columns of a party. Ethnic groups are not known.
func (t *tabs) gdeltActor(p *Party) {
	if p == nil {
		t.empty(10)
		return
	}
	a := t.cameo(p)
	t.text(a.code)
	t.text(strings.ToUpper(p.Name))
	t.text(a.country)
	t.text(a.group)
	t.text("")
	t.list(a.religions, 2)
	t.list(a.types, 3)
}

// cameo codes a party; most come again.
func (t *tabs) cameo(p *Party) *cameoActor {
	k := [3]string{p.Key, p.Country, p.Sectors}
	a := t.coded[k]
	if a == nil {
		if t.coded == nil || len(t.coded) >= mostMade {
			t.coded = map[[3]string]*cameoActor{}
		}
		made := cameoOf(p)
		a = &made
		t.coded[k] = a
	}
	return a
}

// gdeltNowhere writes a place that is not known.
func (t *tabs) gdeltNowhere() {
	t.int(0)
	t.empty(7)
}

// The types of places that GDELT has.
const (
	geoCountry    = 1
	geoUSState    = 2
	geoUSCity     = 3
	geoWorldCity  = 4
	geoWorldState = 5
)

// geoType is GDELT's type of a place; 0 for what it does not locate.
func geoType(kind string, usa bool) int {
	switch {
	case kind == "continent":
		return 0
	case kind == "country":
		return geoCountry
	case kind == "division" && usa:
		return geoUSState
	case kind == "division":
		return geoWorldState
	case usa:
		return geoUSCity
	}
	return geoWorldCity
}

// gdeltPlace writes a place. Its division is not known: ADM1 is the country alone, and
// names have no division between place and country.
func (t *tabs) gdeltPlace(e *Event) {
	n := nationOf(e.Country)
	kind := geoType(e.PlaceKind, e.Country == "USA")
	if e.Lat == nil || e.Lon == nil || kind == 0 {
		t.gdeltNowhere()
		return
	}
	name, feature := e.Place, ""
	switch {
	case kind == geoCountry:
		name, feature = cmp.Or(n.name, name), n.fips
	case n.name != "":
		name += ", " + n.name
	}
	t.int(kind)
	t.text(name)
	t.text(n.fips)
	t.text(n.fips)
	t.text("")
	t.number(e.Lat)
	t.number(e.Lon)
	t.text(feature)
}

// citation is the address of a report or, where it has none, words that say which it is.
func citation(e *Event) string {
	if e.URL != "" {
		return e.URL
	}
	var parts []string
	for _, s := range []string{e.Outlet, e.Published, e.Title} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(append(parts, "readout:"+e.Report), ", ")
}

// tabs writes tab separated lines without quotes: what would part them becomes a space.
type tabs struct {
	w     *bufio.Writer
	b     []byte
	first bool
	err   error
	coded map[[3]string]*cameoActor // of parties, by key, country and sectors
}

func newTabs(w io.Writer) *tabs { return &tabs{w: bufio.NewWriterSize(w, 1<<16), first: true} }

func (t *tabs) next() {
	if !t.first {
		t.b = append(t.b, '\t')
	}
	t.first = false
}

func (t *tabs) text(s string) {
	t.next()
	for i := range len(s) {
		if s[i] < ' ' {
			t.b = append(t.b, ' ')
		} else {
			t.b = append(t.b, s[i])
		}
	}
}

// empty writes n columns without a value.
func (t *tabs) empty(n int) {
	for range n {
		t.next()
	}
}

// list writes n columns, the first values of list and then none.
func (t *tabs) list(list []string, n int) {
	for i := range n {
		if i < len(list) {
			t.text(list[i])
		} else {
			t.next()
		}
	}
}

func (t *tabs) int(n int)     { t.next(); t.b = strconv.AppendInt(t.b, int64(n), 10) }
func (t *tabs) uint(n uint64) { t.next(); t.b = strconv.AppendUint(t.b, n, 10) }

func (t *tabs) fixed(f float64, digits int) {
	t.next()
	t.b = strconv.AppendFloat(t.b, f, 'f', digits, 64)
}

func (t *tabs) flag(v bool) {
	if v {
		t.int(1)
	} else {
		t.int(0)
	}
}

func (t *tabs) number(f *float64) {
	t.next()
	if f != nil {
		t.b = appendFloat(t.b, *f)
	}
}

// stamp writes an ISO day as the first second of it.
func (t *tabs) stamp(iso string) {
	t.next()
	if n := dayNumber(iso); n != 0 {
		t.b = dayTime(n).AppendFormat(t.b, "20060102")
		t.b = append(t.b, "000000"...)
	}
}

func (t *tabs) end() {
	t.b = append(t.b, '\n')
	if t.err == nil {
		_, t.err = t.w.Write(t.b)
	}
	t.b, t.first = t.b[:0], true
}

func (t *tabs) flush() error {
	if t.err != nil {
		return t.err
	}
	return t.w.Flush()
}
