package statements_test

import (
	"strings"
	"testing"
	"time"

	"readout"
	"readout/statements"
)

func report(paragraphs ...string) *readout.Report {
	return &readout.Report{Text: strings.Join(paragraphs, "\n\n"), Lang: "en",
		Published: readout.Published{Date: time.Date(2021, 3, 10, 0, 0, 0, 0, time.UTC), Basis: readout.BasisFlag, Certain: true}}
}

// find returns the statement whose content holds words, nil if none does.
func find(rec *readout.Record, words string) *readout.Statement {
	for i := range rec.Statements {
		for _, c := range rec.Statements[i].Content {
			if strings.Contains(c.In(rec.Report.Text), words) && rec.Statements[i].NestedIn == "" {
				return &rec.Statements[i]
			}
		}
	}
	return nil
}

func TestContinues(t *testing.T) {
	r := report("“The ferry will sail,” the harbour master said. “It has fuel for a week.”",
		"“Nobody should fear a shortage.”", "The weather was fine.", "“Boats are safe” is painted on a wall.")
	rec := newChain().read(r, statements.New())
	first, second, third := find(rec, "ferry"), find(rec, "fuel"), find(rec, "shortage")
	if first == nil || second == nil || third == nil {
		t.Fatalf("found %v %v %v in\n%s", first, second, third, listed(rec))
	}
	if second.Continues != first.ID || !second.Source.Empty() || third.Continues != second.ID {
		t.Errorf("continues %q and %q, want %q and %q", second.Continues, third.Continues, first.ID, second.ID)
	}
	if second.SourceKind != first.SourceKind || len(second.Speakers) != len(first.Speakers) {
		t.Errorf("the speaker is lost: %+v", second)
	}
	if s := find(rec, "Boats"); s != nil {
		t.Errorf("a word on a wall is nobody's: %+v", s)
	}
}

// TestOneQuotation holds that the sentences of one quotation are one content.
func TestOneQuotation(t *testing.T) {
	rec := newChain().read(report("“We came early. We waited for hours. Nobody opened the gate,” said Jan Novak, a driver."), statements.New())
	s := find(rec, "We came early")
	if s == nil || !strings.Contains(s.Content[0].In(rec.Report.Text), "opened the gate") {
		t.Errorf("%s", listed(rec))
	}
}

func TestTranscript(t *testing.T) {
	rec := newChain().read(report("HOST: Will you sign the treaty?", "MINISTER: We will read it first. Then we decide."), statements.New())
	s := find(rec, "Then we decide")
	if s == nil || s.Source.In(rec.Report.Text) != "MINISTER" || s.Rule != "transcript" {
		t.Errorf("%s", listed(rec))
	}
}

func TestSignature(t *testing.T) {
	rec := newChain().read(report("“The sea has no borders and never had any.” — Ana Silva"), statements.New())
	s := find(rec, "no borders")
	if s == nil || s.Source.In(rec.Report.Text) != "Ana Silva" || s.Rule != "signature" {
		t.Errorf("%s", listed(rec))
	}
}

func TestNested(t *testing.T) {
	rec := newChain().read(report("The ministry said the envoy had told reporters that the road was open."), statements.New())
	for _, s := range rec.Statements {
		if s.NestedIn != "" && s.Cue.In(rec.Report.Text) == "had told" {
			return
		}
	}
	t.Errorf("no nested statement in\n%s", listed(rec))
}

func TestAnonymity(t *testing.T) {
	f := func(text, reason, words string) {
		t.Helper()
		rec := newChain().read(report(text), statements.New())
		for _, s := range rec.Statements {
			if s.SourceKind == readout.SourceAnonymous && s.Anonymity.Reason == reason && s.Anonymity.Span.In(rec.Report.Text) == words {
				return
			}
		}
		for _, s := range rec.Statements {
			t.Errorf("%s: %q %q, want %q %q", s.Source.In(rec.Report.Text), s.Anonymity.Reason, s.Anonymity.Span.In(rec.Report.Text), reason, words)
		}
	}
	f("The ship left at dawn, said a diplomat who spoke on condition of anonymity because she was not authorised to speak publicly.",
		"not_authorised", "because she was not authorised to speak publicly")
	f("A European diplomat said the offer was still open. She spoke anonymously to discuss private talks.",
		"private_matter", "to discuss private talks")
	f("“They beat us,” said a prisoner, who asked not to be named for fear of reprisals.", "safety", "for fear of reprisals")
	f("“They burnt it all,” said a shopkeeper who feared reprisals and asked not to be named.", "safety", "feared reprisals and asked not to be named")
	f("Two aides, an official said. The official spoke on condition of anonymity. “It is late,” the official said, adding that he was not authorised to speak publicly.",
		"not_authorised", "not authorised to speak publicly")
	f("A diplomat said the offer was still open.", "not_given", "")
}

