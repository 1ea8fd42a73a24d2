package talks

import "testing"

// TestStep holds the table of transitions of the process model.
func TestStep(t *testing.T) {
	f := func(from, trigger, want string) {
		t.Helper()
		if got := step(from, trigger); got != want {
			t.Errorf("%s, %s: %s, want %s", from, trigger, got, want)
		}
	}
	f(stNone, stFloated, stFloated)
	f(stFloated, stAgreedTalk, stAgreedTalk)
	f(stAgreedTalk, stScheduled, stScheduled)
	f(stScheduled, trPostponed, stAgreedTalk)
	f(stScheduled, stSession, stSession)
	f(stSuspended, stSession, stSession)
	f(stSession, stPaused, stPaused)
	f(stEnded, stPaused, stEnded) // "for now" beside a stated failure
	f(stSession, stEnded, stEnded)
	f(stDeadlocked, stEnded, stEnded)
	f(stSession, stWalkedOut, stWalkedOut)
	f(stWalkedOut, stSuspended, stSuspended)
	f(stSuspended, stCollapsed, stCollapsed)
	f(stCollapsed, stDeadlocked, stCollapsed)
	f(stSession, stPrinciple, stPrinciple)
	f(stSession, trAgreed, stPrinciple)
	f(stPrinciple, stText, stText)
	f(stText, stSigned, stSigned)
	f(stSigned, stInForce, stInForce)
	f(stInForce, stViolated, stViolated)
	f(stViolated, stFailed, stFailed)
	f(stSigned, stDeadlocked, stSigned)
	f(stEnded, stInForce, stEnded)
	f(stEnded, stFailed, stEnded) // an older agreement failed, not this one
}

// TestFold holds that the order of telling does not count, that of the world does.
func TestFold(t *testing.T) {
	f := func(want string, ts ...trigger) {
		t.Helper()
		if got, _ := fold(ts); got != want {
			t.Errorf("fold: %s, want %s", got, want)
		}
		for i, j := 0, len(ts)-1; i < j; i, j = i+1, j-1 {
			ts[i], ts[j] = ts[j], ts[i]
		}
		if got, _ := fold(ts); got != want {
			t.Errorf("fold, told the other way round: %s, want %s", got, want)
		}
	}
	const monday, friday = "2031-05-05", "2031-05-09"
	f(stNone)
	f(stEnded, trigger{name: stEnded, day: friday}, trigger{name: stPaused, day: friday}, trigger{name: stSession, earlier: true})
	f(stSession, trigger{name: stSession, day: friday}, trigger{name: stCollapsed, earlier: true})
	f(stCollapsed, trigger{name: stSession, day: monday}, trigger{name: stCollapsed, day: friday})
	f(stSession, trigger{name: stSession, day: friday}, trigger{name: stSuspended, day: monday})
	f(stSigned, trigger{name: stSigned, day: friday}, trigger{name: stDeadlocked, earlier: true}, trigger{name: trAgreed, day: friday})
	f(stSuspended, trigger{name: stSuspended, day: friday}, trigger{name: stWalkedOut, earlier: true})
}

func TestResumption(t *testing.T) {
	if got := stronger(stronger("", "wanted"), "none"); got != "wanted" {
		t.Errorf("wanted then none: %s", got)
	}
	if got := stronger("agreed", "scheduled"); got != "scheduled" {
		t.Errorf("agreed then scheduled: %s", got)
	}
}
