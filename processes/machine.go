package processes

import (
	"slices"
	"sync"
)

// The states of a negotiation.
const (
	None       = "none"
	Floated    = "floated"
	AgreedTalk = "agreed_to_talk"
	Scheduled  = "scheduled"
	Pre        = "pre_negotiation"
	InSession  = "in_session"
	Paused     = "paused"
	Deadlocked = "deadlocked"
	Suspended  = "suspended"
	Ended      = "ended_without_agreement"
	WalkedOut  = "walked_out"
	Collapsed  = "collapsed"
	Principle  = "agreed_in_principle"
	TextAgreed = "text_agreed"
	Signed     = "signed"
	InForce    = "in_force"
	Implement  = "implementing"
	Violated   = "violated"
	Failed     = "agreement_failed"
	Completed  = "completed"
	Abandoned  = "abandoned"
)

// States are all states, in the order of a negotiation that goes its way: of what is
// told of one day, what stands later goes on from what stands before.
var States = []string{None, Abandoned, Floated, AgreedTalk, Scheduled, Pre, InSession, Deadlocked, Paused, Suspended, WalkedOut, Ended, Collapsed,
	Principle, TextAgreed, Signed, InForce, Implement, Violated, Failed, Completed}

// What is told of a negotiation without being one of its states.
const (
	Refused   = "refused"   // an offer of talks
	Postponed = "postponed" // a meeting that was set
	Cancelled = "cancelled"
	Met       = "met"  // the parties met; the same as in_session where talks were to be
	Over      = "over" // a round is over, result not told
)

// Evidence is who must vouch for a transition: any of those named suffices. Beside them
// both sides, one side and the mediator, and two independent reports always do. A
// mediator alone suffices where the row says so, and for a recess, which is the chair's
// to call.
type Evidence uint8

const (
	ByOne      Evidence = 1 << iota // any one statement
	ByAuthor                        // the report in its own voice
	ByPaper                         // a document
	ByMediator                      // a mediator or host
	ByBoth                          // both sides; the report where it tells of both
	ByActor                         // the side that does it
	ByFinder                        // somebody who is no party: an observer, a host
	ByClock                         // nobody: a time that passed
)

// A Transition is a row of the state machine: from any of From, a trigger leads to To if
// the evidence is there.
type Transition struct {
	From     []string
	Trigger  string
	To       string
	Evidence Evidence
	Ours     bool // not in the process model: what its flags and its resumptions imply
}

// open are the states in which a negotiation may still go on.
var open = []string{Floated, AgreedTalk, Scheduled, Pre, InSession, Paused, Deadlocked, Suspended, Ended, WalkedOut, Collapsed, Principle, TextAgreed}

// over are the states that a negotiation begins anew from.
var over = []string{None, Abandoned, Failed, Completed}

