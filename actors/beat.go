package actors

import "readout"

// The beats of a report: which of those who bear arms it speaks of at all.
const (
	beatUnread = iota // not looked yet
	beatNone
	beatPolice
	beatArmy // or both, soldiers not only in passing
)

// soldiering are words of soldiers, policed those of the police, by lemma.
var (
	soldiering = map[string]bool{"army": true, "military": true, "soldier": true, "troops": true, "troop": true, "naval": true, "navy": true, "commander": true,
		"battalion": true, "brigade": true, "regiment": true, "militant": true, "rebel": true, "militia": true, "airstrike": true, "insurgent": true, "militiaman": true}
	policed = map[string]bool{"police": true, "policeman": true, "riot": true, "constable": true, "arrest": true, "sheriff": true, "detective": true, "patrol": true,
		"custody": true, "suspect": true, "deputy": true, "warrant": true, "traffic": true, "handcuff": true, "burglary": true, "robbery": true, "jail": true,
		"nypd": true, "lapd": true, "gang": true, "gunman": true}
)

// policing says whether the words around officer h, in its sentence and the one
// before, speak of the police and not of soldiers; where they speak of neither,
// whether the whole report does.
func (f *Finder) policing(h int32) bool {
	n := f.d.SentenceOf(h)
	found := false
	for i := f.d.Sentences[max(n-1, 0)].First; i < f.d.Sentences[n].Last; i++ {
		w := f.lower(f.d.Tokens[i].Lemma)
		if soldiering[string(w)] {
			return false
		}
		found = found || policed[string(w)] && i != h
	}
	return found || f.beatOf() == beatPolice
}

// beatOf reads the beat of the whole report, once.
func (f *Finder) beatOf() int {
	if f.beat != beatUnread {
		return f.beat
	}
	f.beat, f.sheriff = beatNone, false
	police, army := 0, 0
	for i := range f.d.Tokens {
		switch w := string(f.lower(f.d.Tokens[i].Lemma)); {
		case soldiering[w]:
			army++
		case w == "sheriff", w == "sherrif":
			f.sheriff = true
			fallthrough
		case w == "police", w == "policeman", w == "detective", w == "nypd":
			police++
		}
	}
	switch {
	case police > 4*army:
		f.beat = beatPolice
	case army > 0:
		f.beat = beatArmy
	}
	return f.beat
}

// sheriffs says whether the report speaks of a sheriff: its deputies are his, and
// no members of a parliament.
func (f *Finder) sheriffs() bool {
	f.beatOf()
	return f.sheriff
}

// spying are words of secret services, by lemma.
var spying = map[string]bool{"spy": true, "intelligence": true, "espionage": true, "cia": true, "mossad": true, "kgb": true, "fsb": true, "mi6": true, "mi5": true, "gru": true,
	"secret": true, "undercover": true, "covert": true, "double": true, "foreign": true, "enemy": true, "sleeper": true, "informant": true}

// agentOf returns what the agent g at noun h is: one of a secret service where the
// words around say so or a state has him ("Utopian agents"), one of the police
// where they speak of crime, else somebody's agent for anything.
func (f *Finder) agentOf(g *agent, h int32) *agent {
	if p := f.d.Child(h, readout.RelNmodPoss); p >= 0 && f.hitNear(p) < 0 {
		return f.like("talent agent", g) // her agent
	}
	if k := f.hitNear(h - 1); h > 0 && k >= 0 && !f.backed(f.hits[k].last) {
		return g
	}
	n := f.d.SentenceOf(h)
	for i := f.d.Sentences[max(n-1, 0)].First; i < f.d.Sentences[n].Last; i++ {
		if spying[string(f.lower(f.d.Tokens[i].Lemma))] {
			return g
		}
	}
	if f.policing(h) {
		return f.like("federal agent", g)
	}
	return f.like("talent agent", g)
}

// ranked gives officers of the police the sector of the police: armies have
// sergeants and captains too.
func (f *Finder) ranked(x *description, h int32) {
	if !has(x.sectors, "MIL") || x.body >= 0 {
		return
	}
	switch x.office {
	case "Sergeant", "Lieutenant", "Captain", "Major", "Corporal":
		if f.policing(h) {
			x.sectors = []string{"COP"}
		}
	}
}