func TestAccessAndNumber(t *testing.T) {
	rec := newChain().read(report("Three officials familiar with the negotiations said the draft was ready."), statements.New())
	s := find(rec, "draft was ready")
	if s == nil || s.Access.In(rec.Report.Text) != "familiar with the negotiations" || s.Number == nil || s.Number.Min != 3 || s.Number.Max != 3 || s.Rank != "official" {
		t.Errorf("%+v", s)
	}
}

func TestSaidWhen(t *testing.T) {
	f := func(text, words, want string) {
		t.Helper()
		rec := newChain().read(report(text), statements.New())
		s := find(rec, words)
		if s == nil || s.SaidWhen != want {
			t.Errorf("%s: %+v, want %s", text, s, want)
		}
	}
	f("The mayor said on Monday that the bridge would reopen.", "would reopen", "2021-03-08")
	f("On Monday, crowds filled the square. Nobody was hurt, the mayor told reporters.", "Nobody was hurt", "2021-03-08")
	f("The mayor said the bridge would reopen on Friday.", "would reopen", "")
	f("Monday's fire was small, the mayor said.", "was small", "")
}

func TestPolarityAndStance(t *testing.T) {
	f := func(text, words, stance, polarity string) {
		t.Helper()
		rec := newChain().read(report(text), statements.New())
		s := find(rec, words)
		if s == nil || s.Stance != stance || s.Polarity != polarity {
			t.Errorf("%s: %+v, want %q %q", text, s, stance, polarity)
		}
	}
	f("The ministry denied that its ships had entered the bay.", "entered the bay", "denies", "negative")
	f("The rebels claimed they had taken the town.", "taken the town", "claims", "")
	f("The palace declined to say whether the king was ill.", "was ill", "", "unsaid")
	f("The palace declined to comment on the report.", "comment on the report", "", "unsaid")
	f("The army did not confirm that its ships had entered the bay.", "entered the bay", "", "unsaid")
	f("Officials do not believe the truce will last.", "will last", "", "negative")
}

// TestWe holds that "we" and "us" in a quotation stand for who is quoted.
func TestWe(t *testing.T) {
	rec := newChain().read(report("“We demand that the rebels leave the town,” President Milan Horak said. “They told us that they would go.”"), statements.New())
	horak := find(rec, "We demand")
	if horak == nil || len(horak.Speakers) != 1 {
		t.Fatalf("%s", listed(rec))
	}
	demand, told := false, false
	for _, s := range rec.Statements {
		if s.NestedIn == "" {
			continue
		}
		demand = demand || s.CueType == "order" && len(s.Speakers) == 1 && s.Speakers[0] == horak.Speakers[0]
		told = told || s.Cue.In(rec.Report.Text) == "told" && len(s.Addressees) == 1 && s.Addressees[0] == horak.Speakers[0]
	}
	if !demand || !told {
		t.Errorf("demand %v, told %v\n%s", demand, told, listed(rec))
	}
}

// TestDeeds holds that words for deeds are not taken for words.
func TestDeeds(t *testing.T) {
	rec := newChain().read(report("The rebels attacked an army base near the river.", "Norway recalled its ambassador in March."), statements.New())
	if len(rec.Statements) > 0 {
		t.Errorf("%s", listed(rec))
	}
}

// TestAnonymityIsNoStatement holds that how a source speaks is not what it says.
func TestAnonymityIsNoStatement(t *testing.T) {
	rec := newChain().read(report("A diplomat said the offer was still open. The diplomat spoke on condition of anonymity because talks go on."), statements.New())
	if len(rec.Statements) != 1 {
		t.Errorf("%s", listed(rec))
	}
}

// TestUnnamedStayApart holds that two unnamed sources get no speaker in common here.
func TestUnnamedStayApart(t *testing.T) {
	rec := newChain().read(report("An official said the road was open.", "Another official said the road was closed."), statements.New())
	a, b := find(rec, "was open"), find(rec, "was closed")
	if a == nil || b == nil {
		t.Fatalf("%s", listed(rec))
	}
	for _, x := range a.Speakers {
		for _, y := range b.Speakers {
			if x == y {
				t.Errorf("%s speaks twice", x)
			}
		}
	}
}

// TestRulesAlone holds that the rules find the plainest reports without a model.
func TestRulesAlone(t *testing.T) {
	f := statements.NewWith(nil)
	for _, e := range [][3]string{
		{"The minister said that the border would stay closed.", "The minister", "that the border would stay closed"},
		{"“We will not sign this paper,” President Lukas Berg said.", "President Lukas Berg", "“We will not sign this paper,”"},
		{"Sweden hopes to host the next round.", "Sweden", "to host the next round"},
		{"According to the ministry, three soldiers were wounded.", "the ministry", "three soldiers were wounded"},
	} {
		rec := newChain().read(report(e[0]), f)
		ok := false
		for _, s := range rec.Statements {
			source, _, content := parts(rec, &s)
			ok = ok || source == e[1] && content == e[2]
		}
		if !ok {
			t.Errorf("%s\n%s", e[0], listed(rec))
		}
	}
}
