package web

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/store"
	"readout/wording"
)

type statusPage struct {
	store.Counts
	Name     string
	Coder    readout.CoderVersion
	Coders   []readout.CoderVersion
	Became   []becameLine
	Runs     []store.Run
	TakeRuns *takeaway
	Chief    []chiefFigure
	Rooms    []roomScores
	TakeAll  *takeaway
	Behind   bool
}

type becameLine struct {
	What, Reason, Example string
	Tone                  wording.Tone
	N                     int64
}

// A roomScores is what was measured of a room, a part for each corpus.
type roomScores struct {
	Name string
	Sets []setScores
}

type setScores struct {
	Name, On string
	Scores   []readout.Score
}

// status says what the store holds, what was read and what was not, which versions made
// it, what was done last and how good the program is, as far as it was measured.
func (q *request) status() error {
	p := statusPage{Name: q.Store.Name(), Coder: q.Coder, TakeRuns: take("runs", "the runs"), TakeAll: take("accuracy", "all figures"), Chief: chiefFigures(), Rooms: roomsMeasured()}
	var err error
	if p.Counts, err = q.Store.Count(q.ctx); err != nil {
		return err
	}
	if p.Runs, err = q.Store.Runs(q.ctx); err != nil {
		return err
	}
	p.Runs = p.Runs[:min(len(p.Runs), mostRows)]
	if p.Coders, err = q.Store.Coders(q.ctx, time.Time{}); err != nil {
		return err
	}
	became, err := q.Store.Became(q.ctx)
	if err != nil {
		return err
	}
	for _, b := range became[:min(len(became), mostRows)] {
		tone := map[string]wording.Tone{"failed": wording.Bad, "read": wording.Good}[b.State]
		p.Became = append(p.Became, becameLine{wording.Spaced(b.State), wording.Plain(b.Reason), cutStart(wording.Plain(b.Example), 80), cmp.Or(tone, wording.Quiet), b.Inputs})
	}
	return q.show("status.html", "status", "Status", p)
}

// A chiefFigure is one that a reader of codings asks for first.
type chiefFigure struct{ What, On, Value, Size string }

// chiefFigures are the figures of texts that rules were not made beside, where there are any.
func chiefFigures() (out []chiefFigure) {
	wanted := []struct{ what, suite, set, metric string }{
		{"Of the events told, the type is right", "codings", "dev", "type right, as judged"},
		{"Of the events told, who and whom are right", "codings", "dev", "actors right, as judged"},
		{"Of the events told, type, who, whom and status are right", "codings", "dev", "all right, as judged"},
		{"Statements found with their source, F1", "statements", "polnear_dev", "linked F1 comm"},
		{"Times with the right day, F1", "times", "timebank", "value F1"},
		{"Places found and located, F1", "places", "trnews", "end to end F1"},
		{"States of negotiations, F1", "ledger", "second", "states F1"},
		{"Rounds with their outcome, F1", "ledger", "second", "rounds with outcome F1"},
		{"Positions right", "ledger", "second", "positions right"},
	}
	for _, w := range wanted {
		for _, s := range readout.Measured() {
			if s.Suite == w.suite && s.Set == w.set && s.Metric == w.metric {
				out = append(out, chiefFigure{w.what, measuredOn(w.set), s.Value, s.Size})
			}
		}
	}
	return out
}

// roomsMeasured are the figures of this version by room and corpus. What counts what a
// rule does, and no likeness to gold, stays out; the table has all.
func roomsMeasured() (out []roomScores) {
	for _, s := range readout.Measured() {
		if strings.HasPrefix(s.Metric, "gate ") || s.Suite == "record" || s.Suite == "backstop" {
			continue
		}
		i := slices.IndexFunc(out, func(r roomScores) bool { return r.Name == s.Suite })
		if i < 0 {
			i = len(out)
			out = append(out, roomScores{Name: s.Suite})
		}
		r := &out[i]
		j := slices.IndexFunc(r.Sets, func(x setScores) bool { return x.Name == s.Set })
		if j < 0 {
			j = len(r.Sets)
			r.Sets = append(r.Sets, setScores{Name: s.Set, On: measuredOn(s.Set)})
		}
		r.Sets[j].Scores = append(r.Sets[j].Scores, s)
	}
	return out
}

// measuredOn says what a corpus is.
func measuredOn(set string) string {
	switch set {
	case "ewt-dev":
		return "English Web Treebank, development part"
	case "gum-dev":
		return "GUM, development part: twelve genres"
	case "gum-dev-news":
		return "GUM, news of the development part"
	case "gum-train-news":
		return "GUM, news of the training part"
	case "uner-ewt-dev":
		return "Universal NER on the English Web Treebank, development part"
	case "polnear-silver":
		return "PolNeAR, political news; names marked by another program"
	case "timebank":
		return "TimeBank, news"
	case "aquaint":
		return "AQUAINT TimeML, news"
	case "wikiwars-train":
		return "WikiWars, histories of wars, training part"
	case "lgl":
		return "Local-Global Lexicon, local newspapers"
	case "trnews":
		return "TR-News, news of many outlets"
	case "factbook-leaders":
		return "leaders of The World Factbook"
	case "polnear_dev":
		return "PolNeAR, political news, development part"
	case "plover_gsr.dev":
		return "PLOVER gold sentences, development half; the other half is sealed"
	case "plv.dev":
		return "PLOVER verbs in sentences, development half"
	case "corpus":
		return "examples/corpus, beside which the rules were made"
	case "second":
		return "a second corpus by another hand, beside which no rule was made"
	case "ecb-dev", "ecb-train":
		return "ECB+, news stories, " + strings.TrimPrefix(set, "ecb-") + " part"
	case "seed":
		return "one report coded by hand"
	case "dev", "train", "all", "pages", "pages_dev":
		return "events of news pages and stories, judged by readers"
	case "own-held", "own-tune":
		return "sentences of our own, " + strings.TrimPrefix(set, "own-")
	case "meantime-dev", "uds-dev", "uw-dev":
		return "factuality gold, development part"
	}
	return ""
}
