package coder

import (
	"slices"
	"testing"
)

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
	{"a sentence whose verb hung on a participle", "REJECT", "Talks between Kenya and Uganda brokered by Norway collapsed on Thursday.", "KEN,UGA>"},
	{"two deeds of one sort", "SANCTION", "Chad recalled its ambassador from Paris and expelled three Kenyan diplomats.", "TCD>KEN"},
	{"the father of a player", "ASSAULT", "Chadian rebels kidnapped the father of a soccer player.", "TCD>"},
	{"where they go, not as what", "AID", "Kenya deployed 400 police officers to Haiti as part of an African mission.", "KEN>HTI"},
	{"officials from two states", "SUPPORT", "Officials from Israel and Lebanon signed an accord in Naqoura.", "ISR,LBN>"},
	{"doer beside the deed that is condemned", "ASSAULT", "The UN mission condemned the killing of two Kenyan aid workers by Chadian gunmen.", "TCD>KEN"},
	{"verb behind a participle between commas", "ASSAULT", "Kenyan fighters, seeking to avenge a commander, fired rockets at an Ethiopian base.", "KEN>ETH"},
	{"verb behind a participle", "ASSAULT", "Kenyan miners striking over pay clashed with Ugandan guards.", "KEN,UGA>"},
	{"participle that was taken for the verb", "RETREAT", "French troops ordered out of Niger by the junta began to withdraw.", "FRA>"},
	{"who was ordered out", "COERCE", "French troops ordered out of Niger by the Nigerien junta began to withdraw.", "NER>FRA"},
	{"whom they are thought to be", "ASSAULT", "Sudanese men believed to be members of a rebel group attacked a village in Chad.", "SDN>"},
	{"for what they are condemned", "COERCE", "Norway condemned the government of Uganda for jailing Kenyan activists.", "UGA>KEN"},
	{"what the people before it want", "REQUEST", "Police fired tear gas at Kenyan protesters demanding the resignation of the Ugandan president.", "KEN>UGA"},
	{"states that are listed", "SANCTION", "Several countries, among them Chad and Niger, recalled their ambassadors from Kenya.", "TCD,NER>KEN"},
	{"neighbours that are listed", "SANCTION", "Syria's neighbours, including Lebanon and Jordan, banned grain imports from Ukraine.", "LBN,JOR>UKR"},
	{"who claims the bombing", "ASSAULT", "The bombing, claimed by Kenyan rebels, killed 20 Ugandan soldiers.", "KEN>UGA"},
	{"who claims responsibility for it", "ASSAULT", "Kenyan rebels claimed responsibility for the bombing that killed 20 Ugandan soldiers.", "KEN>UGA:alleged"},
	{"who gets what is offered", "AGREE", "South Korea offered North Korea food in exchange for reunions.", "KOR>PRK"},
	{"whose bid is approved", "AGREE", "Turkey's parliament approved Sweden's bid to join NATO.", "TUR>SWE"},
	{"states that both mediate", "CONSULT", "Qatar and Egypt, which have mediated between Israel and Lebanon, urged both sides to return to talks.", "QAT,EGY>ISR,LBN"},
	{"who does it in protest", "PROTEST", "Dutch farmers blocked highways in protest at nitrogen rules.", "NLD>"},
	{"a number that marches", "PROTEST", "Tens of thousands rallied in Belgrade on Sunday.", "SRB>"},
	{"on whom the attack is blamed", "ASSAULT", "The attack in the north was blamed on Kenyan rebels.", "KEN>:alleged"},
	{"an attack blamed on somebody", "ASSAULT", "Norway condemned an attack blamed on Kenyan rebels that killed two Ugandan diplomats.", "KEN>UGA"},
	{"whom an envoy came to meet", "CONSULT", "The Norwegian foreign minister arrived in Riyadh to meet the Saudi crown prince.", "NOR,SAU>"},
	{"who is accused of a participle before a plural", "COERCE", "Norway accused the Ugandan government of jailing journalists.", "UGA>:alleged"},
	{"a state that hands over weapons", "AID", "Denmark handed over 19 howitzers to Ukraine.", "DNK>UKR"},
	{"shelling that is blamed on somebody", "ASSAULT", "Two Kenyan farmers were killed in shelling that officials blamed on Ugandan forces.", "UGA>KEN:alleged"},
	{"all who say that they will", "AGREE", "Spain, Ireland and Norway said they would recognise a Palestinian state.", "ESP,IRL,NOR>PSE:planned"},
	{"whose envoy it is after an accusation", "SANCTION", "Sudan accused Chad of arming rebels and recalled its ambassador.", "SDN>TCD"},
	{"whose envoy is expelled after an accusation", "SANCTION", "Accusing Rwanda of aggression, Uganda expelled its ambassador.", "UGA>RWA"},
	{"who claims an attack", "ASSAULT", "Ugandan rebels claimed an attack on a Kenyan army base.", "UGA>KEN:alleged"},
	{"who is to be punished, not for whom", "THREATEN", "Chad vowed to punish Niger for the killing of a Chadian general.", "TCD>NER"},
	{"who leads the many", "ACCUSE", "More than 40 countries led by Kenya condemned the Ugandan attack.", "KEN>UGA"},
	{"a scheme that is quit", "SANCTION", "Under pressure from Washington, Panama quit the Chinese scheme.", "PAN>CHN"},
	{"a headline without a helping verb", "ASSAULT", "Four Kenyan soldiers killed in Somalia bomb blast", ">KEN"},
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