// Transitions is the state machine.
var Transitions = []Transition{
	{From: []string{None, Abandoned}, Trigger: Floated, To: Floated, Evidence: ByOne | ByAuthor | ByPaper},
	{From: []string{Failed, Completed}, Trigger: Floated, To: Floated, Evidence: ByOne | ByAuthor | ByPaper, Ours: true},
	{From: []string{Floated}, Trigger: AgreedTalk, To: AgreedTalk, Evidence: ByBoth},
	{From: []string{Pre}, Trigger: AgreedTalk, To: AgreedTalk, Evidence: ByBoth, Ours: true},
	{From: []string{Floated}, Trigger: Refused, To: None, Evidence: ByOne | ByAuthor | ByPaper},
	{From: []string{AgreedTalk}, Trigger: Scheduled, To: Scheduled, Evidence: ByOne | ByAuthor | ByPaper},
	{From: []string{Pre}, Trigger: Scheduled, To: Scheduled, Evidence: ByOne | ByAuthor | ByPaper, Ours: true},
	{From: []string{Scheduled}, Trigger: Postponed, To: AgreedTalk, Evidence: ByAuthor | ByMediator | ByActor},
	{From: []string{Scheduled}, Trigger: Cancelled, To: None, Evidence: ByAuthor | ByMediator | ByActor},
	{From: append([]string{None, Abandoned}, open[:5]...), Trigger: Pre, To: Pre, Evidence: ByAuthor},
	{From: []string{Scheduled, Pre, Paused, Suspended}, Trigger: InSession, To: InSession, Evidence: ByAuthor | ByBoth},
	{From: []string{Deadlocked, Ended, WalkedOut, Collapsed}, Trigger: InSession, To: InSession, Evidence: ByAuthor | ByBoth, Ours: true},
	{From: []string{Scheduled, Pre, Paused, Suspended}, Trigger: Met, To: InSession, Evidence: ByAuthor | ByBoth},
	{From: []string{InSession}, Trigger: Paused, To: Paused, Evidence: ByAuthor},
	{From: []string{InSession}, Trigger: Over, To: Paused, Evidence: ByAuthor, Ours: true},
	{From: []string{InSession, Paused}, Trigger: Deadlocked, To: Deadlocked, Evidence: ByAuthor | ByMediator | ByBoth},
	{From: []string{InSession, Deadlocked}, Trigger: Ended, To: Ended, Evidence: ByAuthor | ByBoth},
	{From: []string{Paused, Suspended, WalkedOut}, Trigger: Ended, To: Ended, Evidence: ByAuthor | ByBoth, Ours: true},
	{From: []string{InSession, Paused}, Trigger: Suspended, To: Suspended, Evidence: ByAuthor | ByActor},
	{From: []string{Deadlocked, WalkedOut}, Trigger: Suspended, To: Suspended, Evidence: ByAuthor | ByActor, Ours: true},
	{From: []string{InSession}, Trigger: WalkedOut, To: WalkedOut, Evidence: ByAuthor},
	{From: []string{Paused, Deadlocked}, Trigger: WalkedOut, To: WalkedOut, Evidence: ByAuthor, Ours: true},
	{From: []string{Deadlocked, Suspended, WalkedOut}, Trigger: Collapsed, To: Collapsed, Evidence: ByAuthor | ByMediator},
	{From: []string{Ended, Principle, TextAgreed}, Trigger: Collapsed, To: Collapsed, Evidence: ByAuthor | ByMediator, Ours: true},
	{From: []string{InSession, Paused}, Trigger: Principle, To: Principle, Evidence: ByBoth | ByMediator},
	{From: []string{Principle}, Trigger: TextAgreed, To: TextAgreed, Evidence: ByAuthor},
	{From: []string{TextAgreed, Principle, InSession}, Trigger: Signed, To: Signed, Evidence: ByAuthor | ByPaper},
	{From: []string{Signed}, Trigger: InForce, To: InForce, Evidence: ByAuthor},
	{From: []string{Principle}, Trigger: InForce, To: InForce, Evidence: ByAuthor, Ours: true},
	{From: []string{InForce}, Trigger: Implement, To: Implement, Evidence: ByAuthor},
	{From: []string{InForce, Implement}, Trigger: Violated, To: Violated, Evidence: ByAuthor | ByFinder | ByPaper},
	{From: []string{Signed}, Trigger: Violated, To: Violated, Evidence: ByAuthor | ByFinder | ByPaper, Ours: true},
	{From: []string{InForce, Implement, Violated}, Trigger: Failed, To: Failed, Evidence: ByAuthor | ByBoth},
	{From: []string{Signed}, Trigger: Failed, To: Failed, Evidence: ByAuthor | ByBoth, Ours: true},
	{From: []string{InForce, Implement}, Trigger: Completed, To: Completed, Evidence: ByAuthor},
	{From: open, Trigger: Abandoned, To: Abandoned, Evidence: ByClock},
}

// The rows of the flags. They leave the state as it is.
var FlagTransitions = []Transition{
	{From: []string{Ended, Suspended, WalkedOut, Collapsed}, Trigger: "wanted", To: "resumption=wanted", Evidence: ByOne | ByAuthor | ByPaper},
	{From: []string{Ended, Suspended, WalkedOut, Collapsed}, Trigger: "agreed", To: "resumption=agreed", Evidence: ByBoth | ByMediator},
	{From: []string{Ended, Suspended, WalkedOut, Collapsed}, Trigger: "scheduled", To: "resumption=scheduled", Evidence: ByBoth | ByMediator},
	{From: []string{Paused, Deadlocked, Failed}, Trigger: "wanted", To: "resumption=wanted", Evidence: ByOne | ByAuthor | ByPaper, Ours: true},
	{From: []string{Paused, Deadlocked, Failed}, Trigger: "agreed", To: "resumption=agreed", Evidence: ByBoth | ByMediator, Ours: true},
	{From: []string{Paused, Deadlocked, Failed}, Trigger: "scheduled", To: "resumption=scheduled", Evidence: ByBoth | ByMediator, Ours: true},
	{From: open, Trigger: "leaders", To: "intervention=leaders", Evidence: ByAuthor | ByBoth},
	{From: open, Trigger: "mediator", To: "intervention=mediator", Evidence: ByAuthor | ByMediator | ByBoth},
}

