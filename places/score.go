package places

import (
	"math"
	"slices"
	"strings"

	"readout"
)

// A group is all mentions of one name in a report, which have one sense.
type group struct {
	key          string
	first, count int32 // in Finder.entries
	best         int32 // from first; -1 unknown
	mentions     int32
	evidence     float32 // of its best mention
	sure         float32
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

// preferSeats lowers divisions named after a city in them: a bare name is the city's.
func preferSeats(list []entry) {
	for i := range list {
		d := &list[i]
		if d.kind != kindDivision {
			continue
		}
		for _, e := range list {
			if e.kind < kindSite && e.kind >= kindSeat2 && e.div == d.div && e.pop > seatPeople {
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
func prior(e *entry) float32 { return float32(e.pop)*0.0301 + kindBonus[e.kind] }

// evidence weighs whether name n is that of a place.
func (f *Finder) evidence(n *name) float32 {
	g := &f.groups[n.group]
	if g.count == 0 {
		return -1
	}
	w := &f.words[n.first]
	top := f.entries[g.first].score
	v := min(max(top-smallest, 0), mostPrior) * priorWeight
	if n.last > n.first {
		v += severalWords
		if f.words[n.last].has(classFacility) {
			v += withKind
		}
	}
	v += f.classEvidence(n, w)
	v += f.before(n)
	v += f.after(n)
	switch w.label.Type() {
	case readout.TypeLocation:
		v += taggedPlace
	case readout.TypePerson:
		v += taggedPerson
	case readout.TypeOrganisation:
		v += taggedOrganisation
	}
	if w.is(heading) {
		v += inTitle
	}
	return v
}

// classEvidence weighs the words of a name themselves.
func (f *Finder) classEvidence(n *name, w *word) (v float32) {
	if a := f.maps.names[f.groups[n.group].key]; a != nil && (a.upper || a.after) {
		return 0
	}
	if f.fullName(n) {
		return beforeSurname
	}
	if f.wordsAlone(n) {
		v += wordOfNames
	}
	if n.first != n.last {
		if w.has(classFunction) && w.is(opening) || w.has(classGiven) && !f.strong(n) {
			v += givenName
		}
		return v
	}
	if w.has(classCommon | classFunction) {
		v += commonWord
		if w.is(opening | heading) {
			v += commonOpening
		}
	}
	if w.has(classTitle|classFacility|classStreet|classOrganisation|classDirection) && !f.strong(n) {
		v += wordOfNames
	}
	if w.has(classGiven) && !f.strong(n) {
		v += givenName
	}
	if f.persons[w.In(f.text)] && !f.strong(n) {
		v += surname
	}
	if w.is(opening) && !f.strong(n) {
		v += openingName
	}
	return v
}

// wordsAlone says whether a name of several words has none of its own: Eastern District.
func (f *Finder) wordsAlone(n *name) bool {
	if n.first == n.last || f.strong(n) {
		return false
	}
	for i := n.first; i <= n.last; i++ {
		if w := &f.words[i]; !w.is(mark) && !w.has(classCommon|classTitle|classFacility|classStreet|classDirection|classFunction) {
			return false
		}
	}
	return true
}

// fullName says whether a name is a given name with a surname after it: Jordan Smith.
func (f *Finder) fullName(n *name) bool {
	i := int(n.last)
	if n.first != n.last || !f.words[i].has(classGiven) || !f.joined(i) {
		return false
	}
	w := &f.words[i+1]
	if !w.is(capital) || w.is(upper|mark) || w.class&^(classCommon|classGiven) != 0 {
		return false
	}
	last, _ := f.longest(i + 1)
	return last < 0 || w.has(classGiven) || f.persons[w.In(f.text)]
}

// strong says whether a name's first sense is a country, a continent or a place of ours.
func (f *Finder) strong(n *name) bool {
	g := &f.groups[n.group]
	return g.count > 0 && f.entries[g.first].key != ""
}

// before weighs the words before a name.
func (f *Finder) before(n *name) (v float32) {
	i := int(n.first) - 1
	if i < 0 || f.words[n.first].is(opening) {
		return 0
	}
	p := &f.words[i]
	if p.has(classFunction) && p.is(capital) || !p.is(capital) || !f.joined(i) {
		if p.has(classDirection) && i > 0 {
			return afterDirection
		}
		if p.has(classLocative) {
			return float32(p.weight) * locativeWeight
		}
		if p.In(f.text) == "the" && !f.strong(n) {
			v += afterThe
		}
		if p.In(f.text) == "," && i > 0 && f.isName(i-1) {
			return afterPlaceComma // a list of places, or the wider place after a comma
		}
		return v
	}
	switch {
	case p.has(classDirection):
		return afterDirection / 2
	case p.has(classTitle), p.has(classGiven), p.Len() <= 2 && p.is(capital):
		if f.strong(n) {
			return strongPerson
		}
		return afterPerson
	case f.persons[p.In(f.text)]:
		return afterSurname
	case f.isName(i):
		return 0
	}
	if f.strong(n) {
		return strongCapital
	}
	return afterCapital
}

// isName says whether word i ends the name found last.
func (f *Finder) isName(i int) bool {
	return len(f.names) > 0 && f.names[len(f.names)-1].last == int32(i)
}

// after weighs the words after a name.
func (f *Finder) after(n *name) (v float32) {
	i := int(n.last) + 1
	if i >= len(f.words) || f.words[i].is(opening) {
		return 0
	}
	w := &f.words[i]
	if w.In(f.text) == "," && f.within(n, i+1) {
		return beforeWider
	}
	if !w.is(capital) && f.joined(i-1) && w.has(classActor|classFacility) {
		return beforeActor
	}
	if !w.is(capital) || !f.joined(i-1) {
		return 0
	}
	first := &f.words[n.first]
	switch {
	case w.has(classFacility):
		return beforeFacility
	case w.has(classStreet):
		return beforeStreet
	case w.has(classOrganisation):
		return beforeOrganisation
	case w.has(classTitle), w.has(classActor), w.has(classFunction):
		return 0
	case f.strong(n):
		return strongCapital
	case first.has(classGiven) || f.persons[w.In(f.text)]:
		return beforeSurname
	}
	return beforeCapital
}

// within says whether the name that begins at word i is a division or country
// that holds a sense of n, and marks those senses.
func (f *Finder) within(n *name, i int) bool {
	if i >= len(f.words) || !f.words[i].is(capital) {
		return false
	}
	_, key := f.longest(i)
	if key == "" {
		return false
	}
	return f.inside(n.group, f.groupOf(key))
}

// inside marks the senses of group in that lie in a division or country that
// group out may mean.
func (f *Finder) inside(in, out int32) (found bool) {
	inner, outer := f.groups[in], f.groups[out]
	list := inner.count > 0 && f.entries[inner.first].kind == kindCountry // Canada, Mexico
	for _, o := range f.entries[outer.first : outer.first+outer.count] {
		if o.kind != kindCountry && o.kind != kindDivision && o.kind != kindDistrict || list && o.kind == kindCountry {
			continue
		}
		for k := inner.first; k < inner.first+inner.count; k++ {
			e := &f.entries[k]
			if e.kind < kindCountry && e.country == o.country && !e.same(&o) && (o.kind == kindCountry || o.div == e.div) {
				e.inside, found = true, true
			}
		}
	}
	return found
}

// votes are how often a report speaks of countries and divisions, by name or
// through the places that lie in them.
type votes struct {
	country  map[int16]float32
	division map[int32]float32
}

// score chooses a sense for every group, all together: each round weighs every
// sense by where the others lie as the round before saw them.
func (f *Finder) score() {
	for i := range f.groups {
		f.groups[i].mentions = 0
	}
	for i := range f.names {
		n := &f.names[i]
		f.groups[n.group].mentions++
		if n.rule == "given" && int(n.last)+2 < len(f.words) && f.words[n.last+1].In(f.text) == "," {
			f.within(n, int(n.last)+2)
		}
	}
	for i := range f.groups {
		f.weighAlone(&f.groups[i])
	}
	f.spread = f.countries()
	for range rounds {
		f.vote()
		for i := range f.groups {
			f.weigh(i)
		}
		for i := range f.groups {
			f.choose(&f.groups[i])
		}
	}
}

// countries returns how many countries the report names, up to mostSpread; the
// more, the likelier are places that the world knows.
func (f *Finder) countries() (n float32) {
	for i := range f.groups {
		if g := &f.groups[i]; g.mentions > 0 && g.best >= 0 && f.entries[g.first+g.best].kind == kindCountry {
			n++
		}
	}
	return min(max(n-1, 0), mostSpread)
}

// weighAlone weighs the senses of a group by themselves.
func (f *Finder) weighAlone(g *group) {
	for k := g.first; k < g.first+g.count; k++ {
		e := &f.entries[k]
		e.total = e.score
		if e.inside {
			e.total += insideWeight
		}
	}
	f.choose(g)
}

// vote counts the countries and divisions that the report's names lie in.
func (f *Finder) vote() {
	if f.votes.country == nil {
		f.votes = votes{map[int16]float32{}, map[int32]float32{}}
	}
	clear(f.votes.country)
	clear(f.votes.division)
	for _, g := range f.groups {
		if g.mentions == 0 {
			continue
		}
		for _, e := range f.entries[g.first : g.first+g.count] {
			w := e.weight(&g)
			if e.country >= 0 {
				f.votes.country[e.country] += w
			}
			if e.div >= 0 {
				f.votes.division[e.div] += w
			}
		}
	}
}

// weight is what a sense of group g says for its country and division: names of
// countries and divisions count as often as they stand, up to three times.
func (e *entry) weight(g *group) float32 {
	switch e.kind {
	case kindCountry, kindDivision:
		return e.sure * float32(min(g.mentions, 3))
	}
	return e.sure
}

// weigh scores the senses of group i by the other groups.
func (f *Finder) weigh(i int) {
	g := &f.groups[i]
	if g.count < 2 || g.mentions == 0 {
		return
	}
	for k := g.first; k < g.first+g.count; k++ {
		e := &f.entries[k]
		e.total = e.score * (1 + spreadWeight*f.spread)
		if e.inside {
			e.total += insideWeight
		}
		own := e.weight(g)
		if e.country >= 0 {
			e.total += min(mostCountry, countryWeight*log2(1+f.votes.country[e.country]-own))
		}
		if e.div >= 0 && e.kind != kindDivision {
			e.total += min(mostDivision, divisionWeight*log2(1+f.votes.division[e.div]-own))
		}
		if e.kind < kindRegion {
			e.total += min(mostNear, nearWeight*log2(1+f.near(i, e))) + min(mostKin, kinWeight*log2(1+f.kin(i, e)))
		}
	}
}

// near counts the names whose sense lies near e, each the less the farther.
func (f *Finder) near(i int, e *entry) (sum float32) {
	scale := math.Cos(e.at.lat * math.Pi / 180)
	for j := range f.groups {
		o := &f.groups[j]
		if j == i || o.mentions == 0 || o.best < 0 {
			continue
		}
		x := &f.entries[o.first+o.best]
		if x.kind == kindDivision || x.kind >= kindRegion || x.same(e) {
			continue
		}
		lat, lon := 111*(x.at.lat-e.at.lat), 111*(x.at.lon-e.at.lon)*scale
		if d := lat*lat + lon*lon; d < 9*nearReach*nearReach {
			sum += x.sure / float32(1+d/(nearReach*nearReach))
		}
	}
	return sum
}

// kin counts the names of which some sense, be it not the likeliest, lies in the
// division of e and near it; a name with many senses counts less.
func (f *Finder) kin(i int, e *entry) (sum float32) {
	if e.div < 0 || e.kind == kindDivision {
		return 0
	}
	for j := range f.groups {
		o := &f.groups[j]
		if j == i || o.mentions == 0 {
			continue
		}
		for k := o.first; k < o.first+o.count; k++ {
			x := &f.entries[k]
			if x.div == e.div && x.kind != kindDivision && x.kind < kindRegion && !x.same(e) && math.Abs(x.at.lat-e.at.lat) < kinReach && math.Abs(x.at.lon-e.at.lon) < kinReach {
				sum += min(1, kinSenses/float32(o.count))
				break
			}
		}
	}
	return sum
}

func log2(x float32) float32 { return float32(math.Log2(float64(max(x, 1)))) }

// choose takes the sense with the highest total.
func (f *Finder) choose(g *group) {
	g.best, g.sure = -1, 0
	var sum, top float64
	for k := int32(0); k < g.count; k++ {
		if t := float64(f.entries[g.first+k].total); g.best < 0 || t > top {
			g.best, top = k, t
		}
	}
	for k := int32(0); k < g.count; k++ {
		e := &f.entries[g.first+k]
		e.sure = float32(math.Pow(10, float64(e.total)-top))
		sum += float64(e.sure)
	}
	for k := int32(0); k < g.count; k++ {
		f.entries[g.first+k].sure /= float32(sum)
	}
	if g.best >= 0 {
		g.sure = f.entries[g.first+g.best].sure
	}
}

// maxAlternatives is how many other senses a place keeps.
const maxAlternatives = 4

// alternatives returns the other senses of a group, likeliest first.
func (f *Finder) alternatives(g *group) []readout.Alternative {
	var out []readout.Alternative
	for k := int32(0); k < g.count; k++ {
		e := &f.entries[g.first+k]
		if k != g.best && e.sure >= 0.01 {
			out = append(out, readout.Alternative{Key: f.key(e), Name: e.name(), Country: iso3(e.country), Score: e.sure})
		}
	}
	slices.SortStableFunc(out, func(a, b readout.Alternative) int {
		if a.Score > b.Score {
			return -1
		}
		return 1
	})
	return out[:min(len(out), maxAlternatives)]
}
