package coder

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"
)

// who reads text as of a day and returns, for the mention whose words are
// phrase, its actors as "key country sectors office", joined by " + ". The key
// of an actor outside the dictionary is "-".
func who(t *testing.T, c *Coder, day, text, phrase string) string {
	t.Helper()
	r := &readout.Report{Text: text, Lang: "en"}
	if day != "" {
		at, err := time.Parse("2006-01-02", day)
		if err != nil {
			t.Fatal(err)
		}
		r.Published = readout.Published{Date: at, Basis: readout.BasisFlag, Certain: true}
	}
	d := c.Document(r)
	as := c.actors.Find(d)
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.In(text) != phrase || x.Chain < 0 {
			continue
		}
		var out []string
		for _, id := range d.Chains[x.Chain].Actors {
			i := slices.IndexFunc(as, func(a readout.Actor) bool { return a.ID == id })
			if i < 0 {
				t.Fatalf("%q: chain names actor %s, which is not in the list", text, id)
			}
			a := &as[i]
			key := a.Key
			if key == "" {
				key = "-"
			}
			out = append(out, strings.TrimSpace(strings.Join([]string{key, a.Country, strings.Join(a.Sectors, ","), a.Office}, " ")))
		}
		return strings.Join(out, " + ")
	}
	var have []string
	for m := range d.Mentions {
		have = append(have, d.Mentions[m].In(text))
	}
	t.Errorf("%q: no mention %q; there are %q", text, phrase, have)
	return ""
}

// asks returns a check of whom a phrase means in a text of some day.
func asks(t *testing.T, c *Coder) func(day, text, phrase, want string) {
	return func(day, text, phrase, want string) {
		t.Helper()
		if got := who(t, c, day, text, phrase); got != want {
			t.Errorf("%q on %s: %q is %q, want %q", text, day, phrase, got, want)
		}
	}
}

// TestActors runs sentences of our own through the whole chain.
func TestActors(t *testing.T) {
	c := New()
	f := asks(t, c)
	f("2016-11-20", "The guest met Prime Minister Shinzo Abe in New York.", "Prime Minister Shinzo Abe", "jpn.shinzo_abe JPN GOV Prime Minister")
	f("2016-11-20", "All Balkan states sent ministers.", "All Balkan states", "-")
	f("2022-04-04", "President Lourenco of Angola said the talks would go on.", "President Lourenco of Angola", "ago.joao_lourenco AGO GOV President")
	// states, capitals and seats
	f("", "Norway rejected the offer.", "Norway", "NOR NOR")
	f("", "Moscow rejected the offer.", "Moscow", "RUS RUS GOV")
	f("", "The Kremlin rejected the offer.", "The Kremlin", "RUS RUS GOV")
	f("", "The delegates met in Moscow on Friday.", "Moscow", "")
	f("", "The Peruvian government rejected the offer.", "The Peruvian government", "PER PER GOV")
	f("", "Hundreds of Kenyan villagers fled.", "Hundreds of Kenyan villagers", "- KEN CVL")
	// composition
	f("", "Chilean troops crossed the river.", "Chilean troops", "- CHL MIL")
	f("", "Iran-backed rebels attacked a Yemeni convoy.", "Iran-backed rebels", "- YEM REB")
	f("", "Polish and Czech officials met on Monday.", "Polish and Czech officials", "- POL GOV + - CZE GOV")
	f("", "Residents of Lagos protested on Monday.", "Residents of Lagos", "- NGA CVL")
	f("", "A member of the Greek parliament resigned.", "A member of the Greek parliament", "- GRC LEG")
	f("", "An opposition leader from Zambia was arrested.", "An opposition leader from Zambia", "- ZMB OPP Opposition Leader")
	// titles and dated roles
	f("2010-03-01", "President Dmitry Medvedev arrived.", "President Dmitry Medvedev", "rus.dmitry_medvedev RUS GOV President")
	f("2016-03-01", "Dmitry Medvedev arrived.", "Dmitry Medvedev", "rus.dmitry_medvedev RUS GOV Prime Minister")
	f("2016-03-01", "Former President Jacques Chirac arrived.", "Former President Jacques Chirac", "fra.jacques_chirac FRA ELI former President")
	f("2011-05-05", "The German chancellor arrived.", "The German chancellor", "deu.angela_merkel DEU GOV Chancellor")
	f("", "The German chancellor arrived.", "The German chancellor", "- DEU GOV Chancellor")
	f("", "Danish Foreign Minister Holger Exempel arrived.", "Danish Foreign Minister Holger Exempel", "- DNK GOV Foreign Minister")
	// bodies and groups
	f("", "Hamas said it would reply.", "it", "pse.hamas PSE REB")
	f("", "The European Union lifted the measures.", "The European Union", "eur.european_union EUR")
}

