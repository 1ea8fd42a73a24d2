package web

import (
	"strings"
	"time"

	"readout/follow"
	"readout/processes"
	"readout/wording"
)

// A toned word is one with its tone: colour and icon go by the tone, beside the word.
type toned struct {
	Word string
	Tone wording.Tone
}

func tonedState(s string) toned { return toned{wording.State(s), wording.OfState(s)} }

func tonedStanding(s string) toned {
	w, t := wording.Standing(s)
	return toned{w, t}
}

// A lane is one column of the board: processes in states of one kind.
type lane struct {
	Name      string
	About     string
	Processes []processCard
}

type processCard struct {
	*follow.Listed
	Mark       toned
	Link       string
	Return     string
	TakenUp    string
	PartyNames string
	Change     string // the last one
}

// lanes are the columns of the board, in the order in which talks go.
var lanes = []struct {
	name, about string
	states      []string
}{
	{"Before talks", "feelers, offers, dates set", []string{processes.None, processes.Pre, processes.Floated, processes.AgreedTalk, processes.Scheduled}},
	{"Talking", "at the table, or between two sittings", []string{processes.InSession, processes.Paused}},
	{"In trouble", "broken off, stuck or failed", []string{processes.Deadlocked, processes.Suspended, processes.WalkedOut, processes.Ended, processes.Collapsed,
		processes.Violated, processes.Failed, processes.Abandoned}},
	{"Agreed", "in principle, signed or in force", []string{processes.Principle, processes.TextAgreed, processes.Signed, processes.InForce, processes.Implement, processes.Completed}},
}

type processesPage struct {
	Lanes []lane
	N     int
	Left  int // that could not be looked at in time
	AsOf  string
	Last  []lastChange
	Due   []dueLine
	DueOf int // processes that were looked at
	Take  *takeaway
}

// boardTime is how long a board waits for processes that have to be folded as of a day.
const boardTime = 10 * time.Second

func (q *request) home() error { return q.processes() }

// processes shows the board: where each negotiation stands.
func (q *request) processes() error {
	asOf, err := q.day("as-of")
	if err != nil {
		return err
	}
	list, left, err := follow.Board(q.ctx, q.Store, follow.Wanted{AsOf: asOf}, boardTime)
	if err != nil {
		return err
	}
	p := processesPage{N: len(list), Left: left, AsOf: asOf, Take: take("processes", "the board", "as-of", asOf)}
	var changed map[string]lastChange
	if asOf == "" {
		if p.Last, changed, err = q.lastChanges(); err != nil {
			return err
		}
	}
	if left > 0 {
		q.w.Header().Set("Retry-After", "1") // more of it is known when it is asked for again
	}
	p.Due, p.DueOf = q.comingDays(list, asOf)
	rest := lane{Name: "Elsewhere", About: "in another state"}
	p.Lanes = make([]lane, len(lanes))
	for i, l := range lanes {
		p.Lanes[i] = lane{Name: l.name, About: l.about}
	}
	for _, x := range list {
		c := processCard{Listed: x, Mark: tonedState(x.State), Link: "/processes/" + x.ID, PartyNames: wording.List(x.Parties)}
		if last, ok := changed[c.Link]; ok && last.To.Word != c.Mark.Word {
			c.Change = strings.TrimPrefix(last.Day+" "+last.Kind+": "+last.To.Word, "no date ")
		}
		if lead, word := wording.Resumption(x.Resumption); lead != "" {
			c.Return = lead + " " + word
		}
		if x.Intervention != "" && x.Intervention != "none" {
			c.TakenUp = wording.Spaced(x.Intervention)
		}
		at := &rest
		for i, l := range lanes {
			for _, s := range l.states {
				if s == x.State {
					at = &p.Lanes[i]
				}
			}
		}
		at.Processes = append(at.Processes, c)
	}
	if len(rest.Processes) > 0 {
		p.Lanes = append(p.Lanes, rest)
	}
	return q.show("processes.html", "processes", "Processes", p)
}
