package events

import "testing"

// TestHisses tells plurals in "es" from those in "s".
func TestHisses(t *testing.T) {
	for w, want := range map[string]bool{"box": true, "church": true, "buoy": false, "aid": false, "refug": false, "embargo": true} {
		if hisses(w) != want {
			t.Errorf("%s: %v", w, !want)
		}
	}
}