// Who says what happened is not among those it happened to.
func TestEventSources(t *testing.T) {
	c := New()
	for _, text := range []string{
		"Gunmen killed ten villagers, police and witnesses said.",
		"The blast wounded five soldiers and a child, local officials and a doctor told reporters.",
		"An air strike hit a wedding, killing at least 20 people, medics and residents said.",
	} {
		rec := code(t, c, text)
		for _, e := range rec.Events {
			for _, id := range e.Recipients {
				for _, a := range rec.Actors {
					if a.ID == id && (slices.Contains(a.Sectors, "COP") || slices.Contains(a.Sectors, "GOV") || slices.Contains(a.Sectors, "MED")) {
						t.Errorf("%s: %s suffers", text, a.Name)
					}
				}
			}
		}
	}
}

// Journalists and voters are no party of talks, nor are those beside whom one speaks to the press.
func TestEventPress(t *testing.T) {
	c := New()
	for _, text := range []string{
		"The Kenyan president met supporters in Nairobi on Friday.",
		"The Kenyan sheriff returned to Nairobi for a news conference held Saturday with the mayor and the Ugandan envoy.",
		"As rioters fled into the night, Kenyan police closed the bridge.",
	} {
		if rec := code(t, c, text); len(rec.Events) > 0 {
			t.Errorf("%v: %s", briefly(rec), text)
		}
	}
}

// A travel ban is no arrest, though both coerce.
func TestEventModes(t *testing.T) {
	c := New()
	rec := code(t, c, "Police in Chad detained ten officials on Monday. The measures freeze the assets of firms and ban the officials from travelling.")
	for _, e := range rec.Events {
		if e.Mode == "arrest" && len(e.Mentions) > 0 {
			t.Errorf("the arrest has %d other mentions", len(e.Mentions))
		}
	}
}

// Talks are held where nobody need be at home, and promised aid is not given yet.
func TestEventVenue(t *testing.T) {
	c := New()
	rec := code(t, c, "Peace talks between the government and the rebels held in Doha ended without agreement on Friday.")
	for _, a := range rec.Actors {
		if a.Country == "QAT" {
			t.Errorf("%s are taken for Qatari", a.Name)
		}
	}
	for _, e := range code(t, c, "Germany pledged 200 million euros in humanitarian aid for Chad.").Events {
		if e.Type == "AID" {
			t.Error("promised aid is coded as given")
		}
	}
}
