package syntax

import (
	"strings"
	"testing"

	"readout"
)

func TestGazetteer(t *testing.T) {
	g := NewGazetteer([]KnownName{
		{[]string{"Bank", "of", "Ruritania"}, readout.TypeOrganisation},
		{[]string{"Ruritania"}, readout.TypeLocation},
		{[]string{"Anna", "Vey"}, readout.TypePerson},
		{[]string{"envoys"}, readout.TypeOrganisation}, // no capital: not taken
	})
	words := strings.Fields("envoys of the Bank of Ruritania met Anna Vey , Anna said in Ruritania")
	word := func(i int) string { return words[i] }
	h := hints(nil, len(words), word)
	g.mark(h, word)
	org, loc, per := int32(1<<(readout.TypeOrganisation-1)*4), int32(1<<(readout.TypeLocation-1)*4), int32(1<<(readout.TypePerson-1)*4)
	want := []int32{0, 0, 0, org + 1, org + 2, org + 3, 0, per + 1, per + 3, 0, gazPerson, 0, 0, loc}
	for i := range want {
		if got := h[i] >> hintBits; got != want[i] {
			t.Errorf("%s: %d, want %d", words[i], got, want[i])
		}
	}
}

// TestGazetteer_longest takes the longest name that ends, though a longer one
// begins, and goes on after it.
func TestGazetteer_longest(t *testing.T) {
	g := NewGazetteer([]KnownName{
		{[]string{"North"}, readout.TypeLocation},
		{[]string{"North", "Ruritania"}, readout.TypeLocation},
		{[]string{"North", "Ruritania", "Liberation", "Front"}, readout.TypeOrganisation},
		{[]string{"Liberation"}, readout.TypePerson},
		{strings.Fields("One Two Three Four Five Six Seven"), readout.TypeOrganisation},
		{strings.Fields("Ten Two Three Four Five Six Seven Eight"), readout.TypeOrganisation}, // too long: not taken
	})
	org, loc, per := int32(1<<(readout.TypeOrganisation-1)*4), int32(1<<(readout.TypeLocation-1)*4), int32(1<<(readout.TypePerson-1)*4)
	for text, want := range map[string][]int32{
		"North Ruritania Liberation Front":        {org + 1, org + 2, org + 2, org + 3},
		"North Ruritania Liberation Party":        {loc + 1, loc + 3, per, 0},
		"North Ruritania Liberation":              {loc + 1, loc + 3, per},
		"North North Ruritania":                   {loc, loc + 1, loc + 3},
		"north Ruritania":                         {0, 0},
		"One Two Three Four Five Six Seven Eight": {org + 1, org + 2, org + 2, org + 2, org + 2, org + 2, org + 3, 0},
		"Ten Two Three Four Five Six Seven Eight": make([]int32, 8),
		"": nil,
	} {
		words := strings.Fields(text)
		word := func(i int) string { return words[i] }
		h := hints(nil, len(words), word)
		g.mark(h, word)
		for i := range want {
			if got := h[i] >> hintBits; got != want[i] {
				t.Errorf("%s: %s is %d, want %d", text, words[i], got, want[i])
			}
		}
	}
}
