package mentions

import (
	"slices"
	"testing"

	"readout"
)

// expect returns a function that holds that a text has these chains of two or more.
func expect(t *testing.T) func(words string, want ...string) {
	return func(words string, want ...string) {
		t.Helper()
		if d, got := chains(t, words); !slices.Equal(got, want) {
			t.Errorf("%q: chains %q, want %q", d.Report.Text, got, want)
		}
	}
}

// what a sentence of a test begins with
const adaLeft = "Ada/PROPN/NNP/3/nsubj/P Muster/PROPN/NNP/1/flat/-P left/VERB/VBD/0/root ./PUNCT/./3/punct "

func TestShut(t *testing.T) {
	f := expect(t)
	// who meets him is not he, nor who calls on him
	f("Bo/PROPN/NNP/2/nsubj/P left/VERB/VBD/0/root ./PUNCT/./2/punct "+
		"Tan/PROPN/NNP/2/nsubj/P praised/VERB/VBD/0/root Bo/PROPN/NNP/2/obj/P and/CCONJ/CC/5/cc called/VERB/VBD/2/conj on/ADP/IN/7/case him/PRON/PRP/5/obl ./PUNCT/./2/punct",
		"Bo = Bo = him")
	f("Bo/PROPN/NNP/2/nsubj/P left/VERB/VBD/0/root ./PUNCT/./2/punct "+
		"Tan/PROPN/NNP/2/nsubj/P called/VERB/VBD/0/root on/ADP/IN/4/case him/PRON/PRP/2/obl ./PUNCT/./2/punct",
		"Bo = him")
	// but what somebody takes along is with him
	f("Tan/PROPN/NNP/2/nsubj/P took/VERB/VBD/0/root bread/NOUN/NN/2/obj with/ADP/IN/5/case him/PRON/PRP/2/obl ./PUNCT/./2/punct", "Tan = him")
	// "he and Tan": he is not Tan, though Tan was spoken of last
	f("Bo/PROPN/NNP/2/nsubj/P met/VERB/VBD/0/root Tan/PROPN/NNP/2/obj/P ./PUNCT/./2/punct "+
		"Tan/PROPN/NNP/2/nsubj/P said/VERB/VBD/0/root he/PRON/PRP/6/nsubj and/CCONJ/CC/5/cc Tan/PROPN/NNP/3/conj/P talked/VERB/VBD/2/ccomp ./PUNCT/./2/punct",
		"Bo = he", "Tan = Tan = Tan")
	// his father is not he, and neither is who his father is called
	f("Bo/PROPN/NNP/2/nsubj/P left/VERB/VBD/0/root ./PUNCT/./2/punct "+
		"His/PRON/PRP$/2/nmod:poss official/NOUN/NN/3/nsubj urged/VERB/VBD/0/root him/PRON/PRP/3/obj to/PART/TO/6/mark halt/VERB/VB/3/xcomp ./PUNCT/./3/punct",
		"Bo = His = him")
	// nor is who holds talks with him, or is proud of him
	f("Bo/PROPN/NNP/2/nsubj/P left/VERB/VBD/0/root ./PUNCT/./2/punct Tan/PROPN/NNP/2/nsubj/P held/VERB/VBD/0/root talks/NOUN/NNS/2/obj with/ADP/IN/5/case him/PRON/PRP/3/nmod ./PUNCT/./2/punct", "Bo = him")
	f("Bo/PROPN/NNP/2/nsubj/P left/VERB/VBD/0/root ./PUNCT/./2/punct Tan/PROPN/NNP/3/nsubj/P was/AUX/VBD/3/cop proud/ADJ/JJ/0/root of/ADP/IN/5/case him/PRON/PRP/3/obl ./PUNCT/./3/punct", "Bo = him")
	// what is taken from them is not theirs who take it
	f("Rebels/NOUN/NNS/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct Officials/NOUN/NNS/2/nsubj caught/VERB/VBD/0/root ten/NUM/CD/2/obj of/ADP/IN/5/case them/PRON/PRP/3/nmod ./PUNCT/./2/punct", "Rebels = them")
	// nor are they who use them
	f("Rebels/NOUN/NNS/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct Officials/NOUN/NNS/4/nsubj beating/VERB/VBG/1/acl them/PRON/PRP/2/obj fled/VERB/VBD/0/root ./PUNCT/./4/punct", "Rebels = them")
	// "famous for his plan" says it of who is famous
	f("They/PRON/PRP/2/nsubj drew/VERB/VBD/0/root Bo/PROPN/NNP/2/obj/P ~,/PUNCT/,/5/punct famous/ADJ/JJ/3/amod for/ADP/IN/8/case his/PRON/PRP$/8/nmod:poss plan/NOUN/NN/5/obl ./PUNCT/./2/punct", "Bo = his")
}

