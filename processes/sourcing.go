package processes

import (
	"cmp"
	"slices"
	"strings"
)

// How a Claim stands.
const (
	UnnamedOnly = "unnamed_only" // nobody says so by name
	OneSide     = "one_side"     // one side says so; where it is a denial, one side denies what nobody else tells
	ThirdParty  = "third_party"  // who mediates, hosts or watches says so, and neither side
	BothSides   = "both_sides"
	ByReport    = "report" // a report says so in its own voice
	// Disputed: somebody denies it, or two sides tell it in ways that cannot both be so
)

// The matters of a Claim.
const (
	AboutState     = "state"
	AboutRound     = "round"
	AboutAgreement = "agreement"
	AboutBreach    = "breach"
	AboutEvent     = "event"    // who did it to whom
	AboutCaller    = "caller"   // who asked for a round
	AboutFailing   = "failing"  // why a round did not take place
	AboutSaid      = "said"     // what a source says
	AboutPosition  = "position" // and other facts that are not the holder's own word
)

// A Claim is something told of a process: what is claimed, who says so, who denies it, and
// how that stood from one day of publication to the next.
type Claim struct {
	About    string    `json:"about"`
	Value    string    `json:"value,omitempty"` // the state, the kind of round, the type of event ...
	Words    Quote     `json:"words"`
	From     string    `json:"from,omitempty"` // the day in the world
	How      string    `json:"how"`            // unnamed_only, one_side, third_party, both_sides, report, disputed
	By       []string  `json:"by,omitempty"`   // sides and others whose word it is
	Unnamed  []string  `json:"unnamed,omitempty"`
	DeniedBy []string  `json:"denied_by,omitempty"`
	Leaves   []string  `json:"not_disputed_by,omitempty"` // who was asked and does not dispute it
	Versions []Telling `json:"versions,omitempty"`        // where sides tell it otherwise
	History  []Vouched `json:"history"`                   // oldest first; the last is how it stands
	Facts    []string  `json:"facts"`
}

// A Telling is what one side says of a matter that another tells otherwise.
type Telling struct {
	Side  string   `json:"side"`
	Says  []string `json:"says"` // whom it names
	Facts []string `json:"facts"`
}

// Vouched is how a claim stood from a day of publication on.
type Vouched struct {
	From     string   `json:"from"`
	How      string   `json:"how"`
	By       []string `json:"by,omitempty"`
	DeniedBy []string `json:"denied_by,omitempty"`
	Facts    []string `json:"facts"` // those of that day
}

// A bundle is the facts that tell of one claim.
type bundle struct {
	claim Claim
	facts []*cited
	in    map[string]bool
	n     int // how many were opened before

	oldest, newest string // days of publication of its facts
}

// sourcing lists what is claimed of the process and who vouches for it.
func (f *folder) sourcing() {
	s := &sourcer{folder: f, of: map[string][]*bundle{}, near: map[*Entry][]*bundle{}, stemmed: map[string][]string{}, owns: map[string]bool{}}
	for i := range f.p.Parties {
		s.own = append(s.own, strings.Fields(fold(f.p.Parties[i].Name))...)
	}
	s.told()
	s.said()
	s.alike()
	s.rivals()
	for _, b := range s.all {
		s.stand(b)
	}
	s.list()
}

type sourcer struct {
	*folder
	all    []*bundle
	of     map[string][]*bundle // by fact
	opened int
	near   map[*Entry][]*bundle // by report of their facts

	stemmed map[string][]string // see stems
	owns    map[string]bool     // see ownName
	own     []string            // words of the parties' names
}

func (s *sourcer) open(about, value, from string, xs ...*cited) *bundle {
	b := &bundle{claim: Claim{About: about, Value: value, From: from}, in: map[string]bool{}, n: s.opened}
	s.opened++
	s.all = append(s.all, b)
	s.join(b, xs...)
	return b
}

