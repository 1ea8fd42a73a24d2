package train

import (
	"context"
	"testing"
	"time"

	"readout"
	"readout/coder"
	"readout/eval"
	"readout/review"
)

// TestJudgedLessons: what persons judged is learnt from with their type, what they
// rejected as no event, and what nobody judged not at all.
func TestJudgedLessons(t *testing.T) {
	text := "Kenya condemned Uganda on Monday.\n\nSoldiers attacked a village near Gulu on Sunday.\n\nNorway thanked Chile on Friday."
	report := &readout.Report{ID: readout.MakeID(text), Text: text, Lang: "en"}
	coded, err := coder.New().Code(context.Background(), report)
	if err != nil || len(coded.Events) < 3 {
		t.Fatal(len(coded.Events), err)
	}
	g := &eval.Reviewed{Coded: []*readout.Record{coded}}
	for i, verdict := range []string{review.Accept, review.Reject} {
		j := review.Judgement{Target: coded.Events[i].ID, Verdict: verdict, Who: "Ada", At: time.Date(2024, 3, 4, 0, i, 0, 0, time.UTC)}
		if err := review.Normal(coded, &j, nil); err != nil {
			t.Fatal(err)
		}
		j.ID = j.Name()
		g.Judgements = append(g.Judgements, j)
	}
	holds, _ := review.Apply(coded, g.Judgements)
	g.Records = []*readout.Record{holds}
	dir := t.TempDir()
	if err := g.Write(dir); err != nil {
		t.Fatal(err)
	}
	lessons, err := judgedLessons(Options{Gold: dir}, newClauseReader())
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, l := range lessons {
		got[l.Lemma] = l.Type
	}
	if len(got) != 1 || got["condemn"] != coded.Events[0].Type {
		t.Errorf("lessons %v, want condemn of %s", got, coded.Events[0].Type)
	}
}
