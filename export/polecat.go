package export

import (
	"bufio"
	"encoding/json"
	"io"
	"strconv"
	"strings"
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
		About: "POLECAT: PLOVER events as tab separated text with a header, 40 columns",
	}
}

func ploverFormat() Format {
	return Format{
		Name: "plover", Ext: "jsonl", Deep: true, Told: true, Write: writePLOVER,
		About: "PLOVER events as JSON Lines, with POLECAT's 40 columns as names",
	}
}

func writePOLECAT(w io.Writer, src *Source, o *Options) error {
	t := newTabs(w)
	for _, c := range POLECAT {
		t.text(c)
	}
	t.end()
	return polecatRows(src, o, func(v *[40]string) error {
		for _, s := range v {
			t.text(s)
		}
		t.end()
		return t.err
	}, t.flush)
}

// writePLOVER writes an object a line. Every column is there, in POLECAT's order;
// numbers are numbers, and null where they are not known.
func writePLOVER(w io.Writer, src *Source, o *Options) error {
	out := bufio.NewWriterSize(w, 1<<16)
	var b []byte
	return polecatRows(src, o, func(v *[40]string) error {
		b = append(b[:0], '{')
		for i, s := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendQuoted(b, POLECAT[i])
			b = append(b, ':')
			if numberColumns[i] {
				if s == "" {
					s = "null"
				}
				b = append(b, s...)
				continue
			}
			b = appendQuoted(b, s)
		}
		_, err := out.Write(append(b, "}\n"...))
		return err
	}, out.Flush)
}

// numberColumns are those of POLECAT that hold numbers.
var numberColumns = [40]bool{4: true, 5: true, 28: true, 29: true}

func appendQuoted(b []byte, s string) []byte {
	q, err := json.Marshal(strings.ToValidUTF8(s, "\uFFFD"))
	if err != nil {
		panic("BUG: a string is always JSON: " + err.Error())
	}
	return append(b, q...)
}

// polecatRows writes a row for each pair of every event.
func polecatRows(src *Source, o *Options, put func(*[40]string) error, flush func() error) error {
	var list []pair
	var v [40]string
	for c, err := range src.Records() {
		if err != nil {
			return err
		}
		for _, e := range c.Events {
			if e.From == "" {
				o.Tally.Leave("the day is not known")
				continue
			}
			if list = e.pairs(list[:0]); len(list) == 0 {
				list = append(list, pair{})
			}
			for i, p := range list {
				polecatRow(&v, e, p, i)
				o.Tally.Counts.Rows++
				if err := put(&v); err != nil {
					return err
				}
			}
		}
	}
	return flush()
}

func polecatRow(v *[40]string, e *Event, p pair, i int) {
	x := e.Record
	*v = [40]string{0: e.ID, 1: e.From, 2: e.Type, 3: e.Mode, 4: numeral(e.Intensity), 6: strings.Join(x.Contexts, ";"),
		27: nationOf(e.Country).name, 28: numeral(e.Lat), 29: numeral(e.Lon), 31: x.PlaceWords, 32: x.PlaceKind,
		33: sourceName(e), 34: e.Published, 35: strings.Join(x.People, ";"), 36: strings.Join(x.Bodies, ";"), 37: strings.Join(x.Places, ";"), 38: x.Lang, 39: x.Version}
	if i > 0 {
		v[0] += "-" + strconv.Itoa(i+1)
	}
	if e.Quad > 0 {
		v[5] = strconv.Itoa(e.Quad)
	}
	actorWords, recipientWords := x.ActorWords, x.RecipientWords
	if i > 0 { // those of the first pair alone are known
		actorWords, recipientWords = "", ""
	}
	polecatParty(v[7:15], p.a, actorWords)
	polecatParty(v[15:23], p.b, recipientWords)
	v[23] = e.Place
	if id, ok := strings.CutPrefix(x.PlaceKey, "geonames:"); ok {
		v[30] = id
	}
	switch {
	case strings.Contains(x.PlaceKind, "division"), strings.HasPrefix(x.PlaceKind, "adm"):
		v[26] = e.Place
	case strings.Contains(x.PlaceKind, "city"), strings.Contains(x.PlaceKind, "capital"), strings.HasPrefix(x.PlaceKind, "ppl"):
		v[24] = e.Place
	}
}

// polecatParty fills the eight columns of a party.
func polecatParty(v []string, p *Party, raw string) {
	if p == nil {
		return
	}
	n := nationOf(p.Country)
	v[0], v[1], v[2], v[5], v[6] = p.Name, p.Country, n.cown, p.Office, raw
	if s := p.sectors(); len(s) > 0 {
		v[3], v[4] = s[0], strings.Join(s, ";")
	}
}

func numeral(f *float64) string {
	if f == nil {
		return ""
	}
	return string(appendFloat(nil, *f))
}
