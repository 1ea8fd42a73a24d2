package audit

import (
	"slices"
	"strings"

	"readout"
)

// fewest is how many statements a report has to hold before one source is too few.
const fewest = 2

func (a *auditor) singleSource(rule string) {
	var only *Source
	for i := range a.out.Sources {
		s := &a.out.Sources[i]
		if s.Count.Statements+s.Count.SecondHand == 0 {
			continue
		}
		if only != nil || s.Class == Unresolved {
			return
		}
		only = s
	}
	if only != nil && only.Class != Unstated && only.Count.Statements >= fewest {
		a.flag(rule, "everything in the report comes from one source", []*Source{only}, only.Said)
	}
}

// heard raises rule for the parties of a role that are heard in this way.
func (a *auditor) heard(rule, role, says string, how ...string) {
	for i := range a.out.Parties {
		p := &a.out.Parties[i]
		if p.Role != role || !slices.Contains(how, p.Heard) || a.out.Statements == 0 {
			continue
		}
		f := Flag{Rule: rule, Side: p.Side, Says: says, Unless: p.Unless}
		if p.Heard != HeardNo {
			f.Sources = p.Sources
			f.Statements, f.Evidence = a.saidBy(p.Sources)
		} else {
			f.Evidence = longest(p.Evidence)
		}
		a.out.Flags = append(a.out.Flags, f)
	}
}

// saidBy is all that sources say, with its words.
func (a *auditor) saidBy(ids []string) (statements []string, words []readout.Span) {
	for i := range a.out.Sources {
		if !slices.Contains(ids, a.out.Sources[i].ID) {
			continue
		}
		for _, x := range a.out.Sources[i].Said {
			statements, words = append(statements, x.Statement), append(words, x.Content...)
		}
	}
	return statements, words
}

// longest keeps the longest of spans.
func longest(spans []readout.Span) []readout.Span {
	if len(spans) == 0 {
		return nil
	}
	return []readout.Span{slices.MaxFunc(spans, func(x, y readout.Span) int { return x.Len() - y.Len() })}
}

func (a *auditor) partySilent(rule string) {
	a.heard(rule, RoleTalks, "a party to the talks whom nobody speaks for in the report", HeardNo)
}

func (a *auditor) partyUnnamed(rule string) {
	a.heard(rule, RoleTalks, "a party to the talks that is heard through unnamed sources only", HeardUnnamed)
}

func (a *auditor) partySecondHand(rule string) {
	a.heard(rule, RoleTalks, "a party to the talks that is heard only as others tell it", HeardSecondHand)
	a.heard(rule, RoleTalks, "a party to the talks that is heard only together with others", HeardTogether)
}

func (a *auditor) accusedSilent(rule string) {
	a.heard(rule, RoleAccused, "is accused and has no answer in the report", HeardNo)
}

// stateMediaUnmarked asks that a report says whose word a state's media are.
func (a *auditor) stateMediaUnmarked(rule string) {
	for i := range a.out.Sources {
		s := &a.out.Sources[i]
		if s.Class != StateMedia || marked(s.Words.In(a.text)) {
			continue
		}
		x := a.actors[s.Actor]
		if x != nil && slices.ContainsFunc(x.Mentions, func(m readout.Span) bool { return marked(a.around(m)) }) || marked(a.around(s.Words)) {
			continue
		}
		a.flag(rule, "belongs to a state, and the report does not say so", []*Source{s}, s.Said[:1], s.Words)
	}
}

// marked says whether words say that a state stands behind them.
func marked(s string) bool {
	for _, w := range words(s) {
		switch w {
		case "state", "state-run", "state-owned", "state-controlled", "state-backed", "state-linked", "official", "semi-official", "government",
			"government-run", "government-controlled", "pro-government":
			return true
		}
	}
	return false
}

// around is the words of s with a few before and after in its sentence.
func (a *auditor) around(s readout.Span) string {
	const near = 40
	for _, sent := range a.rec.Sentences {
		if sent.Contains(s) {
			from, to := max(sent.Start, s.Start-near), min(sent.End, s.End+near)
			return strings.ToValidUTF8(a.text[from:to], "")
		}
	}
	return s.In(a.text)
}

func (a *auditor) mediaSecondHand(rule string) {
	for i := range a.out.Sources {
		if s := &a.out.Sources[i]; s.Class == Media && s.Count.Statements > 0 && !a.itself(s) {
			a.flag(rule, "taken from another outlet or account; that is no confirmation", []*Source{s}, s.Said, s.Words)
		}
	}
}

// itself says whether a source is the outlet that the report is of.
func (a *auditor) itself(s *Source) bool {
	outlet := strings.ToLower(a.rec.Report.Outlet)
	return outlet != "" && strings.Contains(strings.ToLower(s.Name), outlet)
}

func (a *auditor) sourceHidden(rule string) {
	for i := range a.out.Sources {
		s := &a.out.Sources[i]
		if s.Class != Unstated {
			continue
		}
		var said []Said
		for _, x := range s.Said {
			if !a.phrase(x.Cue, hidden).Empty() && x.As != AsDeclined {
				said = append(said, x)
			}
		}
		if len(said) > 0 {
			var cues []readout.Span
			for _, x := range said {
				cues = append(cues, x.Cue)
			}
			a.flag(rule, "the report does not say who says so", nil, said, cues...)
		}
	}
}

// handout asks who supplied a picture or paper.
func (a *auditor) handout(rule string) {
	for i := range a.out.Sources {
		s := &a.out.Sources[i]
		if s.Class != Picture && s.Class != Document || !supplied(a.andNext(s.Words)) {
			continue
		}
		a.flag(rule, "comes from a party that has a stake in it", []*Source{s}, s.Said, s.Words)
	}
}

// andNext is the words of s with those right after it, which may belong to it.
func (a *auditor) andNext(s readout.Span) string {
	const next = len(" by ")
	return s.In(a.text) + strings.ToValidUTF8(a.text[s.End:min(int(s.End)+next, len(a.text))], "")
}

// supplied says whether a description ends in or holds who gave the thing out.
func supplied(s string) bool {
	w := words(s)
	for i := range w {
		if i+1 < len(w) && w[i+1] == "by" {
			switch w[i] {
			case "released", "distributed", "provided", "supplied", "published", "issued", "shared", "posted":
				return true
			}
		}
	}
	return false
}

// tollUnsourced asks for the source of a number of dead, injured or held that the
// report gives in its own voice.
func (a *auditor) tollUnsourced(rule string) {
	f := Flag{Rule: rule, Says: "a number of victims that nobody vouches for but the report"}
	for i := range a.rec.Events {
		e := &a.rec.Events[i]
		if len(e.VouchedBy) != 1 || e.VouchedBy[0] != readout.ByAuthor {
			continue
		}
		for _, c := range e.Counts {
			if (c.Kind == "killed" || c.Kind == "injured" || c.Kind == "detained" || c.Kind == "displaced") && !a.attributed(c.Span) && !slices.Contains(f.Evidence, c.Span) {
				f.Evidence = append(f.Evidence, c.Span)
			}
		}
	}
	if len(f.Evidence) > 0 {
		a.out.Flags = append(a.out.Flags, f)
	}
}

// attributed says whether s stands within what somebody said.
func (a *auditor) attributed(s readout.Span) bool {
	for i := range a.rec.Statements {
		for _, c := range a.rec.Statements[i].Content {
			if c.Overlaps(s) {
				return true
			}
		}
	}
	return false
}
