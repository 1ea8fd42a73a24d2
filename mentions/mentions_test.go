package mentions

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout"
)

func TestLexicon(t *testing.T) {
	if _, err := loaded(); err != nil {
		t.Fatal(err)
	}
}

// people are the nouns that the tests' stand-in for the actors room knows.
var people = map[string]struct {
	typ  readout.EntityType
	rank string
}{
	"official":   {readout.TypePerson, "official"},
	"president":  {readout.TypePerson, "head_of_state_gov"},
	"minister":   {readout.TypePerson, "ministerial"},
	"leader":     {readout.TypePerson, "head_of_state_gov"},
	"government": {readout.TypeOrganisation, ""},
	"rebel":      {readout.TypePerson, ""},

	"counterpart": {readout.TypePerson, ""},
}

// names maps the letters of the tests' label column.
var names = map[string]readout.EntityType{"P": readout.TypePerson, "O": readout.TypeOrganisation, "L": readout.TypeLocation, "N": readout.TypeNationality}

// build makes a document of words "word/TAG/FINE/head/rel[/name]" where head is
// the 1-based place in the sentence, 0 at the root, and a sentence ends with a
// full stop. A word with "~" before it has no space before it. Name is P, O, L or
// N, with "-" before it inside a name.
func build(t testing.TB, words string) *readout.Document {
	t.Helper()
	d := &readout.Document{Report: &readout.Report{}}
	first, quote := int32(0), uint8(0)
	for _, w := range strings.Fields(words) {
		c := strings.Split(w, "/")
		if len(c) < 5 {
			t.Fatalf("%q has %d fields, want at least 5", w, len(c))
		}
		glued := strings.HasPrefix(c[0], "~")
		c[0] = strings.TrimPrefix(c[0], "~")
		if d.Report.Text != "" && !glued {
			d.Report.Text += " "
		}
		start := int32(len(d.Report.Text))
		d.Report.Text += c[0]
		head, err := strconv.Atoi(c[3])
		if err != nil {
			t.Fatal(err)
		}
		k := readout.Token{Span: readout.Span{Start: start, End: int32(len(d.Report.Text))}, Lemma: strings.TrimSuffix(strings.ToLower(c[0]), "s"),
			Tag: readout.ParseTag(c[1]), Fine: readout.ParseFine(c[2]), Head: first + int32(head) - 1, Rel: readout.ParseRel(c[4])}
		if head == 0 {
			k.Head = -1
		}
		if k.Quote = quote; c[0] == "“" || c[0] == "”" {
			k.Quote, quote = 1, 1-quote
		}
		if len(c) > 5 {
			l, inside := strings.CutPrefix(c[5], "-")
			k.Name = readout.Name(names[l], readout.NameBegin)
			if inside {
				k.Name = readout.Name(names[l], readout.NameInside)
			}
		}
		d.Tokens = append(d.Tokens, k)
		if c[0] == "." {
			n := int32(len(d.Tokens))
			d.Sentences = append(d.Sentences, readout.Sentence{Span: d.Words(first, n-1), First: first, Last: n})
			first = n
		}
	}
	d.Link()
	return d
}

// chains finds the mentions of words and lists each chain of two or more.
func chains(t *testing.T, words string) (*readout.Document, []string) {
	t.Helper()
	d := build(t, words)
	f := New()
	f.Noun = func(d *readout.Document, i int32) (readout.EntityType, string) {
		p := people[d.Tokens[i].Lemma]
		return p.typ, p.rank
	}
	f.Find(d)
	var out []string
	for c := range d.Chains {
		var ms []string
		for _, m := range d.Mentions {
			if m.Chain == int32(c) {
				ms = append(ms, m.In(d.Report.Text))
			}
		}
		if len(ms) > 1 {
			out = append(out, strings.Join(ms, " = "))
		}
		if b := d.Chains[c].Best; b < 0 || int(b) >= len(d.Mentions) || d.Mentions[b].Chain != int32(c) {
			t.Errorf("%q: chain %d has the best mention %d, which is not its own", d.Report.Text, c, b)
		}
	}
	return d, out
}

