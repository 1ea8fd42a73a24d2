package places

import (
	"math"
	"slices"

	"readout"
)

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
		if n.rule == "given" {
			if at, sure := f.holder(int(n.last) + 1); at > 0 {
				f.within(n, at, sure)
			}
		}
	}
	for i := range f.groups {
		f.weighAlone(&f.groups[i])
	}
	f.spread = f.countries()
	for i := range f.groups {
		f.findKin(i)
	}
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
		if e.kind == kindDivision && e.div >= 0 {
			e.total += min(mostOwnDivision, ownDivisionWeight*log2(1+f.votes.division[e.div]-f.ownVote(g, e.div)))
		}
		if e.kind < kindRegion {
			e.total += min(mostNear, nearWeight*log2(1+f.near(i, e))) + e.kin
		}
	}
}

// ownVote is what the senses of group g say for a division.
func (f *Finder) ownVote(g *group, div int32) (sum float32) {
	for k := g.first; k < g.first+g.count; k++ {
		if e := &f.entries[k]; e.div == div {
			sum += e.weight(g)
		}
	}
	return sum
}

// findKin weighs the senses of group i by their kin, which no round changes.
func (f *Finder) findKin(i int) {
	g := &f.groups[i]
	if g.count < 2 || g.mentions == 0 {
		return
	}
	for k := g.first; k < g.first+g.count; k++ {
		if e := &f.entries[k]; e.kind < kindRegion {
			e.kin = min(mostKin, kinWeight*log2(1+f.kin(i, e)))
		}
	}
}

// near counts the names whose sense lies near e, each the less the farther.
func (f *Finder) near(i int, e *entry) (sum float32) {
	scale := math.Cos(e.at.lat * math.Pi / 180)
	for j := max(0, i-mostNeighbours); j < min(len(f.groups), i+mostNeighbours); j++ {
		o := &f.groups[j]
		if j == i || o.mentions == 0 || o.best < 0 {
			continue
		}
		x := &f.entries[o.first+o.best]
		if x.kind == kindDivision || x.kind >= kindRegion || x.same(e) {
			continue
		}
		lat, lon := 111*(x.at.lat-e.at.lat), 111*across(x.at.lon-e.at.lon)*scale
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
	for j := max(0, i-mostNeighbours); j < min(len(f.groups), i+mostNeighbours); j++ {
		o := &f.groups[j]
		if j == i || o.mentions == 0 {
			continue
		}
		for k := o.first; k < o.first+o.count; k++ {
			x := &f.entries[k]
			if x.div == e.div && x.kind != kindDivision && x.kind < kindRegion && !x.same(e) && math.Abs(x.at.lat-e.at.lat) < kinReach && math.Abs(across(x.at.lon-e.at.lon)) < kinReach {
				sum += min(1, kinSenses/float32(o.count))
				break
			}
		}
	}
	return sum
}

// across brings a difference of longitudes between -180 and 180: the date line is no border.
func across(lon float64) float64 {
	switch {
	case lon > 180:
		return lon - 360
	case lon < -180:
		return lon + 360
	}
	return lon
}

func log2(x float32) float32 { return float32(math.Log2(float64(max(x, 1)))) }

// choose takes the sense with the highest total.
func (f *Finder) choose(g *group) {
	g.best, g.sure = -1, 0
	if g.count == 1 {
		g.best, g.sure = 0, 1
		f.entries[g.first].sure = 1
		return
	}
	var sum, top float64
	for k := int32(0); k < g.count; k++ {
		if t := float64(f.entries[g.first+k].total); g.best < 0 || t > top {
			g.best, top = k, t
		}
	}
	for k := int32(0); k < g.count; k++ {
		e := &f.entries[g.first+k]
		if e.sure = 0; float64(e.total) > top-hopeless {
			e.sure = float32(math.Pow(10, float64(e.total)-top))
		}
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
