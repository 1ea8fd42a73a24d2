package wording

import (
	"strings"

	"readout/processes"
)

// Change says in words what has changed: "suspended" and "in session"; "Ghana on tariffs:
// demands" and "offers". from is empty where there was nothing before.
func (l *Ledger) Change(x *processes.Change) (from, to string) {
	from, to = Plain(Spaced(x.From)), Plain(strings.Replace(Spaced(x.To), "=", ": ", 1))
	of := ""
	switch x.Kind {
	case processes.ChangeRound:
		return strings.TrimSuffix(from, ", not stated"), strings.TrimSuffix(to, ", not stated")
	case processes.ChangeClaim:
		return "", "claimed: " + to
	case processes.ChangeName:
		return "", "now called " + Plain(x.To)
	case processes.ChangeMoved:
		return "", "now part of " + Plain(x.To)
	case processes.ChangeGone:
		return "", "no report tells of it any more"
	case processes.ChangePosition:
		of = l.Parties(x.Parties) + on(x.Issue)
	case processes.ChangeStep:
		of = l.Parties(x.Parties)
	}
	switch {
	case of == "":
	case from == "":
		to = of + ": " + to
	default:
		from = of + ": " + from
	}
	return from, to
}

// on is the issue of a position, where it has one.
func on(issue string) string {
	if issue == "" || issue == "other" {
		return ""
	}
	return " on " + Spaced(issue)
}
