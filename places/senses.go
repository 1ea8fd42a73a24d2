package places

import (
	"slices"
	"strings"
)

// A group is all mentions of one name in a report, which have one sense.
type group struct {
	key          string
	first, count int32 // in Finder.entries
	best         int32 // from first; -1 unknown
	mentions     int32
	evidence     float32 // of its best mention
	sure         float32
	elsewhere    int16 // 1 + the country that the report puts it in, where none of its senses lies there
}

// maxSenses is how many senses of a name are weighed; those with the fewest people go first.
const maxSenses = 12

// groupOf returns the group of the name with these folded letters, made with the
// places that bear it.
func (f *Finder) groupOf(key string) int32 {
	if g, ok := f.byKey[key]; ok {
		return g
	}
	g := int32(len(f.groups))
	f.byKey[key] = g
	at := int32(len(f.entries))
	f.addEntries(key)
	f.groups = append(f.groups, group{key: key, first: at, count: int32(len(f.entries)) - at, best: -1})
	return g
}

// addEntries appends the places that the key of a group means.
func (f *Finder) addEntries(key string) {
	at := len(f.entries)
	switch {
	case strings.HasPrefix(key, ofAdjectives):
		f.addOrigin(key[1:])
		key = ""
	case strings.HasPrefix(key, inGazetteer):
		f.entries = f.g.find(f.entries, []byte(key[1:]))
	case strings.HasPrefix(key, asDivision):
		key = key[1:]
		f.entries = f.g.find(f.entries, []byte(key))
		f.entries = append(f.entries[:at], slices.DeleteFunc(f.entries[at:], func(e entry) bool { return e.kind != kindDivision && e.kind != kindDistrict })...)
		key = ""
	default:
		a := f.maps.names[key]
		if a != nil {
			f.entries = append(f.entries, a.entries...)
		}
		if a == nil || !a.upper && !a.after {
			f.entries = f.g.find(f.entries, []byte(key))
		}
		f.addDivisionsOf(at, key)
	}
	f.addSense(at, f.maps.senses[key])
	list := f.entries[at:]
	preferSeats(list)
	slices.SortStableFunc(list, func(a, b entry) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	if len(list) > maxSenses {
		f.entries = f.entries[:at+maxSenses]
	}
}

// addDivisionsOf appends to the entries from at on the divisions that bear a name
// which ends in a word for a division, without that word: reports call many a
// governorate a district.
func (f *Finder) addDivisionsOf(at int, key string) {
	i := strings.LastIndexByte(key, ' ')
	if i < 0 || key[i+1:] != "district" && !divisionWord(key[i+1:]) {
		return
	}
	from := len(f.entries)
	f.entries = f.g.find(f.entries, []byte(key[:i]))
	f.entries = append(f.entries[:from], slices.DeleteFunc(f.entries[from:], func(e entry) bool {
		return e.kind != kindDivision && e.kind != kindDistrict || slices.ContainsFunc(f.entries[at:from], func(o entry) bool { return o.same(&e) })
	})...)
}

// preferSeats lowers divisions named after a city in or by them: a bare name is the city's.
func preferSeats(list []entry) {
	for i := range list {
		d := &list[i]
		if d.kind != kindDivision || d.named != "" { // data/senses.tsv says that it is first
			continue
		}
		for _, e := range list {
			if e.kind < kindSite && e.kind >= kindSeat2 && e.country == d.country && e.pop > seatPeople && (e.div == d.div || km(e.at, d.at) < seatReach) {
				d.score = min(d.score, e.score-seatBonus)
			}
		}
	}
}

// addOrigin appends the place of an adjective: one of ours, else a division.
func (f *Finder) addOrigin(place string) {
	if a := f.maps.names[place]; a != nil {
		f.entries = append(f.entries, a.entries...)
		return
	}
	for _, e := range f.g.find(nil, []byte(place)) {
		if e.kind == kindDivision {
			f.entries = append(f.entries, e)
		}
	}
}

// addSense scores the entries from at on, and that of the given key higher, which
// joins them where it is missing.
func (f *Finder) addSense(at int, s sense) {
	seen := s.key == ""
	for i := at; i < len(f.entries); i++ {
		e := &f.entries[i]
		e.score = prior(e)
		if !seen && f.key(e) == s.key {
			e.score += senseBonus
			e.letters, e.named = nil, s.name
			seen = true
		}
	}
	if id, ok := strings.CutPrefix(s.key, "geonames:"); ok && !seen {
		if e, ok := f.g.byID(id); ok {
			e.named, e.score = s.name, prior(&e)+senseBonus
			f.entries = append(f.entries, e)
		}
	}
}

// kindBonus is what the kind of a place adds to the logarithm of its people.
var kindBonus = [kindCount]float32{kindSection: -0.4, kindFormer: -1, kindSeat2: 0.2, kindSeat: 0.5, kindCapital: 1.5, kindSite: 6.5, kindDistrict: 0.2,
	kindDivision: 1.2, kindRegion: 8, kindIsland: 7, kindWater: 8, kindBorder: 7, kindMountain: 7, kindCountry: 10, kindContinent: 11}

// prior is how likely a place is to be spoken of, as a logarithm to base ten.
func prior(e *entry) float32 {
	p := float32(e.pop)*0.0301 + kindBonus[e.kind]
	if e.kind == kindDivision && e.pop < smallDivision {
		p -= smallLoss // a parish of an island is less spoken of than a state
	}
	return p
}
