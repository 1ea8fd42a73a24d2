package web

import (
	"cmp"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"

	"readout/export"
	"readout/store"
	"readout/wording"
)

// How well a place is known. A country has no point: its middle is nowhere in particular.
const (
	pointPlace   = "town or spot"
	areaPlace    = "area"
	countryPlace = "country only"
	nowherePlace = "named, not located"
)

// mostPlaces is how many places a map shows; mostLost how many events without a place
// are listed, mostHere how many of a place are quoted.
const (
	mostPlaces = 300
	mostLost   = 50
	mostHere   = 3
)

type mapPage struct {
	Form                 narrowed
	World                string // address of the drawing
	Width, Height        int
	Places               []*mapPlace // with a point, those with most events first
	Countries            []*mapPlace // of which no more is known than the country
	Named                []*mapPlace // that are in no gazetteer
	Clusters             []cluster
	Located, Lost, Drawn int
	Unplaced             []eventRow
	Data                 []mapPoint
	MorePlaces           int
	Cut                  bool
	Take                 *takeaway
}

// A mapPlace is a place with the events that have their scene there.
type mapPlace struct {
	ID            int
	Name, Country string
	Precision     string
	Kind          string
	N             int // happened
	Other         int // planned, alleged, denied
	Texts         int
	Lat, Lon      float64
	X, Y          float64
	Shape         string // of the country on the map
	Link          string
	Here          []eventRow
}

// A mapPoint is what the script of the map needs of a place.
type mapPoint struct {
	ID    int     `json:"id"`
	Name  string  `json:"name"`
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
	N     int     `json:"n"`
	Other int     `json:"other"`
	Area  bool    `json:"area"`
}

// A cluster is one circle of the map, for one place or several that lie close.
type cluster struct {
	X, Y, R  float64
	N, Other int
	Places   []*mapPlace
}

func precisionOf(e *store.Event) string {
	switch {
	case e.PlaceKind == "country":
		return countryPlace
	case e.Lat == nil || e.Lon == nil || e.PlaceKind == "continent":
		return nowherePlace
	}
	switch e.PlaceKind {
	case "", "city", "quarter", "former place", "capital", "site":
		return pointPlace
	}
	return areaPlace
}

// finest is the row of a happening whose place is known best, of those the surest; nil
// where none names a place.
func (h *happening) finest() (best *store.Event) {
	rank := func(e *store.Event) int {
		return slices.Index([]string{nowherePlace, countryPlace, areaPlace, pointPlace}, precisionOf(e))
	}
	for i := range h.Rows {
		e := &h.Rows[i]
		if e.Place == "" && (e.Lat == nil || e.Lon == nil) {
			continue
		}
		if best == nil || cmp.Or(rank(e)-rank(best), cmp.Compare(e.Score, best.Score)) > 0 {
			best = e
		}
	}
	return best
}

// drawMap shows where events have their scene.
func (q *request) drawMap() error {
	p, err := q.mapOf()
	if err != nil {
		return err
	}
	return q.show("map.html", "map", "Map", p)
}

func (q *request) mapOf() (*mapPage, error) {
	f, n, err := q.narrowed("/map")
	if err != nil {
		return nil, err
	}
	d, err := q.drawn(within(f, n.From, n.To))
	if err != nil {
		return nil, err
	}
	p := &mapPage{Form: n, World: dist("world.svg"), Width: mapWidth, Height: mapHeight, Cut: d.Cut, Drawn: len(d.Happenings), Take: take("places", "the places", n.pairs()...)}
	all := map[string]*mapPlace{}
	var list []*mapPlace
	for _, h := range d.Happenings {
		e := h.finest()
		if e == nil {
			if p.Lost++; len(p.Unplaced) < mostLost {
				p.Unplaced = append(p.Unplaced, eventRowOf(h.best()))
			}
			continue
		}
		key := cmp.Or(e.PlaceKey, e.Place+"\x00"+e.Country+"\x00"+coordinates(e))
		x := all[key]
		if x == nil {
			x = placeOf(e)
			all[key] = x
			list = append(list, x)
		}
		if took(h.best()) {
			x.N++
		} else {
			x.Other++
		}
		x.Texts += h.texts()
		if len(x.Here) < mostHere {
			x.Here = append(x.Here, eventRowOf(e))
		}
	}
	slices.SortStableFunc(list, func(a, b *mapPlace) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(b.Other, a.Other), cmp.Compare(a.Name, b.Name))
	})
	for _, x := range list {
		switch x.Precision {
		case countryPlace:
			p.Countries = append(p.Countries, x)
		case nowherePlace:
			p.Named = append(p.Named, x)
			continue
		default:
			p.Places = append(p.Places, x)
		}
		p.Located += x.N + x.Other
	}
	if p.MorePlaces = len(p.Places) - mostPlaces; p.MorePlaces > 0 {
		p.Places = p.Places[:mostPlaces]
	}
	for i, x := range slices.Concat(p.Places, p.Countries, p.Named) {
		x.ID = i + 1
	}
	p.Clusters = clustered(p.Places)
	for _, x := range p.Places {
		p.Data = append(p.Data, mapPoint{x.ID, x.Name, x.X, x.Y, x.N, x.Other, x.Precision == areaPlace})
	}
	return p, nil
}