func TestRate(t *testing.T) {
	f := expect(t)
	// the owner of one thing owns what "and" joins to it
	f("Tan/PROPN/NNP/2/nsubj/P praised/VERB/VBD/0/root Bo/PROPN/NNP/2/obj/P and/CCONJ/CC/6/cc his/PRON/PRP$/6/nmod:poss plan/NOUN/NN/3/conj ./PUNCT/./2/punct", "Bo = his")
	// who says what is said comes before who stands behind
	f("Bo/PROPN/NNP/2/nsubj/P tell/VERB/VBD/0/root Tan/PROPN/NNP/2/obj/P that/SCONJ/IN/6/mark he/PRON/PRP/6/nsubj agreed/VERB/VBD/2/ccomp ./PUNCT/./2/punct", "Bo = he")
	// the owner of a claim makes it
	f("Tan/PROPN/NNP/2/nsubj/P denied/VERB/VBD/0/root Bo/PROPN/NNP/5/nmod:poss/P 's/PART/POS/3/case claim/NOUN/NN/2/obj that/SCONJ/IN/8/mark he/PRON/PRP/8/nsubj won/VERB/VBD/5/acl ./PUNCT/./2/punct", "Bo = he")
	// what two joined verbs have for objects is the same
	f("Ada/PROPN/NNP/3/nsubj/P Muster/PROPN/NNP/1/flat/-P beat/VERB/VBD/0/root Bo/PROPN/NNP/3/obj/P and/CCONJ/CC/6/cc jailed/VERB/VBD/3/conj him/PRON/PRP/6/obj ./PUNCT/./3/punct", "Bo = him")
	// who is spoken of in a quotation is not who says it
	f("Bo/PROPN/NNP/2/nsubj/P left/VERB/VBD/0/root ./PUNCT/./2/punct “/PUNCT/``/3/punct Tan/PROPN/NNP/3/nsubj/P lies/VERB/VBZ/7/ccomp ~,/PUNCT/,/3/punct ~”/PUNCT/''/3/punct he/PRON/PRP/7/nsubj say/VERB/VBP/0/root ./PUNCT/./7/punct", "Bo = he")
	// the subject before the object, and the nearer sentence before the farther
	f("Bo/PROPN/NNP/2/nsubj/P met/VERB/VBD/0/root Tan/PROPN/NNP/2/obj/P ./PUNCT/./2/punct He/PRON/PRP/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct", "Bo = He")
	f("Bo/PROPN/NNP/2/nsubj/P left/VERB/VBD/0/root ./PUNCT/./2/punct Tan/PROPN/NNP/2/nsubj/P left/VERB/VBD/0/root ./PUNCT/./2/punct He/PRON/PRP/2/nsubj slept/VERB/VBD/0/root ./PUNCT/./2/punct", "Tan = He")
	// a woman by her first name before one of whom nothing is known
	f("Linda/PROPN/NNP/3/nsubj/P Muster/PROPN/NNP/1/flat/-P left/VERB/VBD/0/root ./PUNCT/./3/punct Tan/PROPN/NNP/2/nsubj/P slept/VERB/VBD/0/root ./PUNCT/./2/punct "+
		"She/PRON/PRP/2/nsubj spoke/VERB/VBD/0/root ./PUNCT/./2/punct", "Tan = She")
	f("Linda/PROPN/NNP/3/nsubj/P Muster/PROPN/NNP/1/flat/-P met/VERB/VBD/0/root Tan/PROPN/NNP/3/obj/P ./PUNCT/./3/punct "+
		"She/PRON/PRP/2/nsubj spoke/VERB/VBD/0/root ./PUNCT/./2/punct", "Linda Muster = She")
	// "as an official" stands for nobody beside Bo
	f("Bo/PROPN/NNP/2/nsubj/P spoke/VERB/VBD/0/root as/ADP/IN/5/case an/DET/DT/5/det official/NOUN/NN/2/obl ./PUNCT/./2/punct He/PRON/PRP/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct", "Bo = He")
	// a body is "it" where no thing suits better
	f("Green/PROPN/NNP/3/nsubj/O Front/PROPN/NNP/1/flat/-O agreed/VERB/VBD/0/root ./PUNCT/./3/punct It/PRON/PRP/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct", "Green Front = It")
	f("Green/PROPN/NNP/3/nsubj/O Front/PROPN/NNP/1/flat/-O agreed/VERB/VBD/0/root ./PUNCT/./3/punct Bread/NOUN/NN/2/nsubj fell/VERB/VBD/0/root ./PUNCT/./2/punct It/PRON/PRP/2/nsubj burned/VERB/VBD/0/root ./PUNCT/./2/punct")
}

