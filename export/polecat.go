package export

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"

	"readout"
)

// POLECAT are the columns of POLECAT's files, in order.
var POLECAT = []string{
	"Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
	"Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
	"Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
	"Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
	"Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
}

func polecatFormat() Format {
	return Format{
		Name: "polecat", Ext: "txt", Deep: true, Told: true, Write: writePOLECAT,
		About: "POLECAT: a row an event, tab separated with a header, 40 columns",
	}
}

func ploverFormat() Format {
	return Format{
		Name: "plover", Ext: "jsonl", Deep: true, Told: true, Write: writePLOVER,
		About: "PLOVER events as JSON Lines, named as POLECAT's 40 columns, with lists",
	}
}

// The columns of a row that are no single text: several values, one for each party or
// thing, and numbers.
const (
	oneText = iota
	several
	oneNumber
	severalNumbers
)

var polecatKinds = [40]int{4: oneNumber, 6: several, 7: several, 8: several, 9: severalNumbers, 10: several, 11: several, 12: several, 13: several, 14: several,
	15: several, 16: several, 17: severalNumbers, 18: several, 19: several, 20: several, 21: several, 22: several, 28: oneNumber, 29: oneNumber, 35: several, 36: several, 37: several}

// A polecatRow holds the values of each column; "" is one that is not known.
type polecatRow [40][]string

// none is what POLECAT has where a text is not known; its readers look for it.
const none = "None"

// writePOLECAT writes several values parted by a semicolon and a space, as POLECAT does.
func writePOLECAT(w io.Writer, src *Source, o *Options) error {
	t := newTabs(w)
	for _, c := range POLECAT {
		t.text(c)
	}
	t.end()
	return polecatRows(src, o, func(v *polecatRow) error {
		for i, list := range v {
			var parts []string
			for _, s := range list {
				if s = strings.ReplaceAll(s, ";", ","); s == "" {
					s = none
				}
				parts = append(parts, s)
			}
			switch {
			case polecatKinds[i] == oneNumber:
				t.text(list[0])
			case len(parts) == 0:
				t.text(none)
			default:
				t.text(strings.Join(parts, "; "))
			}
		}
		t.end()
		return t.err
	}, t.flush)
}

// writePLOVER writes an object a line. Every column is there, in POLECAT's order;
// several values are a list, numbers are numbers, and null is what is not known.
func writePLOVER(w io.Writer, src *Source, o *Options) error {
	out := bufio.NewWriterSize(w, 1<<16)
	var b []byte
	value := func(s string, number bool) {
		switch {
		case s == "":
			b = append(b, "null"...)
		case number:
			b = append(b, s...)
		default:
			b = appendQuoted(b, s)
		}
	}
	return polecatRows(src, o, func(v *polecatRow) error {
		b = append(b[:0], '{')
		for i, list := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendQuoted(b, POLECAT[i]), ':')
			number := polecatKinds[i] >= oneNumber
			if k := polecatKinds[i]; k == oneText || k == oneNumber {
				value(list[0], number)
				continue
			}
			b = append(b, '[')
			for k, s := range list {
				if k > 0 {
					b = append(b, ',')
				}
				value(s, number)
			}
			b = append(b, ']')
		}
		_, err := out.Write(append(b, "}\n"...))
		return err
	}, out.Flush)
}

func appendQuoted(b []byte, s string) []byte {
	q, err := json.Marshal(strings.ToValidUTF8(s, "\uFFFD"))
	if err != nil {
		panic("BUG: a string is always JSON: " + err.Error())
	}
	return append(b, q...)
}

// polecatRows gives a row for every event to put.
func polecatRows(src *Source, o *Options, put func(*polecatRow) error, flush func() error) error {
	lent := lentDays{o: o}
	for c, err := range src.Records() {
		if err != nil {
			return err
		}
		d := NewDeepener(c.Record)
		for _, e := range c.Events {
			day, ok := lent.day(e)
			if !ok {
				continue
			}
			v := d.polecat(e, day)
			o.Tally.Counts.Rows++
			if err := put(&v); err != nil {
				return err
			}
		}
	}
	lent.note()
	return flush()
}

// quadNames are POLECAT's names of the classes.
var quadNames = [5]string{"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}

// featureTypes are GeoNames' codes of our kinds of places.
var featureTypes = map[string]string{"country": "PCLI", "capital": "PPLC", "city": "PPL", "quarter": "PPLX", "former place": "PPLQ", "division": "ADM1", "district": "ADM2",
	"region": "RGN", "island": "ISL", "mountain": "MT", "continent": "CONT"}

func (d *Deepener) polecat(e *Event, day int32) polecatRow {
	x := e.Record
	var v polecatRow
	for i := range v {
		if k := polecatKinds[i]; k == oneText || k == oneNumber {
			v[i] = []string{""}
		}
	}
	one := func(i int, s string) { v[i][0] = s }
	one(0, e.Report+"_"+e.Type+"_"+e.ID)
	one(1, string(appendDay(nil, day)))
	one(2, e.Type)
	one(3, e.Mode)
	one(4, numeral(e.Intensity))
	one(5, quadNames[min(max(quadOf(e), 0), 4)])
	v[6] = x.Contexts
	at := d.events[e.Local].Trigger
	d.polecatParties(v[7:15], e.Actors, at)
	d.polecatParties(v[15:23], e.Recipients, at)
	one(23, e.Place)
	switch e.PlaceKind {
	case "city", "capital", "quarter", "former place":
		one(24, e.Place)
	case "district":
		one(25, e.Place)
	case "division":
		one(26, e.Place)
	}
	one(27, e.Country)
	one(28, numeral(e.Lat))
	one(29, numeral(e.Lon))
	if id, ok := strings.CutPrefix(e.PlaceKey, "geonames:"); ok {
		one(30, id)
	}
	one(31, x.PlaceWords)
	one(32, featureTypes[e.PlaceKind])
	one(33, sourceName(e))
	one(34, e.Published)
	v[35], v[36], v[37] = x.People, x.Bodies, x.Places
	one(38, x.Lang)
	one(39, x.Version)
	return v
}

// polecatParties fills the eight columns of a side: in each a value for every party, in
// their order.
func (d *Deepener) polecatParties(v [][]string, list []Party, at readout.Span) {
	for i := range list {
		p := &list[i]
		_, raw := d.where(p, at)
		sectors := p.sectors()
		first := ""
		if len(sectors) > 0 {
			first = sectors[0]
		}
		for k, s := range [8]string{p.Name, p.Country, nationOf(p.Country).cown, first, strings.Join(sectors, "|"), p.Office, raw, ""} {
			v[k] = append(v[k], s)
		}
	}
}

func numeral(f *float64) string {
	if f == nil {
		return ""
	}
	return string(appendFloat(nil, *f))
}
