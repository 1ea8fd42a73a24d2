package wording

import (
	"readout/processes"
)

// Matter is what a claim is about: "agreed in principle, 2024-04-24".
func (l *Ledger) Matter(c *processes.Claim) string {
	s := ""
	switch c.About {
	case processes.AboutState:
		s = Spaced(c.Value)
	case processes.AboutAgreement:
		s = "agreement " + Spaced(c.Value)
	case processes.AboutRound:
		s = Spaced(c.Value)
	case processes.AboutBreach:
		s = "breach of an agreement"
	case processes.AboutEvent:
		s = "who attacked whom"
	case processes.AboutCaller:
		s = "who asked for the " + Spaced(c.Value)
	case processes.AboutFailing:
		s = "why the " + Spaced(c.Value) + " failed"
	case processes.AboutPosition:
		s = Spaced(c.Value)
	default:
		return "" // the words say it
	}
	if c.From != "" {
		s += ", " + InSentence(c.From)
	}
	return s
}

// Standing says who says so and who denies it: "A and B; denied by C", "A says it was B;
// B says it was A".
func (l *Ledger) Standing(c *processes.Claim) string {
	if len(c.Versions) > 1 {
		s := ""
		for i, v := range c.Versions {
			if i > 0 {
				s += "; "
			}
			s += l.Party(v.Side) + " says it was " + l.itself(v.Side, v.Says)
		}
		return s
	}
	s := l.Parties(c.By)
	if s == "" && len(c.Unnamed) > 0 && c.How != processes.ByReport {
		s = List(plainAll(c.Unnamed))
	}
	if len(c.DeniedBy) > 0 {
		if s != "" {
			s += "; "
		}
		s += "denied by " + l.Parties(c.DeniedBy)
	}
	if len(c.Leaves) > 0 {
		if s != "" {
			s += "; "
		}
		s += "not disputed by " + l.Parties(c.Leaves)
	}
	return s
}

func (l *Ledger) itself(side string, says []string) string {
	if len(says) == 1 && says[0] == side {
		return "itself"
	}
	return l.Parties(says)
}

func plainAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = Plain(s)
	}
	return out
}

// Formerly says how a claim stood before: "until 2024-02-03 only unnamed sources said so".
// It is empty where it never stood otherwise.
func (l *Ledger) Formerly(c *processes.Claim) string {
	for i := len(c.History) - 1; i > 0; i-- {
		was, now := c.History[i-1].How, c.History[i].How
		if was == now {
			continue
		}
		s := "until " + InSentence(c.History[i].From) + " "
		switch was {
		case processes.UnnamedOnly:
			return s + "only unnamed sources said so"
		case processes.OneSide:
			if len(c.History[i-1].By) == 0 {
				return s + "only denied"
			}
			return s + "only " + l.Parties(c.History[i-1].By) + " said so"
		case processes.ThirdParty:
			return s + "neither side had said so"
		case processes.Disputed:
			return s + "it was disputed"
		case processes.ByReport:
			return s + "nobody had denied it"
		case processes.BothSides:
			return s + "both sides said so"
		}
	}
	return ""
}
