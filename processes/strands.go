package processes

import (
	"slices"
	"strings"

	"readout"
)

// openStrands makes a strand of every negotiation of the record.
func (r *reader) openStrands() {
	for i := range r.rec.Processes {
		p := &r.rec.Processes[i]
		s := Strand{Parties: r.sides(p.Parties...), Issues: told(p.Issues), Focus: fold(p.Focus)}
		for _, f := range p.Frames {
			s.Frames = insert(s.Frames, fold(f))
		}
		s.Third = r.sides(p.Hosts...)
		for k := range p.Mediation {
			s.Third = union(s.Third, r.sides(p.Mediation[k].Mediator))
		}
		for k := range r.rec.Meetings {
			if m := &r.rec.Meetings[k]; m.Series == p.ID || slices.Contains(p.Meetings, m.ID) {
				s.Third = union(union(s.Third, r.sides(m.Mediators...)), r.sides(m.HostedBy...))
				s.Third = union(s.Third, r.besides(m))
			}
		}
		if rest := without(s.Parties, s.Third); len(rest) >= 2 {
			s.Parties = rest
		}
		s.Third = without(s.Third, s.Parties)
		s.Parties = r.completed(s.Parties, s.Third)
		r.of[p.ID] = len(r.entry.Strands)
		r.entry.Strands = append(r.entry.Strands, s)
	}
}

// completed adds the other party to talks or an agreement of which one alone, or none,
// is named: where the report knows one movement only, it is that movement and the state
// that the report speaks of most.
func (r *reader) completed(parties, third []string) []string {
	if len(parties) >= 2 {
		return parties
	}
	movement, n, gov := "", map[string]int{}, false
	for i := range r.rec.Actors {
		a := &r.rec.Actors[i]
		k := r.keys[a.ID]
		switch {
		case k == "" || slices.Contains(third, k):
		case k == string(openMark)+theGovernment:
			gov = true
		case isOpen(k) && !short(a):
		case state(k):
			if k != "UNO" && k != "EUR" {
				n[k] += max(1, len(a.Mentions))
			}
		case isOpen(k), a.Kind == readout.ActorArmedGroup, a.Kind == readout.ActorOrganisation && slices.Contains(a.Sectors, "REB"):
			if movement != "" && movement != k {
				return parties
			}
			movement = k
		}
	}
	states := byCount(n)
	if len(states) == 0 && gov {
		states, n[string(openMark)+theGovernment] = []string{string(openMark) + theGovernment}, 1
	}
	switch {
	case movement == "" || len(states) == 0:
		return parties
	case len(parties) == 1 && state(parties[0]):
		return insert(slices.Clone(parties), movement)
	case len(states) > 1 && n[states[0]] == n[states[1]]:
		return parties
	case len(parties) == 1 && parties[0] != movement:
		return parties
	}
	return insert([]string{movement}, states[0])
}

// besides returns those who take part in a meeting without being a party.
func (r *reader) besides(m *readout.Meeting) []string {
	var out []string
	for _, x := range m.Participants {
		if x.Role == "mediator" || x.Role == "host" || x.Role == "observer" {
			out = union(out, r.sides(x.Actor))
		}
	}
	return out
}

// told leaves out the issue that is none.
func told(issues []string) []string {
	var out []string
	for _, s := range issues {
		if s != "" && s != "other" {
			out = append(out, s)
		}
	}
	return out
}

// strandOf returns the strand that a fact between these parties belongs to: the one
// whose parties hold them all, by issue where several do. Where there is none, two
// parties open a loose strand, and so does one; nobody goes with the only negotiation.
func (r *reader) strandOf(parties []string, issue string) int {
	if _, open := split(parties); len(open) == 0 {
		return r.strandOfSides(parties, parties, issue)
	}
	if k := r.holding(parties); k >= 0 {
		return r.strandOfSides(parties, r.entry.Strands[k].Parties, issue) // who is named so there
	}
	nearby := r.guessedSides(parties)
	if r.holding(nearby) >= 0 {
		return r.strandOfSides(nearby, parties, issue)
	}
	sides, _ := split(parties)
	return r.strandOfSides(sides, parties, issue)
}