func (s *sourcer) join(b *bundle, xs ...*cited) {
	for _, x := range xs {
		if b.in[x.ID] {
			continue
		}
		b.in[x.ID] = true
		b.facts = append(b.facts, x)
		s.of[x.ID] = append(s.of[x.ID], b)
		if near := s.near[x.e]; len(near) == 0 || near[len(near)-1] != b {
			s.near[x.e] = append(near, b)
		}
		if day := x.e.Published; b.oldest == "" || day < b.oldest {
			b.oldest = day
		}
		b.newest = max(b.newest, x.e.Published)
	}
}

// told opens a claim for every state, round, agreement and breach of the process, and for
// whatever else is denied, told by both sides or by unnamed sources alone.
func (s *sourcer) told() {
	for i := range s.p.States {
		if x := &s.p.States[i]; x.Standing != Inferred && x.Standing != Pinned {
			s.open(AboutState, x.State, x.From, s.cited(x.Facts[:min(max(x.own, 1), len(x.Facts))])...)
		}
	}
	for i := range s.p.Rounds {
		x := &s.p.Rounds[i]
		s.open(AboutRound, x.Kind, x.From, s.cited(x.Facts)...)
	}
	for i := range s.p.Agreements {
		a := &s.p.Agreements[i]
		if a.Past {
			continue
		}
		for _, t := range a.History {
			s.rest(AboutAgreement, t.State, t.From, s.cited(t.Facts))
		}
		for _, b := range a.Breaches {
			s.rest(AboutBreach, Violated, b.From, s.cited(b.Facts))
		}
	}
	for i := range s.facts {
		x := &s.facts[i]
		if x.Kind == KindClaim || x.Kind == KindRelation || x.Kind == KindEvent || len(s.of[x.ID]) > 0 {
			continue
		}
		if unnamed(x.Vouched) || len(x.DeniedBy) > 0 || len(inBoth(saying(x.Vouched), s.parties)) > 1 && x.Kind != KindMediation {
			value := x.Kind
			if x.Kind == KindState {
				if value = x.Value; x.Resumption != "" && x.Resumption != "none" {
					value = "resumption_" + x.Resumption
				}
			}
			s.open(AboutPosition, value, x.lo, x)
		}
	}
}

// rest opens a claim of facts that are not all part of another.
func (s *sourcer) rest(about, value, from string, xs []*cited) {
	if slices.ContainsFunc(xs, func(x *cited) bool { return len(s.of[x.ID]) == 0 }) {
		s.open(about, value, from, xs...)
	}
}

// said puts what sources say with what they answer, in their report or in an earlier one.
func (s *sourcer) said() {
	var late []*cited
	for _, x := range s.kind(KindClaim) {
		switch x.Value {
		case ClaimConfirms, ClaimDenies, ClaimLeaves:
			late = append(late, x)
		default:
			if b := s.sameWordsOf(x); b != nil {
				s.join(b, x)
			} else {
				s.open(AboutSaid, x.Value, x.lo, x)
			}
		}
	}
	slices.SortStableFunc(late, func(a, b *cited) int {
		return cmp.Or(cmp.Compare(a.e.Published, b.e.Published), cmp.Compare(a.e.Report, b.e.Report), cmp.Compare(a.ID, b.ID))
	})
	for _, x := range late {
		found := false
		for _, id := range x.Answers {
			for _, b := range s.of[id] {
				s.join(b, x)
				found = true
			}
		}
		if found {
			continue
		}
		if b := s.answeredBy(x); b != nil {
			s.join(b, x)
			continue
		}
		s.open(AboutSaid, x.Value, x.lo, x)
	}
}

