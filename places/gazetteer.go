package places

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"strconv"
	"sync"
)

//go:embed data/gazetteer.bin
var gazetteerFile []byte

// embedded is the gazetteer in the program. A program with a damaged one cannot have been built.
var embedded = sync.OnceValue(func() *gazetteer {
	g, err := open(gazetteerFile)
	if err != nil {
		panic("BUG: embedded " + err.Error())
	}
	return g
})

// A gazetteer answers names from the bytes of a compiled file as they lie, so
// that opening one costs no more than a checksum. Compile writes the file.
type gazetteer struct {
	places    []byte // placeSize bytes each, in the order of their GeoNames ids
	ids       []byte // the ids, as differences
	idBlocks  []byte // first id and offset into ids of every idBlock places
	divisions []byte // divisionSize bytes each
	codes     []byte // codes of divisions, each after its length
	buckets   []byte // offsets into names, three bytes for each bucket and for the end
	names     []byte
	mask      uint32
	nPlaces   uint32
}

// The layout of the file: the magic, a checksum of all that follows it, the
// length of each section, the sections.
//
//	place     lat3 lon3 population1 division2 kind1
//	division  country2 kind1 lat3 lon3 population1 parent2 code3
//	name      hash1 length1 letters size place3...; a place with the alias bit is followed by its own name's offset3
const (
	magic        = "RO-GAZ1\n"
	sections     = 7
	headSize     = len(magic) + 4 + 4*sections
	placeSize    = 10
	divisionSize = 15
	idBlock      = 64
	aliasBit     = 1 << 23
	perDegree    = 46000
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var errGazetteer = errors.New("places: the gazetteer is damaged or of another version; build it again as places/data/README.md says")

// open reads a gazetteer from data, which it keeps. A file that is cut short,
// altered or of another version is refused whole.
func open(data []byte) (*gazetteer, error) {
	if len(data) < headSize || string(data[:len(magic)]) != magic {
		return nil, errGazetteer
	}
	if crc32.Checksum(data[len(magic)+4:], castagnoli) != binary.LittleEndian.Uint32(data[len(magic):]) {
		return nil, errGazetteer
	}
	g := new(gazetteer)
	at := headSize
	for i, s := range g.sections() {
		n := int(binary.LittleEndian.Uint32(data[len(magic)+4+4*i:]))
		if n > len(data)-at {
			return nil, errGazetteer
		}
		*s, at = data[at:at+n:at+n], at+n
	}
	n := len(g.buckets)/3 - 1
	if at != len(data) || n < 1 || n&(n-1) != 0 {
		return nil, errGazetteer
	}
	g.mask, g.nPlaces = uint32(n-1), uint32(len(g.places)/placeSize)
	return g, nil
}

// sections are the parts of the file in their order.
func (g *gazetteer) sections() []*[]byte {
	return []*[]byte{&g.places, &g.ids, &g.idBlocks, &g.divisions, &g.codes, &g.buckets, &g.names}
}

// find appends the places that bear the folded name to dst.
func (g *gazetteer) find(dst []entry, folded []byte) []entry {
	letters, list := g.look(folded, hash(folded))
	for len(list) > 0 {
		x := u24(list)
		list = list[3:]
		own := letters
		if x&aliasBit != 0 {
			own, list = g.nameAt(u24(list)), list[3:]
		}
		dst = append(dst, g.entry(int32(x&^aliasBit), own))
	}
	return dst
}

// has says whether a place bears the folded name with that hash.
func (g *gazetteer) has(folded []byte, h uint32) bool {
	_, list := g.look(folded, h)
	return list != nil
}

// look returns the letters of the folded name with hash h and its places as they lie in the file.
func (g *gazetteer) look(folded []byte, h uint32) (letters, list []byte) {
	b := g.buckets[3*(h&g.mask):]
	for p, end := u24(b), u24(b[3:]); p < end; {
		letters := g.nameAt(p)
		at := p + 2 + uint32(len(letters))
		size64, n := binary.Uvarint(g.names[at:])
		at += uint32(n)
		size := uint32(size64)
		if g.names[p] == byte(h>>24) {
			var buf [96]byte
			if string(fold(buf[:0], string(letters))) == string(folded) {
				return letters, g.names[at : at+size]
			}
		}
		p = at + size
	}
	return nil, nil
}

// nameAt returns the letters of the name at p.
func (g *gazetteer) nameAt(p uint32) []byte { return g.names[p+2 : p+2+uint32(g.names[p+1])] }

// entry reads place x, or division x-nPlaces.
func (g *gazetteer) entry(x int32, name []byte) entry {
	if uint32(x) < g.nPlaces {
		r := g.places[int(x)*placeSize:]
		div := int32(binary.LittleEndian.Uint16(r[7:]))
		return entry{kind: kind(r[9]), letters: name, country: g.division(div).country(), div: div, pop: r[6], at: pointOf(r), id: x}
	}
	div := x - int32(g.nPlaces)
	d := g.division(div)
	e := entry{kind: kind(d[2]), letters: name, country: d.country(), div: div, pop: d[9], at: pointOf(d[3:]), id: x}
	if e.kind == kindDistrict {
		e.div = int32(binary.LittleEndian.Uint16(d[10:]))
	}
	return e
}

// A division is one record of a division.
type division []byte

func (g *gazetteer) division(i int32) division { return g.divisions[int(i)*divisionSize:] }

// country returns the index of the division's country.
func (d division) country() int16 { return countryOf2(d[0], d[1]) }

// key returns the key of place or division x: geonames:ID, or the GeoNames code
// of a division such as US.TX.
func (g *gazetteer) key(x int32) string {
	if uint32(x) < g.nPlaces {
		return "geonames:" + strconv.Itoa(int(g.id(uint32(x))))
	}
	at := u24(g.division(x - int32(g.nPlaces))[12:])
	return string(g.codes[at+1 : at+1+uint32(g.codes[at])])
}

// id returns the GeoNames id of place x.
func (g *gazetteer) id(x uint32) uint32 {
	b := g.idBlocks[x/idBlock*8:]
	id, at := binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:])
	for range x % idBlock {
		d, n := binary.Uvarint(g.ids[at:])
		id, at = id+uint32(d), at+uint32(n)
	}
	return id
}

// byID returns the place with a GeoNames id in digits.
func (g *gazetteer) byID(digits string) (entry, bool) {
	want, err := strconv.ParseUint(digits, 10, 32)
	if err != nil {
		return entry{}, false
	}
	lo, hi := uint32(0), g.nPlaces
	for lo < hi {
		if m := (lo + hi) / 2; g.id(m) < uint32(want) {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == g.nPlaces || g.id(lo) != uint32(want) {
		return entry{}, false
	}
	return g.entry(int32(lo), nil), true
}

func u24(b []byte) uint32 { return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 }

// A point is a place on the globe in degrees.
type point struct{ lat, lon float64 }

func pointOf(b []byte) point {
	return point{round(float64(u24(b))/perDegree - 90), round(float64(u24(b[3:]))/perDegree - 180)}
}

// round cuts degrees to the five places that the sources give.
func round(d float64) float64 { return math.Round(d*1e5) / 1e5 }

// km returns the distance between two points along the globe.
func km(a, b point) float64 {
	const rad = math.Pi / 180
	s, t := math.Sin((b.lat-a.lat)*rad/2), math.Sin((b.lon-a.lon)*rad/2)
	h := s*s + math.Cos(a.lat*rad)*math.Cos(b.lat*rad)*t*t
	return 12742 * math.Asin(math.Sqrt(min(1, h)))
}
