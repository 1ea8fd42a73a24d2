package places

import (
	_ "embed"
	"sync"
)

//go:embed data/countries.tsv
var countriesText string

// A country is a state or territory with codes of its own in ISO 3166-1.
type country struct {
	iso3, iso2 string
	name       string
	at         point
	names      []string // beside name
	adjectives []string // of origin, also of one of its people
	capital    string   // empty where there are two or it is disputed
}

// countries is the table of countries; entries point into it by index.
var countries = sync.OnceValue(func() []country { return must(readCountries("data/countries.tsv", countriesText)) })

func readCountries(file, text string) ([]country, error) {
	rows, err := table(file, text, "iso3", "iso2", "name", "lat", "lon", "names", "adjectives", "capital")
	if err != nil {
		return nil, err
	}
	var out []country
	for _, r := range rows {
		c := country{iso3: r.fields[0], iso2: r.fields[1], name: r.fields[2], names: r.list(5), adjectives: r.list(6), capital: r.fields[7]}
		if len(c.iso3) != 3 || len(c.iso2) != 2 || c.name == "" {
			return nil, r.errorf("country %q %q %q: want three letters, two letters and a name", c.iso3, c.iso2, c.name)
		}
		if c.at, err = r.point(3); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// by2 finds countries by their two letters.
var by2 = sync.OnceValue(func() *[26 * 26]int16 {
	var t [26 * 26]int16
	for i := range t {
		t[i] = -1
	}
	for i, c := range countries() {
		t[int(c.iso2[0]-'A')*26+int(c.iso2[1]-'A')] = int16(i)
	}
	return &t
})

// countryOf2 returns the index of the country with these two letters, -1 if none.
func countryOf2(a, b byte) int16 {
	if a < 'A' || a > 'Z' || b < 'A' || b > 'Z' {
		return -1
	}
	return by2()[int(a-'A')*26+int(b-'A')]
}

// countryOf3 returns the index of the country with these three letters, -1 if none.
func countryOf3(iso3 string) int16 {
	for i, c := range countries() {
		if c.iso3 == iso3 {
			return int16(i)
		}
	}
	return -1
}

// iso3 returns the three letters of a country, empty for none.
func iso3(i int16) string {
	if i < 0 {
		return ""
	}
	return countries()[i].iso3
}