// holding returns a strand whose parties hold these, -1 if there is none.
func (r *reader) holding(parties []string) int {
	return slices.IndexFunc(r.entry.Strands, func(s Strand) bool { return within(parties, s.Parties) })
}

// guessedSides puts the sides that stand nearby in the place of open names.
func (r *reader) guessedSides(keys []string) []string {
	var out []string
	for _, k := range keys {
		if isOpen(k) && r.guess[k[1:]] != "" {
			k = r.guess[k[1:]]
		}
		out = insert(out, k)
	}
	return out
}

// strandOfSides is strandOf for sides; a strand that is opened is one of all.
func (r *reader) strandOfSides(parties, all []string, issue string) int {
	found, byIssue := -1, -1
	n, talks, only := 0, 0, -1
	for i := range r.entry.Strands {
		s := &r.entry.Strands[i]
		if !s.Loose {
			talks, only = talks+1, i
		}
		if len(parties) == 0 || !within(parties, s.Parties) {
			continue
		}
		if n++; found < 0 || r.entry.Strands[found].Loose && !s.Loose {
			found = i
		}
		if byIssue < 0 && issue != "" && slices.Contains(s.Issues, issue) {
			byIssue = i
		}
	}
	switch {
	case byIssue >= 0:
		return byIssue
	case found >= 0:
		return found
	case len(parties) == 0 && talks == 1:
		return only
	case len(parties) == 0 && talks == 0 && len(r.entry.Strands) > 0 && len(all) == 0:
		pairs := -1 // the only two that the report has deal with each other
		for i := range r.entry.Strands {
			if len(r.entry.Strands[i].Parties) >= 2 {
				if pairs >= 0 {
					return -1
				}
				pairs = i
			}
		}
		return pairs
	case len(parties) == 0 && len(all) == 0:
		return -1
	case talks == 1 && common(parties, r.entry.Strands[only].Parties) > 0:
		return only // what a third party does to one at the table
	}
	s := Strand{Parties: slices.Clone(all), Loose: true}
	if issue != "" && issue != "other" {
		s.Issues = []string{issue}
	}
	r.entry.Strands = append(r.entry.Strands, s)
	return len(r.entry.Strands) - 1
}

// about adds what a fact tells of its strand.
func (r *reader) about(s int, issue string, people []string) {
	if s < 0 {
		return
	}
	x := &r.entry.Strands[s]
	x.People = union(x.People, people)
	if x.Loose && issue != "" && issue != "other" && !slices.Contains(x.Issues, issue) {
		x.Issues = append(x.Issues, issue)
	}
}

// window of days before its publication from which a report tells news.
const news = 60

