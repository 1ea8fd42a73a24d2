package events

import (
	"strings"

	"readout"
)

// A participle makes an event of a compound: "US-backed fighters".
type participle struct{ typ, mode, cameo, example, expect string }

// backed is the frame of all such compounds; the type is the participle's.
var backed = frame{op: "", trigger: "participle", state: true}

func (l *lexicon) readParticiples() error {
	return rows("participles.tsv", 6, func(_ int, f []string) error {
		l.participles[f[0]] = participle{f[1], f[2], f[3], f[4], f[5]}
		return nil
	})
}

// participleAt reads token i as the second part of "US-backed" before a noun.
func (x *run) participleAt(i int32) int32 {
	w := x.low(i)
	a := i
	if j := strings.LastIndexByte(w, '-'); j > 0 {
		w = w[j+1:]
	} else if i >= 2 && x.d.Word(i-1) == "-" {
		a = i - 2
	} else {
		return none
	}
	e, ok := x.lex.participles[w]
	if !ok || !x.names(a) {
		return none
	}
	h := x.tok(i).Head
	for h >= 0 && (h <= i || x.tok(h).Rel == readout.RelCompound) {
		h = x.tok(h).Head
	}
	if h < i || !x.nominal(h) {
		return none
	}
	p := proto{frame: &backed, head: i, verb: i, typ: e.typ, mode: e.mode, cameo: e.cameo, content: none, particle: none, object: none, first: a, last: i, status: readout.Ongoing, rank: 3, detail: true}
	p.act.add(a)
	p.rec.add(h)
	x.protos = append(x.protos, p)
	return int32(len(x.protos) - 1)
}
