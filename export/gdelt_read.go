package export

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// A GDELTRow is what is compared of a row of GDELT's event files, countries by ISO 3166.
type GDELTRow struct {
	ID              string
	Day             string // ISO
	Source, Target  string // countries
	Code1, Code2    string // the actors, as CAMEO has them
	Name1, Name2    string
	CAMEO, Root     string
	Quad            int
	Goldstein       *float64
	Mentions        int
	Sources         int
	Articles        int
	Root1           bool // GDELT's IsRootEvent
	Place, PlaceISO string
	Lat, Lon        *float64
	URL             string
}

// gdeltForms are the columns of GDELT's event files by how many there are: 2.0, 1.0,
// and 1.0's years before 2013-04, which have no address.
var gdeltForms = sync.OnceValue(func() map[int][]string {
	var old []string
	for _, c := range GDELTEvents {
		if !strings.HasSuffix(c, "_ADM2Code") {
			old = append(old, c)
		}
	}
	return map[int][]string{len(GDELTEvents): GDELTEvents, len(old): old, len(old) - 1: old[:len(old)-1]}
})

// gdeltNames are the columns that are read, by their names in small letters; some
// files call the day SQLDATE.
var gdeltNames = sync.OnceValue(func() map[string]string {
	out := map[string]string{"sqldate": "Day"}
	for _, c := range GDELTEvents {
		out[strings.ToLower(c)] = c
	}
	return out
})

// needed are the columns without which a row says nothing.
var needed = []string{"GlobalEventID", "Day", "Actor1CountryCode", "Actor2CountryCode", "EventCode"}