func TestThey(t *testing.T) {
	f := expect(t)
	they := "They/PRON/PRP/2/nsubj slept/VERB/VBD/0/root ./PUNCT/./2/punct"
	// things suit better than the persons before them, so nobody is meant
	f("Rebels/NOUN/NNS/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct Loaves/NOUN/NNS/2/nsubj fell/VERB/VBD/0/root ./PUNCT/./2/punct " + they)
	// but things say nothing
	f("Rebels/NOUN/NNS/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct Loaves/NOUN/NNS/2/nsubj fell/VERB/VBD/0/root ./PUNCT/./2/punct "+
		"They/PRON/PRP/2/nsubj say/VERB/VBP/0/root so/ADV/RB/2/advmod ./PUNCT/./2/punct", "Rebels = They")
	// anybody may be "they", and is no party
	f("Rebels/NOUN/NNS/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct Someone/PRON/NN/2/nsubj said/VERB/VBD/0/root they/PRON/PRP/4/nsubj slept/VERB/VBD/2/ccomp ./PUNCT/./2/punct")
	for _, words := range []string{
		"Bo/PROPN/NNP/4/nsubj/P and/CCONJ/CC/3/cc Tan/PROPN/NNP/1/conj/P talked/VERB/VBD/0/root ./PUNCT/./4/punct ",
		"Bo/PROPN/NNP/2/nsubj/P meet/VERB/VBP/0/root Tan/PROPN/NNP/2/obj/P ./PUNCT/./2/punct ",
		"Bo/PROPN/NNP/2/nsubj/P talked/VERB/VBD/0/root with/ADP/IN/4/case Tan/PROPN/NNP/2/obl/P ./PUNCT/./2/punct ",
		"Bo/PROPN/NNP/2/nsubj/P held/VERB/VBD/0/root talks/NOUN/NNS/2/obj with/ADP/IN/5/case Tan/PROPN/NNP/3/nmod/P ./PUNCT/./2/punct ",
	} {
		if got := members(t, words+they); !slices.Equal(got, []string{"Bo", "Tan"}) {
			t.Errorf("%q: they are %q, want Bo and Tan", words, got)
		}
	}
	three := "Bo/PROPN/NNP/7/nsubj/P ~,/PUNCT/,/3/punct Tan/PROPN/NNP/1/conj/P and/CCONJ/CC/6/cc Ms/PROPN/NNP/6/nmod:desc Muster/PROPN/NNP/1/conj/P talked/VERB/VBD/0/root ./PUNCT/./7/punct "
	if got := members(t, three+they); !slices.Equal(got, []string{"Bo", "Tan", "Ms Muster"}) {
		t.Errorf("they are %q, want all three", got)
	}
}

func TestWilling(t *testing.T) {
	f := expect(t)
	fell := "Rebels/NOUN/NNS/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct Loaves/NOUN/NNS/2/nsubj fell/VERB/VBD/0/root ./PUNCT/./2/punct "
	f(fell+"They/PRON/PRP/2/nsubj agree/VERB/VBP/0/root ./PUNCT/./2/punct", "Rebels = They") // loaves agree to nothing
	// and have no officials who say anything
	f("Green/PROPN/NNP/3/nsubj/O Front/PROPN/NNP/1/flat/-O left/VERB/VBD/0/root ./PUNCT/./3/punct Bread/NOUN/NN/2/nsubj fell/VERB/VBD/6/ccomp ~,/PUNCT/,/2/punct "+
		"its/PRON/PRP$/5/nmod:poss official/NOUN/NN/6/nsubj say/VERB/VBP/0/root ./PUNCT/./6/punct", "Green Front = its")
	// two who dealt with each other are remembered longer
	met := "Bo/PROPN/NNP/2/nsubj/P talked/VERB/VBD/0/root with/ADP/IN/4/case Tan/PROPN/NNP/2/obl/P ./PUNCT/./2/punct "
	rain := "Rain/NOUN/NN/2/nsubj fell/VERB/VBD/0/root ./PUNCT/./2/punct "
	if got := members(t, met+rain+rain+"They/PRON/PRP/2/nsubj agree/VERB/VBP/0/root ./PUNCT/./2/punct"); !slices.Equal(got, []string{"Bo", "Tan"}) {
		t.Errorf("they are %q, want Bo and Tan", got)
	}
}

func TestIt(t *testing.T) {
	f := expect(t)
	front := "Green/PROPN/NNP/3/nsubj/O Front/PROPN/NNP/1/flat/-O agreed/VERB/VBD/0/root ./PUNCT/./3/punct "
	f(front + "It/PRON/PRP/2/nsubj seem/VERB/VBZ/0/root so/ADV/RB/2/advmod ./PUNCT/./2/punct") // nobody seems so
	// who was "it" is hardly "they"
	f("Rebels/NOUN/NNS/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct Green/PROPN/NNP/3/nsubj/O Front/PROPN/NNP/1/flat/-O praised/VERB/VBD/0/root its/PRON/PRP$/5/nmod:poss plan/NOUN/NN/3/obj ./PUNCT/./3/punct "+
		"They/PRON/PRP/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct", "Rebels = They", "Green Front = its")
}

// members are the names of those that the last pronoun stands for together.
func members(t *testing.T, words string) (out []string) {
	t.Helper()
	d, _ := chains(t, words)
	for i := len(d.Mentions) - 1; i >= 0; i-- {
		if m := d.Mentions[i]; m.Kind == readout.KindPronoun {
			if m.Chain >= 0 {
				for _, c := range d.Chains[m.Chain].Members {
					out = append(out, d.Mentions[d.Chains[c].Best].In(d.Report.Text))
				}
			}
			return out
		}
	}
	return out
}
