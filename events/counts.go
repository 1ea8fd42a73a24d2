package events

import (
	"strconv"
	"strings"

	"readout"
)

// harm says which count a verb's sufferers are, and which its doers.
var harm = map[string]string{
	"kill": "killed", "die": "killed", "execute": "killed", "massacre": "killed", "slay": "killed", "murder": "killed", "behead": "killed",
	"wound": "injured", "injure": "injured", "hurt": "injured", "maim": "injured",
	"arrest": "detained", "detain": "detained", "jail": "detained", "imprison": "detained", "abduct": "detained", "kidnap": "detained", "capture": "detained",
	"displace": "displaced", "flee": "displaced", "uproot": "displaced", "evacuate": "displaced",
	"protest": "participants", "demonstrate": "participants", "march": "participants", "rally": "participants", "riot": "participants", "strike": "participants",
	"release": "other", "free": "other", "deport": "other", "expel": "other",
}

// counts reads the numbers of people at the trigger and at the verbs of its
// clause ("attacked the camp, killing at least 12").
func (x *run) counts(p *proto) []readout.Count {
	out := x.countAt(p.head, nil)
	if p.verb != p.head {
		out = x.countAt(p.verb, out)
	}
	for c := range x.d.Children(p.verb) {
		if r := x.tok(c).Rel; r == readout.RelAdvcl || r == readout.RelConj {
			out = x.countAt(c, out)
		}
	}
	return out
}

func (x *run) countAt(v int32, out []readout.Count) []readout.Count {
	kind := harm[x.lemma(v)]
	if kind == "" || !x.verbal(v) {
		return out
	}
	rels := []readout.Rel{readout.RelObj, readout.RelNsubjPass}
	if kind == "participants" || x.lemma(v) == "die" || x.lemma(v) == "flee" {
		rels = []readout.Rel{readout.RelNsubj}
	}
	n := x.d.Child(v, rels...)
	if n < 0 {
		return out
	}
	if c, ok := x.count(n); ok {
		c.Kind = kind
		out = append(out, c)
	}
	return out
}

// count reads the number of noun n.
func (x *run) count(n int32) (readout.Count, bool) {
	if r, ok := vague[x.low(n)]; ok {
		if x.d.Child(n, readout.RelNmod) >= 0 || x.d.Child(n, readout.RelDet) < 0 {
			a, b := n, n
			if k := x.d.Child(n, readout.RelNmod); k == n+2 && r[0] == 20 {
				if s, ok := vague[x.low(k)]; ok {
					r, b = [2]int{s[0] * 10, s[1]*10 + 9}, k
				}
			}
			return x.counted(a, b, r[0], r[1]), true
		}
	}
	m := x.d.Child(n, readout.RelNummod)
	if m < 0 && x.tok(n).Tag == readout.NUM {
		m = n
	}
	if m < 0 {
		return readout.Count{}, false
	}
	v := number(x.low(m))
	if v <= 0 {
		return readout.Count{}, false
	}
	first := m
	if m >= 2 && x.low(m-2) == "at" && x.low(m-1) == "least" {
		first = m - 2
	}
	return x.counted(first, m, v, v), true
}

func (x *run) counted(a, b int32, lo, hi int) readout.Count {
	s := x.d.Words(a, b)
	return readout.Count{Range: readout.Range{Min: lo, Max: hi, Text: s.In(x.d.Report.Text)}, Span: s}
}

// vague are the ranges of round words.
var vague = map[string][2]int{"dozens": {24, 99}, "scores": {40, 99}, "hundreds": {200, 999}, "thousands": {2000, 9999}, "tens": {20, 99}, "millions": {2000000, 9999999}, "several": {3, 9}}

var units = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")

// number reads "1,200" or "seven"; 0 if it is none of these.
func number(s string) int {
	if v, err := strconv.Atoi(strings.ReplaceAll(s, ",", "")); err == nil {
		return v
	}
	for i, u := range units {
		if u == s {
			return i
		}
	}
	if i := strings.Index("thirty.forty..fifty..sixty..seventyeighty.ninety", s); i >= 0 && i%7 == 0 && len(s) >= 5 && len(s) <= 7 {
		return 30 + 10*(i/7)
	}
	return 0
}

func itoa(i int) string { return strconv.Itoa(i) }

func splitWords(s string) []string { return strings.Fields(s) }