// alike puts accusations of one deed together, and with what others say of it later.
func (s *sourcer) alike() {
	for i := 0; i < len(s.all); i++ {
		a := s.all[i]
		if a.claim.About != AboutSaid || !slices.ContainsFunc(a.facts, func(x *cited) bool { return x.Value == ClaimAccuses }) {
			continue
		}
		for k := 0; k < len(s.all); k++ {
			b := s.all[k]
			if a == b || b.claim.About != AboutSaid || apart(a.oldest, b.oldest) > 14 || apart(b.oldest, a.oldest) > 14 || unnamed(b.facts[0].Vouched) {
				continue
			}
			if slices.ContainsFunc(a.facts, func(x *cited) bool {
				return x.Value == ClaimAccuses && slices.ContainsFunc(b.facts, func(y *cited) bool {
					return x.e != y.e && !(y.Denied && common(saying(x.Vouched), saying(y.Vouched)) > 0) && common(s.stems(x), s.stems(y)) >= 3
				})
			}) {
				s.join(a, b.facts...)
				s.all = slices.Delete(s.all, k, k+1)
				if k < i {
					i--
				}
				k--
			}
		}
	}
}

// sameWordsOf is the claim that a source's words are part of: of a state or round that is
// told by the same words, nil if they stand alone. What an unnamed source adds stands alone.
func (s *sourcer) sameWordsOf(x *cited) *bundle {
	if unnamed(x.Vouched) {
		return nil
	}
	var first *bundle
	for _, b := range s.near[x.e] {
		if b.claim.About == AboutSaid || first != nil && first.n <= b.n {
			continue
		}
		for _, y := range b.facts {
			if y.e == x.e && y.Kind != KindClaim && len(y.Evidence) > 0 && overlap(y.Evidence[0], x.What) && slices.Equal(saying(y.Vouched), saying(x.Vouched)) {
				first = b
				break
			}
		}
	}
	return first
}

// answeredBy is the claim that a denial or confirmation speaks of without saying where it
// stands: by its noun, or by words that it shares with what the other side told.
func (s *sourcer) answeredBy(x *cited) *bundle {
	who := saying(x.Vouched)
	var best *bundle
	most := 0
	for _, b := range s.all {
		n := 0
		switch {
		case !s.before(b, x), x.Value == ClaimDenies && !s.othersTell(b, who):
			continue
		case x.Name == topicDenied && slices.ContainsFunc(b.facts, func(y *cited) bool { return deniedBy(y, who) }):
			n = 8
		case answersTopic(x, &b.claim):
			n = 4
		case b.claim.About == AboutSaid || b.claim.About == AboutBreach || b.claim.About == AboutPosition || b.claim.Value == Violated || b.claim.About == AboutRound && x.Value == ClaimDenies:
			least := 2
			if b.claim.About == AboutRound { // "the claim that it failed to arrive"
				if held(b.facts[0]) || apart(b.newest, x.e.Published) > 3 {
					continue
				}
				least = 1
			}
			if n = s.shared(b, x); n < least {
				continue
			}
		default:
			continue
		}
		if n > most || n == most && best != nil && b.newest > best.newest {
			best, most = b, n
		}
	}
	return best
}

// before says whether a claim had been made when somebody answered it, and not too long
// before: a denial is the answer to news, a confirmation may come months later.
func (s *sourcer) before(b *bundle, x *cited) bool {
	first := b.oldest
	if first == "" || first > x.e.Published {
		return false
	}
	limit := answered
	if x.Value != ClaimDenies {
		limit = 365
	}
	return apart(first, x.e.Published) <= limit
}

// othersTell says whether somebody else than these vouches for a claim.
func (s *sourcer) othersTell(b *bundle, who []string) bool {
	return slices.ContainsFunc(b.facts, func(y *cited) bool {
		return slices.ContainsFunc(s.vouchers(y), func(v Voucher) bool { return v.Side == "" || !slices.Contains(who, v.Side) })
	})
}

// deniedBy says whether a fact is, or bears, a denial by one of these.
func deniedBy(y *cited, who []string) bool {
	return y.Denied && common(saying(y.Vouched), who) > 0 || common(saying(y.DeniedBy), who) > 0
}

// topicDenied is the noun of a confirmation of what was denied before: "confirmed what
// her government had denied".
const topicDenied = "denied"

