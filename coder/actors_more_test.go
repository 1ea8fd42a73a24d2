package coder

import "testing"

// TestStanding has those who hold an office no more, not yet, or for a while.
func TestStanding(t *testing.T) {
	c := New()
	f := asks(t, c)
	f("", "President-elect Mara Toll arrived.", "President-elect Mara Toll", "-  ELI President-elect")
	f("", "The Colombian president-elect arrived.", "The Colombian president-elect", "- COL ELI President-elect")
	f("", "Former Danish Foreign Minister Holger Exempel arrived.", "Former Danish Foreign Minister Holger Exempel", "- DNK ELI former Foreign Minister")
	f("2022-03-01", "Former Secretary of State Mike Pompeo arrived.", "Former Secretary of State Mike Pompeo", "usa.mike_pompeo USA ELI former Secretary of State")
	f("", "Former Deputy Secretary of State Mara Exempel arrived.", "Former Deputy Secretary of State Mara Exempel", "-  ELI former Deputy Secretary of State")
	f("", "The acting foreign minister of Norway arrived.", "The acting foreign minister of Norway", "- NOR GOV Acting Foreign Minister")
	f("", "The interim president of Haiti arrived.", "The interim president of Haiti", "- HTI GOV Interim President")
	f("", "The caretaker prime minister of Lebanon arrived.", "The caretaker prime minister of Lebanon", "- LBN GOV Caretaker Prime Minister")
	f("", "The ex-president arrived.", "The ex-president", "-  ELI former President")
	f("", "The ousted Thai prime minister arrived.", "The ousted Thai prime minister", "- THA ELI former Prime Minister")
	f("", "Retired French generals arrived.", "Retired French generals", "- FRA ELI former General")
	f("", "The exiled Belarusian opposition leader arrived.", "The exiled Belarusian opposition leader", "- BLR OPP Opposition Leader")
	f("2016-03-01", "The then German chancellor, Gerhard Schroeder, refused.", "The then German chancellor", "deu.gerhard_schroeder DEU GOV then Chancellor")
	f("2016-07-01", "Donald Trump refused.", "Donald Trump", "usa.donald_trump USA") // in no office yet
	f("2016-07-01", "Bill Clinton refused.", "Bill Clinton", "usa.bill_clinton USA ELI")
}

// TestLeader has leaders of states without their names.
func TestLeader(t *testing.T) {
	c := New()
	f := asks(t, c)
	f("2015-12-19", "Vladimir Putin spoke on Thursday. The Russian leader was in a good mood.", "The Russian leader", "rus.vladimir_putin RUS GOV President")
	f("2015-12-19", "The talks began on Thursday. The Russian leader was in a good mood.", "The Russian leader", "- RUS GOV leader")        // not named
	f("2015-12-19", "Vladimir Putin met Dmitri Medvedev. The Russian leader was in a good mood.", "The Russian leader", "- RUS GOV leader") // two
	f("", "Vladimir Putin spoke on Thursday. The Russian leader was in a good mood.", "The Russian leader", "- RUS GOV leader")
}

// TestNobody has nouns that stand for nobody, or not for whom they seem to.
func TestNobody(t *testing.T) {
	c := New()
	f := func(text, phrase, want string) {
		t.Helper()
		if got := who(t, c, "2016-07-01", text, phrase); got != want {
			t.Errorf("%q: %q is %q, want %q", text, phrase, got, want)
		}
	}
	f("Mara Toll, a China scholar, spoke.", "a China scholar", "-  EDU")
	f("The U.S. government imposed a tariff. The South Korean government protested.", "The South Korean government", "KOR KOR GOV")
	f("CHINA has sent troops to the border. China denied it.", "CHINA", "CHN CHN")
	f("SOUTH KOREA sent troops to the border.", "SOUTH KOREA", "KOR KOR")
	f("TALKS stalled at the border.", "TALKS", "")
	f("The Federation of Norwegian Farmers warned of delays.", "The Federation of Norwegian Farmers", "- NOR")
	f("Mara Toll, a Chinese scholar, spoke.", "a Chinese scholar", "- CHN EDU")
	f("The Syria envoy of the United Nations spoke.", "The Syria envoy of the United Nations", "- UNO GOV Envoy")
	f("Key states voted against it.", "Key states", "-")
	f("Both parties agreed on Monday.", "Both parties", "-")
	f("The warring parties agreed on Monday.", "The warring parties", "-")
	f("The US-vetted rebels left.", "The US-vetted rebels", "-  REB")
	f("On November 19, INS Tabar sank a vessel of pirates.", "INS Tabar", "- IND MIL")
	f("He was stopped by the California Highway Patrol.", "the California Highway Patrol", "- USA COP")
	f("The ship sailed to the Gulf of Aden.", "the Gulf of Aden", "")
	f("He was held for a DUI arrest in the past, said the CHP.", "the CHP", "-")
	f("The president of Exempel University spoke.", "The president of Exempel University", "-  EDU President")
	f("Jewish leaders spoke.", "Jewish leaders", "-   leader")
	f("Officials of the Hamas movement spoke.", "the Hamas movement", "pse.hamas PSE REB")
	f("The Iranian Revolutionary Guard Corps fired a missile.", "The Iranian Revolutionary Guard Corps", "irn.islamic_revolutionary_guard_corps IRN MIL")
	f("The United Nations and the European Union condemned it.", "the European Union", "eur.european_union EUR")
	f("Brussels agreed to the terms.", "Brussels", "eur.european_union EUR GOV")
	f("The Colombian government and rebels signed a truce.", "rebels", "- COL REB")
	f("The ruling party of Turkey refused.", "The ruling party of Turkey", "- TUR PTY,GOV")
	f("Iranian state media reported it.", "Iranian state media", "- IRN JRN,GOV")
	f("Police fired tear gas; officers arrested ten students in Lagos.", "officers", "-  COP")
}