func coordinates(e *store.Event) string {
	if e.Lat == nil || e.Lon == nil {
		return ""
	}
	return fmt.Sprintf("%.3f %.3f", *e.Lat, *e.Lon)
}

func placeOf(e *store.Event) *mapPlace {
	x := &mapPlace{Name: cmp.Or(wording.Plain(e.Place), "a place without a name"), Country: wording.Country(e.Country), Precision: precisionOf(e), Kind: wording.Spaced(e.PlaceKind)}
	if x.Country == x.Name {
		x.Country = ""
	}
	if e.Place != "" {
		x.Link = "/events?q=" + url.QueryEscape(`place:"`+strings.ReplaceAll(e.Place, `"`, " ")+`"`)
	}
	switch x.Precision {
	case countryPlace:
		if theWorld().shapes[e.Country] {
			x.Shape = e.Country
		}
	case pointPlace, areaPlace:
		x.Lat, x.Lon = *e.Lat, *e.Lon
		x.X, x.Y = theWorld().at(x.Lat, x.Lon)
	}
	return x
}

// near is how close places lie that share a circle; radius how large one is.
const near = 26

func radius(n int) float64 { return min(12+3*math.Log2(float64(n+1)), 34) }

// clustered puts places that lie close into one circle, around the one with most events.
func clustered(places []*mapPlace) (out []cluster) {
	for _, x := range places {
		at := slices.IndexFunc(out, func(c cluster) bool { return math.Hypot(c.X-x.X, c.Y-x.Y) < near })
		if at < 0 {
			at = len(out)
			out = append(out, cluster{X: x.X, Y: x.Y})
		}
		c := &out[at]
		c.Places = append(c.Places, x)
		c.N += x.N
		c.Other += x.Other
	}
	for i := range out {
		out[i].R = radius(out[i].N + out[i].Other)
	}
	return out
}

// All is how many events a circle stands for.
func (c cluster) All() int { return c.N + c.Other }

// Name is a circle in words.
func (c cluster) Name() string {
	var parts []string
	for i, x := range c.Places {
		if i == 5 {
			parts = append(parts, fmt.Sprintf("and %d more places", len(c.Places)-i))
			break
		}
		parts = append(parts, x.Counted())
	}
	return strings.Join(parts, "; ")
}

// Counted is a place with its events in words.
func (x *mapPlace) Counted() string {
	s := x.Name
	if x.Country != "" {
		s += ", " + x.Country
	}
	if x.Precision == areaPlace {
		s += " (somewhere in it)"
	}
	s += fmt.Sprintf(": %d happened", x.N)
	if x.Other > 0 {
		s += fmt.Sprintf(", %d planned, alleged or denied", x.Other)
	}
	return s
}

// Area says that the circle stands for areas alone; Unsure that nothing there happened.
func (c cluster) Area() bool {
	return !slices.ContainsFunc(c.Places, func(x *mapPlace) bool { return x.Precision != areaPlace })
}
func (c cluster) Unsure() bool { return c.N == 0 }

// A placeRow is a row of the table of places that can be taken away.
type placeRow struct {
	Place     string   `parquet:"place"`
	Country   string   `parquet:"country"`
	Precision string   `parquet:"precision"`
	Kind      string   `parquet:"kind"`
	Lat       *float64 `parquet:"lat"`
	Lon       *float64 `parquet:"lon"`
	Happened  int64    `parquet:"happened"`
	Other     int64    `parquet:"planned_alleged_denied"`
	Texts     int64    `parquet:"text_groups"`
}

func (q *request) placeTable() (*export.Sheet, error) {
	p, err := q.mapOf()
	if err != nil {
		return nil, err
	}
	var rows []placeRow
	for _, x := range slices.Concat(p.Places, p.Countries, p.Named) {
		r := placeRow{Place: x.Name, Country: x.Country, Precision: x.Precision, Kind: x.Kind, Happened: int64(x.N), Other: int64(x.Other), Texts: int64(x.Texts)}
		if x.Precision == pointPlace || x.Precision == areaPlace {
			r.Lat, r.Lon = &x.Lat, &x.Lon
		}
		rows = append(rows, r)
	}
	return export.SheetOf(these(rows)), nil
}
