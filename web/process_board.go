package web

import (
	"slices"
	"strconv"

	"readout/processes"
	"readout/wording"
)

// A board is rounds by parties: who was at the table, who called it off, who was in between.
type board struct {
	Parties []boardParty
	Rows    []boardRow
}

type boardParty struct{ Name, Role string }

type boardRow struct {
	Number, Days, What, Link string
	End                      toned
	Cells                    []boardCell
	Cites                    []cite
}

// A boardCell says what a party did in a round; empty where nothing is told.
type boardCell struct {
	Icon, Word string
	Tone       wording.Tone
}

// mostColumns is how many parties a board shows; the others stand in the table of rounds.
const mostColumns = 8

// boardOf puts the rounds of a process into a table by parties: the negotiating ones
// first, then those who mediate or host.
func (q *request) boardOf(l *wording.Ledger) (b board) {
	p := l.Process
	var keys []string
	add := func(key, role string) {
		if key != "" && !slices.Contains(keys, key) && len(keys) < mostColumns {
			keys = append(keys, key)
			b.Parties = append(b.Parties, boardParty{l.Party(key), role})
		}
	}
	for _, y := range p.Parties {
		if y.Role == "negotiating_party" {
			add(y.Key, "")
		}
	}
	for i := range p.Rounds {
		for _, k := range p.Rounds[i].Parties {
			add(k, "")
		}
	}
	for i := range p.Rounds {
		for _, k := range p.Rounds[i].Mediators {
			add(k, "mediates")
		}
		for _, k := range append(slices.Clone(p.Rounds[i].Hosts), p.Rounds[i].Third...) {
			add(k, "")
		}
	}
	for i := range p.Rounds {
		r := &p.Rounds[i]
		x := boardRow{Days: "no date", What: wording.Capital(joined(wording.Spaced(r.Kind), wording.Plain(r.Place))), Cites: q.cites(l, l.After(r.Facts, r.From), 1)}
		x.End.Word, x.End.Tone = wording.Round(r.Status, r.Outcome)
		if r.From != "" {
			x.Days = wording.FromTo(r.From, r.To)
		}
		if r.Number > 0 {
			x.Number = strconv.Itoa(r.Number)
		}
		for _, k := range keys {
			x.Cells = append(x.Cells, boardCellOf(r, k))
		}
		b.Rows = append(b.Rows, x)
	}
	return b
}

func boardCellOf(r *processes.Round, key string) boardCell {
	off := r.Status == "postponed" || r.Status == "cancelled" || r.Status == "refused"
	switch {
	case off && slices.Contains(r.By, key):
		return boardCell{"✕", map[string]string{"postponed": "put it off", "cancelled": "called it off", "refused": "refused"}[r.Status], wording.Bad}
	case slices.Contains(r.Mediators, key):
		return boardCell{"◇", "mediated", wording.Quiet}
	case off && slices.Contains(r.Parties, key):
		return boardCell{"○", "was to come", wording.Open}
	case slices.Contains(r.Parties, key) && (r.Status == "held" || r.Status == "under_way" || r.Status == ""):
		return boardCell{"●", "at the table", wording.Good}
	case slices.Contains(r.Parties, key):
		return boardCell{"○", wording.Spaced(r.Status), wording.Open}
	case slices.Contains(r.Hosts, key):
		return boardCell{"⌂", "hosted", wording.Quiet}
	case slices.Contains(r.Third, key):
		return boardCell{"·", "was there", wording.Quiet}
	}
	return boardCell{}
}

// A backing is how many claims rest on whose word.
type backing struct {
	What, Link string
	N          int
	Tone       wording.Tone
}

// backings counts the claims of a process by whose word they are.
func backings(p *processes.Process) (out []backing) {
	kinds := []struct {
		how, what, link string
		tone            wording.Tone
	}{
		{processes.BothSides, "both sides say", "#both", wording.Good},
		{processes.OneSide, "one side alone says", "#alone", wording.Claimed},
		{processes.ThirdParty, "others say, neither side", "", wording.Open},
		{processes.ByReport, "reports tell in their own words", "", wording.Quiet},
		{processes.UnnamedOnly, "only unnamed sources say", "#unnamed", wording.Claimed},
		{processes.Disputed, "are disputed", "#disputed", wording.Bad},
	}
	for _, k := range kinds {
		n := 0
		for i := range p.Claims {
			if p.Claims[i].How == k.how {
				n++
			}
		}
		if n > 0 {
			out = append(out, backing{k.what, k.link, n, k.tone})
		}
	}
	return out
}
