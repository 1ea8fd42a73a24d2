package places

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/regions.tsv
var regionsText string

//go:embed data/divisions.tsv
var divisionsText string

//go:embed data/senses.tsv
var sensesText string

//go:embed data/demonyms.tsv
var demonymsText string

// An atlas holds the names beside the gazetteer's: countries, regions and
// sites of our own, abbreviated divisions, and the senses that names have first.
type atlas struct {
	names  map[string]*atlasName // by folded name
	senses map[string]sense      // by folded name
	sieve  sieve                 // of both
}

// A sense is the place that a name means first, and how we write it.
type sense struct{ name, key string }

// An atlasName is what a name stands for.
type atlasName struct {
	entries []entry
	upper   bool // only where it stands in capitals: US
	after   bool // only after a comma: Miss.
	seat    bool // stands for its government unless words say that it is a place: the Kremlin
}

// maps is the atlas in the program.
var maps = sync.OnceValue(func() *atlas { return must(readAtlas()) })

func readAtlas() (*atlas, error) {
	a := &atlas{names: map[string]*atlasName{}, senses: map[string]sense{}}
	for i, c := range countries() {
		e := entry{kind: kindCountry, country: int16(i), id: -1, div: -1, at: c.at, named: c.name, key: c.iso3}
		a.add(c.name, e)
		for _, n := range c.names {
			a.add(n, e)
		}
	}
	for _, read := range []func() error{a.readRegions, a.readDivisions, a.readSenses} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// add gives e the name.
func (a *atlas) add(name string, e entry) *atlasName {
	k := string(fold(nil, name))
	n := a.names[k]
	if n == nil {
		n = &atlasName{upper: len(k) <= 5 && strings.ToUpper(name) == name}
		a.names[k] = n
		a.sieve.add(k)
	}
	if !slices.ContainsFunc(n.entries, func(o entry) bool { return o.same(&e) }) {
		n.entries = append(n.entries, e)
	}
	return n
}

func (a *atlas) readRegions() error {
	const file = "data/regions.tsv"
	rows, err := table(file, regionsText, "key", "kind", "name", "country", "lat", "lon", "names")
	if err != nil {
		return err
	}
	for _, r := range rows {
		e := entry{country: -1, id: -1, div: -1, named: r.fields[2], key: r.fields[0]}
		k, seat := strings.CutPrefix(r.fields[1], "seat ")
		var ok bool
		if e.kind, ok = kindNamed(k); !ok {
			return r.errorf("no kind %q", k)
		}
		if r.fields[3] != "" {
			if e.country = countryOf3(r.fields[3]); e.country < 0 {
				return r.errorf("no country %q", r.fields[3])
			}
		}
		if e.at, err = r.point(4); err != nil {
			return err
		}
		for _, n := range append(r.list(6), e.named) {
			a.add(n, e).seat = seat
		}
	}
	return nil
}

// A divisionRow is a line of data/divisions.tsv: a division whose middle and
// abbreviations we know.
type divisionRow struct {
	code, name string
	at         point
	short      []string
}

func readDivisionRows() ([]divisionRow, error) {
	rows, err := table("data/divisions.tsv", divisionsText, "code", "name", "lat", "lon", "short")
	if err != nil {
		return nil, err
	}
	var out []divisionRow
	for _, r := range rows {
		d := divisionRow{code: r.fields[0], name: r.fields[1], short: r.list(4)}
		if d.at, err = r.point(2); err != nil {
			return nil, err
		}
		if len(d.code) < 4 || countryOf2(d.code[0], d.code[1]) < 0 {
			return nil, r.errorf("code %q: want that of a country, a full stop and that of a division", d.code)
		}
		out = append(out, d)
	}
	return out, nil
}

// readDivisions adds the abbreviations of divisions.
func (a *atlas) readDivisions() error {
	rows, err := readDivisionRows()
	if err != nil {
		return err
	}
	g := embedded()
	for _, d := range rows {
		for _, e := range g.find(nil, fold(nil, d.name)) {
			if e.kind != kindDivision || g.key(e.id) != d.code {
				continue
			}
			for _, s := range d.short {
				n := a.add(s, e)
				n.after = !strings.Contains(s[:len(s)-1], ".") // N.Y. stands alone, NY and Miss. do not
				n.upper = strings.ToUpper(s) == s
			}
		}
	}
	return nil
}

func (a *atlas) readSenses() error {
	rows, err := table("data/senses.tsv", sensesText, "name", "key", "display")
	if err != nil {
		return err
	}
	for _, r := range rows {
		k := string(fold(nil, r.fields[0]))
		if old, ok := a.senses[k]; ok && old.key != r.fields[1] {
			return r.errorf("%q has a sense already, %s", r.fields[0], old.key)
		}
		a.senses[k] = sense{r.fields[2], r.fields[1]}
		a.sieve.add(k)
	}
	return nil
}

// An origin is what an adjective of origin says: the folded name of the place,
// and whether the word is that of a people.
type origin struct {
	place  string
	people bool
}

// adjectives maps folded adjectives of origin, and the plurals of peoples, to places.
var adjectives = sync.OnceValue(func() map[string]origin { return must(readAdjectives("data/demonyms.tsv", demonymsText)) })

func readAdjectives(file, text string) (map[string]origin, error) {
	m := map[string]origin{}
	add := func(word, place string) {
		k, p := string(fold(nil, word)), string(fold(nil, place))
		m[k], m[k+"s"] = origin{p, false}, origin{p, true}
	}
	for _, c := range countries() {
		for _, w := range c.adjectives {
			add(w, c.name)
		}
	}
	rows, err := table(file, text, "adjective", "place")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		add(r.fields[0], r.fields[1])
	}
	return m, nil
}
