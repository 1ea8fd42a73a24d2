package mentions

import (
	"slices"
	"testing"

	"readout"
)

func TestDescriptions(t *testing.T) {
	f := expect(t)
	the := func(adj, rest string) string {
		if adj != "" {
			return "The/DET/DT/3/det " + adj + "/ADJ/JJ/3/amod " + rest + "/NOUN/NN/4/nsubj left/VERB/VBD/0/root ./PUNCT/./4/punct "
		}
		return "The/DET/DT/2/det " + rest + "/NOUN/NN/3/nsubj left/VERB/VBD/0/root ./PUNCT/./3/punct "
	}
	f(the("", "government")+the("", "government"), "The government = The government")
	// another one is another one
	f(the("former", "official") + the("", "official"))
	f("Other/ADJ/JJ/2/amod governments/NOUN/NNS/3/nsubj left/VERB/VBD/0/root ./PUNCT/./3/punct " + the("", "government"))
	// one is not several
	f("Officials/NOUN/NNS/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct " + the("", "official"))
	// a clause says which ones are meant
	f("Rebels/NOUN/NNS/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct "+
		"The/DET/DT/2/det rebels/NOUN/NNS/5/nsubj who/PRON/WP/4/nsubj fled/VERB/VBD/2/acl:relcl slept/VERB/VBD/0/root ./PUNCT/./5/punct", "The rebels = who")
	// some of the rebels are not the rebels, hundreds of rebels are
	f("Some/DET/DT/5/nsubj of/ADP/IN/4/case the/DET/DT/4/det rebels/NOUN/NNS/1/nmod left/VERB/VBD/0/root ./PUNCT/./5/punct")
	f("Some/DET/DT/5/nsubj of/ADP/IN/4/case the/DET/DT/4/det rebels/NOUN/NNS/1/nmod left/VERB/VBD/0/root ./PUNCT/./5/punct They/PRON/PRP/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct",
		"Some of the rebels = They")
	f("Hundreds/NOUN/NNS/4/nsubj of/ADP/IN/3/case rebels/NOUN/NNS/1/nmod left/VERB/VBD/0/root ./PUNCT/./4/punct", "Hundreds of rebels = rebels")
}

// TestTwoHolders leaves an office open that two suit as well.
func TestTwoHolders(t *testing.T) {
	f := expect(t)
	two := "President/PROPN/NNP/2/nmod:desc Bo/PROPN/NNP/6/nsubj/P and/CCONJ/CC/5/cc President/PROPN/NNP/5/nmod:desc Tan/PROPN/NNP/2/conj/P left/VERB/VBD/0/root ./PUNCT/./6/punct "
	office := "The/DET/DT/2/det president/NOUN/NN/3/nsubj slept/VERB/VBD/0/root ./PUNCT/./3/punct"
	f(two + office)
	// who was spoken of since is meant
	f(two+"Tan/PROPN/NNP/2/nsubj/P spoke/VERB/VBD/0/root ./PUNCT/./2/punct "+office, "President Tan = Tan = The president")
}

// TestLesser keeps offices apart that share a word.
func TestLesser(t *testing.T) {
	f := expect(t)
	office := "The/DET/DT/2/det president/NOUN/NN/3/nsubj slept/VERB/VBD/0/root ./PUNCT/./3/punct"
	for _, title := range []string{"Vice", "Former", "Deputy"} {
		f(title + "/ADJ/JJ/3/amod President/PROPN/NNP/3/nmod:desc Bo/PROPN/NNP/4/nsubj/P left/VERB/VBD/0/root ./PUNCT/./4/punct " + office)
	}
	f("Utopian/ADJ/JJ/3/amod President/PROPN/NNP/3/nmod:desc Bo/PROPN/NNP/4/nsubj/P left/VERB/VBD/0/root ./PUNCT/./4/punct "+office, "Utopian President Bo = The president")
	f("Former/ADJ/JJ/3/amod Minister/PROPN/NNP/3/nmod:desc Bo/PROPN/NNP/4/nsubj/P left/VERB/VBD/0/root ./PUNCT/./4/punct "+
		"The/DET/DT/2/det minister/NOUN/NN/3/nsubj slept/VERB/VBD/0/root ./PUNCT/./3/punct", "Former Minister Bo = The minister")
}

