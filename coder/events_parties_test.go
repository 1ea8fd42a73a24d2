package coder

import "testing"

// farParties are sentences of ours on who takes part where the words for it stand
// far from the verb, in another clause or beside other words.
var farParties = []lexiconExample{
	{"agent behind a place and a time", "ASSAULT", "Ten Nigerian villagers were killed near the northern town of Bama on Monday night by Chadian soldiers.", "TCD>NGA"},
	{"agent behind a region", "ASSAULT", "The convoy was attacked on the road to Gao, the largest city in the north, by Turkish soldiers.", "TUR>"},
	{"who gets what is sent", "AID", "The United States sent Ukraine weapons on Monday.", "USA>UKR"},
	{"who gets what is sold", "COOPERATE", "Russia sold Syria missiles on Monday.", "RUS>SYR"},
	{"group that gets what is given", "AID", "Pakistan gave the Taliban weapons.", "PAK>AFG"},
	{"forces that get what is given", "AGREE", "Germany will give Ukrainian forces tanks.", "DEU>UKR:planned"},
	{"people before the place", "ASSAULT", "Kenyan soldiers attacked villages in Somalia, killing twelve Ethiopian civilians.", "KEN>ETH"},
	{"who spoke beside what he said", "REQUEST", "Ethiopia said Eritrea had shelled its border posts and warned it against further attacks.", "ETH>"},
	{"subject behind a participle", "REQUEST", "The Kenyan minister, speaking in Geneva, called on Sudan to release the pilot.", "KEN>SDN"},
	{"both leaders", "AGREE", "The presidents of Turkey and Greece met on Monday. Both leaders agreed to hold talks in Izmir.", "TUR,GRC>"},
	{"fighting between two", "ASSAULT", "Fighting between Sudanese soldiers and Chadian rebels killed ten Libyan civilians.", "SDN,TCD>LBY"},
	{"when gunmen attacked", "ASSAULT", "Two Egyptian soldiers were killed when Libyan gunmen attacked a checkpoint.", "LBY>EGY"},
	{"two subjects of one verb", "AGREE", "British Prime Minister John Exempel and Irish Prime Minister Pat Muster agreed to the document.", "GBR,IRL>"},
	{"who is said to have done it", "ASSAULT", "Kenya is said to have shelled Ugandan villages.", "KEN>UGA:alleged"},
	{"who is reported to be doing it", "ASSAULT", "Chadian forces were reported to be shelling the city of Nyala.", "TCD>SDN:alleged"},
	{"who are said to have met", "CONSULT", "Kenyan officials are said to have met Ugandan envoys in Geneva.", "KEN,UGA>:alleged"},
	{"who is accused of having done it", "ASSAULT", "Kenya is accused of having shelled Ugandan villages.", "KEN>UGA:alleged"},
	{"whom those at home accuse", "ASSAULT", "Uganda accused Kenya of having shelled Ugandan villages.", "KEN>UGA:alleged"},
	{"sender of what urges", "REQUEST", "Norway sent letters to officials in the French government urging them to release Chadian prisoners.", "NOR>FRA"},
	{"a building is not the government of its city", "ASSAULT", "Kabul condemned the gunmen who attacked a Kabul hotel.", ">AFG"},
	{"subject lent to a participle", "ASSAULT", "Three people were killed when Greeks protesting against the cuts threw petrol bombs at a bank.", "GRC>"},
}

// TestEventParties runs them through the whole chain.
func TestEventParties(t *testing.T) {
	c := New()
	for i := range farParties {
		x := &farParties[i]
		rec := code(t, c, x.text)
		ok := false
		for k := range rec.Events {
			ok = ok || x.fits(rec, &rec.Events[k])
		}
		if !ok {
			t.Errorf("%s: %s %s not in %v: %s", x.at, x.typ, x.expect, briefly(rec), x.text)
		}
	}
}

// A weapon's blow in a clause of its own is no part of the fight that it is told with.
func TestEventBesideFight(t *testing.T) {
	c := New()
	rec := code(t, c, "A bomb killed three people as police fought pitched battles with protesters.")
	alone := false
	for i := range rec.Events {
		e := &rec.Events[i]
		alone = alone || e.Type == "ASSAULT" && len(e.Actors) == 0 && len(e.Recipients) == 1
	}
	if !alone {
		t.Errorf("the killing has the parties of the fight: %v", briefly(rec))
	}
}

// Who is found guilty of a deed is who did it, whatever time stands between, and
// the dead man of a slaying is no doer.
func TestEventConvicted(t *testing.T) {
	c := New()
	rec := code(t, c, "Otto Kern, 37, was found guilty last month of murdering a judge and two guards.")
	for i := range rec.Events {
		if e := &rec.Events[i]; e.Type == "ASSAULT" && len(e.Actors) == 0 {
			t.Errorf("nobody is said to have killed: %v", briefly(rec))
		}
	}
	rec = code(t, c, "Otto Kern was convicted on Friday of the deputy's slaying.")
	for i := range rec.Events {
		if e := &rec.Events[i]; e.Type == "ASSAULT" && len(e.Recipients) == 0 {
			t.Errorf("the deputy is not who suffered: %v", briefly(rec))
		}
	}
}
