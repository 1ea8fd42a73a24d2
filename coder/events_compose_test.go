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
	{"THREATEN", "arrest", "happened", "AUT>KEN", "threaten COERCE:arrest", "Austria threatened to arrest Kenyan officials."},
	{"THREATEN", "restrict", "happened", "AUT>KEN", "threaten SANCTION", "Austria threatened to impose sanctions on Kenya."},
	{"THREATEN", "relations", "happened", "AUT>KEN", "threaten SANCTION cut", "Austria threatened to suspend aid to Kenya."},
	{"THREATEN", "expel", "happened", "AUT>KEN", "threaten SANCTION expel", "Austria threatened to expel Kenyan diplomats."},
	{"THREATEN", "relations", "happened", "AUT>KEN", "threaten PROTEST", "Austrian students threatened to stage a protest against Kenya."},
	{"THREATEN", "relations", "happened", "AUT>", "threaten REJECT", "Austria threatened to boycott the talks."},
	{"THREATEN", "violence", "happened", "AUT>KEN", "threaten MOBILIZE", "Austria threatened to send troops to Kenya."},
	{"THREATEN", "restrict", "happened", "AUT>KEN", "threaten COERCE", "Austria threatened to close its border with Kenya."},
	{"THREATEN", "", "happened", "AUT>KEN", "threaten -AID", "Austria threatened not to send aid to Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "agree AID", "Austria agreed to send aid to Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "agree CONSULT", "Austria agreed to hold talks with Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "agree COOPERATE", "Austria agreed to cooperate with Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "agree SUPPORT", "Austria agreed to recognize Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "agree RETREAT:release", "Austria agreed to release Kenyan prisoners."},
	{"AGREE", "", "happened", "AUT>KEN", "agree RETREAT:withdraw", "Austria agreed to withdraw its troops from Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "agree RETREAT:ease", "Austria agreed to lift its sanctions on Kenya."},
	{"AGREE", "", "happened", "AUT>", "agree CONCEDE", "Austria agreed to lift the curfew."},
	{"THREATEN", "violence", "happened", "AUT>KEN", "agree ASSAULT", "Austria decided to attack Kenya."},
	{"THREATEN", "relations", "happened", "AUT>KEN", "agree SANCTION", "The Austrian parliament voted to suspend aid to Kenya."},
	{"THREATEN", "restrict", "happened", "AUT>KEN", "agree COERCE", "Austria decided to close its border with Kenya."},
	{"MOBILIZE", "troops", "planned", "AUT>KEN", "agree MOBILIZE", "Austria decided to deploy troops to Kenya."},
	{"REJECT", "", "happened", "AUT>KEN", "agree -AID", "Austria decided not to send aid to Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "agree -ASSAULT", "Austria agreed not to attack Kenya."},
	{"ACCUSE", "investigate", "happened", "AUT>KEN", "agree ACCUSE", "Austria decided to investigate a Kenyan bank."},
	{"AGREE", "", "happened", "AUT>KEN", "promise AID", "Austria promised to send aid to Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "promise RETREAT", "Austria pledged to withdraw its troops from Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "promise CONSULT", "Austria promised to meet Kenyan officials."},
	{"AGREE", "", "happened", "AUT>KEN", "promise ACCUSE:investigate", "Austria promised to investigate a Kenyan bank."},
	{"THREATEN", "violence", "happened", "AUT>KEN", "promise ASSAULT", "Austria vowed to attack Kenya."},
	{"THREATEN", "restrict", "happened", "AUT>KEN", "promise SANCTION", "Austria vowed to impose sanctions on Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "promise -ASSAULT", "Austria promised not to attack Kenya."},
	{"REJECT", "", "happened", "AUT>KEN", "promise -RETREAT", "Austria vowed not to release the Kenyan prisoners."},
	{"AGREE", "", "happened", "AUT>KEN", "offer AID", "Austria offered to send aid to Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "offer CONSULT", "Austria offered to hold talks with Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "offer RETREAT", "Austria offered to release Kenyan prisoners."},
	{"AGREE", "", "planned", "AUT>KEN", "will AID", "Austria will send aid to Kenya."},
	{"AGREE", "", "planned", "AUT+KEN", "will CONSULT", "The Austrian minister will meet Kenyan officials on Monday."},
	{"AGREE", "", "planned", "AUT+KEN", "will COOPERATE", "Austria will cooperate with Kenya."},
	{"AGREE", "", "planned", "AUT>KEN", "will SUPPORT", "Austria will recognize Kenya."},
	{"CONCEDE", "", "planned", "AUT>KEN", "will RETREAT", "Austria will withdraw its troops from Kenya."},
	{"CONCEDE", "", "planned", "AUT>KEN", "will RETREAT:release", "Austria will release the Kenyan prisoners."},
	{"THREATEN", "violence", "planned", "AUT>KEN", "will ASSAULT", "Austria will attack Kenya."},
	{"THREATEN", "restrict", "planned", "AUT>KEN", "will SANCTION", "Austria will impose sanctions on Kenya."},
	{"THREATEN", "expel", "planned", "AUT>KEN", "will SANCTION expel", "Austria will expel Kenyan diplomats."},
	{"REJECT", "assist", "happened", "AUT>KEN", "will not AID", "Austria will not send aid to Kenya."},
	{"REJECT", "yield", "happened", "AUT>KEN", "will not RETREAT", "Austria will not withdraw its troops from Kenya."},
	{"REJECT", "meet", "happened", "AUT+KEN", "will not CONSULT", "Austria will not meet Kenyan officials."},
	{"AGREE", "", "planned", "AUT>KEN", "intend AID", "The Austrian minister plans to send aid to Kenya next week."},
	{"CONCEDE", "", "planned", "AUT>KEN", "intend RETREAT", "Austria intends to withdraw its troops from Kenya."},
	{"THREATEN", "violence", "planned", "AUT>KEN", "intend ASSAULT", "Austria intends to attack Kenya."},
	{"THREATEN", "relations", "planned", "AUT>KEN", "intend SANCTION cut", "Austria intends to suspend aid to Kenya."},
	{"AGREE", "", "desired", "AUT>KEN", "want CONSULT", "Austria wants to hold talks with Kenya."},
	{"AGREE", "", "desired", "AUT>KEN", "want COOPERATE", "Austria hopes to cooperate with Kenya."},
	{"SANCTION", "discontinue", "hypothetical", "AUT>KEN", "consider SANCTION", "Austria is considering sanctions against Kenya."},
	{"RETREAT", "", "hypothetical", "AUT>KEN", "consider RETREAT", "Austria is considering lifting sanctions on Kenya."},
	{"AGREE", "", "planned", "AUT>KEN", "willing AID", "Austria is willing to send aid to Kenya."},
	{"AGREE", "", "planned", "AUT>KEN", "willing CONSULT", "Austria is ready to hold talks with Kenya."},
	{"REJECT", "assist", "happened", "AUT>KEN", "refuse AID", "Austria refused to send aid to Kenya."},
	{"REJECT", "assist", "happened", "AUT>KEN", "refuse COOPERATE", "Austria refused to cooperate with Kenya."},
	{"REJECT", "meet", "happened", "AUT>KEN", "refuse CONSULT", "Austria refused to meet Kenyan officials."},
	{"REJECT", "meet", "happened", "AUT>KEN", "refuse AGREE", "Austria refused to reach an agreement with Kenya."},
	{"REJECT", "yield", "happened", "AUT>KEN", "refuse RETREAT:release", "Austria refused to release the Kenyan prisoners."},
	{"REJECT", "yield", "happened", "AUT>KEN", "refuse RETREAT", "Austria refused to withdraw its troops from Kenya."},
	{"REJECT", "yield", "happened", "AUT>KEN", "refuse RETREAT:ease", "Austria refused to lift its sanctions on Kenya."},
	{"REJECT", "yield", "happened", "AUT>", "refuse CONCEDE", "Austria refused to lift the curfew."},
	{"REJECT", "", "happened", "AUT>KEN", "refuse REQUEST", "Austria rejected Kenya's demand for an apology."},
	{"REJECT", "", "happened", "AUT>KEN", "refuse MOBILIZE", "Austria refused to send troops to Kenya."},
	{"REJECT", "", "happened", "AUT>KEN", "refuse SUPPORT", "Austria refused to recognize Kenya."},
	{"REJECT", "assist", "happened", "AUT>KEN", "oppose AID", "The Austrian parliament voted against sending aid to Kenya."},
	{"REQUEST", "assist", "happened", "AUT>KEN", "demand AID", "Austria asked Kenya to send doctors."},
	{"REQUEST", "assist", "happened", "AUT>KEN", "demand COOPERATE", "Austria urged Kenya to cooperate with Uganda."},
	{"REQUEST", "assist", "happened", "AUT>KEN", "demand SUPPORT", "Austria urged Kenya to recognize Kosovo."},
	{"REQUEST", "meet", "happened", "AUT>KEN", "demand CONSULT", "Austria called on Kenya to resume talks with Uganda."},
	{"REQUEST", "meet", "happened", "AUT>KEN", "demand AGREE", "Austria urged Kenya to reach an agreement with Uganda."},
	{"REQUEST", "yield", "happened", "AUT>KEN", "demand RETREAT:release", "Austria demanded that Kenya release the prisoners."},
	{"REQUEST", "yield", "happened", "AUT>KEN", "demand RETREAT", "Austria called on Kenya to withdraw its troops."},
	{"REQUEST", "yield", "happened", "AUT>KEN", "demand RETREAT:ease", "Austria urged Kenya to lift its sanctions on Uganda."},
	{"REQUEST", "yield", "happened", "AUT>KEN", "demand CONCEDE", "Austria urged Kenya to lift the curfew."},
	{"REQUEST", "change", "happened", "AUT>KEN", "demand SANCTION", "Austria urged Kenya to impose sanctions on Uganda."},
	{"REQUEST", "yield", "happened", "AUT>KEN", "demand -ASSAULT", "Austria urged Kenya not to attack Uganda."},
	{"REQUEST", "yield", "happened", "AUT>KEN", "demand stop ASSAULT", "Austria urged Kenya to stop shelling Ugandan villages."},
	{"REQUEST", "change", "happened", "AUT>KEN", "demand RETREAT:resign", "Austria called on the Kenyan president to resign."},
	{"REQUEST", "yield", "happened", "AUT>KEN", "dissuade ASSAULT", "Austria warned Kenya against attacking Uganda."},
	{"REQUEST", "yield", "happened", "AUT>KEN", "order RETREAT", "Austria ordered Kenyan soldiers to withdraw from Uganda."},
	{"REQUEST", "yield", "happened", "AUT>KEN", "order RETREAT:release", "Austria ordered Kenya to release the prisoners."},
	{"ASSAULT", "", "planned", "AUT>KEN", "order ASSAULT", "The Austrian president ordered the army to attack Kenya."},
	{"MOBILIZE", "troops", "happened", "AUT>", "order MOBILIZE", "The Austrian president ordered the deployment of troops to Kenya."},
	{"SANCTION", "discontinue", "happened", "AUT>KEN", "stop AID", "Austria suspended its aid to Kenya."},
	{"SANCTION", "", "happened", "AUT>KEN", "stop COOPERATE", "Austria suspended cooperation with Kenya."},
	{"SANCTION", "withdraw", "happened", "AUT>KEN", "stop CONSULT", "Austria suspended talks with Kenya."},
	{"SANCTION", "", "happened", "AUT>KEN", "stop SUPPORT", "Austria withdrew its support for Kenya."},
	{"RETREAT", "ceasefire", "happened", "AUT>KEN", "stop ASSAULT", "Austria halted its bombing of Kenya."},
	{"RETREAT", "", "happened", "AUT>KEN", "stop SANCTION", "Austria suspended its sanctions on Kenya."},
	{"CONCEDE", "", "happened", "AUT>", "stop PROTEST", "Austrian unions suspended their protests against Kenya."},
	{"REJECT", "yield", "happened", "AUT>KEN", "stop RETREAT", "Austria halted the withdrawal of its troops from Kenya."},
	{"RETREAT", "", "happened", "AUT>KEN", "ease SANCTION", "Austria lifted its sanctions on Kenya."},
	{"CONCEDE", "", "happened", "AUT>", "ease COERCE:curfew", "Austria lifted the curfew."},
	{"RETREAT", "withdraw", "happened", "AUT>KEN", "ease COERCE blockade", "Austria lifted its blockade of Kenya."},
	{"REJECT", "meet", "happened", "AUT>KEN", "cancel CONSULT", "Austria cancelled a meeting with Kenya."},
	{"REJECT", "meet", "happened", "AUT>KEN", "postpone CONSULT", "Austria postponed talks with Kenya."},
	{"REJECT", "assist", "happened", "AUT>KEN", "postpone AID", "Austria postponed sending aid to Kenya."},
	{"REJECT", "yield", "happened", "AUT>KEN", "postpone RETREAT", "Austria delayed the withdrawal of its troops from Kenya."},
	{"CONCEDE", "", "happened", "AUT>KEN", "postpone SANCTION", "Austria postponed its sanctions on Kenya."},
	{"CONCEDE", "", "happened", "AUT>KEN", "cancel ASSAULT", "Austria called off an attack on Kenya."},
	{"COOPERATE", "", "happened", "AUT+KEN", "resume COOPERATE", "Austria resumed cooperation with Kenya."},
	{"CONSULT", "", "happened", "AUT+KEN", "resume CONSULT", "Austria resumed talks with Kenya."},
	{"AID", "", "happened", "AUT>KEN", "resume AID", "Austria resumed its aid to Kenya."},
	{"ASSAULT", "", "happened", "AUT>KEN", "resume ASSAULT", "Austria resumed its bombing of Kenya."},
	{"SANCTION", "discontinue", "happened", "AUT>KEN", "extend SANCTION", "Austria extended its sanctions on Kenya."},
	{"ASSAULT", "", "ongoing", "AUT>KEN", "continue ASSAULT", "Austria continues to shell Kenyan villages."},
	{"CONCEDE", "", "happened", "AUT>KEN", "announce RETREAT", "Austria announced the withdrawal of its troops from Kenya."},
	{"COERCE", "arrest", "happened", "AUT>KEN", "announce COERCE", "Austria announced the arrest of a Kenyan trader."},
	{"CONCEDE", "", "happened", "AUT,KEN>", "announce exchange", "Austria and Kenya announced an exchange of prisoners."},
	{"ASSAULT", "targeted", "happened", "AUT>KEN", "try ASSAULT", "Austria tried to assassinate a Kenyan general."},
	{"CONSULT", "", "planned", "AUT+KEN", "try CONSULT", "Austria tried to meet Kenyan officials."},
	{"ASSAULT", "", "not_happened", ">KEN", "prevent ASSAULT", "Austrian police prevented an attack on the Kenyan embassy."},
	{"ASSAULT", "", "not_happened", "KEN>UGA", "prevent ASSAULT from", "Austria stopped Kenyan rebels from attacking Uganda."},
	{"REJECT", "change", "happened", "AUT,KEN>", "fail AGREE", "Austria and Kenya failed to reach an agreement."},
	{"AID", "", "not_happened", "AUT>KEN", "fail AID", "Austria failed to send aid to Kenya."},
	{"RETREAT", "", "not_happened", "AUT>KEN", "fail RETREAT", "Austria failed to withdraw its troops from Kenya."},
	{"RETREAT", "access", "happened", "AUT>KEN", "allow CONSULT", "Austria allowed Kenyan diplomats to visit the prisoners."},
	{"RETREAT", "access", "happened", "AUT>UNO", "allow ACCUSE", "Austria allowed UN experts to inspect the plant."},
	{"CONCEDE", "", "happened", "AUT>KEN", "allow PROTEST", "Austria allowed Kenyan students to demonstrate."},
	{"MOBILIZE", "troops", "planned", "AUT>KEN", "allow MOBILIZE", "Austria authorized sending troops to Kenya."},
	{"COERCE", "", "happened", "AUT>KEN", "cause RETREAT", "Austria forced Kenya to withdraw its troops."},
	{"COERCE", "", "happened", "AUT>KEN", "cause AGREE", "Austria forced Kenya to sign an agreement with Uganda."},
	{"RETREAT", "release", "happened", "KEN>", "persuade RETREAT", "Austria persuaded Kenya to release the prisoners."},
	{"ASSAULT", "", "not_happened", "AUT>KEN", "deny ASSAULT", "Austria denied that it had attacked Kenya."},
	{"AID", "", "not_happened", "AUT>KEN", "deny AID", "Austria denied sending weapons to Kenya."},
	{"REJECT", "", "not_happened", "UGA>KEN", "deny report", "The Austrian president denied a report that Uganda had rejected a Kenyan plan."},
	{"THREATEN", "violence", "not_happened", "AUT>KEN", "deny intend ASSAULT", "Austria denied that it planned to attack Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "agree consider ease", "Austria agreed to consider lifting sanctions on Kenya."},
	{"REJECT", "yield", "happened", "AUT>KEN", "refuse stop ASSAULT", "Austria refused to stop shelling Kenyan villages."},
	{"THREATEN", "relations", "happened", "AUT>KEN", "threaten stop CONSULT", "Austria threatened to break off talks with Kenya."},
	{"THREATEN", "relations", "happened", "AUT>KEN", "threaten stop COOPERATE", "Austria threatened to halt cooperation with Kenya."},
	{"REQUEST", "yield", "happened", "AUT>KEN", "demand agree RETREAT", "Austria urged Kenya to agree to withdraw its troops."},
	{"AGREE", "", "happened", "AUT>KEN", "agree resume CONSULT", "Austria agreed to resume talks with Kenya."},
	{"REJECT", "meet", "happened", "AUT>KEN", "refuse resume CONSULT", "Austria refused to resume talks with Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "promise stop ASSAULT", "Austria promised to stop shelling Kenyan villages."},
	{"CONCEDE", "", "planned", "AUT>KEN", "intend ease SANCTION", "The Austrian minister plans to ease its sanctions on Kenya."},
	{"REQUEST", "yield", "happened", "AUT>KEN", "demand order", "Austria urged Kenya to order its army to withdraw."},
	{"AGREE", "", "happened", "AUT>KEN", "agree extend AID", "Austria agreed to extend its aid to Kenya."},
	{"REJECT", "change", "happened", "AUT>", "refuse resign", "The Austrian president refused to resign."},
	{"REJECT", "assist", "happened", "AUT>KEN", "refuse agree AID", "Austria refused to agree to send weapons to Kenya."},
	{"REQUEST", "assist", "happened", "AUT>KEN", "demand agree AID", "Austria urged Kenya to agree to send weapons to Uganda."},
	{"REQUEST", "meet", "happened", "AUT>KEN", "demand consider CONSULT", "Austria urged Kenya to consider meeting Ugandan officials."},
	{"THREATEN", "relations", "happened", "AUT>KEN", "threaten stop AID", "Austria threatened to stop its aid to Kenya."},
	{"AGREE", "", "happened", "AUT>KEN", "agree stop ASSAULT", "Austria agreed to stop bombing Kenyan villages."},
	{"REJECT", "yield", "happened", "AUT>KEN", "refuse ease", "Austria refused to consider easing its sanctions on Kenya."},
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
