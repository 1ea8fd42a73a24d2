package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"readout/processes"
	"readout/wording"
)

// A processPage is what the page of one process shows, in the order in which a desk asks.
type processPage struct {
	ID, Name, About, AsOf string

	State   toned
	Since   string
	Sure    toned
	Why     string
	Now     []cite
	Flags   []claimLine
	Claims  []claimLine
	Remarks []string

	Backing    []backing
	Line       *line
	Board      board
	Parties    []partyLine
	AnyPeople  bool
	History    []stateLine
	Rounds     []roundLine
	Positions  matrix
	InTheWay   []thing
	Threats    []thing
	Next       []thing
	Soonest    *thing // of Next, whose day is to come
	Closed     []thing
	Proposals  []thing
	Agreements []agreementLine
	Disputed   []standingLine
	Both       []standingLine
	Alone      []aloneLine
	Unnamed    []cite
	Suggested  []suggestion
	Decisions  []string
	Take       map[string]*takeaway
}

type claimLine struct {
	Text  string
	Sure  toned
	Cites []cite
}

type partyLine struct {
	Name, Role, People, Link string
	Reports                  int
}

type stateLine struct {
	N       int
	Day, To string
	State   toned
	Claimed bool
	By      string // who did it, who says it
	Passed  string
	Sure    toned
	Texts   int
	Cites   []cite
}

type roundLine struct {
	Number, Days, Kind, Level, Place, Who, Mediated string
	End                                             toned
	By                                              string
	Versions                                        []string
	Reports, Texts                                  int
	Cites                                           []cite
}

// A matrix is positions by party and issue.
type matrix struct {
	Holders []string
	Rows    []matrixRow
}

type matrixRow struct {
	Issue string
	Cells [][]position
}

type position struct {
	Stance, Kind, Days, Change string
	Old                        bool
	Sure                       toned
	Cites                      []cite
}

// A thing is one line with its words.
type thing struct {
	When, Who, Text string
	Mark            toned
	If              string
	Late            bool // it is open and its day has passed
	Cites           []cite
}

type agreementLine struct {
	thing
	Turns    []string
	Breaches []thing
}

// A standingLine is a claim of a process and how it stands with the two sides.
type standingLine struct {
	Matter, Who, Formerly string
	Cites                 []cite
}

type aloneLine struct {
	Side        string
	Facts, Only int
	Cites       []cite
}

type suggestion struct{ Because, Link string }

// process shows one negotiation.
func (q *request) process() error {
	asOf, err := q.day("as-of")
	if err != nil {
		return err
	}
	p, err := q.folded(q.ctx, q.r.PathValue("id"), asOf)
	if err != nil {
		return err
	}
	l := wording.LedgerOf(p)
	v := processPage{ID: p.ID, Name: wording.Plain(p.Name), AsOf: p.AsOf, About: aboutProcess(p), State: tonedState(p.State), Since: p.Since}
	if now := l.Now(); now != nil {
		v.Sure, v.Now = tonedStanding(now.Standing), q.cites(l, now.Facts, 3)
	}
	v.Why = whyOf(l)
	q.flagsOf(l, &v)
	for _, y := range p.Parties {
		v.Parties = append(v.Parties, partyLine{Name: wording.Plain(y.Name), Role: wording.Spaced(y.Role), Reports: y.Reports,
			People: wording.Plain(strings.Join(y.People[:min(len(y.People), 6)], ", ")), Link: actorLink(y.Key)})
		v.AnyPeople = v.AnyPeople || len(y.People) > 0
	}
	v.Backing, v.Board = backings(p), q.boardOf(l)
	v.Line = lineOf(l)
	v.Take = map[string]*takeaway{}
	for name, what := range map[string]string{"parties": "the parties", "states": "the states", "rounds": "the rounds", "positions": "the positions", "steps": "steps and deadlines", "agreements": "the agreements", "claims": "what rests on whose word"} {
		v.Take[name] = take(name, what, "process", p.ID, "as-of", asOf)
	}
	q.historyOf(l, &v)
	q.roundsOf(l, &v)
	v.Positions = q.positionsOf(l)
	q.comingOf(l, &v)
	q.agreementsOf(l, &v)
	q.sourcesOf(l, &v)
	return q.show("process.html", "processes", v.Name, v)
}

func aboutProcess(p *processes.Process) string {
	var parts []string
	for _, s := range []string{p.Kind, p.Type} {
		if s != "" && s != "other" {
			parts = append(parts, wording.Spaced(s))
		}
	}
	if len(p.Issues) > 0 {
		parts = append(parts, "on "+wording.Spaced(strings.Join(p.Issues, ", ")))
	}
	parts = append(parts, wording.Count(p.Reports, "report"), wording.Count(p.Groups, "independent text"))
	if p.Opened != "" {
		parts = append(parts, "since "+p.Opened)
	}
	return strings.Join(parts, " · ")
}

