package processes

import (
	"slices"
	"testing"
)

// TestTransitions runs every row of the machine: from each of its states its trigger
// leads where it says.
func TestTransitions(t *testing.T) {
	for _, row := range Transitions {
		for _, from := range row.From {
			to, passed, ok := Next(from, row.Trigger)
			if !ok || to != row.To || len(passed) > 0 {
				t.Errorf("%s + %s = %s, passing %v (%v), want %s", from, row.Trigger, to, passed, ok, row.To)
			}
			if !slices.Contains(States, from) || !slices.Contains(States, row.To) {
				t.Errorf("%s + %s: no such state", from, row.Trigger)
			}
		}
		if row.Evidence == 0 {
			t.Errorf("%v + %s: no evidence is asked for", row.From, row.Trigger)
		}
	}
}

// TestModel holds the rows of the process model against the machine: from, trigger, to
// and who must vouch.
func TestModel(t *testing.T) {
	f := func(from, trigger, to string, evidence Evidence) {
		t.Helper()
		i := slices.IndexFunc(Transitions, func(x Transition) bool { return x.Trigger == trigger && slices.Contains(x.From, from) })
		if i < 0 || Transitions[i].To != to || Transitions[i].Evidence != evidence {
			t.Errorf("%s + %s: %+v", from, trigger, i)
		}
	}
	f(None, Floated, Floated, ByOne|ByAuthor|ByPaper)
	f(Abandoned, Floated, Floated, ByOne|ByAuthor|ByPaper)
	f(Floated, AgreedTalk, AgreedTalk, ByBoth)
	f(Floated, Refused, None, ByOne|ByAuthor|ByPaper)
	f(AgreedTalk, Scheduled, Scheduled, ByOne|ByAuthor|ByPaper)
	f(Scheduled, Postponed, AgreedTalk, ByAuthor|ByMediator|ByActor)
	f(Scheduled, Cancelled, None, ByAuthor|ByMediator|ByActor)
	f(None, Pre, Pre, ByAuthor)
	f(Scheduled, InSession, InSession, ByAuthor|ByBoth)
	f(Pre, InSession, InSession, ByAuthor|ByBoth)
	f(Paused, InSession, InSession, ByAuthor|ByBoth)
	f(Suspended, Met, InSession, ByAuthor|ByBoth)
	f(InSession, Paused, Paused, ByAuthor)
	f(InSession, Deadlocked, Deadlocked, ByAuthor|ByMediator|ByBoth)
	f(InSession, Ended, Ended, ByAuthor|ByBoth)
	f(Deadlocked, Ended, Ended, ByAuthor|ByBoth)
	f(Paused, Suspended, Suspended, ByAuthor|ByActor)
	f(InSession, WalkedOut, WalkedOut, ByAuthor)
	f(Deadlocked, Collapsed, Collapsed, ByAuthor|ByMediator)
	f(WalkedOut, Collapsed, Collapsed, ByAuthor|ByMediator)
	f(InSession, Principle, Principle, ByBoth|ByMediator)
	f(Principle, TextAgreed, TextAgreed, ByAuthor)
	f(TextAgreed, Signed, Signed, ByAuthor|ByPaper)
	f(InSession, Signed, Signed, ByAuthor|ByPaper)
	f(Signed, InForce, InForce, ByAuthor)
	f(InForce, Implement, Implement, ByAuthor)
	f(Implement, Violated, Violated, ByAuthor|ByFinder|ByPaper)
	f(Violated, Failed, Failed, ByAuthor|ByBoth)
	f(InForce, Completed, Completed, ByAuthor)
	f(Paused, Abandoned, Abandoned, ByClock)
}

// TestPassing says which steps may be passed over and which may not.
func TestPassing(t *testing.T) {
	f := func(from, trigger, want string) {
		t.Helper()
		if to, _, _ := Next(from, trigger); to != want {
			t.Errorf("%s + %s = %s, want %s", from, trigger, to, want)
		}
	}
	f(None, InSession, InSession)
	f(None, Signed, Signed)
	f(None, Collapsed, Collapsed)
	f(Floated, InSession, InSession)
	f(InSession, InForce, InForce)
	f(InSession, Collapsed, Collapsed)
	f(None, Met, None)               // a mere meeting opens no talks
	f(InSession, Floated, InSession) // who talks has no need to offer it
	f(Signed, InSession, Signed)     // nothing leads back from a signature to the talks
	f(Signed, Deadlocked, Signed)
	f(InForce, Principle, InForce)
	f(Failed, InSession, InSession) // a negotiation may begin anew
	f(Completed, Floated, Floated)
	f(Violated, Signed, Violated)
	f(Collapsed, Paused, Paused) // through a session that nobody told of
}
