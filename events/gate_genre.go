package events

import "readout"

// genres are what a report may be of that has the words of events and few events.
type genres struct {
	known                                   bool
	crime, politics, disaster, sport, stage int
	tokens                                  int
}

// genre counts, once a report, the words that tell what it is of.
func (x *run) genre() *genres {
	g := &x.genres
	if g.known {
		return g
	}
	*g = genres{known: true, tokens: len(x.d.Tokens)}
	for i := range x.d.Tokens {
		t := int32(i)
		if x.tok(t).Len() < 2 {
			continue
		}
		g.crime += one(x.hasClass(t, genreCrime))
		g.politics += one(x.hasClass(t, genrePolitics))
		g.disaster += one(x.hasClass(t, genreDisaster))
		g.sport += one(x.hasClass(t, genreSport))
		g.stage += one(x.hasClass(t, genreStage))
	}
	return g
}

var (
	genreCrime    = []string{"genre_crime"}
	genrePolitics = []string{"genre_politics"}
	genreDisaster = []string{"genre_disaster"}
	genreSport    = []string{"genre_sport"}
	genreStage    = []string{"genre_stage"}
)

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// dense says whether n words of a genre are enough to call the report one of it:
// four at least, and one in a hundred and twenty.
func (g *genres) dense(n int) bool { return n >= 4 && n*120 >= g.tokens }

// offstage says whether the report is of sport or of entertainment and p is not
// between those that the field knows: there a "blow" is none.
func (x *run) offstage(p *proto, act, rec []string) bool {
	g := x.genre()
	sport := g.dense(g.sport) && g.sport > 2*g.politics
	stage := g.dense(g.stage) && g.stage > 2*g.politics
	if !sport && !stage || p.typ == "PROTEST" {
		return false
	}
	return !x.stately(act) && !x.stately(rec) && !x.banded(p)
}

// stricken says whether the report is of a disaster, and nobody did what p tells of.
func (x *run) stricken(p *proto, act, _ []string) bool {
	if p.typ != "ASSAULT" || x.stately(act) || x.mob(&p.act) {
		return false
	}
	g := x.genre()
	if x.elemental(p) {
		return true
	}
	return len(act) == 0 && g.dense(g.disaster) && g.disaster > g.politics && p.mode == ""
}

// elemental says whether the subject or agent of p's verb, or of the verb that it
// hangs on, is a force of nature: "an earthquake hit the south, killing ten".
func (x *run) elemental(p *proto) bool {
	v := p.head
	for range 3 {
		if s := x.subject(v); s >= 0 && !x.passive(v) && x.hasClass(s, []string{"nature_doer"}) && x.tok(s).Name == 0 {
			return true
		}
		for c := range x.d.Children(v) {
			if x.hasClass(c, []string{"nature_doer"}) && (x.tok(c).Rel == readout.RelOblAgent || x.marker(c, readout.RelCase) == "by") {
				return true
			}
		}
		h := x.tok(v).Head
		if h < 0 || x.nominal(v) {
			return false
		}
		v = h
	}
	return false
}