func TestChains(t *testing.T) {
	f := func(words string, want ...string) {
		t.Helper()
		d, got := chains(t, words)
		if !slices.Equal(got, want) {
			t.Errorf("%q: chains %q, want %q", d.Report.Text, got, want)
		}
	}
	// a surname takes up the full name with its title, "he" agrees
	f("President/PROPN/NNP/2/nmod:desc Ada/PROPN/NNP/4/nsubj/P Muster/PROPN/NNP/2/flat/-P left/VERB/VBD/0/root ./PUNCT/./4/punct "+
		"Muster/PROPN/NNP/2/nsubj/P said/VERB/VBD/0/root she/PRON/PRP/4/nsubj agreed/VERB/VBD/2/ccomp ./PUNCT/./2/punct",
		"President Ada Muster = Muster = she")
	// two indefinite phrases stay apart; the definite one takes up the last
	f("An/DET/DT/2/det official/NOUN/NN/3/nsubj left/VERB/VBD/0/root ./PUNCT/./3/punct "+
		"An/DET/DT/2/det official/NOUN/NN/3/nsubj stayed/VERB/VBD/0/root ./PUNCT/./3/punct "+
		"The/DET/DT/2/det official/NOUN/NN/3/nsubj slept/VERB/VBD/0/root ./PUNCT/./3/punct",
		"An official = The official")
	// an apposition
	f("Ada/PROPN/NNP/7/nsubj/P Muster/PROPN/NNP/1/flat/-P ,/PUNCT/,/5/punct the/DET/DT/5/det minister/NOUN/NN/1/appos ,/PUNCT/,/5/punct left/VERB/VBD/0/root ./PUNCT/./7/punct",
		"Ada Muster = the minister")
	// the object is not the subject of its own verb
	f("Ada/PROPN/NNP/2/nsubj/P saw/VERB/VBD/0/root her/PRON/PRP/2/obj ./PUNCT/./2/punct")
	// a place where things happen is not the government of that name
	f("Utopia/PROPN/NNP/2/nsubj/L agreed/VERB/VBD/0/root in/ADP/IN/4/case Utopia/PROPN/NNP/2/obl/L ./PUNCT/./2/punct")
	// an acronym
	f("Green/PROPN/NNP/3/nsubj/O Front/PROPN/NNP/1/flat/-O agreed/VERB/VBD/0/root ./PUNCT/./3/punct GF/PROPN/NNP/2/nsubj/O left/VERB/VBD/0/root ./PUNCT/./2/punct",
		"Green Front = GF")
	// a relative pronoun stands for what its clause hangs on
	f("Rebels/NOUN/NNS/4/nsubj who/PRON/WP/3/nsubj fled/VERB/VBD/1/acl:relcl returned/VERB/VBD/0/root ./PUNCT/./4/punct",
		"Rebels = who")
}

func TestMembers(t *testing.T) {
	d, got := chains(t, "President/PROPN/NNP/2/nmod:desc Ada/PROPN/NNP/6/nsubj/P and/CCONJ/CC/5/cc President/PROPN/NNP/5/nmod:desc Bo/PROPN/NNP/2/conj/P met/VERB/VBD/0/root ./PUNCT/./6/punct "+
		"The/DET/DT/3/det two/NUM/CD/3/nummod leaders/NOUN/NNS/4/nsubj talked/VERB/VBD/0/root ./PUNCT/./4/punct "+
		"Their/PRON/PRP$/2/nmod:poss governments/NOUN/NNS/3/nsubj waited/VERB/VBD/0/root ./PUNCT/./3/punct")
	if want := []string{"The two leaders = Their"}; !slices.Equal(got, want) {
		t.Errorf("chains %q, want %q", got, want)
	}
	sets := 0
	for _, c := range d.Chains {
		if len(c.Members) == 0 {
			continue
		}
		sets++
		if len(c.Members) != 2 || d.Chains[c.Members[0]].Type != readout.TypePerson || d.Chains[c.Members[1]].Type != readout.TypePerson {
			t.Errorf("members %v, want the two persons", c.Members)
		}
	}
	if sets != 2 {
		t.Errorf("%d sets, want the leaders and their governments apart", sets)
	}
}

