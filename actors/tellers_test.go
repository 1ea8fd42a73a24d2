package actors

import (
	"testing"

	"readout"
)

// TestTwins holds that a place with a namesake elsewhere names no state where the
// report speaks of another, and does where its own is named.
func TestTwins(t *testing.T) {
	usa := "USA"
	for _, c := range []struct {
		text, word, want string
	}{
		{"Crews fought a fire in Wellington , Somerset on Monday", "Wellington", ""},
		{"Wellington said that New Zealand would vote", "Wellington", "NZL"},
		{"A jury in Paris , Texas acquitted him", "Paris", ""},
		{"A jury in Paris , Texas acquitted him", "Texas", usa},
		{"Ministers flew from London , Paris and Berlin", "Paris", "FRA"},
		{"Ministers flew from Paris , Berlin and Rome", "Paris", "FRA"},
		{"Marches in Munich , Lyon , Milan and Porto", "Munich", "DEU"},
	} {
		d := words(c.text)
		f := New()
		f.Names(d)
		got := ""
		for i := range d.Tokens {
			if h := f.hitAt[i]; d.Word(int32(i)) == c.word && h >= 0 {
				got = f.dict.entities[f.hits[h].ent].country
			}
		}
		if got != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.word, got, c.want)
		}
	}
}

// TestBeats holds that officers are of the police in a report on crime and of the
// army in one on war, and that agents have a sector only by the words around.
func TestBeats(t *testing.T) {
	for _, c := range []struct {
		text, word, want string
	}{
		{"Police said that two officers were hurt", "officers", "COP"},
		{"The army said that two officers were hurt", "officers", "MIL"},
		{"The sheriff said that a deputy was hurt", "deputy", "COP"},
		{"The speaker told a deputy to sit", "deputy", "GOV"},
		{"The singer and the agent signed a contract", "agent", ""},
		{"A spy chief said that the agent was caught", "agent", "SPY"},
		{"Police shot a customs agent", "agent", "COP"},
		{"The judge and the court reporter were hurt", "reporter", "JUD"},
	} {
		d := words(c.text)
		for i := range d.Tokens {
			if w := d.Tokens[i].Lemma; w == "officers" {
				d.Tokens[i].Lemma, d.Tokens[i].Fine = "officer", readout.NNS
			}
		}
		f := New()
		f.Names(d)
		f.d = d
		got := ""
		for i := range d.Tokens {
			if d.Word(int32(i)) != c.word {
				continue
			}
			if g := f.agent(int32(i)); g != nil && len(g.sectors) > 0 {
				got = g.sectors[0]
			}
		}
		if got != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.word, got, c.want)
		}
	}
}

// TestPassing holds that a language and a namesake show no state.
func TestPassing(t *testing.T) {
	for text, want := range map[string]string{
		"He took an English class before police came":   "",
		"A son of Italian immigrant parents met police": "",
		"The British police came":                       "GBR",
		"The police said so in English":                 "",
		"The Norwegian language is taught by teachers":  "",
	} {
		d := words(text)
		f := New()
		f.Names(d)
		f.start(d)
		got := ""
		if f.sole >= 0 {
			got = f.dict.entities[f.sole].country
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
