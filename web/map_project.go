package web

import (
	"math"
	"strconv"
	"strings"
	"sync"
)

// Measures of the map in units of its drawing; world.svg has ten to each.
const (
	mapWidth  = 1000
	mapHeight = 430
)

// A world is what is known of the map of dist: which countries it has a shape of and how
// its projection, Equal Earth, is put on the drawing.
type world struct {
	x, y, scale float64
	shapes      map[string]bool // ISO codes
}

var theWorld = sync.OnceValue(func() *world {
	b, err := distFiles.ReadFile("dist/world.svg")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	s := string(b)
	number := func(name string) float64 {
		_, rest, _ := strings.Cut(s, name+`="`)
		v, _, _ := strings.Cut(rest, `"`)
		f, err := strconv.ParseFloat(v, 64)
		if err != nil {
			panic("BUG: world.svg has no " + name)
		}
		return f
	}
	w := &world{number("data-x"), number("data-y"), number("data-scale"), map[string]bool{}}
	for _, p := range strings.Split(s, `<path id="`)[1:] {
		id, _, _ := strings.Cut(p, `"`)
		w.shapes[id] = true
	}
	return w
})

// at is where a place lies on the drawing: latitude and longitude in degrees, after
// Šavrič, Patterson and Jenny (2019).
func (w *world) at(lat, lon float64) (x, y float64) {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	m := math.Sqrt(3) / 2
	l := math.Asin(m * math.Sin(lat*math.Pi/180))
	l2 := l * l
	l6 := l2 * l2 * l2
	x = lon * math.Pi / 180 * math.Cos(l) / (m * (a1 + 3*a2*l2 + l6*(7*a3+9*a4*l2)))
	y = l * (a1 + a2*l2 + l6*(a3+a4*l2))
	return w.x + w.scale*x, w.y - w.scale*y
}
