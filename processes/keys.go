package processes

import (
	"slices"
	"strings"
)

// Keys returns the keys under which e is to be found: its strands, the pairs of their
// parties, named frames, and each party with what else may tell its talks apart.
func (e *Entry) Keys() []Key {
	var out []Key
	for i := range e.Strands {
		s := &e.Strands[i]
		for _, k := range s.keys() {
			if at := slices.IndexFunc(out, func(x Key) bool { return x.Key == k }); at >= 0 {
				out[at].From, out[at].To = min(out[at].From, s.From), max(out[at].To, s.To)
				continue
			}
			out = append(out, Key{k, s.From, s.To})
		}
	}
	if len(out) == 0 {
		return nil
	}
	from, to := e.days()
	for i := range e.Known {
		if e.Known[i].Guess {
			continue
		}
		for _, k := range e.knownKeys(e.Known[i].Name) {
			if x := (Key{k, from, to}); !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
	}
	return out
}

// strands are those of an entry that may be nil.
func (e *Entry) strands() []Strand {
	if e == nil {
		return nil
	}
	return e.Strands
}

// days are the first and the last that the strands tell of.
func (e *Entry) days() (from, to string) {
	for i := range e.Strands {
		if s := &e.Strands[i]; from == "" || s.From < from {
			from = s.From
		}
		to = max(to, e.Strands[i].To)
	}
	return from, to
}

// mostParties is how many parties of a strand count; a list of more is a conference.
const mostParties = 8

func (s *Strand) keys() []string {
	out := []string{"s:" + s.ID}
	for _, f := range s.Frames {
		out = append(out, "f:"+f)
	}
	ps := s.seats()
	for k, a := range ps {
		for _, b := range ps[k+1:] {
			out = append(out, pair(a, b))
		}
	}
	for _, name := range s.names() {
		for _, k := range s.openKeys(name) {
			if !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
	}
	if of, _ := s.movement(); of != "" {
		out = append(out, movementKey(of))
	}
	if len(ps) >= 2 && s.Loose {
		return append(out, s.outside()...)
	}
	switch {
	case len(ps) == 1 && len(s.Open)+len(s.Heard) > 0:
		out = append(out, aloneKey(ps[0], anybody))
	case len(ps) == 0:
		if len(s.Open) > 1 {
			out = append(out, aloneKey("", anybody))
		}
		for _, name := range s.Open {
			out = append(out, aloneKey("", "p:"+name))
		}
	}
	for _, a := range ps { // talks are looked for by strands of one party, and these by talks
		for _, c := range s.cues() {
			if len(ps) >= 2 {
				out = append(out, talksKey(a, c))
			} else {
				out = append(out, aloneKey(a, c))
			}
		}
	}
	return out
}

// seats are the parties that count.
func (s *Strand) seats() []string { return s.Parties[:min(len(s.Parties), mostParties)] }

// mostCues is how many cues of a strand count.
const mostCues = 14

// outside leads to the talks of one of two whose mediator, host or monitor may be the
// other, and to those of a movement, which has one war.
func (s *Strand) outside() []string {
	ps := s.seats()
	if len(ps) != 2 {
		return nil
	}
	var out []string
	for i, t := range ps {
		switch other := ps[1-i]; {
		case !state(other) && !between(other) && !generic(other):
			out = append(out, aloneKey(other, "n:"+other))
		case between(t):
			out = append(out, aloneKey(other, "t:"+t))
		}
	}
	return out
}

// between says whether somebody mostly stands between parties: a body of states.
func between(key string) bool {
	return key == "UNO" || key == "EUR" || strings.HasPrefix(key, "igo.")
}

// cues are what tells talks of one party apart beside the other party: who talks, who
// mediates, what about. The issue is one only where talks are told of.
func (s *Strand) cues() []string {
	var out []string
	if s.Focus != "" {
		out = append(out, "o:"+s.Focus)
	}
	for _, p := range s.Parties {
		if !state(p) && !generic(p) {
			out = append(out, "n:"+p) // a movement has one war
		}
	}
	for _, t := range s.Third {
		out = append(out, "t:"+t)
	}
	for _, i := range s.Issues {
		if !s.Loose {
			out = append(out, "i:"+i)
		}
	}
	for _, p := range s.People {
		out = append(out, "p:"+p)
	}
	return out[:min(len(out), mostCues)]
}

// hasCue says whether cues has c.
func (s *Strand) hasCue(c string) bool {
	switch rest := c[2:]; c[:2] {
	case "p:":
		return slices.Contains(s.People, rest)
	case "t:":
		return slices.Contains(s.Third, rest)
	case "o:":
		return s.Focus == rest
	case "n:":
		return !state(rest) && !generic(rest) && slices.Contains(s.Parties, rest)
	case "i:":
		return !s.Loose && slices.Contains(s.Issues, rest)
	}
	return false
}

func pair(a, b string) string { return "p:" + min(a, b) + "|" + max(a, b) }

// talksKey leads to talks between several parties, aloneKey to what is told of one.
func talksKey(party, cue string) string { return "w:" + party + "|" + cue }
func aloneKey(party, cue string) string { return "g:" + party + "|" + cue }

// anybody is the cue of a strand of one party and somebody whose side is not told.
const anybody = "@"

// families of issues that are negotiated together. What is not here goes with any.
var families = map[string]string{
	"ceasefire": "peace", "security_arrangements": "peace", "demobilisation": "peace", "prisoners": "peace", "humanitarian_access": "peace",
	"displaced": "peace", "political_transition": "peace", "power_sharing": "peace", "constitution": "peace", "elections": "peace",
	"territory": "peace", "status/self_determination": "peace", "justice/amnesty": "peace", "terrorism_listing": "peace", "monitoring": "peace",
	"natural_resources": "resources", "arms_control/nuclear": "arms", "cyber": "cyber", "trade": "trade", "recognition": "recognition",
}

// family is that of the first issue that has one.
func family(issues []string) string {
	for _, i := range issues {
		if f := families[i]; f != "" {
			return f
		}
	}
	return ""
}