// TestCounterpart checks that an office is carried over to the other state under
// its own name, and never to another person.
func TestCounterpart(t *testing.T) {
	c := New()
	const text = "Secretary of State Antony Blinken met his Omani counterpart Sayyid Beispiel in Muscat. Beispiel said the talks were useful."
	if got, want := who(t, c, "2022-06-01", text, "Secretary of State Antony Blinken"), "usa.antony_blinken USA GOV Secretary of State"; got != want {
		t.Errorf("Blinken is %q, want %q", got, want)
	}
	if got, want := who(t, c, "2022-06-01", text, "Beispiel"), "- OMN GOV Foreign Minister"; got != want {
		t.Errorf("Beispiel is %q, want %q", got, want)
	}
}

// TestWholePhrases checks names and titles that a parser tends to tear apart.
func TestWholePhrases(t *testing.T) {
	c := New()
	f := func(day, text, phrase, want string) {
		t.Helper()
		if got := who(t, c, day, text, phrase); got != want {
			t.Errorf("%q: %q is %q, want %q", text, phrase, got, want)
		}
	}
	const met = "Danish Foreign Minister Holger Exempel and his Swedish counterpart Britta Muster met for two hours on Monday."
	f("", met, "Danish Foreign Minister Holger Exempel", "- DNK GOV Foreign Minister")
	f("", met, "his Swedish counterpart Britta Muster", "- SWE GOV Foreign Minister")
	f("", "President Jan Exempel of Iceland held a short telephone call with Prime Minister Ada Muster of Malta.", "President Jan Exempel of Iceland", "- ISL GOV President")
	f("2015-05-05", "South Korean President Park Geun-hye called it a mistake.", "South Korean President Park Geun-hye", "kor.park_geun-hye KOR GOV President")
	f("", "The order was given after a call between Maltese Foreign Minister Ada Muster and her Omani counterpart Badr Beispiel ended early.",
		"her Omani counterpart Badr Beispiel", "- OMN GOV Foreign Minister")
	f("2024-01-18", "The envoy spoke by telephone today with the President of Turkey, Selim Exempel, at the request of the Turkish side.",
		"Selim Exempel", "- TUR GOV President")
	f("1999-03-01", "UN Secretary-General Kofi Annan left.", "UN Secretary-General Kofi Annan", "uno.kofi_annan UNO GOV Secretary-General")
	f("", "Voters in Texas and Florida stayed home. Georgia officials counted votes.", "Georgia officials", "- USA GOV")
	f("", "Voters in Texas and Tbilisi stayed home. Georgia officials counted votes.", "Georgia officials", "- GEO GOV")
	f("2024-03-01", "Norway summoned the Russian ambassador on Monday.", "the Russian ambassador", "- RUS GOV Ambassador")
}

