package processes

import (
	"slices"
	"strings"

	"readout"
)

// A claim is one fact as a trigger of the state machine.
type claim struct {
	*cited
	trigger string
	due     string
	denial  bool
	assent  bool     // it confirms what its side had denied, and tells nothing new
	by      []string // whose act it is, where it is one side's
}

// day is the day on which what a claim tells was so: the last one of a week or weekend,
// by when it certainly was.
func (c *claim) day() string {
	if c.lo != c.hi && len(c.From) > 10 && apart(c.lo, c.hi) <= 7 {
		return c.hi
	}
	return c.lo
}

// weak says whether a claim of talks is only that they are spoken of.
func (c *claim) weak() bool {
	return strings.HasPrefix(c.Rule, "talks.") || c.Kind == KindMeeting && !c.exact()
}

// claims returns the triggers that the facts make.
func (f *folder) claims() []claim {
	var out []claim
	told := map[string]bool{} // strands that tell a state
	for i := range f.facts {
		if x := &f.facts[i]; x.Kind == KindState && x.Value != "" {
			told[f.strandID(x)] = true
		}
	}
	add := func(x *cited, trigger, due string) {
		out = append(out, claim{cited: x, trigger: trigger, due: due, by: x.By})
	}
	same := f.sameWords()
	for i := range f.facts {
		x := &f.facts[i]
		switch x.Kind {
		case KindState:
			if y, ok := same[x.ID]; ok {
				if y == nil {
					continue // its words are told by another state
				}
				x = y
			}
			f.told(x, add)
			if (x.Denied || len(x.DeniedBy) > 0 || x.Status == readout.NotHappened) && x.Value != "" {
				out = append(out, claim{cited: x, trigger: trigger(x.Value), denial: true, by: x.By})
			}
		case KindMeeting:
			f.encounter(x, told[f.strandID(x)], add)
		case KindStep:
			if f.ofTalks(x) {
				f.plan(x, x.Value, x.Due, add)
			}
		case KindAgreement:
			f.accord(x, told[f.strandID(x)], add, func(x *cited) {
				for _, t := range []string{Principle, TextAgreed, Signed} { // whichever was claimed
					out = append(out, claim{cited: x, trigger: t, denial: true})
				}
			})
		case KindViolation:
			add(x, Violated, "")
		case KindEvent:
			if f.carriesOut(x) {
				add(x, Implement, "")
			}
		case KindClaim:
			if c, ok := ofContacts(x); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// carriesOut says whether an event is what agreements in force are carried out by: one side
// frees the other's people, or withdraws, on a day that is told.
func (f *folder) carriesOut(x *cited) bool {
	return x.Value == "RETREAT" && (x.Sort == "release" || x.Sort == "withdraw" || x.Sort == "disarm") && factual(x.Status) && x.exact() &&
		len(x.By) == 1 && common(x.By, f.parties) == 1
}

// ofContacts takes a denial that the parties are in touch, and what one later admits that
// it had denied.
func ofContacts(x *cited) (claim, bool) {
	c := claim{cited: x, trigger: Pre, by: x.By}
	switch {
	case len(x.Answers) > 0 || len(saying(x.Vouched)) == 0 || x.Name == topicTalks && !inTouch(x.What.Words):
	case x.Value == ClaimDenies && x.Name == topicTalks:
		c.denial = true
		return c, true
	case x.Value == ClaimConfirms && (x.Name == topicTalks || x.Name == topicDenied):
		c.assent = true
		return c, true
	}
	return claim{}, false
}

// inTouch says whether words are of parties that talk at all, and not of what becomes of
// talks that are known: "any contacts", "no negotiations", "had held secret talks".
func inTouch(text string) bool {
	text = " " + fold(text) + " "
	for _, w := range []string{" resum", " broke", " collaps", " suspend", " ended ", " end ", " quit ", " left ", " leave ", " walk", " wish", " will ", " would ", " ready ", " willing ", " postpon", " next ", " further ", " fail", " stall", " until ", " progress"} {
		if strings.Contains(text, w) {
			return false
		}
	}
	for _, w := range []string{" contact ", " contacts ", " no talks ", " no negotiations ", " no dialogue ", " any talks ", " any negotiations ", " any dialogue ", " secret ", " holding talks ", " held talks ", " in talks ", " were talks ", " been talks ", " are talks ", " such talks ", " direct talks ", " of talks ", " back channel "} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// sameWords finds the states that one report tells by the same words: the talks "ended on
// Friday without a deal" did not go into recess besides. The more definite one stays, with
// the better day; the others are nil.
func (f *folder) sameWords() map[string]*cited {
	byReport := map[string][]*cited{}
	for i := range f.facts {
		if x := &f.facts[i]; x.Kind == KindState && x.Value != "" && !x.Denied && len(x.Evidence) > 0 && factual(x.Status) {
			byReport[x.e.Report] = append(byReport[x.e.Report], x)
		}
	}
	out := map[string]*cited{}
	for _, report := range sorted(byReport) {
		xs := byReport[report]
		for _, a := range xs {
			for _, b := range xs {
				if a == b || !overlap(a.Evidence[0], b.Evidence[0]) || a.Value == b.Value || !definite(a, b) {
					continue
				}
				out[b.ID] = nil
				if b.exact() && !a.exact() && out[a.ID] == nil {
					if _, gone := out[a.ID]; !gone {
						x := *a
						x.lo, x.hi = b.lo, b.hi
						fact := *a.Fact
						fact.From, fact.Basis, fact.Before = b.From, b.Basis, b.Before
						x.Fact = &fact
						out[a.ID] = &x
					}
				}
			}
		}
	}
	return out
}

// definite says whether a says more than b: that talks are spoken of says least, and of
// two phrases the one that is further on says more.
func definite(a, b *cited) bool {
	x, y := strings.HasPrefix(a.Rule, "talks."), strings.HasPrefix(b.Rule, "talks.")
	if x != y {
		return y
	}
	return rank(trigger(a.Value)) > rank(trigger(b.Value))
}

func (f *folder) strandID(x *cited) string {
	if x.Strand < 0 {
		return ""
	}
	return x.e.Strands[x.Strand].ID
}

// trigger is the trigger of a state as a record names it.
func trigger(state string) string {
	switch state {
	case "agreed", "reached":
		return Principle
	case "initialled":
		return TextAgreed
	case "ratified":
		return Signed
	case "holding":
		return InForce
	}
	return state
}

// factual says whether something is told as so, by whomever.
func factual(s readout.Status) bool {
	return s == readout.Happened || s == readout.Ongoing || s == readout.Alleged || s == ""
}

// told takes where a report says that the talks stood. What is planned, wished or
// conditional moves nothing.
func (f *folder) told(x *cited, add func(*cited, string, string)) {
	if x.Denied || x.Status == readout.NotHappened {
		return
	}
	if factual(x.Status) && x.Value != "" && x.Value != None && x.Value != "unknown" {
		add(x, trigger(x.Value), x.Due)
	}
	if x.Resumption != "" && x.Resumption != "none" {
		f.plan(x, x.Resumption, x.Due, add)
	}
}

// plan takes talks to come.
func (f *folder) plan(x *cited, how, due string, add func(*cited, string, string)) {
	switch how {
	case "wanted", "desired", "proposed":
		add(x, Floated, due)
	case "agreed":
		add(x, AgreedTalk, due)
	case "scheduled":
		add(x, Scheduled, due)
	}
}

// encounter takes a meeting: held, it opens the talks where they were to be; a call or a
// visit does not.
func (f *folder) encounter(x *cited, told bool, add func(*cited, string, string)) {
	if common(x.Parties, f.parties) < 2 || x.Sort == "call" || x.Sort == "visit" || x.Sort == "video" || x.Sort == "letter" {
		return
	}
	if f.notTogether(x) {
		return
	}
	asTold := x
	if !held(x) { // its day is that of the meeting; what is told of it is so since the report
		y, fact := *x, *x.Fact
		fact.From, fact.Basis = x.e.Published, readout.BasisInferred
		y.Fact, y.lo, y.hi = &fact, or(x.e.Published, x.lo), or(x.e.Published, x.hi)
		asTold = &y
	}
	switch x.Value {
	case "held", "under_way", "adjourned":
		if !factual(x.Status) {
			return
		}
		if x.Sort == "talks" || x.Number > 0 {
			add(x, InSession, "")
		} else {
			add(x, Met, "")
		}
		if told {
			return
		}
		switch x.Outcome {
		case "no_agreement":
			add(x, Ended, "")
		case "deadlock":
			add(x, Deadlocked, "")
		case "walkout":
			add(x, WalkedOut, "")
		case "in_principle":
			add(x, Principle, "")
		}
	case "scheduled":
		if x.Basis == readout.BasisInferred || x.From == "" {
			add(asTold, AgreedTalk, "")
		} else {
			add(asTold, Scheduled, x.From)
		}
	case "postponed", "cancelled", "refused":
		add(asTold, x.Value, "")
		if x.Value == "postponed" && x.Due != "" {
			add(asTold, Scheduled, x.Due)
		}
	}
}

// ofTalks says whether a next step is about meeting again.
func (f *folder) ofTalks(x *cited) bool {
	if len(x.By) > 0 && common(x.By, f.parties) == 0 {
		return false
	}
	w := f.talkWords(x.What.Words)
	if w.apart || w.lasts {
		return false
	}
	if w.tells || f.talk[x.What.Words] {
		return true
	}
	if strings.HasPrefix(x.Rule, "step.encounter") || strings.HasPrefix(x.Rule, "step.meet") || strings.HasPrefix(x.Rule, "step.C10") || strings.HasPrefix(x.Rule, "step.C09") {
		if f.talk == nil {
			f.talk = map[string]bool{}
		}
		f.talk[x.What.Words] = true
		return true
	}
	return false
}

// lasts says whether words tell how long a session is to be, and of none to come.
func lasts(words string) bool {
	words = " " + fold(words) + " "
	for _, w := range []string{" last until ", " last till ", " last through ", " to last ", " run until ", " run through ", " run till ", " continue until ", " go on until ", " due to end ", " conclude on "} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// notTogether says whether the words for a meeting have the parties meet somebody else.
func (f *folder) notTogether(x *cited) bool {
	return slices.ContainsFunc(x.Evidence, func(q Quote) bool { return f.talkWords(q.Words).apart })
}

func tellsOfTalks(words string) bool {
	for _, w := range strings.Fields(fold(words)) {
		for _, stem := range []string{"meet", "talk", "negotiat", "reconven", "resum", "round", "summit", "session", "dialogue"} {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}

// apartFromEachOther says whether somebody meets the parties, and not they each other.
func apartFromEachOther(words string) bool {
	words = " " + fold(words) + " "
	for _, w := range []string{" separately ", " in turn ", " meet both ", " meet with both ", " meet the delegations ", " meet the two sides ", " meet the parties ", " meet the sides ", " each side "} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// wordsOfTalks says whether words are about meeting or talking.
func (f *folder) wordsOfTalks(words string) bool {
	return f.talkWords(words).tells || f.talk[words]
}

// accord takes what an agreement tells of the talks: one of these parties, and not from
// before their time.
func (f *folder) accord(x *cited, told bool, add func(*cited, string, string), deny func(*cited)) {
	if x.Value == "not_reached" && !f.past(x) {
		deny(x)
	}
	if !factual(x.Status) || f.past(x) || told && x.Value != "violated" && x.Value != "failed" {
		return
	}
	switch x.Value {
	case "signed", "initialled", "in_force", "violated", "in_principle", "reached", "ratified":
		t := trigger(x.Value)
		if x.Value == "in_principle" {
			t = Principle
		}
		add(x, t, x.Due)
	case "failed", "withdrawn":
		add(x, Failed, "")
	}
}

// past says whether an agreement is older than the process.
func (f *folder) past(x *cited) bool {
	if len(f.days) == 0 || x.From == "" || x.Basis == readout.BasisInferred {
		return false
	}
	return x.hi < f.days[0] && apart(x.hi, f.days[0]) > 14 || x.e.Published != "" && apart(x.hi, x.e.Published) > f.rules.window() && len(x.From) < 10
}

const (
	sameTurn = 1  // days by which reports of one turn may differ
	retold   = 10 // days for which a report without a day may speak of an earlier turn
	answered = 30 // days after which a denial no longer answers a claim
)