// gatherAlone puts what is told of one party alone with what is told of it and another,
// where the report tells of one other only.
func (r *reader) gatherAlone() {
	e := r.entry
	for i := range e.Strands { // talks of nobody are those of whom else the report tells of
		s := &e.Strands[i]
		if len(s.Parties) > 0 || s.Loose {
			continue
		}
		other, n := -1, 0
		for k := range e.Strands {
			if sides, _ := split(e.Strands[k].Parties); k != i && len(e.Strands[k].Parties) > 0 && !slices.ContainsFunc(sides, between) {
				other, n = k, n+1 // a call of the mediator's is not the talks
			}
		}
		if n == 1 {
			s.Parties = e.Strands[other].Parties
			for k := range e.Facts {
				if f := &e.Facts[k]; f.Strand == other || f.Strand == i {
					if f.Strand = i; len(f.Parties) == 0 && (f.Kind == KindState || f.Kind == KindMeeting) {
						f.Parties = s.Parties
					}
				}
			}
		}
	}
	for i := range e.Strands {
		s := &e.Strands[i]
		alone, met := split(s.Parties)
		if len(alone) != 1 || !s.Loose {
			continue
		}
		host, n := -1, 0
		for _, named := range []bool{true, false} { // first of two sides of whom none is a mediator
			for k := range e.Strands {
				o := &e.Strands[k]
				sides, open := split(o.Parties)
				pair := len(sides) == 2 && within(s.Parties, o.Parties)
				if k == i || len(met) > 0 && !pair {
					continue
				}
				if named && (!pair || slices.ContainsFunc(sides, between)) || !pair && !(len(sides) < 2 && len(sides)+len(open) == 2 && within(s.Parties, o.Parties)) {
					continue
				}
				if host, n = k, n+1; !o.Loose {
					n = 1
					break
				}
			}
			if n > 0 {
				break
			}
		}
		if n != 1 {
			continue
		}
		for k := range e.Facts {
			if f := &e.Facts[k]; f.Strand == i && (len(met) == 0 || f.Kind == KindPosition || f.Kind == KindThreat) {
				f.Strand = host // what a side wants, told beside its meeting with a mediator, too
			}
		}
		if o := &e.Strands[host]; o.Loose && len(met) == 0 {
			for _, issue := range s.Issues {
				if !slices.Contains(o.Issues, issue) {
					o.Issues = append(o.Issues, issue)
				}
			}
		}
	}
}

// seatNearby lets somebody count as of the side that stands nearby where the report
// tells of what that side itself did or said to the same other one.
func (r *reader) seatNearby() {
	e := r.entry
	for i := range e.Strands {
		s := &e.Strands[i]
		sides, open := split(s.Parties)
		if !s.Loose || len(sides) != 1 || len(open) != 1 || r.guess[open[0]] == "" || r.guess[open[0]] == sides[0] {
			continue
		}
		for k := range e.Strands {
			if o := &e.Strands[k]; k != i && o.Loose && len(o.Parties) == 1 && o.Parties[0] == r.guess[open[0]] {
				s.Parties = insert(s.Parties, o.Parties[0])
			}
		}
	}
}

// slight says whether all that a strand tells is what states did to each other, short of
// force and of dealings: two states accuse each other about many things.
func (r *reader) slight(strand int, s *Strand) bool {
	if !s.Loose || len(s.Parties) < 2 || slices.ContainsFunc(s.Parties, func(p string) bool { return !state(p) }) {
		return false
	}
	for i := range r.entry.Facts {
		f := &r.entry.Facts[i]
		if f.Strand != strand {
			continue
		}
		switch f.Kind {
		case KindMeeting, KindState, KindPosition, KindProposal, KindThreat, KindStep, KindDeadline, KindAgreement, KindViolation, KindSticking, KindMediation:
			return false
		}
		if f.Kind == KindEvent && (f.Value == "ASSAULT" || f.Value == "CONSULT") {
			return false
		}
	}
	return true
}