// TestUnnamed checks that unnamed sources stay apart: each indefinite phrase is
// an actor of its own, and a definite one takes up the last.
func TestUnnamed(t *testing.T) {
	c := New()
	const text = "A senior Swiss official said the plan was dead. An official in the room disagreed. A Swiss official called it early. The official asked not to be named."
	r := &readout.Report{Text: text}
	d := c.Document(r)
	as := c.actors.Find(d)
	var unnamed []readout.Actor
	for _, a := range as {
		if a.Anonymous {
			unnamed = append(unnamed, a)
		}
	}
	if len(unnamed) != 3 {
		t.Fatalf("%d unnamed actors, want 3: %+v", len(unnamed), unnamed)
	}
	if a := unnamed[0]; a.Side != "CHE" || a.Rank != "senior_official" || len(a.Mentions) != 1 {
		t.Errorf("first source: side %q, rank %q, %d mentions; want CHE, senior_official, 1", a.Side, a.Rank, len(a.Mentions))
	}
	if a := unnamed[1]; a.Side != "" {
		t.Errorf("the second source's side is %q, though none is stated", a.Side)
	}
	if a := unnamed[2]; len(a.Mentions) != 2 {
		t.Errorf("the last source has %d mentions, want 2: \"the official\" takes up the nearest", len(a.Mentions))
	}
}

// TestSets checks plurals that stand for parties named before.
func TestSets(t *testing.T) {
	c := New()
	const text = "French President Emmanuel Macron and Egyptian President Abdel Fattah al-Sisi met on Tuesday. The two leaders discussed gas. Their governments have been at odds for months."
	if got, want := who(t, c, "2021-06-01", text, "The two leaders"), "fra.emmanuel_macron FRA GOV President + egy.abdel_fattah_al-sisi EGY GOV President"; got != want {
		t.Errorf("the two leaders are %q, want %q", got, want)
	}
	if got, want := who(t, c, "2021-06-01", text, "Their governments"), "FRA FRA GOV + EGY EGY GOV"; got != want {
		t.Errorf("their governments are %q, want %q", got, want)
	}
}

// TestParties checks who "the sides" are.
func TestParties(t *testing.T) {
	c := New()
	f := func(text, phrase, want string) {
		t.Helper()
		if got := who(t, c, "", text, phrase); got != want {
			t.Errorf("%q: %q is %q, want %q", text, phrase, got, want)
		}
	}
	// joined parties count for more than a state named nearer by
	f("Peru and Bolivia signed a pact on Monday. Brazil welcomed it. Both governments will publish the text.", "Both governments", "PER PER GOV + BOL BOL GOV")
	// the sides of talks
	f("Nepal broke off talks with India on Monday. The two countries have quarrelled for years.", "The two countries", "NPL NPL + IND IND")
	// towns at the ends of a road are no parties
	f("Kenya and Uganda reopened the road between Kisumu and Jinja. The two sides met on Friday.", "The two sides", "KEN KEN + UGA UGA")
	// what a bare noun can take up
	f("Hamas rejected the plan. The group wants a longer truce.", "The group", "pse.hamas PSE REB")
	f("Portugal rejected the plan. The country wants a longer truce.", "The country", "PRT PRT")
}

// TestInferred checks that what is concluded is said to be so, and that it is
// left open where two states could be meant.
func TestInferred(t *testing.T) {
	c := New()
	f := func(text, name, country string, basis readout.Basis) {
		t.Helper()
		d := c.Document(&readout.Report{Text: text})
		for _, a := range c.actors.Find(d) {
			if a.Name == name {
				if a.Country != country || country != "" && a.Basis != basis {
					t.Errorf("%q: %q is of %q by %q, want %q by %q", text, name, a.Country, a.Basis, country, basis)
				}
				return
			}
		}
		t.Errorf("%q: no actor %q", text, name)
	}
	f("Protesters marched through Lima on Monday. The police used tear gas.", "The police", "PER", readout.BasisInferred)
	f("Latvian soldiers met Estonian soldiers on Monday. The police watched.", "The police", "", "")
	f("The Malian opposition left talks with the government in Algiers.", "the government", "MLI", readout.BasisInferred)
	f("An official in Lima spoke to reporters. An official said no.", "An official", "", "") // an unnamed source has no side but the stated one
	f("World leaders condemned the test by North Korea.", "World leaders", "", "")
	f("Poland thanked its neighbours.", "its neighbours", "", "")
	f("Norwegian police arrested two men.", "Norwegian police", "NOR", readout.BasisComposed)
}

