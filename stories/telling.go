package stories

import (
	"slices"
	"strings"

	"readout"
)

// A Telling is what one report says of one event: a version of it. Words are stems.
type Telling struct {
	ID     string `json:"id"`     // stable, of the event
	Report string `json:"report"` // id
	Group  string `json:"group"`  // of the report's text, empty for one of its own
	Story  string `json:"story"`  // that the report is in
	Day    string `json:"day"`    // when the report came out, ISO, empty where unknown

	Type      string         `json:"type"` // PLOVER; empty for a word that no frame knows
	Mode      string         `json:"mode"`
	Status    readout.Status `json:"status"`
	Past      bool           `json:"past"`      // the report looks back at it
	Symmetric bool           `json:"symmetric"` // all parties are By

	Trigger string   `json:"trigger"` // as it stands
	Words   []string `json:"words"`   // of the trigger, its head first
	By      []Party  `json:"by"`      // who does it
	To      []Party  `json:"to"`      // to whom
	With    []string `json:"with"`    // other words that hang on the trigger
	Near    []string `json:"near"`    // words of its sentence
	Nth     int      `json:"nth"`     // its sentence

	Place string `json:"place"` // key, else the name
	Where string `json:"where"` // name
	Wide  bool   `json:"wide"`  // the place is a country or a part of one
	Land  string `json:"land"`  // its country
	From  string `json:"from"`  // the first and the last day on which it can have happened, ISO
	Until string `json:"until"`
	Told  bool   `json:"told"` // whether the words state the day

	Counts    []readout.Count `json:"counts"`
	Outlet    string          `json:"outlet,omitempty"`
	Cast      []string        `json:"cast,omitempty"`       // the sides that its report is about, as atoms
	TakesBack []int           `json:"takes_back,omitempty"` // numbers that its report corrects
	VouchedBy []string        `json:"vouched_by"`           // author, document, inferred or the names of who says so
}

// A Party is one who acts or is acted on.
type Party struct {
	Key   string   `json:"key"`  // in the actor dictionary
	Name  string   `json:"name"` // as it stands
	Land  string   `json:"land"` // code of the country
	Rebel bool     `json:"rebel"`
	Words []string `json:"words"` // stems of the names
}

// word is the stem of the trigger's head.
func (t *Telling) word() string {
	if len(t.Words) == 0 {
		return ""
	}
	return t.Words[0]
}

// group is the text group, its own where it has none.
func (t *Telling) group() string {
	if t.Group == "" {
		return t.Report
	}
	return t.Group
}

// wordsOfAll are the words of parties.
func wordsOfAll(ps []Party) []string {
	var out []string
	for i := range ps {
		out = append(out, ps[i].Words...)
		if ps[i].Land != "" {
			out = append(out, "="+ps[i].Land)
		}
	}
	return out
}

// Phrase returns the stems of the content words in s, each once.
func Phrase(s string) []string {
	var out []string
	for _, w := range wordsOf(nil, s, 0, len(s)) {
		t := strings.ToLower(s[w.start:w.end])
		if len(t) < 2 && !w.digit || common()[t] {
			continue
		}
		if t = Stem(t); !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}