// answersTopic says whether an answer names the kind of thing that a claim is.
func answersTopic(x *cited, c *Claim) bool {
	switch x.Name {
	case topicTalks:
		return inTouch(x.What.Words) && c.About == AboutState && (c.Value == Pre || c.Value == InSession && x.Value != ClaimDenies) && apart(c.From, x.lo) <= 400
	case topicAccord:
		return c.About == AboutState && (c.Value == Principle || c.Value == TextAgreed || c.Value == Signed)
	case "":
		return false
	}
	return c.About == AboutRound && c.Value == x.Name && apart(c.From, x.lo) <= 10
}

// shared counts the words of weight that an answer shares with what a claim rests on.
func (s *sourcer) shared(b *bundle, x *cited) int {
	mine, most := s.stems(x), 0
	for _, y := range b.facts {
		if y.e == x.e {
			continue // what it answers in its own report it says
		}
		most = max(most, common(mine, s.stems(y)))
	}
	return most
}

// stems are those of all words that a fact rests on; they are kept.
func (s *sourcer) stems(x *cited) []string {
	out, ok := s.stemmed[x.ID]
	if !ok {
		for _, q := range append([]Quote{x.What}, x.Evidence...) {
			out = union(out, s.m.stems.get(q.Words, stemsIn))
		}
		for k, w := range out {
			if s.ownName(w) {
				out[k] = ""
			}
		}
		out = slices.DeleteFunc(out, func(w string) bool { return w == "" })
		s.stemmed[x.ID] = out
	}
	return out
}

// ownName says whether a stem is of a party's name: all that is told bears it.
func (s *sourcer) ownName(stem string) bool {
	own, ok := s.owns[stem]
	if !ok {
		own = slices.ContainsFunc(s.own, func(w string) bool {
			return strings.HasPrefix(w, stem) || strings.HasPrefix(stem, w) && len(w) > 3 || len(stem) > 4 && strings.HasPrefix(w, stem[:4])
		})
		s.owns[stem] = own
	}
	return own
}

// stand says how a claim stood from day to day.
func (s *sourcer) stand(b *bundle) {
	slices.SortStableFunc(b.facts, func(x, y *cited) int {
		return cmp.Or(cmp.Compare(x.e.Published, y.e.Published), cmp.Compare(x.e.Report, y.e.Report), cmp.Compare(x.ID, y.ID))
	})
	c := &b.claim
	v := voices{stance: map[string]bool{}}
	for i := 0; i < len(b.facts); {
		k := i
		for k < len(b.facts) && b.facts[k].e.Published == b.facts[i].e.Published {
			k++
		}
		s.hear(&v, b.facts[i:k])
		now := v.how(s.parties)
		now.From, now.Facts = b.facts[i].e.Published, s.use(b.facts[i:k])
		if len(c.Versions) > 0 && tellers(c.Versions, b.facts[:k]) > 1 {
			now.How = Disputed
		}
		if n := len(c.History); n > 0 && c.History[n-1].How == now.How && slices.Equal(c.History[n-1].By, now.By) && slices.Equal(c.History[n-1].DeniedBy, now.DeniedBy) {
			c.History[n-1].Facts = append(c.History[n-1].Facts, now.Facts...)
		} else {
			c.History = append(c.History, now)
		}
		i = k
	}
	c.Facts, c.Unnamed, c.Leaves = s.use(b.facts), v.unnamed, v.leaves
	last := c.History[len(c.History)-1]
	c.How, c.By, c.DeniedBy = last.How, last.By, last.DeniedBy
	for _, x := range b.facts {
		if c.Words.Words == "" && x.Kind != KindClaim && len(x.Evidence) > 0 {
			c.Words = x.Evidence[0]
		}
	}
	if c.Words.Words == "" {
		c.Words = b.facts[0].What
		if c.Words.Words == "" && len(b.facts[0].Evidence) > 0 {
			c.Words = b.facts[0].Evidence[0]
		}
	}
}

