package notify

import (
	"testing"

	"readout/follow"
	"readout/processes"
)

// TestWant_Moved: who wants a process goes on with the one that it becomes part of, and
// with the next, also where he does not want to be told of that.
func TestWant_Moved(t *testing.T) {
	for _, kinds := range [][]string{nil, {processes.ChangeState}} {
		w := &Want{ids: map[string]bool{"p3": true}, kinds: kinds}
		got := ""
		for _, c := range []processes.Change{
			{Process: "p2", Kind: processes.ChangeState, To: "a"}, {Process: "p3", Kind: processes.ChangeState, To: "b"}, {Process: "p3", Kind: processes.ChangeMoved, To: "p2"},
			{Process: "p2", Kind: processes.ChangeState, To: "c"}, {Process: "p9", Kind: processes.ChangeMoved, To: "p1"}, {Process: "p1", Kind: processes.ChangeState, To: "d"},
			{Process: "p2", Kind: processes.ChangeMoved, To: "p1"}, {Process: "p1", Kind: processes.ChangeState, To: "e"}, {Process: "p1", Kind: processes.ChangeRound, To: "f"},
		} {
			if w.Has(&follow.Noted{CitedChange: processes.CitedChange{Change: c}}) {
				got += c.To
			}
		}
		want := "bp2cp1ef"
		if kinds != nil {
			want = "bce"
		}
		if got != want {
			t.Errorf("%v: %s, want %s", kinds, got, want)
		}
	}
}
