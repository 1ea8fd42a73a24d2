package places

import (
	"strings"
	"testing"
	"time"
)

// TestLexicons loads every table; the loaders name file and line.
func TestLexicons(t *testing.T) {
	if _, err := readAtlas(); err != nil {
		t.Error(err)
	}
	if _, err := readWords("data/words.tsv", wordsText); err != nil {
		t.Error(err)
	}
	if _, err := readMetonyms("data/metonyms.tsv", metonymsText); err != nil {
		t.Error(err)
	}
	if _, err := readAdjectives("data/demonyms.tsv", demonymsText); err != nil {
		t.Error(err)
	}
	list, err := readCountries("data/countries.tsv", countriesText)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, c := range list {
		if seen[c.iso3] || seen[c.iso2] {
			t.Errorf("country %s %s stands twice", c.iso3, c.iso2)
		}
		seen[c.iso3], seen[c.iso2] = true, true
	}
	f := New()
	for i, c := range list {
		if c.capital != "" && f.capitalOf(int16(i)) == nil {
			t.Errorf("data/countries.tsv: %s: the gazetteer has no capital %q", c.iso3, c.capital)
		}
	}
	if len(list) < 240 {
		t.Errorf("%d countries", len(list))
	}
}

// TestKeys looks up each key that the tables of senses, divisions and adjectives point at.
func TestKeys(t *testing.T) {
	f := New()
	at := func(key string) bool {
		for _, e := range f.entries {
			if f.key(&e) == key {
				return true
			}
		}
		return false
	}
	for name, s := range f.maps.senses {
		f.start(read("", ""))
		f.groupOf(name)
		if !at(s.key) {
			t.Errorf("data/senses.tsv: %q means %s, which is not there", name, s.key)
		}
	}
	rows, err := readDivisionRows()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range rows {
		f.start(read("", ""))
		f.groupOf(string(fold(nil, d.name)))
		if !at(d.code) {
			t.Errorf("data/divisions.tsv: %s is not the code of %q", d.code, d.name)
		}
	}
	for word, o := range adjectives() {
		f.start(read("", ""))
		if g := f.groupOf(ofAdjectives + o.place); f.groups[g].count == 0 {
			t.Errorf("data/demonyms.tsv: %q is of %q, which is not there", word, o.place)
		}
	}
}

func TestSummits(t *testing.T) {
	c, err := readCalendar(summitsText, seriesText)
	if err != nil {
		t.Fatal(err)
	}
	g := embedded()
	for _, s := range c.summits {
		if e := s.entry(g); s.at == nil && e.id < 0 {
			t.Errorf("data/summits.tsv: %s %s: the gazetteer has no %s in %s: give its coordinates", s.series, s.first.Format(time.DateOnly), s.city, iso3(s.country))
		}
		if year := s.first.Year(); year < 2000 || year > 2026 {
			t.Errorf("data/summits.tsv: %s in %d", s.series, year)
		}
	}
	for _, series := range []string{"G7", "G20", "NATO", "UNGA", "APEC", "ASEAN", "AU", "BRICS", "COP", "SCO", "CSTO", "EU", "Arab League"} {
		if c.of(series, time.Date(2016, 7, 1, 0, 0, 0, 0, time.UTC), 400, 400) == nil {
			t.Errorf("no %s summit near 2016", series)
		}
	}
}

func TestTables_broken(t *testing.T) {
	const head = "iso3\tiso2\tname\tlat\tlon\tnames\tadjectives\tcapital\n"
	for name, x := range map[string]struct{ text, want string }{
		"header":    {"iso3\tiso2\n", "x.tsv:1: the header"},
		"fields":    {head + "ABC\tAB\n", "x.tsv:2: 2 fields: want 8"},
		"latitude":  {head + "\nABC\tAB\tX\t91\t0\t\t\t\n", "x.tsv:3: latitude"},
		"longitude": {head + "# a note\nABC\tAB\tX\t-90\tx\t\t\t\n", "x.tsv:3: longitude"},
		"codes":     {head + "AB\tABC\tX\t0\t0\t\t\t\n", "x.tsv:2: country"},
	} {
		if _, err := readCountries("x.tsv", x.text); err == nil || !strings.HasPrefix(err.Error(), x.want) {
			t.Errorf("%s: %v, want %s", name, err, x.want)
		}
	}
	const summit = "series\tname\tfirst\tlast\tcity\tcountry\tlat\tlon\n"
	for name, x := range map[string]struct{ line, want string }{
		"31 February": {"G20\tx\t2016-02-31\t2016-03-01\tX\tCHN\t\t\n", "data/summits.tsv:2: first day"},
		"backwards":   {"G20\tx\t2016-03-02\t2016-03-01\tX\tCHN\t\t\n", "data/summits.tsv:2: the days"},
		"country":     {"G20\tx\t2016-03-01\t2016-03-01\tX\tXXX\t\t\n", "data/summits.tsv:2: no country"},
		"series":      {"G99\tx\t2016-03-01\t2016-03-01\tX\tCHN\t\t\n", "data/summits.tsv:2: no series"},
	} {
		if _, err := readCalendar(summit+x.line, seriesText); err == nil || !strings.HasPrefix(err.Error(), x.want) {
			t.Errorf("%s: %v, want %s", name, err, x.want)
		}
	}
	if _, err := readWords("x.tsv", "class\tword\tweight\nlocative\tin\t9\n"); err == nil || !strings.HasPrefix(err.Error(), "x.tsv:2: weight") {
		t.Error(err)
	}
	if _, err := readMetonyms("x.tsv", "class\tword\nsee\tx\n"); err == nil || !strings.HasPrefix(err.Error(), "x.tsv:2: no class") {
		t.Error(err)
	}
}
