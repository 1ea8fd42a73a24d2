package actors

import (
	"testing"

	"readout"
)

func TestSurnameKey(t *testing.T) {
	for in, want := range map[string]string{"al-Abadi": "abadi", "El Abadi": "abadi", "Díaz-Canel": "diaz canel", "van der Bellen": "bellen", "O'Neill": "oneill",
		"De": "de", "Müller": "muller", "N’Daou": "ndaou"} {
		if got := surnameKey(in); got != want {
			t.Errorf("surnameKey(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSkeleton(t *testing.T) {
	f := func(want bool, a, b string) {
		t.Helper()
		if got := skeleton(surnameKey(a)) == skeleton(surnameKey(b)); got != want {
			t.Errorf("%q and %q have one skeleton: %v, want %v", a, b, got, want)
		}
	}
	f(true, "Zelensky", "Zelenskyy")
	f(true, "al-Assad", "al-Asad")
	f(true, "Lukashenko", "Lukashenka")
	f(false, "Lukashenko", "Timoshenko")
	f(false, "Obama", "Bongo")
}

func TestSamePerson(t *testing.T) {
	f := func(want bool, a, b, family string) {
		t.Helper()
		if got := samePerson(a, b, "", family); got != want {
			t.Errorf("%q and %q are one: %v, want %v", a, b, got, want)
		}
	}
	f(true, "Haider al-Abadi", "Haydar al-Abadi", "al-Abadi")
	f(true, "Ukhnaa Khurelsukh", "Khurelsukh Ukhnaa", "Ukhnaa")
	f(true, "Abiy Ahmed", "Abiy Ahmed Ali", "Ali")
	f(false, "Idriss Deby", "Mahamat Idriss Deby", "Deby")
	f(false, "Abdullah Abdullah", "Abdul Rashid Dostam", "Dostam")
	f(false, "Manuel Domingos Vicente", "Manuel Domingos Augusto", "Augusto")
}

func TestRecase(t *testing.T) {
	d, err := load()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []string{"Bart de Wever", "Bart De Wever", "Haider Al-Abadi", "Haider al-Abadi"} {
		found := false
		for _, a := range d.names[n[:letters(n, 0)]] {
			found = found || a.text == n
		}
		if !found {
			t.Errorf("no name %q", n)
		}
	}
}

// TestMarkedLetters finds names that the text writes with marks and the tables without.
func TestMarkedLetters(t *testing.T) {
	for _, text := range []string{"Miguel Díaz-Canel spoke", "João Lourenço spoke", "Nicolás Maduro spoke"} {
		d := words(text)
		f := New()
		f.scan(d)
		if len(f.hits) != 1 || f.dict.entities[f.hits[0].ent].kind != readout.ActorPerson {
			t.Errorf("%q: hits %v, want one person", text, f.hits)
		}
	}
}

// TestTitled labels who stands behind an office, whatever the parser saw there.
func TestTitled(t *testing.T) {
	f := func(text string, wrong readout.EntityType, a, b int32, first, last int32) {
		t.Helper()
		d := words(text)
		if wrong != readout.TypeUnknown {
			relabel(d.Tokens, a, b, wrong)
		}
		New().Names(d)
		x, y := run(d.Tokens, first)
		if x != first || y != last || d.Tokens[first].Name.Type() != readout.TypePerson {
			t.Errorf("%q: tokens %d to %d have type %d, want the person at %d to %d", text, x, y, d.Tokens[first].Name.Type(), first, last)
		}
	}
	f("President Lourenco of Angola spoke", readout.TypeOrganisation, 1, 3, 1, 1)
	f("Prime Minister Muscat of Malta spoke", readout.TypeLocation, 2, 2, 2, 2)
	f("Prime Minister De Croo spoke", readout.TypeOrganisation, 2, 3, 2, 3)
	f("President Xenos of Utopia spoke", readout.TypePerson, 1, 1, 1, 1)
}
