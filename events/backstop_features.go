package events

import (
	"strings"

	"readout"
)

// A verbClass is where a verb stands among others: its near neighbours and a wider
// class of those.
type verbClass struct{ fine, coarse string }

// readBackstop reads the classes of words that the backstop knows, and makes the
// frames of its proposals.
func (l *lexicon) readBackstop() error {
	err := rows("backstop_words.tsv", 2, func(_ int, f []string) error {
		for _, w := range splitWords(f[1]) {
			if coarse, _, ok := strings.Cut(f[0], "."); ok {
				l.verbClass[w] = verbClass{f[0], coarse}
			} else {
				l.nounClass[w] = f[0]
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, t := range Proposable[1:] {
		f, err := guess(t)
		if err != nil {
			return err
		}
		l.guesses[t] = f
	}
	return nil
}

// clauseFeatures adds the hashed features of verb i and its clause: the classes of the
// verb, its dependents by function with their classes and kinds, particles and
// clauses below it. The verb's own name is none of them.
func (x *run) clauseFeatures(i int32, out []uint32) []uint32 {
	v := x.lex.verbClass[x.verbLemma(i)]
	out = append(out, feature("bias", "", ""), feature("vf", v.fine, ""), feature("vc", v.coarse, ""))
	if x.passive(i) {
		out = append(out, feature("passive", "", ""), feature("passive", v.coarse, ""))
	}
	if c := x.d.Child(i, readout.RelCompoundPrt); c >= 0 {
		out = append(out, feature("prt", x.low(c), ""), feature("prt", x.low(c), v.coarse))
	}
	for _, r := range [3]readout.Rel{readout.RelXcomp, readout.RelCcomp, readout.RelAdvcl} {
		if x.d.Child(i, r) >= 0 {
			out = append(out, feature("below", r.String(), ""), feature("below", r.String(), v.coarse))
		}
	}
	base := len(x.args)
	x.args = x.verbArgs(i, x.args)
	object := false
	seen := [12]string{}
	n := 0
	for _, a := range x.args[base:] {
		object = object || a.fn == "obj"
		if n < len(seen) {
			seen[n] = a.fn
			n++
		}
		out = x.argFeatures(a, v, out)
	}
	x.args = x.args[:base]
	if !object {
		out = append(out, feature("no", "obj", ""), feature("no", "obj", v.coarse))
	}
	return out
}

// argFeatures adds what one dependent tells.
func (x *run) argFeatures(a arg, v verbClass, out []uint32) []uint32 {
	out = append(out, feature(a.fn, "", ""), feature(a.fn, "", v.coarse))
	for _, id := range x.direct(a.tok) {
		if n := x.actors[id]; n != nil {
			out = append(out, feature(a.fn, "kind", n.Kind), feature(a.fn+"kind", n.Kind, v.coarse))
			if len(n.Sectors) > 0 {
				out = append(out, feature(a.fn, "sector", n.Sectors[0]))
			}
			break
		}
	}
	for k, c := range x.lex.classes[x.lemma(a.tok)] {
		if k == 4 {
			break
		}
		out = append(out, feature(a.fn, "class", c))
	}
	if c := x.lex.nounClass[x.lemma(a.tok)]; c != "" {
		out = append(out, feature(a.fn, "noun", c))
	}
	return out
}

// feature hashes a feature (FNV-1a).
func feature(a, b, c string) uint32 {
	h := uint32(2166136261)
	for _, s := range [3]string{a, b, c} {
		for i := range len(s) {
			h = (h ^ uint32(s[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	return h
}

// A Lesson is a verb's clause with the type that it tells of, "" for none.
type Lesson struct {
	Features []uint32
	Type     string
	Lemma    string // to hold a verb back; not learnt
}

// Teach returns lessons of d, the analysis of an example of a frame of type typ: the
// verbs of events of that type, and as no events those that tell of nothing.
func (f *Finder) Teach(d *readout.Document, rec *readout.Record, typ string) []Lesson {
	x := &f.run
	x.reset(d, rec)
	for s := range d.Sentences {
		x.sentence(s)
	}
	var out []Lesson
	for i := range d.Tokens {
		t := int32(i)
		if x.tok(t).Tag != readout.VERB || isAux(x.tok(t).Rel) || x.lex.verbClass[x.verbLemma(t)].fine == "" {
			continue
		}
		l := Lesson{Features: x.clauseFeatures(t, nil), Lemma: x.verbLemma(t)}
		m := x.memo[t]
		switch {
		case m >= 0 && x.protos[m].frame.op == "" && x.protos[m].typ == typ && typ != "":
			l.Type = typ
		case m >= 0 || x.used[t] || len(x.verbFrames(t)) > 0:
			continue
		}
		out = append(out, l)
	}
	return out
}
