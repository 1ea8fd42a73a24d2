package coder

import (
	"context"
	"slices"
	"strings"
	"testing"

	"readout"
)

// compositionRight is the share of the sentences below that must come out right; the
// rest fall to the parser's errors. It only rises.
const compositionRight = 0.95

// compositions are sentences of ours, one for each pair of an operator and what it
// works on, and some with two operators: the outer one wins. Type, mode ("" for any),
// status, parties as in the frame files, the pair, the sentence.
var compositions = [][6]string{
	{"THREATEN", "violence", "happened", "AUT>KEN", "threaten ASSAULT", "Austria threatened to bomb Kenyan villages."},
	{"THREATEN", "arrest", "happened", "POL>SYR", "threaten COERCE:arrest", "Poland threatened to arrest Syrian officials."},
	{"THREATEN", "restrict", "happened", "BRA>BOL", "threaten SANCTION", "Brazil threatened to impose sanctions on Bolivia."},
	{"THREATEN", "relations", "happened", "NOR>SRB", "threaten SANCTION cut", "Norway threatened to suspend aid to Serbia."},
	{"THREATEN", "expel", "happened", "EGY>SDN", "threaten SANCTION expel", "Egypt threatened to expel Sudanese diplomats."},
	{"THREATEN", "relations", "happened", "JPN>TUN", "threaten PROTEST", "Japanese students threatened to stage a protest against Tunisia."},
	{"THREATEN", "relations", "happened", "TUR>", "threaten REJECT", "Turkey threatened to boycott the talks."},
	{"THREATEN", "violence", "happened", "TCD>VNM", "threaten MOBILIZE", "Chad threatened to send troops to Vietnam."},
	{"THREATEN", "restrict", "happened", "IND>PER", "threaten COERCE", "India threatened to close its border with Peru."},
	{"THREATEN", "", "happened", "MEX>LVA", "threaten -AID", "Mexico threatened not to send aid to Latvia."},
	{"AGREE", "", "happened", "FRA>MLI", "agree AID", "France agreed to send aid to Mali."},
	{"AGREE", "", "happened", "AUT>GHA", "agree CONSULT", "Austria agreed to hold talks with Ghana."},
	{"AGREE", "", "happened", "POL>CUB", "agree COOPERATE", "Poland agreed to cooperate with Cuba."},
	{"AGREE", "", "happened", "BRA>KEN", "agree SUPPORT", "Brazil agreed to recognize Kenya."},
	{"AGREE", "", "happened", "NOR>SYR", "agree RETREAT:release", "Norway agreed to release Syrian prisoners."},
	{"AGREE", "", "happened", "EGY>BOL", "agree RETREAT:withdraw", "Egypt agreed to withdraw its troops from Bolivia."},
	{"AGREE", "", "happened", "JPN>SRB", "agree RETREAT:ease", "Japan agreed to lift its sanctions on Serbia."},
	{"AGREE", "", "happened", "TUR>", "agree CONCEDE", "Turkey agreed to lift the curfew."},
	{"THREATEN", "violence", "happened", "TCD>TUN", "agree ASSAULT", "Chad decided to attack Tunisia."},
	{"THREATEN", "relations", "happened", "IND>NPL", "agree SANCTION", "The Indian parliament voted to suspend aid to Nepal."},
	{"THREATEN", "restrict", "happened", "MEX>VNM", "agree COERCE", "Mexico decided to close its border with Vietnam."},
	{"MOBILIZE", "troops", "planned", "FRA>PER", "agree MOBILIZE", "France decided to deploy troops to Peru."},
	{"REJECT", "", "happened", "AUT>LVA", "agree -AID", "Austria decided not to send aid to Latvia."},
	{"AGREE", "", "happened", "POL>MLI", "agree -ASSAULT", "Poland agreed not to attack Mali."},
	{"ACCUSE", "investigate", "happened", "BRA>GHA", "agree ACCUSE", "Brazil decided to investigate a Ghanaian bank."},
	{"AGREE", "", "happened", "NOR>CUB", "promise AID", "Norway promised to send aid to Cuba."},
	{"AGREE", "", "happened", "EGY>KEN", "promise RETREAT", "Egypt pledged to withdraw its troops from Kenya."},
	{"AGREE", "", "happened", "JPN>SYR", "promise CONSULT", "Japan promised to meet Syrian officials."},
	{"AGREE", "", "happened", "TUR>BOL", "promise ACCUSE:investigate", "Turkey promised to investigate a Bolivian bank."},
	{"THREATEN", "violence", "happened", "TCD>SRB", "promise ASSAULT", "Chad vowed to attack Serbia."},
	{"THREATEN", "restrict", "happened", "IND>SDN", "promise SANCTION", "India vowed to impose sanctions on Sudan."},
	{"AGREE", "", "happened", "MEX>TUN", "promise -ASSAULT", "Mexico promised not to attack Tunisia."},
	{"REJECT", "", "happened", "FRA>NPL", "promise -RETREAT", "France vowed not to release the Nepalese prisoners."},
	{"AGREE", "", "happened", "AUT>VNM", "offer AID", "Austria offered to send aid to Vietnam."},
	{"AGREE", "", "happened", "POL>PER", "offer CONSULT", "Poland offered to hold talks with Peru."},
	{"AGREE", "", "happened", "BRA>LVA", "offer RETREAT", "Brazil offered to release Latvian prisoners."},
	{"AGREE", "", "planned", "NOR>MLI", "will AID", "Norway will send aid to Mali."},
	{"AGREE", "", "planned", "EGY+GHA", "will CONSULT", "The Egyptian minister will meet Ghanaian officials on Monday."},
	{"AGREE", "", "planned", "JPN+CUB", "will COOPERATE", "Japan will cooperate with Cuba."},
	{"AGREE", "", "planned", "TUR>KEN", "will SUPPORT", "Turkey will recognize Kenya."},
	{"CONCEDE", "", "planned", "TCD>SYR", "will RETREAT", "Chad will withdraw its troops from Syria."},
	{"CONCEDE", "", "planned", "IND>BOL", "will RETREAT:release", "India will release the Bolivian prisoners."},
	{"THREATEN", "violence", "planned", "MEX>SRB", "will ASSAULT", "Mexico will attack Serbia."},
	{"THREATEN", "restrict", "planned", "FRA>SDN", "will SANCTION", "France will impose sanctions on Sudan."},
	{"THREATEN", "expel", "planned", "AUT>TUN", "will SANCTION expel", "Austria will expel Tunisian diplomats."},
	{"REJECT", "assist", "happened", "POL>NPL", "will not AID", "Poland will not send aid to Nepal."},
	{"REJECT", "yield", "happened", "BRA>VNM", "will not RETREAT", "Brazil will not withdraw its troops from Vietnam."},
	{"REJECT", "meet", "happened", "NOR+PER", "will not CONSULT", "Norway will not meet Peruvian officials."},
	{"AGREE", "", "planned", "EGY>LVA", "intend AID", "The Egyptian minister plans to send aid to Latvia next week."},
	{"CONCEDE", "", "planned", "JPN>MLI", "intend RETREAT", "Japan intends to withdraw its troops from Mali."},
	{"THREATEN", "violence", "planned", "TUR>GHA", "intend ASSAULT", "Turkey intends to attack Ghana."},
	{"THREATEN", "relations", "planned", "TCD>CUB", "intend SANCTION cut", "Chad intends to suspend aid to Cuba."},
	{"AGREE", "", "desired", "IND>KEN", "want CONSULT", "India wants to hold talks with Kenya."},
	{"AGREE", "", "desired", "MEX>SYR", "want COOPERATE", "Mexico hopes to cooperate with Syria."},
	{"SANCTION", "discontinue", "hypothetical", "FRA>BOL", "consider SANCTION", "France is considering sanctions against Bolivia."},
	{"RETREAT", "", "hypothetical", "AUT>SRB", "consider RETREAT", "Austria is considering lifting sanctions on Serbia."},
	{"AGREE", "", "planned", "POL>SDN", "willing AID", "Poland is willing to send aid to Sudan."},
	{"AGREE", "", "planned", "BRA>TUN", "willing CONSULT", "Brazil is ready to hold talks with Tunisia."},
	{"REJECT", "assist", "happened", "NOR>NPL", "refuse AID", "Norway refused to send aid to Nepal."},
	{"REJECT", "assist", "happened", "EGY>VNM", "refuse COOPERATE", "Egypt refused to cooperate with Vietnam."},
	{"REJECT", "meet", "happened", "JPN>PER", "refuse CONSULT", "Japan refused to meet Peruvian officials."},
	{"REJECT", "meet", "happened", "TUR>LVA", "refuse AGREE", "Turkey refused to reach an agreement with Latvia."},
	{"REJECT", "yield", "happened", "TCD>MLI", "refuse RETREAT:release", "Chad refused to release the Malian prisoners."},
	{"REJECT", "yield", "happened", "IND>GHA", "refuse RETREAT", "India refused to withdraw its troops from Ghana."},
	{"REJECT", "yield", "happened", "MEX>CUB", "refuse RETREAT:ease", "Mexico refused to lift its sanctions on Cuba."},
	{"REJECT", "yield", "happened", "FRA>", "refuse CONCEDE", "France refused to lift the curfew."},
	{"REJECT", "", "happened", "AUT>SYR", "refuse REQUEST", "Austria rejected Syria's demand for an apology."},
	{"REJECT", "", "happened", "POL>BOL", "refuse MOBILIZE", "Poland refused to send troops to Bolivia."},
	{"REJECT", "", "happened", "BRA>SRB", "refuse SUPPORT", "Brazil refused to recognize Serbia."},
	{"REJECT", "assist", "happened", "NOR>SDN", "oppose AID", "The Norwegian parliament voted against sending aid to Sudan."},
	{"REQUEST", "assist", "happened", "EGY>TUN", "demand AID", "Egypt asked Tunisia to send doctors."},
	{"REQUEST", "assist", "happened", "JPN>NPL", "demand COOPERATE", "Japan urged Nepal to cooperate with Uganda."},
	{"REQUEST", "assist", "happened", "TUR>VNM", "demand SUPPORT", "Turkey urged Vietnam to recognize Kosovo."},
	{"REQUEST", "meet", "happened", "TCD>PER", "demand CONSULT", "Chad called on Peru to resume talks with Uganda."},
	{"REQUEST", "meet", "happened", "IND>LVA", "demand AGREE", "India urged Latvia to reach an agreement with Uganda."},
	{"REQUEST", "yield", "happened", "MEX>MLI", "demand RETREAT:release", "Mexico demanded that Mali release the prisoners."},
	{"REQUEST", "yield", "happened", "FRA>GHA", "demand RETREAT", "France called on Ghana to withdraw its troops."},
	{"REQUEST", "yield", "happened", "AUT>CUB", "demand RETREAT:ease", "Austria urged Cuba to lift its sanctions on Uganda."},
	{"REQUEST", "yield", "happened", "POL>KEN", "demand CONCEDE", "Poland urged Kenya to lift the curfew."},
	{"REQUEST", "change", "happened", "BRA>SYR", "demand SANCTION", "Brazil urged Syria to impose sanctions on Uganda."},
	{"REQUEST", "yield", "happened", "NOR>BOL", "demand -ASSAULT", "Norway urged Bolivia not to attack Uganda."},
	{"REQUEST", "yield", "happened", "EGY>SRB", "demand stop ASSAULT", "Egypt urged Serbia to stop shelling Ugandan villages."},
	{"REQUEST", "change", "happened", "JPN>SDN", "demand RETREAT:resign", "Japan called on the Sudanese president to resign."},
	{"REQUEST", "yield", "happened", "TUR>TUN", "dissuade ASSAULT", "Turkey warned Tunisia against attacking Uganda."},
	{"REQUEST", "yield", "happened", "TCD>NPL", "order RETREAT", "Chad ordered Nepalese soldiers to withdraw from Uganda."},
	{"REQUEST", "yield", "happened", "IND>VNM", "order RETREAT:release", "India ordered Vietnam to release the prisoners."},
	{"ASSAULT", "", "planned", "MEX>PER", "order ASSAULT", "The Mexican president ordered the army to attack Peru."},
	{"MOBILIZE", "troops", "happened", "FRA>", "order MOBILIZE", "The French president ordered the deployment of troops to Latvia."},
	{"SANCTION", "discontinue", "happened", "AUT>MLI", "stop AID", "Austria suspended its aid to Mali."},
	{"SANCTION", "", "happened", "POL>GHA", "stop COOPERATE", "Poland suspended cooperation with Ghana."},
	{"SANCTION", "withdraw", "happened", "BRA>CUB", "stop CONSULT", "Brazil suspended talks with Cuba."},
	{"SANCTION", "", "happened", "NOR>KEN", "stop SUPPORT", "Norway withdrew its support for Kenya."},
	{"RETREAT", "ceasefire", "happened", "EGY>SYR", "stop ASSAULT", "Egypt halted its bombing of Syria."},
	{"RETREAT", "", "happened", "JPN>BOL", "stop SANCTION", "Japan suspended its sanctions on Bolivia."},
	{"CONCEDE", "", "happened", "TUR>", "stop PROTEST", "Turkish unions suspended their protests against Serbia."},
	{"REJECT", "yield", "happened", "TCD>SDN", "stop RETREAT", "Chad halted the withdrawal of its troops from Sudan."},
	{"RETREAT", "", "happened", "IND>TUN", "ease SANCTION", "India lifted its sanctions on Tunisia."},
	{"CONCEDE", "", "happened", "MEX>", "ease COERCE:curfew", "Mexico lifted the curfew."},
	{"RETREAT", "withdraw", "happened", "FRA>VNM", "ease COERCE blockade", "France lifted its blockade of Vietnam."},
	{"REJECT", "meet", "happened", "AUT>PER", "cancel CONSULT", "Austria cancelled a meeting with Peru."},
	{"REJECT", "meet", "happened", "POL>LVA", "postpone CONSULT", "Poland postponed talks with Latvia."},
	{"REJECT", "assist", "happened", "BRA>MLI", "postpone AID", "Brazil postponed sending aid to Mali."},
	{"REJECT", "yield", "happened", "NOR>GHA", "postpone RETREAT", "Norway delayed the withdrawal of its troops from Ghana."},
	{"CONCEDE", "", "happened", "EGY>CUB", "postpone SANCTION", "Egypt postponed its sanctions on Cuba."},
	{"CONCEDE", "", "happened", "JPN>KEN", "cancel ASSAULT", "Japan cancelled an attack on Kenya."},
	{"COOPERATE", "", "happened", "TUR+SYR", "resume COOPERATE", "Turkey resumed cooperation with Syria."},
	{"CONSULT", "", "happened", "TCD+BOL", "resume CONSULT", "Chad resumed talks with Bolivia."},
	{"AID", "", "happened", "IND>SRB", "resume AID", "India resumed its aid to Serbia."},
	{"ASSAULT", "", "happened", "MEX>SDN", "resume ASSAULT", "Mexico resumed its bombing of Sudan."},
	{"SANCTION", "discontinue", "happened", "FRA>TUN", "extend SANCTION", "France extended its sanctions on Tunisia."},
	{"ASSAULT", "", "ongoing", "AUT>NPL", "continue ASSAULT", "Austria continues to shell Nepalese villages."},
	{"CONCEDE", "", "happened", "POL>VNM", "announce RETREAT", "Poland announced the withdrawal of its troops from Vietnam."},
	{"COERCE", "arrest", "happened", "BRA>PER", "announce COERCE", "Brazil announced the arrest of a Peruvian trader."},
	{"CONCEDE", "", "happened", "NOR,LVA>", "announce exchange", "Norway and Latvia announced an exchange of prisoners."},
	{"ASSAULT", "targeted", "happened", "EGY>MLI", "try ASSAULT", "Egypt tried to assassinate a Malian general."},
	{"CONSULT", "", "planned", "JPN+GHA", "try CONSULT", "Japan tried to meet Ghanaian officials."},
	{"ASSAULT", "", "not_happened", ">CUB", "prevent ASSAULT", "Turkish police prevented an attack on the Cuban embassy."},
	{"ASSAULT", "", "not_happened", "KEN>UGA", "prevent ASSAULT from", "Chad stopped Kenyan rebels from attacking Uganda."},
	{"REJECT", "change", "happened", "IND,SYR>", "fail AGREE", "India and Syria failed to reach an agreement."},
	{"AID", "", "not_happened", "MEX>BOL", "fail AID", "Mexico failed to send aid to Bolivia."},
	{"RETREAT", "", "not_happened", "FRA>SRB", "fail RETREAT", "France failed to withdraw its troops from Serbia."},
	{"RETREAT", "access", "happened", "AUT>SDN", "allow CONSULT", "Austria allowed Sudanese diplomats to visit the prisoners."},
	{"RETREAT", "access", "happened", "POL>UNO", "allow ACCUSE", "Poland allowed UN experts to inspect the plant."},
	{"CONCEDE", "", "happened", "BRA>NPL", "allow PROTEST", "Brazil allowed Nepalese students to demonstrate."},
	{"MOBILIZE", "troops", "planned", "NOR>VNM", "allow MOBILIZE", "Norway authorized sending troops to Vietnam."},
	{"COERCE", "", "happened", "EGY>PER", "cause RETREAT", "Egypt forced Peru to withdraw its troops."},
	{"COERCE", "", "happened", "JPN>LVA", "cause AGREE", "Japan forced Latvia to sign an agreement with Uganda."},
	{"RETREAT", "release", "happened", "MLI>", "persuade RETREAT", "Turkey persuaded Mali to release the prisoners."},
	{"ASSAULT", "", "not_happened", "TCD>GHA", "deny ASSAULT", "Chad denied that it had attacked Ghana."},
	{"AID", "", "not_happened", "IND>CUB", "deny AID", "India denied sending weapons to Cuba."},
	{"REJECT", "", "not_happened", "UGA>KEN", "deny report", "The Mexican president denied a report that Uganda had rejected a Kenyan plan."},
	{"THREATEN", "violence", "not_happened", "FRA>SYR", "deny intend ASSAULT", "France denied that it planned to attack Syria."},
	{"AGREE", "", "happened", "AUT>BOL", "agree consider ease", "Austria agreed to consider lifting sanctions on Bolivia."},
	{"REJECT", "yield", "happened", "POL>SRB", "refuse stop ASSAULT", "Poland refused to stop shelling Serbian villages."},
	{"THREATEN", "relations", "happened", "BRA>SDN", "threaten stop CONSULT", "Brazil threatened to break off talks with Sudan."},
	{"THREATEN", "relations", "happened", "NOR>TUN", "threaten stop COOPERATE", "Norway threatened to halt cooperation with Tunisia."},
	{"REQUEST", "yield", "happened", "EGY>NPL", "demand agree RETREAT", "Egypt urged Nepal to agree to withdraw its troops."},
	{"AGREE", "", "happened", "JPN>VNM", "agree resume CONSULT", "Japan agreed to resume talks with Vietnam."},
	{"REJECT", "meet", "happened", "TUR>PER", "refuse resume CONSULT", "Turkey refused to resume talks with Peru."},
	{"AGREE", "", "happened", "TCD>LVA", "promise stop ASSAULT", "Chad promised to stop shelling Latvian villages."},
	{"CONCEDE", "", "planned", "IND>MLI", "intend ease SANCTION", "The Indian minister plans to ease its sanctions on Mali."},
	{"REQUEST", "yield", "happened", "MEX>GHA", "demand order", "Mexico urged Ghana to order its army to withdraw."},
	{"AGREE", "", "happened", "FRA>CUB", "agree extend AID", "France agreed to extend its aid to Cuba."},
	{"REJECT", "change", "happened", "AUT>", "refuse resign", "The Austrian president refused to resign."},
	{"REJECT", "assist", "happened", "POL>SYR", "refuse agree AID", "Poland refused to agree to send weapons to Syria."},
	{"REQUEST", "assist", "happened", "BRA>BOL", "demand agree AID", "Brazil urged Bolivia to agree to send weapons to Uganda."},
	{"REQUEST", "meet", "happened", "NOR>SRB", "demand consider CONSULT", "Norway urged Serbia to consider meeting Ugandan officials."},
	{"THREATEN", "relations", "happened", "EGY>SDN", "threaten stop AID", "Egypt threatened to stop its aid to Sudan."},
	{"AGREE", "", "happened", "JPN>TUN", "agree stop ASSAULT", "Japan agreed to stop bombing Tunisian villages."},
	{"REJECT", "yield", "happened", "TUR>NPL", "refuse ease", "Turkey refused to consider easing its sanctions on Nepal."},
}