// flagsOf says whether a return is in sight, who stepped in, what is only claimed and what was odd.
func (q *request) flagsOf(l *wording.Ledger, v *processPage) {
	p := l.Process
	for i := range p.Flags {
		f := &p.Flags[i]
		if f.To != "" {
			continue
		}
		text := ""
		if f.Flag == "resumption" {
			if lead, word := wording.Resumption(f.Value); lead != "" {
				text = lead + " " + word
			}
			if f.For != "" {
				text += ", for " + wording.Day(f.For)
			}
		} else if f.Value != "" && f.Value != "none" {
			text = "taken up by: " + wording.Spaced(f.Value)
		}
		if text != "" {
			v.Flags = append(v.Flags, claimLine{text + ", since " + f.From, tonedStanding(f.Standing), q.cites(l, f.Facts, 1)})
		}
	}
	for i := range p.States {
		x := &p.States[i]
		if x.To == "" && (x.Standing == processes.Asserted || x.Standing == processes.Disputed) && x.From >= p.Since {
			v.Claims = append(v.Claims, claimLine{"claimed: " + wording.Spaced(x.State) + " on " + x.From + l.Claim(x), tonedStanding(x.Standing), q.cites(l, x.Facts, 1)})
		}
	}
	for _, r := range p.Remarks {
		v.Remarks = append(v.Remarks, wording.Plain(r))
	}
}

func (q *request) historyOf(l *wording.Ledger, v *processPage) {
	for i := range l.Process.States {
		x := &l.Process.States[i]
		s := stateLine{N: i + 1, Day: x.From, To: x.To, State: tonedState(x.State), Claimed: !wording.Was(x.Standing), By: l.Parties(x.Act), Sure: tonedStanding(x.Standing),
			Texts: x.Witness.Groups, Cites: q.cites(l, x.Facts, 2)}
		if s.Claimed {
			s.By = strings.TrimPrefix(l.Claim(x), ", ")
			s.State.Tone = wording.Claimed
		}
		if len(x.Passed) > 0 {
			s.Passed = wording.Spaced(strings.Join(x.Passed, ", "))
		}
		v.History = append(v.History, s)
	}
}

func (q *request) roundsOf(l *wording.Ledger, v *processPage) {
	for i := range l.Process.Rounds {
		r := &l.Process.Rounds[i]
		x := roundLine{Days: "no date", Kind: wording.Spaced(r.Kind), Level: wording.Spaced(r.Level), Place: wording.Plain(r.Place),
			Who: l.Parties(r.Parties), Reports: r.Reports, Texts: r.Groups, Cites: q.cites(l, l.After(r.Facts, r.From), 2)}
		x.End.Word, x.End.Tone = wording.Round(r.Status, r.Outcome)
		if r.From != "" {
			x.Days = wording.FromTo(r.From, r.To)
		}
		if r.Number > 0 {
			x.Number = strconv.Itoa(r.Number)
		}
		if len(r.Mediators) > 0 {
			x.Mediated = "mediated by " + l.Parties(r.Mediators)
		} else if len(r.Third) > 0 {
			x.Mediated = "with " + l.Parties(r.Third)
		}
		if len(r.By) > 0 && (r.Status == "postponed" || r.Status == "cancelled" || r.Status == "refused") {
			x.By = "by " + l.Parties(r.By)
		}
		if r.Until != "" {
			x.By = strings.TrimSpace(x.By + " until " + wording.Day(r.Until))
		}
		if len(r.Outcomes) > 1 {
			for _, y := range r.Outcomes {
				x.Versions = append(x.Versions, wording.Spaced(y.Value)+" ("+wording.Count(y.Groups, "text")+")")
			}
		}
		v.Rounds = append(v.Rounds, x)
	}
}

// positionsOf puts who wants what into a table of parties and issues; in a cell the
// newest stands first, and what was given up says so.
func (q *request) positionsOf(l *wording.Ledger) (m matrix) {
	p := l.Process
	cells := map[[2]string][]position{}
	var issues []string
	for i := range p.Positions {
		x := &p.Positions[i]
		holder := l.Party(x.Holder)
		if !slices.Contains(m.Holders, holder) {
			m.Holders = append(m.Holders, holder)
		}
		if !slices.Contains(issues, x.Issue) {
			issues = append(issues, x.Issue)
		}
		y := position{Stance: wording.Spaced(x.Stance), Days: prefixed("since ", x.From), Old: x.To != "", Sure: tonedStanding(x.Standing), Cites: q.words(l, x.Words, x.Facts)}
		if x.Kind != "" && x.Kind != "position" && x.Kind+"s" != x.Stance {
			y.Kind = wording.Spaced(x.Kind)
		}
		if x.Change != "" && x.Change != "new" {
			y.Change = wording.Spaced(x.Change)
		}
		if x.To != "" {
			y.Days = strings.TrimSpace(x.From + " until " + x.To)
		}
		key := [2]string{x.Issue, holder}
		cells[key] = append([]position{y}, cells[key]...)
	}
	for _, issue := range issues {
		row := matrixRow{Issue: cmp.Or(wording.Spaced(issue), "other")}
		for _, h := range m.Holders {
			list := cells[[2]string{issue, h}]
			slices.SortStableFunc(list, func(a, b position) int { return bit(a.Old) - bit(b.Old) })
			row.Cells = append(row.Cells, list)
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