// TestOwners has offices of several states at once.
func TestOwners(t *testing.T) {
	c := New()
	const text = "President Mara Exempel of Norway met Prime Minister Jan Muster of Denmark in Oslo. The two leaders and their defence ministers signed it."
	if got, want := who(t, c, "", text, "their defence ministers"), "- NOR GOV,MIL Defence Minister + - DNK GOV,MIL Defence Minister"; got != want {
		t.Errorf("their defence ministers are %q, want %q", got, want)
	}
}

// TestShortNames has short names that others bear too.
func TestShortNames(t *testing.T) {
	c := New()
	f := func(day, text, phrase, want string) {
		t.Helper()
		if got := who(t, c, day, text, phrase); got != want {
			t.Errorf("%q: %q is %q, want %q", text, phrase, got, want)
		}
	}
	f("", "The African Union (AU) met on Monday. AU troops left.", "AU troops", "- IGO MIL")
	f("", "The C.I.A. denied it.", "The C.I.A.", "usa.cia USA SPY")
	f("2016-07-01", "The Taliban denied it.", "The Taliban", "afg.taliban AFG REB")
	f("2022-07-01", "The Taliban denied it.", "The Taliban", "afg.taliban AFG GOV")
	f("2016-07-01", "Senator Benjamin L. Cardin refused.", "Senator Benjamin L. Cardin", "usa.ben_cardin USA LEG Senator")
	f("2016-07-01", "Ben Higgins, an actor, refused.", "Ben Higgins", "-")
	f("2016-07-01", "Kevin King and Tim Exempel were freed. King said he was well.", "King", "-")
	f("2016-07-01", "President Barack Obama spoke. The president said in Washington that he was well.", "The president", "usa.barack_obama USA GOV President")
}

// TestShared has those who belong to two states that the words do not name: the one state
// of the report has them no more than another.
func TestShared(t *testing.T) {
	c := New()
	f := asks(t, c)
	f("", "Zambia asked for calm. The delegations of both countries left.", "The delegations of both countries", "-  GOV")
	f("", "Zambia asked for calm. Their respective ministers left.", "Their respective ministers", "-  GOV Minister")
	f("", "Zambia asked for calm. The armies of the two neighbours fired.", "The armies of the two neighbours", "-  MIL")
	f("", "Zambia asked for calm. The army fired.", "The army", "- ZMB MIL")
	f("", "Zambia asked for calm. Two soldiers died.", "Two soldiers", "- ZMB MIL")
	f("", "The Ministry of Foreign Affairs of the Oriental Republic of Uruguay denied it.", "The Ministry of Foreign Affairs of the Oriental Republic of Uruguay", "- URY GOV")
	f("", "The Government of the Kingdom of Lesotho denied it.", "The Government of the Kingdom of Lesotho", "LSO LSO GOV")
}

// TestMovements has movements that no list knows, by the words of their names.
func TestMovements(t *testing.T) {
	c := New()
	f := asks(t, c)
	f("", "The Karun Freedom Movement refused.", "The Karun Freedom Movement", "-  OPP")
	f("", "The Karun Independence Army refused.", "The Karun Independence Army", "-  REB")
	f("", "The Patriotic Front of Karun refused.", "The Patriotic Front of Karun", "-  OPP")
	f("", "The Karun Front refused.", "The Karun Front", "-")
}
