package talks

import (
	"slices"
	"strings"
)

// This file is the state machine of a negotiation, as the process model has it.
// It knows nothing of text.

// The states of a negotiation that one report can tell of.
const (
	stNone       = "none"
	stUnknown    = "unknown"
	stFloated    = "floated"
	stAgreedTalk = "agreed_to_talk"
	stScheduled  = "scheduled"
	stPre        = "pre_negotiation"
	stSession    = "in_session"
	stPaused     = "paused"
	stDeadlocked = "deadlocked"
	stSuspended  = "suspended"
	stEnded      = "ended_without_agreement"
	stWalkedOut  = "walked_out"
	stCollapsed  = "collapsed"
	stPrinciple  = "agreed_in_principle"
	stText       = "text_agreed"
	stSigned     = "signed"
	stInForce    = "in_force"
	stViolated   = "violated"
	stFailed     = "agreement_failed"
)

// Triggers that are no states.
const (
	trPostponed = "postponed" // a meeting that was set is put off
	trCancelled = "cancelled" // it is called off
	trRefused   = "refused"   // one side will not talk
	trAgreed    = "agreed"    // an agreement was reached, form not stated
	trOver      = "over"      // a round is over, result not stated
)

// rounds are the triggers in the order in which one day's news is told of:
// what stands later goes on from what stands before.
var rounds = []string{stFloated, stAgreedTalk, stScheduled, trRefused, trPostponed, trCancelled, stPre, stSession, trOver, stDeadlocked, stPaused, stSuspended, stWalkedOut,
	stEnded, stCollapsed, stPrinciple, trAgreed, stText, stSigned, stInForce, stViolated, stFailed}

// open are the states in which a negotiation may still go on.
var open = []string{stNone, stFloated, stAgreedTalk, stScheduled, stPre, stSession, stPaused, stDeadlocked, stSuspended, stEnded, stWalkedOut, stCollapsed}

// agreed are the states with an agreement.
var agreed = []string{stPrinciple, stText, stSigned, stInForce, stViolated, stFailed}

// step returns the state after a trigger. A report begins with the state none
// and need not tell what came before, so none lets every trigger in; a trigger
// that cannot follow leaves the state as it is.
func step(state, trigger string) string {
	if state == "" {
		state = stNone
	}
	in := func(states ...string) bool { return slices.Contains(states, state) }
	isOpen := slices.Contains(open, state)
	ok := false
	switch trigger {
	case stFloated:
		ok = in(stNone)
	case stAgreedTalk:
		ok = in(stNone, stFloated)
	case stScheduled:
		ok = in(stNone, stFloated, stAgreedTalk)
	case trCancelled, trPostponed:
		ok, trigger = in(stNone, stFloated, stAgreedTalk, stScheduled), stAgreedTalk
	case trRefused:
		ok, trigger = false, state // one side's word; the hint is kept
	case stPre:
		ok = in(stNone, stFloated, stAgreedTalk, stScheduled)
	case stSession:
		ok = isOpen
	case trOver:
		ok, trigger = in(stNone, stSession), stPaused
	case stPaused:
		ok = in(stNone, stSession, stDeadlocked)
	case stDeadlocked:
		ok = in(stNone, stSession, stPaused, stPre)
	case stSuspended:
		ok = in(stNone, stSession, stPaused, stDeadlocked, stWalkedOut, stPre)
	case stWalkedOut:
		ok = in(stNone, stSession, stPaused, stDeadlocked, stPre)
	case stEnded:
		ok = in(stNone, stSession, stPaused, stDeadlocked, stSuspended, stWalkedOut, stPre, stScheduled)
	case stCollapsed:
		ok = isOpen
	case stPrinciple, trAgreed:
		ok, trigger = isOpen, stPrinciple
	case stText:
		ok = isOpen || in(stPrinciple)
	case stSigned:
		ok = isOpen || in(stPrinciple, stText)
	case stInForce:
		ok = in(stNone, stPrinciple, stText, stSigned)
	case stViolated:
		ok = in(stNone, stSigned, stInForce)
	case stFailed:
		ok = in(stNone, stSigned, stInForce, stViolated)
	}
	if !ok {
		return state
	}
	return trigger
}

// resumptions in order of strength.
var resumptions = []string{"none", "wanted", "agreed", "scheduled"}

// stronger returns the stronger of two resumptions.
func stronger(a, b string) string {
	if slices.Index(resumptions, b) > slices.Index(resumptions, a) {
		return b
	}
	return a
}

// A trigger is one thing that the report tells of a negotiation.
type trigger struct {
	name    string
	earlier bool   // before the news: "after talks collapsed", "had been working"
	day     string // ISO; empty, which is before all days, if not known
	at      int32  // token
	hit     *hit
	vouched []string
}

// fold runs the triggers through the machine in the order of the world: what
// came earlier first, then by day, then by round.
func fold(ts []trigger) (state string, last int) {
	order := make([]int, len(ts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return compare(&ts[a], &ts[b]) })
	state, last = stNone, -1
	for _, i := range order {
		if next := step(state, ts[i].name); next != state {
			state, last = next, i
		} else if last < 0 || ts[i].name == ts[last].name {
			last = i
		}
	}
	return state, last
}

func compare(a, b *trigger) int {
	if a.earlier != b.earlier {
		if a.earlier {
			return -1
		}
		return 1
	}
	if c := strings.Compare(a.day, b.day); c != 0 {
		return c
	}
	return slices.Index(rounds, a.name) - slices.Index(rounds, b.name)
}