// TestJoinedBefore gives a role to the name beside it.
func TestJoinedBefore(t *testing.T) {
	expect(t)("Ada/PROPN/NNP/11/nsubj/P ~,/PUNCT/,/4/punct a/DET/DT/4/det minister/NOUN/NN/1/appos ~,/PUNCT/,/7/punct and/CCONJ/CC/7/cc Bo/PROPN/NNP/1/conj/P ~,/PUNCT/,/10/punct an/DET/DT/10/det official/NOUN/NN/1/appos left/VERB/VBD/0/root ./PUNCT/./11/punct",
		"Ada = a minister", "Bo = an official")
}

func TestSecondRole(t *testing.T) {
	expect(t)("Ada/PROPN/NNP/7/nsubj/P ~,/PUNCT/,/3/punct president/NOUN/NN/1/appos and/CCONJ/CC/5/cc minister/NOUN/NN/3/conj ~,/PUNCT/,/1/punct left/VERB/VBD/0/root ./PUNCT/./7/punct",
		"Ada = president = minister")
}

func TestWhose(t *testing.T) {
	expect(t)("Ada/PROPN/NNP/7/nsubj/P ~,/PUNCT/,/4/punct whose/PRON/WP$/4/nmod:poss official/NOUN/NN/1/appos left/VERB/VBD/4/acl:relcl ~,/PUNCT/,/1/punct slept/VERB/VBD/0/root ./PUNCT/./7/punct")
}

// TestNoSet names sets that are not those who were spoken of.
func TestNoSet(t *testing.T) {
	f := expect(t)
	two := "President/PROPN/NNP/2/nmod:desc Bo/PROPN/NNP/6/nsubj/P and/CCONJ/CC/5/cc President/PROPN/NNP/5/nmod:desc Tan/PROPN/NNP/2/conj/P left/VERB/VBD/0/root ./PUNCT/./6/punct "
	f(two+"The/DET/DT/3/det two/NUM/CD/3/nummod leaders/NOUN/NNS/4/nsubj left/VERB/VBD/0/root ./PUNCT/./4/punct Their/PRON/PRP$/2/nmod:poss officials/NOUN/NNS/3/nsubj slept/VERB/VBD/0/root ./PUNCT/./3/punct",
		"The two leaders = Their")
	if d, _ := chains(t, two+"Two/NUM/CD/2/nummod leaders/NOUN/NNS/3/nsubj left/VERB/VBD/0/root ./PUNCT/./3/punct"); slices.ContainsFunc(d.Chains, func(c readout.Chain) bool { return len(c.Members) > 0 }) {
		t.Error("\"Two leaders\" without an article are taken for the two before")
	}
}

// TestLeader holds that a leader of a state is its president, a minister of a
// state the minister of that state, and somebody's counterpart the one of the
// other state who holds the same office.
func TestLeader(t *testing.T) {
	f := expect(t)
	left := "left/VERB/VBD/0/root ./PUNCT/./"
	bo := "Utopian/ADJ/JJ/3/amod/N President/PROPN/NNP/3/nmod:desc Bo/PROPN/NNP/4/nsubj/P " + left + "4/punct "
	f(bo+"The/DET/DT/3/det Utopian/ADJ/JJ/3/amod/N leader/NOUN/NN/4/nsubj "+left+"4/punct", "Utopian = Utopian", "Utopian President Bo = The Utopian leader")
	f(bo + "The/DET/DT/3/det Arcadian/ADJ/JJ/3/amod/N leader/NOUN/NN/4/nsubj " + left + "4/punct")
	f("Utopia/PROPN/NNP/3/nmod:poss/L 's/PART/POS/1/case minister/NOUN/NN/4/nsubj "+left+"4/punct The/DET/DT/3/det Utopian/ADJ/JJ/3/amod/N minister/NOUN/NN/4/nsubj "+left+"4/punct",
		"Utopia 's minister = The Utopian minister")
	f(bo+"Arcadian/ADJ/JJ/3/amod/N President/PROPN/NNP/3/nmod:desc Tan/PROPN/NNP/4/nsubj/P met/VERB/VBD/0/root his/PRON/PRP$/7/nmod:poss Utopian/ADJ/JJ/7/amod/N counterpart/NOUN/NN/4/obj ./PUNCT/./4/punct",
		"Utopian = Utopian", "Utopian President Bo = his Utopian counterpart", "Arcadian President Tan = his")
}

