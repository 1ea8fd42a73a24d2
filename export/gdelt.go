package export

import (
	"bufio"
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
	var list []pair
	for e, err := range src.Events() {
		if err != nil {
			return err
		}
		first, ok := gdeltDay(e)
		if !ok {
			o.Tally.Leave("the day is not known to a month")
			continue
		}
		if e.CAMEO == "" {
			o.Tally.Leave("no CAMEO code")
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
	return t.flush()
}

// gdeltDay is the day of an event as GDELT has it: of its report where none is told.
func gdeltDay(e *Event) (int32, bool) {
	if e.From == "" {
		d := dayNumber(e.Published)
		return d, d != 0
	}
	d, _, ok := e.on()
	return d, ok
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
	t.int(quadOf(e))
	t.number(e.Goldstein)
	mentions := 1
	if e.Record != nil {
		mentions = max(1, len(e.Record.Mentions))
	}
	t.int(mentions)
	t.int(1)
	t.int(1)
	t.text("") // AvgTone
	for range 2 {
		t.gdeltNowhere()
	}
	t.gdeltPlace(e)
	t.stamp(e.Published)
	t.text(address(e.URL, e.Report))
	t.end()
}

// quadOf is the class of an event; CAMEO's root tells it where PLOVER's type does not.
func quadOf(e *Event) int {
	if e.Quad != 0 || len(e.CAMEO) < 2 {
		return e.Quad
	}
	switch root := digits(e.CAMEO[:2]); {
	case root <= 5:
		return 1
	case root <= 8:
		return 2
	case root <= 14:
		return 3
	}
	return 4
}

// cameoTypes are CAMEO's codes for PLOVER's sectors where they differ; a religion is no
// type in CAMEO.
var cameoTypes = map[string]string{"JRN": "MED", "MED": "HLH", "SOC": "CVL", "PRM": "ELI", "REL": "", "UNO": "", "UNK": ""}

func (t *tabs) gdeltActor(p *Party) {
	if p == nil {
		for range 10 {
			t.text("")
		}
		return
	}
	country, group, types := cameoActor(p)
	t.text(country + group + strings.Join(types, ""))
	t.text(strings.ToUpper(p.Name))
	t.text(country)
	t.text(group)
	t.text("") // ethnic
	t.text("") // religions
	t.text("")
	for i := range 3 {
		if i < len(types) {
			t.text(types[i])
		} else {
			t.text("")
		}
	}
}

// cameoActor is the code of a party in CAMEO's parts.
func cameoActor(p *Party) (country, group string, types []string) {
	add := func(s string) {
		if s != "" && len(types) < 3 {
			types = append(types, s)
		}
	}
	switch p.Country {
	case "UNO":
		group = "UNO"
		add("IGO")
	case "IGO", "NGO", "IMG", "MNC":
		add(p.Country)
	case "EUR":
		country = "EUR"
	default:
		country = nationOf(p.Country).cameo
	}
	for _, s := range p.sectors() {
		if c, ok := cameoTypes[s]; ok {
			add(c)
		} else if s != p.Country {
			add(s)
		}
	}
	return country, group, types
}

// gdeltNowhere writes a place that is not known.
func (t *tabs) gdeltNowhere() {
	t.int(0)
	for range 7 {
		t.text("")
	}
}

// The types of places that GDELT has.
const (
	geoCountry   = 1
	geoUSCity    = 3
	geoWorldCity = 4
)

func (t *tabs) gdeltPlace(e *Event) {
	n := nationOf(e.Country)
	if e.Lat == nil || e.Lon == nil {
		t.gdeltNowhere()
		return
	}
	name, kind, feature := e.Place, geoWorldCity, ""
	switch {
	case e.Place == n.name:
		kind, feature = geoCountry, n.fips
	case e.Country == "USA":
		kind = geoUSCity
	}
	if kind != geoCountry && n.name != "" {
		name += ", " + n.name
	}
	t.int(kind)
	t.text(name)
	t.text(n.fips)
	t.text(n.fips) // ADM1: the country where the division is not known
	t.text("")
	t.number(e.Lat)
	t.number(e.Lon)
	t.text(feature)
}

// address is where a report is: its address or, where it has none, its id.
func address(url, report string) string {
	if url == "" {
		return "readout:" + report
	}
	return url
}

// tabs writes tab separated lines without quotes: what would part them becomes a space.
type tabs struct {
	w     *bufio.Writer
	b     []byte
	first bool
	err   error
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