// evidenceFor is the least that a trigger needs in any row; who says less asserts.
func evidenceFor(trigger string) Evidence {
	for i := range Transitions {
		if Transitions[i].Trigger == trigger {
			return Transitions[i].Evidence
		}
	}
	return ByAuthor
}

// Next returns the state after a trigger. Reports do not tell every step: where the row
// of the trigger begins further on, the steps between are passed over and named. Nothing
// leads back from an agreement to the talks but its failure.
func Next(state, trigger string) (to string, passed []string, ok bool) {
	if x, known := ways()[way{state, trigger}]; known {
		return x.to, slices.Clone(x.passed), x.ok
	}
	return state, nil, false
}

type way struct{ state, trigger string }

type goal struct {
	to     string
	passed []string
	ok     bool
}

// ways are all answers of Next.
var ways = sync.OnceValue(func() map[way]goal {
	out := map[way]goal{}
	for _, s := range States {
		for i := range Transitions {
			k := way{s, Transitions[i].Trigger}
			if _, done := out[k]; !done {
				to, passed, ok := search(k.state, k.trigger)
				out[k] = goal{to, passed, ok}
			}
		}
	}
	return out
})

func search(state, trigger string) (to string, passed []string, ok bool) {
	for i := range Transitions {
		if t := &Transitions[i]; t.Trigger == trigger && slices.Contains(t.From, state) {
			return t.To, nil, true
		}
	}
	if !forward(state, trigger) {
		return state, nil, false
	}
	// the shortest way to where a row of the trigger begins
	type at struct {
		state string
		way   []string
	}
	todo, seen := []at{{state: state}}, map[string]bool{state: true}
	for len(todo) > 0 {
		x := todo[0]
		todo = todo[1:]
		for i := range Transitions {
			t := &Transitions[i]
			if t.Trigger == trigger && slices.Contains(t.From, x.state) {
				return t.To, x.way, true
			}
		}
		for i := range Transitions {
			t := &Transitions[i]
			if !slices.Contains(t.From, x.state) || seen[t.To] || !passable(t) {
				continue
			}
			seen[t.To] = true
			todo = append(todo, at{t.To, append(slices.Clone(x.way), t.To)})
		}
	}
	return state, nil, false
}

// passable says whether a step may be passed over: one forwards, which nobody need have
// told of. No failure is ever concluded but the deadlock that goes before a collapse.
func passable(t *Transition) bool {
	switch t.To {
	case Floated, AgreedTalk, Scheduled, InSession, Deadlocked, Principle, Signed, InForce:
		return t.Trigger != Met
	}
	return false
}

// forward says whether a trigger can follow from a state at all, with what may be passed
// over: talks follow talks, an agreement follows talks, breaches follow agreements.
func forward(state, trigger string) bool {
	agreed := func(s string) bool {
		return slices.Index(States, s) >= slices.Index(States, Signed)
	}
	switch trigger {
	case Abandoned, Refused, Postponed, Cancelled, Over:
		return false // only straight from where they begin
	case Met:
		return slices.Contains([]string{Floated, AgreedTalk}, state)
	case Floated:
		return false
	case AgreedTalk, Scheduled, Pre:
		return slices.Contains(over, state) || slices.Index(States, state) < slices.Index(States, trigger)
	}
	if slices.Contains(over, state) {
		return true
	}
	if agreed(state) {
		return agreed(trigger) && slices.Index(States, trigger) > slices.Index(States, state)
	}
	if state == Principle || state == TextAgreed {
		return trigger != InSession && trigger != Paused && trigger != Deadlocked && trigger != Suspended && slices.Index(States, trigger) > slices.Index(States, state) || trigger == WalkedOut || trigger == Ended || trigger == Suspended
	}
	return true
}
