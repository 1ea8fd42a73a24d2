package events

import (
	"slices"

	"readout"
)

// genres are what a report may be of that has the words of events and few events.
type genres struct {
	known                                                            bool
	crime, politics, disaster, sport, stage, life, science, business int
	tokens                                                           int
}

// genre counts, once a report, the words that tell what it is of.
func (x *run) genre() *genres {
	g := &x.genres
	if g.known {
		return g
	}
	*g = genres{known: true, tokens: len(x.d.Tokens)}
	for i := range x.d.Tokens {
		x.hasClass(int32(i), nil) // looks the classes up
		c := &x.classed[i]
		var seen [len(genreNames)]bool // a word speaks once for a genre
		for _, list := range c.lists[:c.n] {
			for _, name := range list {
				if k := genreOf(name); k >= 0 && !seen[k] {
					seen[k] = true
					*g.counter(k)++
				}
			}
		}
	}
	return g
}

// genreNames are the classes of words that speak for a genre, without "genre_";
// life is of obituaries and biography.
var genreNames = [...]string{"crime", "politics", "disaster", "sport", "stage", "life", "science", "business"}

// genreOf returns the index of the genre that a class stands for, -1 if none.
func genreOf(class string) int {
	if len(class) < 7 || class[:6] != "genre_" {
		return -1
	}
	return slices.Index(genreNames[:], class[6:])
}

// counter returns the count of genre k.
func (g *genres) counter(k int) *int {
	return [...]*int{&g.crime, &g.politics, &g.disaster, &g.sport, &g.stage, &g.life, &g.science, &g.business}[k]
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// dense says whether n words of a genre are enough to call the report one of it:
// four at least, and one in a hundred and twenty.
func (g *genres) dense(n int) bool { return n >= 4 && n*120 >= g.tokens }

// apolitical says whether a report of some length has hardly a word of politics.
func (g *genres) apolitical() bool { return g.tokens >= 80 && g.politics*350 < g.tokens }

// offstage says whether the report is of sport, of entertainment, of somebody's
// life, of science, of business or of no politics at all, and p is not between those that the field knows:
// there a "blow" is none. A crowd, two countries, or a power that uses force or
// speaks against somebody remain news.
func (x *run) offstage(p *proto, act, rec []string) bool {
	g := x.genre()
	sport := g.dense(g.sport) && g.sport > 2*g.politics
	stage := g.dense(g.stage) && g.stage > 2*g.politics
	life := g.dense(g.life) && g.life > g.politics
	science := g.dense(g.science) && g.science > 2*g.politics
	business := g.dense(g.business) && g.business > 2*g.politics
	if !sport && !stage && !life && !science && !business && !g.apolitical() || x.banded(p) || x.abroad(act, rec) {
		return false
	}
	switch p.typ {
	case "COERCE":
		return p.mode != "arrest" && p.mode != "deport" && !x.stately(act)
	case "ASSAULT", "SANCTION":
		return !x.stately(act) && !x.stately(rec)
	case "ACCUSE", "MOBILIZE", "THREATEN", "REQUEST", "REJECT":
		return !x.ranked(act) && !x.ranked(rec)
	case "CONSULT", "AGREE":
		return sport || !x.ranked(act) && !x.ranked(rec)
	}
	return sport || stage || life || science || business || !x.ranked(act)
}

// abroad says whether the parties are of two countries at least.
func (x *run) abroad(act, rec []string) bool {
	home := ""
	for _, ids := range [2][]string{act, rec} {
		for _, id := range ids {
			c := x.country(id)
			if home != "" && c != "" && c != home {
				return true
			}
			if c != "" {
				home = c
			}
		}
	}
	return false
}

// remembered marks what the past tense tells in an obituary as background: the life
// of the dead is no news, but for their end.
func (x *run) remembered(p *proto) {
	g := x.genre()
	if p.status != readout.Happened || p.background || x.nominal(p.verb) || !g.dense(g.life) {
		return
	}
	if f := x.tok(p.verb).Fine; f == readout.VBD || f == readout.VBN {
		p.background = true
	}
}

// ranked says whether one of ids is a state, a body of states, a group in arms, or
// somebody with an office; a sector alone does not do.
func (x *run) ranked(ids []string) bool {
	return x.power(ids, func(a *readout.Actor) bool {
		if a.Kind == readout.ActorPerson {
			return inOffice(a) && overlap(a.Sectors, rankedSectors)
		}
		return overlap(a.Sectors, statelySectors)
	})
}

// rankedSectors are those in which an office makes somebody a party in politics.
var rankedSectors = []string{"GOV", "LEG", "JUD", "MIL", "OPP", "PTY", "REB", "ELI"}

// stricken says whether the report is of a disaster, and nobody did what p tells of.
func (x *run) stricken(p *proto, act, rec []string) bool {
	if x.stately(act) || x.mob(&p.act) {
		return false
	}
	g := x.genre()
	told := g.dense(g.disaster) && g.disaster > g.politics
	switch p.typ {
	case "ASSAULT":
		return x.elemental(p) || len(act) == 0 && told && (p.mode == "" || p.mode == "destroy")
	case "REQUEST", "CONSULT", "AGREE":
		return told && !x.abroad(act, rec) && (!x.ranked(act) || x.lawmen(act)) // "crews were called", "police advised residents"
	case "PROTEST", "RETREAT":
		return told && (p.mode == "withdraw" || !x.stately(rec)) // people run into the streets, and leave buildings
	}
	return false
}

// doers are classes of what strikes and is nobody.
var doers = []string{"nature_doer", "plight"}

// elemental says whether the subject or agent of p's verb, or of the verb that it
// hangs on, is a force of
// nature or a plight: "an earthquake hit the south, killing ten", "hit by a heist".
func (x *run) elemental(p *proto) bool {
	v := p.head
	for range 3 {
		if s := x.subject(v); s >= 0 && !x.passive(v) && x.hasClass(s, doers) && x.tok(s).Name == 0 {
			return true
		}
		for c := range x.d.Children(v) {
			if x.hasClass(c, doers) && (x.tok(c).Rel == readout.RelOblAgent || x.marker(c, readout.RelCase) == "by") {
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