func TestChains_Agreement(t *testing.T) {
	f := func(words string, want ...string) {
		t.Helper()
		d, got := chains(t, words)
		if !slices.Equal(got, want) {
			t.Errorf("%q: chains %q, want %q", d.Report.Text, got, want)
		}
	}
	// a surname taken for a place is the person named before
	f("Ada/PROPN/NNP/3/nsubj/P Muster/PROPN/NNP/1/flat/-P left/VERB/VBD/0/root ./PUNCT/./3/punct "+
		"Muster/PROPN/NNP/2/nsubj/L said/VERB/VBD/0/root she/PRON/PRP/4/nsubj agreed/VERB/VBD/2/ccomp ./PUNCT/./2/punct",
		"Ada Muster = Muster = she")
	// but not where things happen in it
	f("Ada/PROPN/NNP/3/nsubj/P Muster/PROPN/NNP/1/flat/-P lives/VERB/VBZ/0/root in/ADP/IN/5/case Muster/PROPN/NNP/3/obl/L ./PUNCT/./3/punct")
	// the same kin of the same person, then by name
	f("Muster/PROPN/NNP/5/nsubj/P and/CCONJ/CC/4/cc his/PRON/PRP$/4/nmod:poss official/NOUN/NN/1/conj left/VERB/VBD/0/root ./PUNCT/./5/punct "+
		"His/PRON/PRP$/2/nmod:poss official/NOUN/NN/3/nsubj Bo/PROPN/NNP/4/nsubj/P spoke/VERB/VBD/0/root ./PUNCT/./4/punct",
		"Muster = his = His", "his official = His official Bo")
	// a pronoun that was given wrongly does not shut out the next
	f("Muster/PROPN/NNP/2/nsubj/P praised/VERB/VBD/0/root his/PRON/PRP$/4/nmod:poss plan/NOUN/NN/2/obj ./PUNCT/./2/punct "+
		"Muster/PROPN/NNP/2/nsubj/P said/VERB/VBD/0/root she/PRON/PRP/4/nsubj agreed/VERB/VBD/2/ccomp ./PUNCT/./2/punct",
		"Muster = his = Muster = she")
	// a body is they
	f("Green/PROPN/NNP/3/nsubj/O Front/PROPN/NNP/1/flat/-O agreed/VERB/VBD/0/root ./PUNCT/./3/punct "+
		"They/PRON/PRP/2/nsubj say/VERB/VBP/0/root so/ADV/RB/2/advmod ./PUNCT/./2/punct",
		"Green Front = They")
	// the plural before the body that is nearer
	f("Rebels/NOUN/NNS/2/nsubj left/VERB/VBD/0/root the/DET/DT/4/det government/NOUN/NN/2/obj ./PUNCT/./2/punct "+
		"Their/PRON/PRP$/2/nmod:poss claim/NOUN/NN/3/nsubj failed/VERB/VBD/0/root ./PUNCT/./3/punct",
		"Rebels = Their")
	// somebody's kin with the name behind, which the tree has elsewhere
	f("Muster/PROPN/NNP/8/nsubj/P and/CCONJ/CC/4/cc his/PRON/PRP$/4/nmod:poss official/NOUN/NN/1/conj ~,/PUNCT/,/6/punct Ada/PROPN/NNP/1/appos/P ~,/PUNCT/,/1/punct left/VERB/VBD/0/root ./PUNCT/./8/punct",
		"Muster = his", "his official = Ada")
	// initials with and without full stops, of bodies and states
	f("United/PROPN/NNP/2/amod/L Shires/PROPN/NNPS/3/nsubj/-L agreed/VERB/VBD/0/root ./PUNCT/./3/punct "+
		"U.S./PROPN/NNP/2/nsubj/L and/CCONJ/CC/3/cc US/PROPN/NNP/1/conj/L left/VERB/VBD/0/root ./PUNCT/./4/punct",
		"United Shires = U.S. = US")
	// documents are taken up like encounters
	f("A/DET/DT/2/det report/NOUN/NN/3/nsubj appeared/VERB/VBD/0/root ./PUNCT/./3/punct "+
		"The/DET/DT/2/det report/NOUN/NN/3/nsubj says/VERB/VBZ/0/root so/ADV/RB/3/advmod ./PUNCT/./3/punct",
		"A report = The report")
}

// TestChains_Control holds that who is told to do something is who does it.
func TestChains_Control(t *testing.T) {
	f := func(words string, want ...string) {
		t.Helper()
		if d, got := chains(t, words); !slices.Equal(got, want) {
			t.Errorf("%q: chains %q, want %q", d.Report.Text, got, want)
		}
	}
	told := func(verb string) string {
		return "Muster/PROPN/NNP/2/nsubj/P " + verb + "/VERB/VBD/0/root Bo/PROPN/NNP/2/obj/P to/PART/TO/5/mark halt/VERB/VB/2/xcomp his/PRON/PRP$/7/nmod:poss plan/NOUN/NN/5/obj ./PUNCT/./2/punct"
	}
	f(told("urge"), "Bo = his")
	f(told("promise"), "Muster = his")
	// told to help him, Bo does not help himself
	f("Muster/PROPN/NNP/2/nsubj/P urge/VERB/VBD/0/root Bo/PROPN/NNP/2/obj/P to/PART/TO/5/mark help/VERB/VB/2/xcomp him/PRON/PRP/5/obj ./PUNCT/./2/punct", "Muster = him")
	f("Muster/PROPN/NNP/2/nsubj/P accuse/VERB/VBD/0/root Bo/PROPN/NNP/2/obj/P of/SCONJ/IN/5/mark hiding/VERB/VBG/2/advcl his/PRON/PRP$/7/nmod:poss plan/NOUN/NN/5/obj ./PUNCT/./2/punct", "Bo = his")
}