// ReadGDELT reads an event file of GDELT 1.0 or 2.0, with tabs or commas, with a header
// or without. A line that cannot be read is given to bad with its number and the reason;
// the rest goes on. The error is that of r or row.
func ReadGDELT(r io.Reader, row func(*GDELTRow) error, bad func(line int, err error)) error {
	g := &gdeltReader{in: bufio.NewReaderSize(r, 1<<16)}
	for {
		line, long, err := g.line()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if long {
			bad(g.n, fmt.Errorf("the line is longer than %d MB", longestGDELT>>20))
			continue
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		f, err := g.fields(line)
		if err == nil && f != nil {
			var v *GDELTRow
			if v, err = g.row(f); err == nil {
				if err := row(v); err != nil {
					return err
				}
				continue
			}
		}
		if err != nil {
			bad(g.n, err)
		}
	}
}

const longestGDELT = 1 << 20

type gdeltReader struct {
	in    *bufio.Reader
	n     int
	began bool
	comma bool
	names []string       // of a header that names the columns; nil without one
	at    map[string]int // the column of each name, for rows of width
	width int
}

// line returns the next line; long says that it was too long and is gone.
func (g *gdeltReader) line() (line []byte, long bool, err error) {
	g.n++
	for {
		part, err := g.in.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if len(line) > longestGDELT {
			long, line = true, nil
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && len(line) == 0 && !long:
			return nil, false, io.EOF
		case err != nil && err != io.EOF:
			return nil, false, err
		}
		return line, long, nil
	}
}

// fields parts a line, nil for a header.
func (g *gdeltReader) fields(line []byte) ([]string, error) {
	s := readable(bytes.TrimRight(line, "\r\n"))
	if !g.began {
		s = strings.TrimPrefix(s, "\uFEFF")
		g.comma = !strings.Contains(s, "\t") && strings.Count(s, ",") > 10
	}
	f := strings.Split(s, "\t")
	if g.comma {
		c := csv.NewReader(strings.NewReader(s))
		c.LazyQuotes = true
		var err error
		if f, err = c.Read(); err != nil {
			return nil, errors.New("its quotes are broken")
		}
	}
	first := !g.began
	g.began = true
	if name := gdeltNames()[strings.ToLower(strings.TrimSpace(f[0]))]; name != "" || first && headerLike(f) {
		g.header(f)
		return nil, nil
	}
	return f, nil
}

// headerLike says whether most fields are names of columns.
func headerLike(f []string) bool {
	n := 0
	for _, s := range f {
		if gdeltNames()[strings.ToLower(strings.TrimSpace(s))] != "" {
			n++
		}
	}
	return n > len(f)/2
}

// header keeps the names of a header, empty for those that are not GDELT's.
func (g *gdeltReader) header(f []string) {
	g.names, g.width = nil, 0
	for _, s := range f {
		g.names = append(g.names, gdeltNames()[strings.ToLower(strings.TrimSpace(s))])
	}
	for _, c := range needed {
		if !slices.Contains(g.names, c) { // a header that is broken says nothing
			g.names = nil
			return
		}
	}
}

// columns finds the columns of rows of n fields.
func (g *gdeltReader) columns(n int) bool {
	if g.at != nil && g.width == n {
		return true
	}
	names := gdeltForms()[n]
	if len(g.names) == n {
		names = g.names
	}
	if names == nil {
		return false
	}
	g.at, g.width = map[string]int{}, n
	for i, c := range names {
		if c != "" {
			g.at[c] = i
		}
	}
	return true
}

func (g *gdeltReader) row(f []string) (*GDELTRow, error) {
	for !g.columns(len(f)) { // empty fields at the end are stray tabs
		if n := len(f) - 1; n > 0 && f[n] == "" {
			f = f[:n]
			continue
		}
		return nil, fmt.Errorf("it has %d columns: GDELT 2.0 has 61, GDELT 1.0 58 or 57; a stray tab?", len(f))
	}
	get := func(name string) string {
		if i, ok := g.at[name]; ok {
			return strings.TrimSpace(f[i])
		}
		return ""
	}
	number := func(name string) string { return strings.TrimSuffix(get(name), ".0") } // as tables of numbers are saved again
	v := &GDELTRow{
		ID: number("GlobalEventID"), Source: gdeltCountry(get("Actor1CountryCode"), get("Actor1Code")), Target: gdeltCountry(get("Actor2CountryCode"), get("Actor2Code")), Code1: get("Actor1Code"), Code2: get("Actor2Code"), Name1: get("Actor1Name"), Name2: get("Actor2Name"),
		CAMEO: number("EventCode"), Root: number("EventRootCode"), Place: get("ActionGeo_FullName"), PlaceISO: fromFIPS()[get("ActionGeo_CountryCode")], URL: get("SOURCEURL"), Root1: number("IsRootEvent") == "1",
	}
	if _, err := strconv.ParseUint(v.ID, 10, 64); err != nil {
		return nil, fmt.Errorf("GlobalEventID %q is no number; columns moved by a stray tab?", clip(v.ID, 40))
	}
	day, err := time.Parse("20060102", number("Day"))
	if err != nil {
		return nil, fmt.Errorf("Day %q is no day: expected 20160905", clip(get("Day"), 40))
	}
	v.Day = day.Format(time.DateOnly)
	if v.CAMEO == "" || strings.Trim(v.CAMEO, "0123456789") != "" {
		return nil, fmt.Errorf("EventCode %q is no CAMEO code", clip(v.CAMEO, 40))
	}
	if len(v.CAMEO) == 1 || len(v.CAMEO) < 4 && len(v.Root) == 1 { // a spreadsheet took the zero away
		v.CAMEO = "0" + v.CAMEO
	}
	v.Root = v.CAMEO[:2]
	v.Quad, v.Mentions, v.Sources, v.Articles = whole(number("QuadClass")), whole(number("NumMentions")), whole(number("NumSources")), whole(number("NumArticles"))
	v.Goldstein, v.Lat, v.Lon = float(get("GoldsteinScale")), float(get("ActionGeo_Lat")), float(get("ActionGeo_Long"))
	return v, nil
}

// readable is a line as UTF-8. A byte that is none is taken for Latin-1, as older files
// have it.
func readable(line []byte) string {
	if utf8.Valid(line) {
		return string(line)
	}
	var b strings.Builder
	for len(line) > 0 {
		r, n := utf8.DecodeRune(line)
		if r == utf8.RuneError && n == 1 && line[0] >= 0xA0 {
			r = rune(line[0])
		}
		b.WriteRune(r)
		line = line[n:]
	}
	return b.String()
}

// formerCountries are codes of GDELT's that ISO has no longer or never had, and who is
// meant or followed.
var formerCountries = map[string]string{"WSB": "PSE", "GZS": "PSE", "BAG": "IRQ", "SCG": "SRB", "FRY": "SRB", "YUG": "SRB", "ZAR": "COD", "BUR": "MMR", "USR": "RUS"}

// gdeltCountry is whom we would have as the country of an actor: a country, or what it is
// that belongs to none. Regions, such as Africa, are empty.
func gdeltCountry(country, code string) string {
	switch {
	case strings.HasPrefix(code, "SRBKSV"), strings.HasPrefix(code, "SCGKSV"):
		return "XKX"
	case formerCountries[country] != "":
		return formerCountries[country]
	case country != "" && !slices.Contains(cameoRegions, country):
		return ISO(country)
	case strings.HasPrefix(code, "IGOUNO"):
		return "UNO"
	case strings.HasPrefix(code, "IGOEUREEC"), country == "EUR" && strings.Contains(code, "EEC"):
		return "EUR"
	case len(code) >= 3 && slices.Contains([]string{"IGO", "NGO", "IMG", "MNC"}, code[:3]):
		return code[:3]
	}
	return ""
}

func whole(s string) int {
	n, _ := strconv.Atoi(s) // what is none counts as 0
	return n
}

func float(s string) *float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return nil
	}
	return &f
}

