package events

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"readout"
	"readout/model"
)

// The backstop proposes a type for verbs that no frame knows. It has learnt from the
// examples of the frames what classes of verbs, of objects and of prepositions speak
// for a type; the verb's own name it never sees. What it says is a proposal and
// nothing more: the record marks it, and its score decides whether it is told.

//go:embed data/backstop.bin
var backstopFile []byte

// Weights returns the model's file as it is embedded, which the version of the
// program counts in too.
func Weights() []byte { return backstopFile }

// A Backstop is the model of the proposals.
type Backstop struct{ Linear *model.Linear }

// Proposable are what the backstop chooses among; the first is no event.
var Proposable = []string{"", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}

// magic begins the file; the last byte is the version of its features.
const magic = "RBS\x01"

// Bytes returns the file form of b.
func (b *Backstop) Bytes() []byte { return model.AppendLinear([]byte(magic), b.Linear) }

// ReadBackstop reads what Bytes wrote.
func ReadBackstop(data []byte) (*Backstop, error) {
	rest, ok := strings.CutPrefix(string(data), magic)
	if !ok {
		return nil, fmt.Errorf("read the backstop: %w: it does not begin as one", model.ErrDamaged)
	}
	m, _, err := model.CutLinear([]byte(rest))
	if err != nil {
		return nil, fmt.Errorf("read the backstop: %w", err)
	}
	return &Backstop{m}, nil
}

// embeddedBackstop reads the embedded model once for all finders; nil while there is
// none to read, before the first training.
var embeddedBackstop = sync.OnceValue(func() *Backstop {
	if len(backstopFile) == 0 {
		return nil
	}
	b, err := ReadBackstop(backstopFile)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return b
})

// Choose returns the likeliest type for features, and its probability beside those of
// the other types and of no event.
func (b *Backstop) Choose(features []uint32) (typ string, p float64) {
	var room [64]uint32
	var scores [17]float64
	top := math.Inf(-1)
	for k := range Proposable {
		scores[k] = float64(b.Linear.Score(Option(room[:0], features, k)))
		top = max(top, scores[k])
	}
	sum, best := 0., 1
	for k := range scores {
		scores[k] = math.Exp(scores[k] - top)
		sum += scores[k]
		if k > 0 && scores[k] > scores[best] {
			best = k
		}
	}
	return Proposable[best], scores[best] / sum
}

// Option turns features into those of type k.
func Option(out, features []uint32, k int) []uint32 {
	for _, h := range features {
		h ^= uint32(k+1) * 0x9E3779B1
		h *= 0x85EBCA6B
		h ^= h >> 13
		out = append(out, h*0xC2B2AE35)
	}
	return out
}

// leastProposal is the probability below which nothing is proposed at all.
const leastProposal = 0.02

// propose adds proposals for the verbs of sentence s that no frame knows.
func (x *run) propose(s readout.Sentence) {
	if x.backstop == nil {
		return
	}
	for i := s.First; i < s.Last; i++ {
		if !x.unknown(i) {
			continue
		}
		x.features = x.clauseFeatures(i, x.features[:0])
		typ, p := x.backstop.Choose(x.features)
		if typ == "" || p < leastProposal || x.toldAlready(typ, s) {
			continue
		}
		x.proposal(i, typ, p)
	}
}

// proposal makes an event in the making of verb i, with its subject as the actor
// and its object, or a phrase behind a preposition, as the recipient.
func (x *run) proposal(i int32, typ string, prob float64) {
	base := len(x.args)
	x.args = x.verbArgs(i, x.args)
	var p proto
	ok := x.fit(x.lex.guesses[typ], i, base, &p)
	x.args = x.args[:base]
	if !ok || p.act.n == 0 || !x.namesAny(&p.act) || !x.assert(&p) {
		return
	}
	if p.score = float32(prob); !slices.ContainsFunc(Proposable, func(t string) bool { return t == p.typ }) {
		return
	}
	x.protos = append(x.protos, p)
	x.kept = append(x.kept, int32(len(x.protos)-1))
}

// news leaves out of the proposals those that frames found too.
func (x *run) news(proposed, found []readout.Event) []readout.Event {
	return slices.DeleteFunc(proposed, func(e readout.Event) bool { return x.sameEvent(found, &e) >= 0 })
}

// toldAlready says whether an event of the type is told in sentence s.
func (x *run) toldAlready(typ string, s readout.Sentence) bool {
	for k := len(x.kept) - 1; k >= 0; k-- {
		p := &x.protos[x.kept[k]]
		if p.head < s.First {
			return false
		}
		if p.typ == typ {
			return true
		}
	}
	return false
}

// unknown says whether token i is a verb that no lexicon has: neither a frame nor a
// word that makes something of a clause below it.
func (x *run) unknown(i int32) bool {
	t := x.tok(i)
	if t.Tag != readout.VERB || isAux(t.Rel) || x.memo[i] >= 0 || len(x.verbFrames(i)) > 0 || x.used[i] {
		return false
	}
	l := x.verbLemma(i)
	return x.lex.verbClass[l].fine != "" && len(x.lex.embeds[l]) == 0
}

// guess is the frame of all proposals of a type.
func guess(typ string) (*frame, error) {
	slots, err := parseSlots("subj=A obj?=R to,against,with,on,at,from,for,into?=R", nil)
	sym := typ == "CONSULT" || typ == "COOPERATE"
	return &frame{trigger: strings.ToLower(typ), lemma: "-", typ: typ, slots: slots, guess: true, sym: sym && false}, err
}

// Without returns l without the frames of verbs that hide says, and with b for the
// backstop: what the backstop makes of verbs that are known but shall not be.
func (l *Lexicon) Without(hide func(lemma string) bool, b *Backstop) *Lexicon {
	c := *l.l
	c.verbs = map[string][]*frame{}
	for lemma, frames := range l.l.verbs {
		if !hide(lemma) {
			c.verbs[lemma] = frames
		}
	}
	out := *l
	out.l, out.backstop = &c, b
	return &out
}