// TestBodyNoun takes a body up by what it is.
func TestBodyNoun(t *testing.T) {
	f := expect(t)
	f("Utopia/PROPN/NNP/2/compound/O Government/PROPN/NNP/3/nsubj/-O left/VERB/VBD/0/root ./PUNCT/./3/punct The/DET/DT/2/det government/NOUN/NN/3/nsubj slept/VERB/VBD/0/root ./PUNCT/./3/punct",
		"Utopia Government = The government")
}

// TestBodyWord takes a body up by the last word of its name, with its article; not where
// two are called so.
func TestBodyWord(t *testing.T) {
	f := expect(t)
	full := func(name string) string {
		return "The/DET/DT/3/det " + name + "/PROPN/NNP/3/compound/O Front/PROPN/NNP/4/nsubj/-O left/VERB/VBD/0/root ./PUNCT/./4/punct "
	}
	short := "The/DET/DT/2/det Front/PROPN/NNP/3/nsubj/O slept/VERB/VBD/0/root ./PUNCT/./3/punct"
	f(full("Karun")+short, "The Karun Front = The Front")
	f(full("Karun") + full("Maral") + short)
	f(full("Karun") + "Front/PROPN/NNP/2/nsubj/O slept/VERB/VBD/0/root ./PUNCT/./2/punct")
}

// TestOfDoing leaves what somebody is accused of out of the name.
func TestOfDoing(t *testing.T) {
	d, _ := chains(t, "Ada/PROPN/NNP/2/nsubj/P accused/VERB/VBD/0/root Bo/PROPN/NNP/2/obj/P of/ADP/IN/5/mark delaying/NOUN/NN/3/nmod ./PUNCT/./2/punct")
	if got := d.Mentions[1].In(d.Report.Text); got != "Bo" {
		t.Errorf("the name is %q, want Bo", got)
	}
}

func TestAged(t *testing.T) {
	f := expect(t)
	the := "The/DET/DT/7/det 57/NUM/CD/4/nummod ~-/PUNCT/HYPH/4/punct ~year/NOUN/NN/6/compound ~-/PUNCT/HYPH/6/punct ~old/ADJ/JJ/7/amod official/NOUN/NN/8/nsubj slept/VERB/VBD/0/root ./PUNCT/./8/punct"
	f(adaLeft+the, "Ada Muster = The 57-year-old official")
	f("Rebels/NOUN/NNS/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct " + the)
}

// TestStranger takes a body up that no dictionary has.
func TestStranger(t *testing.T) {
	f := New()
	f.Known = func(*readout.Document, int32) string { return "" }
	f.Noun = func(d *readout.Document, i int32) (readout.EntityType, string) {
		if d.Tokens[i].Lemma == "agency" {
			return readout.TypeOrganisation, ""
		}
		return readout.TypeUnknown, ""
	}
	d := build(t, "Harbour/PROPN/NNP/2/compound/O Watch/PROPN/NNP/3/nsubj/-O left/VERB/VBD/0/root ./PUNCT/./3/punct The/DET/DT/2/det agency/NOUN/NN/3/nsubj slept/VERB/VBD/0/root ./PUNCT/./3/punct")
	f.Find(d)
	if len(d.Chains) != 1 {
		t.Errorf("%d chains, want Harbour Watch and the agency in one", len(d.Chains))
	}
}