// fromFIPS are the countries by FIPS 10-4. GDELT codes Gaza apart and has former codes of
// Serbia.
var fromFIPS = sync.OnceValue(func() map[string]string {
	out := map[string]string{"GZ": "PSE", "RB": "SRB", "YI": "SRB"}
	for iso, n := range nations() {
		if n.fips != "" {
			out[n.fips] = iso
		}
	}
	return out
})

// Distinct is what the event of a row is: rows that agree in day, countries, root code
// and place tell of one event, however often GDELT has it.
func (v *GDELTRow) Distinct() string {
	a, b := v.Source, v.Target
	if b < a {
		a, b = b, a
	}
	return strings.Join([]string{v.Day, a, b, v.Root, v.Place}, "\x00")
}

// ImportedColumns are the columns of imported rows.
var ImportedColumns = strings.Fields("gdelt_id day source target source_cow target_cow source_code target_code source_name target_name cameo root quad goldstein mentions sources articles is_root place place_country lat lon url")

// An Imported writes rows of GDELT as CSV with countries as ours.
type Imported struct{ c *csvWriter }

// NewImported writes the header.
func NewImported(w io.Writer) *Imported {
	x := &Imported{newCSV(w, false)}
	for _, s := range ImportedColumns {
		x.c.text(s)
	}
	x.c.end()
	return x
}

// Write writes a row.
func (x *Imported) Write(v *GDELTRow) error {
	c := x.c
	for _, s := range []string{v.ID, v.Day, v.Source, v.Target, COW(v.Source), COW(v.Target), v.Code1, v.Code2, v.Name1, v.Name2, v.CAMEO, v.Root} {
		c.text(s)
	}
	c.int(int64(v.Quad))
	c.number(v.Goldstein)
	for _, n := range []int{v.Mentions, v.Sources, v.Articles} {
		c.int(int64(n))
	}
	c.bool(v.Root1)
	c.text(v.Place)
	c.text(v.PlaceISO)
	c.number(v.Lat)
	c.number(v.Lon)
	c.text(v.URL)
	c.end()
	return c.err
}

// Flush writes what is left.
func (x *Imported) Flush() error { return x.c.flush() }

func (c *csvWriter) number(f *float64) {
	if f == nil {
		c.raw("")
		return
	}
	c.float(*f)
}

// CountryPairs are the different pairs of countries between which an event is, each in
// the order of the alphabet; none where one is not known.
func (e *Event) CountryPairs() [][2]string {
	var out [][2]string
	for _, p := range e.countryPairs(nil) {
		if p[1] < p[0] {
			p[0], p[1] = p[1], p[0]
		}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}
