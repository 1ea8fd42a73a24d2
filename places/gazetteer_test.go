package places

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Hangzhou": "hangzhou", "São Tomé": "sao tome", "Sana'a": "sanaa", "Sana’a": "sanaa", "Al-Ḩudaydah": "al hudaydah", "ŁÓDŹ": "lodz",
		"Saint-Denis": "st denis", "Mount Hermon": "mt hermon", "St. Louis": "st louis", "D.C.": "dc", "  New   York ": "new york", "Gießen": "giessen", "Україна": "Україна", "": "", "-": "",
	} {
		if got := string(fold(nil, in)); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOpen_embedded(t *testing.T) {
	if n := len(gazetteerFile); n > maxGazetteer {
		t.Errorf("the gazetteer has %d bytes, more than %d", n, maxGazetteer)
	}
	g := embedded()
	var hangzhou *entry
	for _, e := range g.find(nil, []byte("hangzhou")) {
		if iso3(e.country) == "CHN" && e.kind == kindSeat {
			hangzhou = &e
		}
	}
	if hangzhou == nil || g.key(hangzhou.id) != "geonames:1808926" || hangzhou.name() != "Hangzhou" || km(hangzhou.at, point{30.29365, 120.16142}) > 0.01 {
		t.Errorf("Hangzhou: %+v", hangzhou)
	}
	if e, ok := g.byID("1808926"); !ok || e.at != hangzhou.at {
		t.Errorf("by id: %+v", e)
	}
	if _, ok := g.byID("1"); ok {
		t.Error("there is no place 1")
	}
	if g.has([]byte("no such place"), hash([]byte("no such place"))) {
		t.Error("found what there is not")
	}
}

// TestEmbedded_whole reads every name and place of the gazetteer.
func TestEmbedded_whole(t *testing.T) {
	g := embedded()
	names, places := 0, 0
	for p := uint32(0); p < uint32(len(g.names)); {
		letters := g.nameAt(p)
		entries := g.find(nil, fold(nil, string(letters)))
		if len(entries) == 0 {
			t.Fatalf("%q is not found by its name", letters)
		}
		names++
		for _, e := range entries {
			places++
			if e.country < 0 || e.name() == "" || e.at.lat < -90 || e.at.lat > 90 || e.at.lon < -180 || e.at.lon > 180 {
				t.Fatalf("%q: %+v", letters, e)
			}
		}
		size, n := binary.Uvarint(g.names[p+2+uint32(len(letters)):])
		p += 2 + uint32(len(letters)) + uint32(n) + uint32(size)
	}
	if names < 100_000 || places < 135_000 {
		t.Errorf("%d names of %d places: too few", names, places)
	}
}

func TestOpen_damaged(t *testing.T) {
	whole := gazetteerFile
	for name, b := range map[string][]byte{
		"empty":         {},
		"cut short":     whole[:len(whole)-1],
		"only the head": whole[:headSize],
		"too long":      append(bytes.Clone(whole), 0),
		"one bit":       flip(whole, len(whole)/2),
		"length":        flip(whole, len(magic)+6),
		"other version": flip(whole, 6),
	} {
		if _, err := open(b); err == nil || !strings.Contains(err.Error(), "build it again") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func flip(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[at] ^= 4
	return b
}

func TestPack_edges(t *testing.T) {
	for _, p := range []point{{90, 0}, {-90, 0}, {0, 180}, {0, -180}, {89.99999, -179.99999}, {-33.86785, 151.20732}} {
		if got := pointOf(appendPoint(nil, p)); math.Abs(got.lat-p.lat) > 2e-5 || math.Abs(got.lon-p.lon) > 2e-5 {
			t.Errorf("%v comes back as %v", p, got)
		}
	}
	if d := km(point{0, 179.9}, point{0, -179.9}); d > 23 {
		t.Errorf("across the date line: %.0f km", d)
	}
	var fiji extent
	for _, lon := range []float64{178, 179, -179, -178} {
		fiji.add(city{at: point{-17, lon}})
	}
	if m := fiji.middle(); math.Abs(m.lon) < 179.9 {
		t.Errorf("the middle of a division across the date line: %v", m)
	}
	if d := km(point{90, 10}, point{90, -100}); d > 1 {
		t.Errorf("at the pole: %.0f km", d)
	}
}

// TestCompile packs two places of one name and finds them again.
func TestCompile(t *testing.T) {
	record := func(id int64, name, country, feature, admin string, pop uint64, lon, lat int64) []byte {
		var b []byte
		number := func(tag, v uint64) { b = binary.AppendUvarint(binary.AppendUvarint(b, tag<<3), v) }
		text := func(tag uint64, s string) {
			b = append(binary.AppendUvarint(binary.AppendUvarint(b, tag<<3|2), uint64(len(s))), s...)
		}
		zigzag := func(v int64) uint64 { return uint64(v<<1) ^ uint64(v>>63) }
		number(1, zigzag(id))
		text(2, name)
		text(3, country)
		text(7, feature)
		text(8, admin)
		number(9, pop)
		number(10, zigzag(lon))
		number(11, zigzag(lat))
		return append(binary.AppendUvarint(nil, uint64(len(b))), b...)
	}
	cities := append(record(7, "Ar Foobar", "SY", "PPLA", "01", 1000, 100000, 200000), record(3, "Foobar", "IQ", "PPL", "02", 50, 0, 0)...)
	mo := []byte{0xde, 0x12, 0x04, 0x95, 0, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	sources := func(cities []byte) Sources {
		return Sources{bytes.NewReader(cities), strings.NewReader(`[{"lat":"2","lng":"1","country":"SY","admin1":"01","admin2":"9"}]`), strings.NewReader(`[{"code":"SY.01","name":"Foobar Province"}]`), strings.NewReader(`[{"code":"SY.01.9","name":"Barbaz District"}]`), bytes.NewReader(mo)}
	}
	b, err := Compile(sources(cities))
	if err != nil {
		t.Fatal(err)
	}
	g, err := open(b)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, e := range g.find(nil, []byte("foobar")) {
		keys = append(keys, g.key(e.id)+" "+e.name()+" "+iso3(e.country))
	}
	if got, want := strings.Join(keys, ", "), "SY.01 Foobar Province SYR, geonames:7 Ar Foobar SYR, geonames:3 Foobar IRQ"; got != want {
		t.Errorf("foo is %s, want %s", got, want)
	}
	if e := g.find(nil, []byte("barbaz")); len(e) != 1 || e[0].kind != kindDistrict || e[0].at != (point{2, 1}) {
		t.Errorf("bar is %+v", e)
	}
	for _, cut := range []int{1, len(cities) - 1} {
		if _, err := Compile(sources(cities[:cut])); err == nil || !strings.Contains(err.Error(), "cities") {
			t.Errorf("cut at %d: %v", cut, err)
		}
	}
}

func TestReadMO_damaged(t *testing.T) {
	for _, b := range [][]byte{nil, []byte("not a catalogue of messages"), append([]byte{0xde, 0x12, 0x04, 0x95, 0, 0, 0, 0}, bytes.Repeat([]byte{0xff}, 20)...)} {
		if _, err := readMO(bytes.NewReader(b)); err == nil {
			t.Errorf("%q is read", b)
		}
	}
}

// TestData_listed holds data/README.md to what is there.
func TestData_listed(t *testing.T) {
	readme, err := os.ReadFile("data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !bytes.Contains(readme, []byte("`"+f.Name()+"`")) && f.Name() != "README.md" {
			t.Errorf("data/%s is not in data/README.md", f.Name())
		}
	}
}