// TestAnyTree runs names, mentions and actors on random trees, tags and labels:
// whatever the parser makes, nothing panics, trees stay trees, and every actor
// that a chain names is in the list.
func TestAnyTree(t *testing.T) {
	c := New()
	vocabulary := strings.Fields("the a The his their both two President Minister of State Foreign officials leaders sides and , - said Russian US " +
		"Russia Moscow Vladimir Putin Obama Georgia Hamas forces rebels government in with between country who she it they hundreds Secretary General")
	rng := rand.New(rand.NewPCG(7, 11))
	for range 3000 {
		d := randomDocument(rng, vocabulary)
		text := d.Report.Text
		c.actors.Names(d)
		for i := range d.Tokens {
			steps := 0
			for h := int32(i); h >= 0; h = d.Tokens[h].Head {
				if steps++; steps > len(d.Tokens) {
					t.Fatalf("%q: token %d hangs in a circle", text, i)
				}
			}
		}
		c.mentions.Find(d)
		as := c.actors.Find(d)
		for _, ch := range d.Chains {
			for _, id := range ch.Actors {
				if !slices.ContainsFunc(as, func(a readout.Actor) bool { return a.ID == id }) {
					t.Fatalf("%q: chain names %s, which is not in the list", text, id)
				}
			}
		}
		for _, m := range d.Mentions {
			if m.Start >= m.End || int(m.End) > len(text) {
				t.Fatalf("%q: mention %+v", text, m)
			}
		}
	}
}

// randomDocument makes up to three sentences with a random tree each.
func randomDocument(rng *rand.Rand, vocabulary []string) *readout.Document {
	d := &readout.Document{Report: &readout.Report{}}
	for range 1 + rng.IntN(3) {
		first, n := int32(len(d.Tokens)), 1+rng.Int32N(12)
		order := rng.Perm(int(n)) // a token's head is one that came before it here
		for range n {
			w := vocabulary[rng.IntN(len(vocabulary))]
			start := int32(len(d.Report.Text))
			d.Report.Text += w + " "
			d.Tokens = append(d.Tokens, readout.Token{
				Span: readout.Span{Start: start, End: start + int32(len(w))}, Lemma: strings.ToLower(w), Head: -1,
				Tag: readout.Tag(rng.IntN(int(readout.VERB) + 1)), Fine: readout.Fine(rng.IntN(30)), Rel: readout.Rel(rng.IntN(int(readout.RelXcomp) + 1)),
				Name: readout.NameLabel(rng.IntN(17) * rng.IntN(2)), Quote: uint8(rng.IntN(2)),
			})
		}
		for k := 1; k < int(n); k++ {
			d.Tokens[first+int32(order[k])].Head = first + int32(order[rng.IntN(k)])
		}
		d.Sentences = append(d.Sentences, readout.Sentence{Span: d.Words(first, first+n-1), First: first, Last: first + n})
	}
	d.Link()
	return d
}

// TestSurnameHe does not take the surname He for the pronoun, which would give
// the leader before it another's office.
func TestSurnameHe(t *testing.T) {
	text := "President Macron met farmers on Monday. He Jianguo, a former director for China at the fund, spoke at the same event."
	rec, err := New().Code(context.Background(), &readout.Report{Text: text, Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range rec.Actors {
		if strings.Contains(a.Name, "Macron") && a.Country != "FRA" {
			t.Errorf("%s is of %q", a.Name, a.Country)
		}
	}
}
