package mentions

import "readout"

// gender is what a name's title and first word hint at.
func (f *Finder) gender(m int32) readout.Gender {
	d := f.d
	x := &d.Mentions[m]
	if x.Type != readout.TypePerson {
		return readout.GenderUnknown
	}
	a, b := f.core(m)
	if a > 0 && d.SentenceOf(a-1) == d.SentenceOf(a) {
		if g := honorific(d.Word(a - 1)); g != readout.GenderUnknown {
			return g
		}
	}
	for i := a - 1; i >= 0 && d.Tokens[i].Start >= x.Start; i-- {
		if g := titleGender(d.Word(i)); g != readout.GenderUnknown {
			return g
		}
	}
	if g := titleGender(d.Word(a)); g != readout.GenderUnknown {
		return g
	}
	if b-a < 2 {
		return readout.GenderUnknown // a surname alone says nothing
	}
	return f.lex.genders[d.Word(a)]
}

// honorific is what a word says that stands before names of persons alone.
func honorific(w string) readout.Gender {
	switch w {
	case "Mr", "Mr.":
		return readout.Masculine
	case "Mrs", "Mrs.", "Ms", "Ms.": // Miss begins other names too
		return readout.Feminine
	}
	return readout.GenderUnknown
}

func titleGender(w string) readout.Gender {
	switch w {
	case "Mr", "Mr.", "Sir", "Lord", "King", "Prince", "Sheikh", "Ayatollah", "Chairman", "Congressman", "Pope":
		return readout.Masculine
	case "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Lady", "Queen", "Princess", "Congresswoman", "Chairwoman", "Madam", "Baroness":
		return readout.Feminine
	}
	return readout.GenderUnknown
}

// nounGender is what a noun for a person says.
func nounGender(l string) readout.Gender {
	switch l {
	case "man", "spokesman", "businessman", "father", "husband", "son", "brother", "boy", "chairman", "king", "gunman", "policeman",
		"ex-husband", "boyfriend", "fiancé", "dad", "uncle", "nephew", "grandfather", "grandson", "stepfather", "widower", "gentleman":
		return readout.Masculine
	case "woman", "spokeswoman", "businesswoman", "mother", "wife", "daughter", "sister", "girl", "widow", "queen", "chairwoman",
		"ex-wife", "girlfriend", "fiancée", "mum", "mom", "aunt", "niece", "grandmother", "granddaughter", "stepmother", "actress", "lady":
		return readout.Feminine
	}
	return readout.GenderUnknown
}