// TestChains_Ahead holds that a sentence's opening may speak of its subject.
func TestChains_Ahead(t *testing.T) {
	f := func(words string, want ...string) {
		t.Helper()
		if d, got := chains(t, words); !slices.Equal(got, want) {
			t.Errorf("%q: chains %q, want %q", d.Report.Text, got, want)
		}
	}
	opening := "After/ADP/IN/3/case her/PRON/PRP$/3/nmod:poss visit/NOUN/NN/6/obl ,/PUNCT/,/3/punct "
	f(opening+"Muster/PROPN/NNP/6/nsubj/P left/VERB/VBD/0/root ./PUNCT/./6/punct", "her = Muster")
	f(opening + "it/PRON/PRP/6/nsubj rained/VERB/VBD/0/root ./PUNCT/./6/punct")
	// whom a report spoke of before comes first
	f("Ada/PROPN/NNP/2/nsubj/P came/VERB/VBD/0/root ./PUNCT/./2/punct "+opening+"Muster/PROPN/NNP/6/nsubj/P left/VERB/VBD/0/root ./PUNCT/./6/punct", "Ada = her")
	// but not where the subject is understood to do what the opening says
	f("Ada/PROPN/NNP/2/nsubj/P came/VERB/VBD/0/root ./PUNCT/./2/punct "+
		"Ending/VERB/VBG/6/advcl her/PRON/PRP$/3/nmod:poss visit/NOUN/NN/1/obj ,/PUNCT/,/1/punct Muster/PROPN/NNP/6/nsubj/P left/VERB/VBD/0/root ./PUNCT/./6/punct",
		"her = Muster")
	// the subject may be described before it is named
	f("Ending/VERB/VBG/8/advcl her/PRON/PRP$/3/nmod:poss visit/NOUN/NN/1/obj ,/PUNCT/,/1/punct Utopia/PROPN/NNP/7/nmod:poss/L 's/PART/POS/5/case president/NOUN/NN/8/nsubj left/VERB/VBD/0/root ./PUNCT/./8/punct",
		"her = Utopia 's president")
}

// TestHonorific holds that who is called Mr or Ms is a person of that gender,
// whatever the label, and that the word is no part of the name.
func TestHonorific(t *testing.T) {
	d, got := chains(t, "Bo/PROPN/NNP/3/nsubj/P Muster/PROPN/NNP/1/flat/-P saw/VERB/VBD/0/root Ms/PROPN/NNP/5/nmod:desc/O Tan/PROPN/NNP/3/obj/-O ./PUNCT/./3/punct "+
		"Mr/PROPN/NNP/2/nmod:desc Muster/PROPN/NNP/3/nsubj/O said/VERB/VBD/0/root she/PRON/PRP/5/nsubj left/VERB/VBD/3/ccomp ./PUNCT/./3/punct")
	if want := []string{"Bo Muster = Mr Muster", "Ms Tan = she"}; !slices.Equal(got, want) {
		t.Errorf("%q: chains %q, want %q", d.Report.Text, got, want)
	}
}

// TestQuotedFirstPerson leaves "we" and "I" without a chain, for who speaks is
// not known here.
func TestQuotedFirstPerson(t *testing.T) {
	d, _ := chains(t, "We/PRON/PRP/2/nsubj agreed/VERB/VBD/0/root ./PUNCT/./2/punct")
	if len(d.Mentions) != 1 || d.Mentions[0].Chain != -1 {
		t.Errorf("mentions %+v, want one without a chain", d.Mentions)
	}
}

// TestDamaged finds something or nothing in documents that no parser would make.
func TestDamaged(t *testing.T) {
	for _, words := range []string{
		"",
		"X/PROPN/NNP/0/root/P",
		"the/DET/DT/0/root ./PUNCT/./1/punct",
		"A/PROPN/NNP/0/root/-P B/PROPN/NNP/1/flat/-L C/PROPN/NNP/1/flat/P ./PUNCT/./1/punct",
		"two/NUM/CD/0/root of/ADP/IN/3/case them/PRON/PRP/1/nmod who/PRON/WP/1/acl:relcl ./PUNCT/./1/punct",
	} {
		d := build(t, words)
		if len(d.Sentences) == 0 && len(d.Tokens) > 0 {
			d.Sentences = append(d.Sentences, readout.Sentence{Last: int32(len(d.Tokens))})
			d.Link()
		}
		New().Find(d)
		for _, m := range d.Mentions {
			if m.Head < 0 || int(m.Head) >= len(d.Tokens) || m.Start > m.End {
				t.Errorf("%q: mention %+v", words, m)
			}
		}
	}
}