// tellers counts the sides whose version had been told in some facts.
func tellers(vs []Telling, xs []*cited) int {
	n := 0
	for _, v := range vs {
		if slices.ContainsFunc(xs, func(x *cited) bool { return slices.Contains(v.Facts, x.ID) }) {
			n++
		}
	}
	return n
}

// voices are who spoke for or against a claim; of each the last word counts.
type voices struct {
	stance  map[string]bool // true for
	author  bool
	paper   bool
	owned   bool // a side says so now that had denied it
	unnamed []string
	leaves  []string
}

func (s *sourcer) hear(v *voices, xs []*cited) {
	against := map[string]bool{}
	for _, x := range xs {
		for _, y := range x.DeniedBy {
			if who := or(y.Side, y.Name); who != "" && y.Kind != VoucherUnnamed {
				against[who] = true
			}
		}
		if x.Kind == KindClaim && x.Value == ClaimLeaves {
			v.leaves = union(v.leaves, saying(x.Vouched))
			continue
		}
		denial := x.Denied && len(x.DeniedBy) == 0 || x.Kind == KindAgreement && x.Value == "not_reached"
		for _, y := range s.vouchers(x) {
			switch {
			case y.Kind == VoucherUnnamed:
				if !denial {
					v.unnamed = insert(v.unnamed, or(y.Name, "an unnamed source"))
				}
			case y.Kind == VoucherDocument:
				v.paper = true
			case y.Kind == VoucherAuthor:
				v.author = !denial
			case y.Kind == VoucherSide && or(y.Side, y.Name) != "":
				if who := or(y.Side, y.Name); denial {
					against[who] = true
				} else {
					if stance, spoke := v.stance[who]; spoke && !stance {
						v.owned = true
					}
					v.stance[who] = true
				}
			}
		}
	}
	for who := range against {
		v.stance[who] = false
	}
}

// how is how a claim stands after what was heard.
func (v *voices) how(parties []string) Vouched {
	var out Vouched
	for _, who := range sorted(v.stance) {
		if v.stance[who] {
			out.By = append(out.By, who)
		} else {
			out.DeniedBy = append(out.DeniedBy, who)
		}
	}
	sides := inBoth(out.By, parties)
	switch {
	case len(out.DeniedBy) > 0 && (len(out.By) > 0 || v.author || v.paper || len(v.unnamed) > 0):
		out.How = Disputed
	case len(out.DeniedBy) > 0:
		out.How = OneSide
	case len(sides) > 1, len(sides) == 1 && v.owned: // who denied it admits it to who claimed it
		out.How = BothSides
	case v.author || v.paper:
		out.How = ByReport
	case len(sides) == 1:
		out.How = OneSide
	case len(out.By) > 0:
		out.How = ThirdParty
	case len(v.unnamed) > 0:
		out.How = UnnamedOnly
	default:
		out.How = ByReport
	}
	return out
}

// list puts the claims into the process, what the report says in its own voice left out
// unless it stood otherwise before.
func (s *sourcer) list() {
	unnamed, both := map[string]bool{}, map[string]bool{}
	add := func(list []string, in map[string]bool, ids []string) []string {
		for _, id := range ids {
			if !in[id] {
				in[id] = true
				list = append(list, id)
			}
		}
		return list
	}
	for _, b := range s.all {
		c := &b.claim
		if len(b.facts) == 0 || c.How == ByReport && len(c.History) == 1 {
			continue
		}
		s.p.Claims = append(s.p.Claims, *c)
		switch c.How {
		case UnnamedOnly:
			s.p.UnnamedOnly = add(s.p.UnnamedOnly, unnamed, c.Facts)
		case BothSides:
			s.p.Both = add(s.p.Both, both, c.Facts)
		}
	}
	slices.SortStableFunc(s.p.Claims, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(a.History[0].From, b.History[0].From), cmp.Compare(a.About, b.About), cmp.Compare(a.Value, b.Value), cmp.Compare(a.Facts[0], b.Facts[0]))
	})
}

// union2 appends what is not yet there.
func union2(a, b []string) []string {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}
