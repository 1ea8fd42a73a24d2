package coder_test

import (
	"strings"
	"testing"

	"readout"
)

// hintsOf writes the hints of all processes of a record, one a word: state or
// +resumption, @day, ~ for alleged, ! for denied, < for before, >day for what was set.
func hintsOf(rec *readout.Record) string {
	var out []string
	for _, p := range rec.Processes {
		for _, h := range p.States {
			s := h.State
			if h.Resumption != "" {
				s += "+" + h.Resumption
			}
			if h.Denied {
				s = "!" + s
			}
			if h.Status == readout.Alleged {
				s = "~" + s
			}
			if h.Before {
				s = "<" + s
			}
			s += "@" + strings.TrimPrefix(h.Date, "2031-")
			if h.For != "" {
				s += ">" + strings.TrimPrefix(h.For, "2031-")
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// TestStateHints holds what one report says of where talks stood, as of Friday 9
// May 2031: each with its own day, in the order of the world.
func TestStateHints(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if got := hintsOf(readTalks(t, text)); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
	f("Talks between Kenya and Somalia on their sea border were suspended on Wednesday. The two sides resumed the negotiations in Nairobi on Friday.",
		"suspended@05-07 in_session@05-09")
	f("Talks between Kenya and Somalia on their sea border continued in Nairobi on Friday. Somalia's foreign ministry denied that the talks had collapsed.",
		"in_session@05-09 !collapsed@05-09")
	f("Kenya suspended its talks with Somalia on their sea border on Wednesday.",
		"suspended@05-07")
	f("Talks between Kenya and Somalia on prisoners ended on Thursday without an agreement. The two sides agreed to resume the talks on 19 May.",
		"ended_without_agreement@05-08 +scheduled@05-09>05-19")
	f("Peace talks between Armenia and Azerbaijan collapsed on Monday, Armenia's foreign minister said. Azerbaijan's foreign ministry denied that the talks had collapsed.",
		"~collapsed@05-05 !collapsed@05-09")
	f("Armenia and Azerbaijan agreed to hold peace talks in Tbilisi on 20 May.", "scheduled@05-09>05-20")
}
