package places

import (
	"strings"

	"readout"
)

// useByTree reads the tree, or where there is none the verb that follows.
func (f *Finder) useByTree(n *name, capital bool) use {
	t := f.words[n.last].tok
	if t < 0 || f.d.Tokens[t].Rel == readout.RelDep {
		return f.useByVerb(n)
	}
	for f.d.Tokens[t].Head >= 0 && (f.d.Tokens[t].Rel == readout.RelConj || f.d.Tokens[t].Rel == readout.RelFlat) {
		t = f.d.Tokens[t].Head
		if f.roleOfClass(t) {
			return useActor // its government and Beijing
		}
	}
	x := &f.d.Tokens[t]
	if x.Head < 0 {
		return f.useByVerb(n)
	}
	verb := x.Head
	if h := f.d.Tokens[verb]; h.Head >= 0 && (h.Rel == readout.RelAux || h.Rel == readout.RelAuxPass || h.Rel == readout.RelCop) {
		verb = h.Head
	}
	head := f.roleOfToken(verb)
	switch x.Rel {
	case readout.RelNsubj, readout.RelNsubjOuter:
		if head&roleHappen != 0 && head&roleSay == 0 || f.d.Tokens[verb].Tag != readout.VERB && !capital {
			return usePlace
		}
		return useActor
	case readout.RelNsubjPass:
		if head&roleTopic != 0 {
			return usePlace
		}
		return useActor
	case readout.RelOblAgent, readout.RelVocative, readout.RelIobj:
		return useActor
	case readout.RelObj:
		if head&roleTopic != 0 {
			return usePlace
		}
		if head&roleSay != 0 || capital {
			return useActor
		}
		return usePlace
	}
	return f.useByVerb(n)
}

// roleOfClass says whether token t is a word for those who act.
func (f *Finder) roleOfClass(t int32) bool {
	return f.lexicon[strings.ToLower(f.d.Word(t))].class&classActor != 0 && f.d.Tokens[t].Tag == readout.NOUN
}

// useByVerb reads the words on both sides of a name, where no tree says more.
func (f *Finder) useByVerb(n *name) use {
	i := int(n.last) + 1
	switch f.low(i) {
	case "will", "would", "may", "might", "could", "should", "must", "cannot", "did", "does", "do":
		return useActor
	case "has", "have", "had", "also", "still", "now":
		i++
	}
	if f.low(i) == "been" || f.low(i) == "not" || f.low(i) == "long" {
		i++
	}
	if r := f.roleOf(i); !f.word(i).is(mark) && r&(roleSay|roleTopic) != 0 && r&roleHappen == 0 && f.finite(i) {
		return useActor
	}
	if w := f.word(i); f.words[n.first].is(opening) && strings.HasSuffix(w.In(f.text), "ed") && !w.is(mark) && f.roleOf(i)&roleHappen == 0 {
		return useActor
	}
	if f.low(int(n.last)+1) == "and" && f.placed(int(n.last)+2) && f.joins < mostJoins {
		f.joins++
		return f.useByVerb(f.nameFrom(int(n.last) + 2))
	}
	if r := f.roleOf(int(n.first) - 1); r&roleTopic != 0 {
		return usePlace
	} else if r&roleSay != 0 && f.low(int(n.first)-1) != "called" {
		return useActor
	}
	return useOpen
}

// finite says whether word i may be a verb that has the name before it as subject.
func (f *Finder) finite(i int) bool {
	w := f.word(i)
	if w.tok >= 0 && f.d.Tokens[w.tok].Tag != readout.TagX {
		return f.d.Tokens[w.tok].Tag == readout.VERB || f.d.Tokens[w.tok].Tag == readout.AUX || f.roleOf(i)&roleSpeak != 0
	}
	return !strings.HasSuffix(w.In(f.text), "ing")
}

// useInTitle reads a title, which has no tree: its first name acts.
func (f *Finder) useInTitle(n *name) use {
	if u := f.useByWords(n); u != useOpen {
		return u
	}
	return f.useByVerb(n)
}
