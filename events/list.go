package events

import (
	"slices"
	"strings"
)

// A FrameInfo is a frame or an operator as its line has it.
type FrameInfo struct {
	Source  string `json:"source"`
	Trigger string `json:"trigger"`
	Slots   string `json:"slots,omitempty"`
	Type    string `json:"type,omitempty"`
	Mode    string `json:"mode,omitempty"`
	CAMEO   string `json:"cameo,omitempty"`
	Code    string `json:"code,omitempty"`
	Kind    string `json:"kind,omitempty"` // of an operator
	Example string `json:"example,omitempty"`
	Expect  string `json:"expect,omitempty"`
}

// Frames lists the frames and operators, a user's first.
func (l *Lexicon) Frames() []FrameInfo {
	var out []FrameInfo
	for _, f := range l.l.frames {
		out = append(out, FrameInfo{f.source(), f.trigger, f.written, f.typ, f.mode, f.cameo, f.code, f.op, f.example, f.expect})
	}
	return out
}

// Classes lists the noun classes with their words, in order.
func (l *Lexicon) Classes() map[string][]string {
	out := map[string][]string{}
	for w, classes := range l.l.classes {
		for _, c := range classes {
			out[c] = append(out[c], strings.ReplaceAll(w, " ", "_"))
		}
	}
	for _, words := range out {
		slices.Sort(words)
	}
	return out
}

// Types lists PLOVER's types.
func Types() []string { return sortedKeys(quads) }
