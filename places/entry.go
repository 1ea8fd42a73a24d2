package places

// An entry is one place that a name may mean.
type entry struct {
	kind    kind
	country int16 // index in the table of countries, -1 none
	pop     uint8 // of people, 10 for each doubling
	id      int32 // in the gazetteer, -1 elsewhere
	div     int32 // first-level division, -1 none
	at      point
	letters []byte // its own name, in the gazetteer
	named   string // its own name, elsewhere
	key     string // elsewhere; the gazetteer makes its keys when asked

	score  float32 // before the report is looked at, as a logarithm to base ten
	kin    float32 // for the names that may lie near by, see Finder.kin
	total  float32 // with all evidence
	sure   float32 // share among the senses of its name
	inside bool    // the report says in which division or country it lies
}

func (e *entry) name() string {
	if e.letters != nil {
		return string(e.letters)
	}
	return e.named
}

// same says whether two entries are one place.
func (e *entry) same(o *entry) bool { return e.id == o.id && e.key == o.key }

// A kind says what sort of place an entry is.
type kind uint8

// The kinds; those of the gazetteer's settlements first.
const (
	kindTown    kind = iota
	kindSection      // of a city
	kindFormer       // abandoned or historical
	kindSeat2        // seat of a second-level division
	kindSeat         // seat of a first-level division
	kindCapital
	kindSite // a building, camp, port, airport, dam
	kindDistrict
	kindDivision
	kindRegion
	kindIsland
	kindWater // sea, strait, river, lake, gulf
	kindBorder
	kindMountain
	kindCountry
	kindContinent
	kindCount
)

var kindNames = [kindCount]string{"city", "quarter", "former place", "city", "city", "capital", "site", "district", "division", "region", "island", "water", "border", "mountain", "country", "continent"}

func (k kind) String() string { return kindNames[k] }

// kindNamed returns the kind of that name; false where there is none.
func kindNamed(s string) (kind, bool) {
	for k, n := range kindNames {
		if n == s {
			return kind(k), true
		}
	}
	return 0, false
}
