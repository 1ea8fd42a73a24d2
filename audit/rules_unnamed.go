package audit

import (
	"slices"
	"strings"

	"readout"
)

func (a *auditor) noReason(rule string) {
	a.unnamed(func(s *Source) {
		if s.Anonymity.Reason == notGiven && s.Count.Statements > 0 {
			a.flag(rule, "the report does not say why it gives no name", []*Source{s}, s.Said[:1], s.Words)
		}
	}, Insider)
}

// bareDescription asks who they are: "a source", "officials", with no side, no
// access and no word more anywhere.
func (a *auditor) bareDescription(rule string) {
	a.unnamed(func(s *Source) {
		if s.Side != "" || !s.Access.Empty() || s.Count.Statements == 0 || !bare(s.Words.In(a.text)) {
			return
		}
		if x := a.actors[s.Actor]; x != nil && slices.ContainsFunc(x.Mentions, func(m readout.Span) bool { return !bare(m.In(a.text)) }) {
			return
		}
		a.flag(rule, "the description says nothing of who it is or how it would know", []*Source{s}, s.Said[:1], s.Words)
	}, Insider)
}

// bare says whether a description is no more than a noun that fits anybody.
func bare(description string) bool {
	for _, w := range words(description) {
		switch w {
		case "a", "an", "the", "one", "two", "three", "four", "several", "some", "many", "other", "another", "both", "unnamed", "anonymous",
			"he", "she", "they", "it", "him", "her", "them", "his", "their",
			"source", "sources", "person", "people", "persons", "insider", "insiders", "official", "officials", "diplomat", "diplomats", "senior", "top":
		default:
			return false
		}
	}
	return true
}

func (a *auditor) unnamedExpert(rule string) {
	a.unnamed(func(s *Source) {
		if s.Count.Statements+s.Count.Ascribed > 0 {
			a.flag(rule, "judges from outside and could be named", []*Source{s}, s.Said[:1], s.Words)
		}
	}, Expert)
}

// pluralOfOne asks whether a plural without number rests on the one person of that
// side whom the report quotes, or on several who may be one.
func (a *auditor) pluralOfOne(rule string) {
	a.unnamed(func(s *Source) {
		if s.Number != nil || s.Count.Statements+s.Count.Ascribed == 0 || !plural(s) {
			return
		}
		var one []*Source
		for i := range a.out.Sources {
			t := &a.out.Sources[i]
			if t.Class == Unnamed && t.Type == Insider && t.Number != nil && t.Number.Max == 1 && t.Side == s.Side && t.Count.Statements > 0 && sameNoun(s.Name, t.Name) &&
				!otherwise(s, t) {
				one = append(one, t)
			}
		}
		if len(one) > 0 && !slices.ContainsFunc(one[1:], func(t *Source) bool { return !slices.Contains(one[0].Perhaps, t.ID) }) {
			at := []readout.Span{s.Words}
			for _, t := range one {
				at = append(at, t.Words)
			}
			a.flag(rule, "a plural, but perhaps only one of them speaks in the report", append([]*Source{s}, one...), s.Said, at...)
		}
	}, Insider)
}

// otherwise says whether descriptions tell two sources apart: one is of former
// officials, or each says of another body whose it is.
func otherwise(s, t *Source) bool {
	if slices.Contains(words(s.Name), "former") != slices.Contains(words(t.Name), "former") {
		return true
	}
	x, y := capitals(s.Name), capitals(t.Name)
	return s.Side == "" && len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(w string) bool { return slices.Contains(y, w) })
}

// capitals are the words of a description with a capital that say whose it is.
func capitals(description string) (out []string) {
	for i, w := range strings.Fields(description) {
		low := strings.ToLower(w)
		if w != low && lexicon().nouns[low] == "" && !(i == 0 && quantity(low)) {
			out = append(out, low)
		}
	}
	return out
}

// quantity says whether w opens a description and says how many.
func quantity(w string) bool {
	switch w {
	case "a", "an", "the", "some", "many", "several", "multiple", "other", "another", "one", "two", "three", "four", "few", "most", "all", "both", "current", "senior", "top":
		return true
	}
	return false
}

// plural says whether an unnamed source is more than one.
func plural(s *Source) bool {
	return slices.ContainsFunc(words(s.Name), func(w string) bool {
		return strings.HasSuffix(w, "s") && lexicon().nouns[w] != "" || w == "people"
	})
}

// sameNoun says whether a plural and a singular are of the same noun, or one of
// them fits anybody.
func sameNoun(many, one string) bool {
	var of []string
	for _, w := range words(many) {
		if lexicon().nouns[w] == Insider {
			of = append(of, strings.TrimSuffix(w, "s"))
		}
		if w == "people" || w == "persons" {
			of = append(of, "person")
		}
	}
	for _, w := range words(one) {
		if lexicon().nouns[w] == Insider && (slices.Contains(of, w) || w == "source" || w == "person" ||
			slices.Contains(of, "source") || slices.Contains(of, "person")) {
			return true
		}
	}
	return false
}

// restsOnOne asks about events for which one unnamed person alone vouches.
func (a *auditor) restsOnOne(rule string) {
	type claim struct {
		s    *Source
		said []Said
		at   []readout.Span
	}
	var claims []claim
	for i := range a.rec.Events {
		e := &a.rec.Events[i]
		s, said := a.onlyVoucher(e)
		if s == nil || len(e.Actors)+len(e.Recipients) == 0 || !tells(e.Trigger.In(a.text)) || e.Status != readout.Happened && e.Status != readout.Ongoing && e.Status != readout.Alleged {
			continue
		}
		j := slices.IndexFunc(claims, func(c claim) bool { return c.s == s })
		if j < 0 {
			j = len(claims)
			claims = append(claims, claim{s: s})
		}
		claims[j].at = append(claims[j].at, longest(append(e.Evidence, e.Trigger))...)
		if !slices.ContainsFunc(claims[j].said, func(x Said) bool { return x.Statement == said.Statement }) {
			claims[j].said = append(claims[j].said, said)
		}
	}
	for _, c := range claims {
		a.flag(rule, "an event stands on this one unnamed person alone", []*Source{c.s}, c.said, c.at...)
	}
}

// tells says whether a trigger is a word that tells of something, and neither a
// small word nor part of another, "US-backed".
func tells(trigger string) bool {
	const shortest = 4
	return len(trigger) > shortest && !strings.Contains(trigger, "-")
}

// onlyVoucher returns the one unnamed person who alone vouches for e, nil where
// others do as well.
func (a *auditor) onlyVoucher(e *readout.Event) (*Source, Said) {
	var who *Source
	var what Said
	for _, by := range e.VouchedBy {
		found := false
		for i := range a.out.Sources {
			s := &a.out.Sources[i]
			k := slices.IndexFunc(s.Said, func(x Said) bool { return x.Statement == by })
			if k < 0 {
				continue
			}
			if who != nil && who != s || s.Class != Unnamed || s.Type != Insider || s.Number == nil || s.Number.Max != 1 || s.Said[k].As != AsSaid {
				return nil, Said{}
			}
			who, what, found = s, s.Said[k], true
		}
		if !found {
			return nil, Said{}
		}
	}
	return who, what
}