// close gives the strands their days and ids and leaves out those without facts.
func (r *reader) close() {
	e := r.entry
	r.seatNearby()
	r.gatherAlone()
	for i := range e.Facts {
		f := &e.Facts[i]
		if f.Strand < 0 || f.Before || f.Basis == readout.BasisInferred && e.Published != "" {
			continue
		}
		s := &e.Strands[f.Strand]
		from, to := firstDay(f.From), lastDay(f.From)
		if to = max(to, lastDay(f.To)); from == "" {
			continue
		}
		if pub := e.Published; pub != "" {
			if apart(from, pub) > news || from > pub {
				continue // history, or to come
			}
			to = min(to, pub)
		}
		if s.From == "" || from < s.From {
			s.From = from
		}
		s.To = max(s.To, to)
	}
	used := make([]int, len(e.Strands))
	for i := range e.Facts {
		if s := e.Facts[i].Strand; s >= 0 {
			used[s]++
		}
	}
	e.Names, e.Known = r.named(), r.known()
	kept := e.Strands[:0:0]
	place := make([]int, len(e.Strands))
	for i, s := range e.Strands {
		place[i] = -1
		s.Parties, s.Open = split(s.Parties)
		s.Heard = without(r.heard(i), s.Open)
		if !s.Loose {
			r.staff(&s)
		}
		s.Slight = r.slight(i, &s)
		if used[i] == 0 || len(s.Parties) == 0 && len(s.Open) == 0 && len(s.Issues) == 0 && s.Focus == "" && len(s.Frames) == 0 {
			continue
		}
		fallback := e.Published
		if fallback == "" {
			fallback = dayOf(e.Stored)
		}
		if s.To == "" || fallback > s.To && e.Published != "" {
			s.To = fallback // it was told then
		}
		if s.From == "" {
			s.From = s.To
		}
		if s.From == "" { // of no day at all: it stands alone, before all others
			s.From, s.To = firstOfDays, firstOfDays
		}
		if !s.Loose && !r.founded(i) {
			s.Loose = true
		}
		s.ID = "p" + hash(e.Report+"|"+strings.Join(s.Parties, "|")+"|"+r.ordinal(kept, s.Parties), 4)
		place[i] = len(kept)
		kept = append(kept, s)
	}
	for i := range e.Facts {
		if f := &e.Facts[i]; f.Strand >= 0 {
			f.Strand = place[f.Strand]
		}
	}
	e.Strands = kept
}

// heard lists the open names in the facts of a strand.
func (r *reader) heard(strand int) []string {
	var out []string
	for i := range r.entry.Facts {
		f := &r.entry.Facts[i]
		if f.Strand != strand {
			continue
		}
		for _, keys := range [][]string{f.Parties, f.By, f.On, saying(f.Vouched), saying(f.DeniedBy)} {
			if _, open := split(keys); len(out)+len(open) <= mostStaff {
				out = union(out, open)
			}
		}
	}
	return out
}

// mostStaff is how many people of the parties tell talks apart from others.
const mostStaff = 8

// staff adds the people of the parties, by whom other reports on the talks are known.
func (r *reader) staff(s *Strand) {
	for i := range r.entry.Known {
		if x := &r.entry.Known[i]; !x.Guess && strings.Contains(x.Name, " ") && slices.Contains(s.Parties, x.Side) && len(s.People) < mostStaff {
			s.People = insert(slices.Clone(s.People), x.Name)
		}
	}
}

// founded says whether a strand can open a process: somebody who stands for a side, or
// the report itself, tells of talks. The word of a private person about a truce in sport
// opens none.
func (r *reader) founded(strand int) bool {
	for i := range r.entry.Facts {
		f := &r.entry.Facts[i]
		if f.Strand != strand || f.Kind != KindState && f.Kind != KindMeeting && f.Kind != KindAgreement && f.Kind != KindMediation {
			continue
		}
		for _, v := range f.Vouched {
			if v.Kind != VoucherSide || v.Side != "" && !isOpen(v.Side) {
				return true
			}
		}
	}
	return false
}

// ordinal tells strands of the same parties in one report apart.
func (r *reader) ordinal(kept []Strand, parties []string) string {
	n := 0
	for i := range kept {
		if slices.Equal(kept[i].Parties, parties) {
			n++
		}
	}
	return string(rune('0' + min(n, 70)))
}

// named keeps the names of those keys that the entry speaks of.
func (r *reader) named() map[string]string {
	used := map[string]string{}
	add := func(keys []string) {
		for _, k := range keys {
			if n := r.names[k]; n != "" {
				used[k] = n
			}
		}
	}
	for i := range r.entry.Strands {
		add(r.entry.Strands[i].Parties)
		add(r.entry.Strands[i].Third)
	}
	for i := range r.entry.Facts {
		f := &r.entry.Facts[i]
		add(f.Parties)
		add(f.By)
		add(f.On)
		add(f.Third)
		add(saying(f.Vouched))
		add(saying(f.DeniedBy))
	}
	return used
}
