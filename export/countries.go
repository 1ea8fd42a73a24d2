package export

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/countries.tsv
var countriesTable string

// A nation is a country's codes in other systems; empty where a system has none.
type nation struct{ iso, fips, cow, cown, cameo, name string }

// nations are the countries by ISO 3166 alpha-3, read once.
var nations = sync.OnceValue(func() map[string]*nation {
	out := map[string]*nation{}
	for i, line := range strings.Split(strings.TrimSuffix(countriesTable, "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 6 {
			panic("BUG: export/data/countries.tsv: a line has not 6 fields: " + line)
		}
		if i > 0 {
			out[f[0]] = &nation{f[0], f[1], f[2], f[3], f[4], f[5]}
		}
	}
	return out
})

// fromCAMEO are the countries by the codes of CAMEO's actors.
var fromCAMEO = sync.OnceValue(func() map[string]*nation {
	out := map[string]*nation{}
	for _, n := range nations() {
		out[n.cameo] = n
	}
	return out
})

var noNation = &nation{}

// nationOf returns the codes of a country, empty ones for what is none.
func nationOf(iso3 string) *nation {
	if n := nations()[iso3]; n != nil {
		return n
	}
	return noNation
}

// COW is the number that the Correlates of War project gives a country, empty where
// it has none.
func COW(iso3 string) string { return nationOf(iso3).cown }

// ISO is the ISO 3166 code of a country that CAMEO's actors have; others are
// returned as they are.
func ISO(cameo string) string {
	if n := fromCAMEO()[cameo]; n != nil {
		return n.iso
	}
	return cameo
}