// TestComposition runs the sentences through the whole chain. A sentence is right
// where its one event is, and nothing that the operator took is told beside it.
func TestComposition(t *testing.T) {
	c := New()
	right := 0
	for _, x := range compositions {
		rec, err := c.Code(context.Background(), &readout.Report{Text: x[5], Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		want := lexiconExample{typ: x[0], text: x[5], expect: x[3] + ":" + x[2]}
		if len(rec.Events) == 1 && (x[1] == "" || rec.Events[0].Mode == x[1]) && want.fits(rec, &rec.Events[0]) {
			right++
			continue
		}
		t.Logf("%s: want %s not in %v: %s", x[4], strings.TrimSpace(strings.Join(x[:4], " ")), briefly(rec), x[5])
	}
	t.Logf("%d of %d sentences right", right, len(compositions))
	if float64(right) < compositionRight*float64(len(compositions)) {
		t.Errorf("%d of %d sentences right, want %.0f %%; run with -v to see which are not", right, len(compositions), 100*compositionRight)
	}
}

// undecided are sentences whose operator tells of nothing: what may be decided some
// day, or a denial that is itself denied.
var undecided = []string{
	"Any decision to attack Kenya would anger Uganda.",
	"Every decision to send troops to Kenya is taken in Vienna.",
	"Austria did not deny that it had attacked Kenya.",
}

func TestComposition_Undecided(t *testing.T) {
	c := New()
	for _, s := range undecided {
		rec, err := c.Code(context.Background(), &readout.Report{Text: s, Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(rec.Events, func(e readout.Event) bool {
			return e.Type == "ASSAULT" || e.Type == "THREATEN" || e.Type == "MOBILIZE"
		}) {
			t.Errorf("want no event of what is left open, got %v: %s", briefly(rec), s)
		}
	}
}
