package mentions

import (
	"testing"

	"readout"
)

func TestFamily(t *testing.T) {
	f := expect(t)
	president := "President/PROPN/NNP/2/nmod:desc Muster/PROPN/NNP/3/nsubj/P left/VERB/VBD/0/root ./PUNCT/./3/punct "
	// a president is named in full later
	f(president+"Bo/PROPN/NNP/3/nsubj/P Muster/PROPN/NNP/1/flat/-P slept/VERB/VBD/0/root ./PUNCT/./3/punct", "President Muster = Bo Muster")
	// but not by the name of a son or of a wife
	f(president + "A/DET/DT/2/det son/NOUN/NN/5/nsubj Bo/PROPN/NNP/2/flat/P Muster/PROPN/NNP/3/flat/-P slept/VERB/VBD/0/root ./PUNCT/./5/punct")
	f(president + "Linda/PROPN/NNP/3/nsubj/P Muster/PROPN/NNP/1/flat/-P slept/VERB/VBD/0/root ./PUNCT/./3/punct")
	// of two Musters the one with the office is meant, whoever comes first
	f(president+adaLeft+"President/PROPN/NNP/3/nmod:desc Bo/PROPN/NNP/4/nsubj/P Muster/PROPN/NNP/2/flat/-P slept/VERB/VBD/0/root ./PUNCT/./4/punct",
		"President Muster = President Bo Muster")
	f("President/PROPN/NNP/3/nmod:desc Bo/PROPN/NNP/4/nsubj/P Muster/PROPN/NNP/2/flat/-P left/VERB/VBD/0/root ./PUNCT/./4/punct "+adaLeft+president,
		"President Bo Muster = President Muster")
	// one first name and its initial are one person
	f("B./PROPN/NNP/3/nsubj/P Muster/PROPN/NNP/1/flat/-P left/VERB/VBD/0/root ./PUNCT/./3/punct Bo/PROPN/NNP/3/nsubj/P Muster/PROPN/NNP/1/flat/-P slept/VERB/VBD/0/root ./PUNCT/./3/punct "+
		"President/PROPN/NNP/2/nmod:desc Muster/PROPN/NNP/3/nsubj/P left/VERB/VBD/0/root ./PUNCT/./3/punct", "B. Muster = Bo Muster = President Muster")
}

func TestPlaceNames(t *testing.T) {
	f := expect(t)
	// a name that is known as a place, after a person who bears it
	f("Ada/PROPN/NNP/3/nsubj/P Muster/PROPN/NNP/1/flat/-P left/VERB/VBD/0/root ./PUNCT/./3/punct Muster/PROPN/NNP/2/nsubj/L slept/VERB/VBD/0/root ./PUNCT/./2/punct", "Ada Muster = Muster")
}

// TestApart keeps the bodies of two states apart, and a part from the whole.
func TestApart(t *testing.T) {
	f := expect(t)
	ministry := func(state string) string {
		return "The/DET/DT/4/det " + state + "/ADJ/JJ/4/amod/N Foreign/PROPN/NNP/4/compound/O Ministry/PROPN/NNP/5/nsubj/-O left/VERB/VBD/0/root ./PUNCT/./5/punct "
	}
	bare := "The/DET/DT/3/det Foreign/PROPN/NNP/3/compound/O Ministry/PROPN/NNP/4/nsubj/-O left/VERB/VBD/0/root ./PUNCT/./4/punct "
	f(ministry("Utopian") + ministry("Arcadian"))
	f(ministry("Utopian")+bare, "The Utopian Foreign Ministry = The Foreign Ministry")
	f("Utopia/PROPN/NNP/4/nmod:poss/L 's/PART/POS/1/case Foreign/PROPN/NNP/4/compound/O Ministry/PROPN/NNP/5/nsubj/-O left/VERB/VBD/0/root ./PUNCT/./5/punct "+ministry("Utopian"),
		"Utopia 's Foreign Ministry = The Utopian Foreign Ministry")
	greens := "Greens/PROPN/NNPS/2/nsubj/O left/VERB/VBD/0/root ./PUNCT/./2/punct "
	f("Utopian/ADJ/JJ/2/amod/N Greens/PROPN/NNPS/3/nsubj/O left/VERB/VBD/0/root ./PUNCT/./3/punct " + greens)
	f(greens+"They/PRON/PRP/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct", "Greens = They") // many
}

// TestFamous holds that a stranger is not the one whom the dictionary knows by the
// same surname.
func TestFamous(t *testing.T) {
	words := "President/PROPN/NNP/2/nmod:desc Muster/PROPN/NNP/3/nsubj/P left/VERB/VBD/0/root ./PUNCT/./3/punct Bo/PROPN/NNP/3/nsubj/P Muster/PROPN/NNP/1/flat/-P slept/VERB/VBD/0/root ./PUNCT/./3/punct " +
		"Muster/PROPN/NNP/2/nsubj/P spoke/VERB/VBD/0/root ./PUNCT/./2/punct"
	for _, known := range []bool{false, true} {
		f, _ := reader(t)
		f.Known = func(d *readout.Document, i int32) string {
			if known && d.Word(i) == "Muster" && d.Tokens[i].Rel == readout.RelNsubj && d.Tokens[i].Head == i+1 {
				return "person"
			}
			return ""
		}
		d := build(t, words)
		f.Find(d)
		if got, want := d.Mentions[0].Chain == d.Mentions[1].Chain, !known; got != want {
			t.Errorf("known %v: President Muster is Bo Muster: %v", known, got)
		}
		if d.Mentions[0].Chain != d.Mentions[2].Chain {
			t.Errorf("known %v: President Muster is not Muster", known)
		}
	}
}
