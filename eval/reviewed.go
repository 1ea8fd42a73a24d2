package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout"
	"readout/coder"
	"readout/export"
	"readout/review"
)

// Reviewed is gold that persons made by judging what was coded, as readout review export
// writes it to a folder.
type Reviewed struct {
	Records    []*readout.Record  // records.jsonl: as they hold, each judged coding saying so
	Coded      []*readout.Record  // coded.jsonl: as the program coded them then, in the same order
	Judgements []review.Judgement // judgements.jsonl
}

// Write writes the files of a folder, which is made where there is none.
func (g *Reviewed) Write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, list := range map[string][]*readout.Record{"records.jsonl": g.Records, "coded.jsonl": g.Coded} {
		var b []byte
		for _, rec := range list {
			var err error
			if b, err = export.Append(b, rec); err != nil {
				return err
			}
		}
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			return err
		}
	}
	var b []byte
	for _, j := range g.Judgements {
		line, err := json.Marshal(j)
		if err != nil {
			return err
		}
		b = append(append(b, line...), '\n')
	}
	return os.WriteFile(filepath.Join(dir, "judgements.jsonl"), b, 0o644)
}

// ReadReviewed reads such a folder; what is wrong in it is named by file and line.
func ReadReviewed(dir string) (*Reviewed, error) {
	g := &Reviewed{}
	for _, file := range []struct {
		name string
		add  func([]byte) error
	}{
		{"records.jsonl", func(b []byte) error {
			rec, err := export.Read(b)
			if err == nil && (rec.Report == nil || rec.Report.Text == "") {
				err = errors.New("the record has no text: take it from readout review export")
			}
			g.Records = append(g.Records, rec)
			return err
		}},
		{"coded.jsonl", func(b []byte) error {
			rec, err := export.Read(b)
			g.Coded = append(g.Coded, rec)
			return err
		}},
		{"judgements.jsonl", func(b []byte) error {
			var j review.Judgement
			err := json.Unmarshal(b, &j)
			if err == nil {
				err = j.Check()
			}
			g.Judgements = append(g.Judgements, j)
			return err
		}},
	} {
		if err := eachLine(filepath.Join(dir, file.name), file.add); err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return nil, fmt.Errorf("%s has no %s: it is no folder that readout review export wrote", dir, file.name)
			}
			return nil, err
		}
	}
	return g, nil
}

// eachLine hands on the lines of a file; an error names the line.
func eachLine(file string, f func([]byte) error) error {
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	defer in.Close()
	r := bufio.NewReader(in)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if len(line) > 1 {
			if err := f(line); err != nil {
				return fmt.Errorf("%s, line %d: %w", file, n, err)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// A portion is how many of some things are right.
type portion struct{ right, all int }

func (s *portion) add(right bool) {
	s.all++
	if right {
		s.right++
	}
}

// Review scores what is coded now against what persons said of an earlier coding of the
// same reports: whether it still tells what they accepted and corrected, with their
// values, no longer what they rejected, and what they added. Codings that nobody judged
// say nothing.
func Review(ctx context.Context, o Options) ([]Row, error) {
	if o.Gold == "" {
		return nil, errors.New("the suite review needs --gold, a folder that readout review export wrote")
	}
	g, err := ReadReviewed(o.Gold)
	if err != nil {
		return nil, err
	}
	c := coder.New()
	all := map[string]*portion{}
	for _, gold := range g.Records {
		report := *gold.Report
		now, err := c.Code(ctx, &report)
		if err != nil {
			return nil, err
		}
		reviewed(o, gold, now, g.of(gold.Report.ID), func(metric string, right bool) {
			if all[metric] == nil {
				all[metric] = &portion{}
			}
			all[metric].add(right)
		})
	}
	var rows []Row
	for _, kind := range review.Kinds {
		for _, what := range append([]string{"still told", "added, told", "rejected, not told"}, review.Compared(kind)...) {
			metric := kind + " " + what
			if s := all[metric]; s != nil {
				rows = append(rows, Row{filepath.Base(o.Gold), metric, float64(s.right) / float64(s.all), s.all})
			}
		}
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("%s holds no judgement that counts: those of assignments count when they were settled", o.Gold)
	}
	return rows, nil
}

// of are the judgements of a report that hold and change its record.
func (g *Reviewed) of(report string) []review.Judgement {
	return slices.DeleteFunc(review.Holding(g.Judgements), func(j review.Judgement) bool { return j.Report != report || j.Task != "" })
}

// reviewed scores one report: add is told of each thing that persons said whether it is so.
func reviewed(o Options, gold, now *readout.Record, said []review.Judgement, add func(metric string, right bool)) {
	seen := map[string]bool{}
	for i := range said {
		j := &said[len(said)-1-i] // who judged last decides
		if seen[j.Target] {
			continue
		}
		seen[j.Target] = true
		is, told := review.Match(now, j)
		want, holds := review.Find(gold, j.Target)
		if !holds {
			if j.Verdict == review.Reject {
				if add(j.Kind+" rejected, not told", !told); told {
					o.Say("review %s: a rejected %s is told again: %q", gold.Report.ID, j.Kind, is.At.In(now.Report.Text))
				}
			}
			continue
		}
		what := "still told"
		if v := want.Said(); v != nil && v.Verdict == "added" {
			what = "added, told"
		}
		if add(want.Kind+" "+what, told); !told {
			o.Say("review %s: %s is not told: %q", gold.Report.ID, aKind(want.Kind), want.At.In(gold.Report.Text))
			continue
		}
		for _, f := range review.Compared(want.Kind) {
			a, b := review.Told(gold, &want, f), review.Told(now, &is, f)
			if what != "still told" && a == "" {
				continue // who added it did not say
			}
			if add(want.Kind+" "+f, a == b); a != b {
				o.Say("review %s: %s of %q is %q, persons say %q", gold.Report.ID, f, want.At.In(gold.Report.Text), b, a)
			}
		}
	}
}

// attributed are the statements of the reports of which persons judged every one: where
// some are not judged nobody knows what is missing.
func (g *Reviewed) attributed() (out []Attributed) {
	for _, rec := range g.Records {
		judged := len(rec.Statements) > 0
		for i := range rec.Statements {
			judged = judged && rec.Statements[i].Review != nil
		}
		if judged {
			out = append(out, Attributed{Doc: rec.Report.ID, Text: rec.Report.Text, Attributions: attributionsOf(rec)})
		}
	}
	return out
}

// Rejected says whether persons say that there is no such event in a report.
func (g *Reviewed) Rejected(report string, e *readout.Event) bool {
	key := review.EventKey(report, e)
	for _, j := range slices.Backward(g.of(report)) {
		if j.Target == key {
			return j.Verdict == review.Reject
		}
	}
	return false
}

// aKind is a kind of coding with its article.
func aKind(kind string) string {
	if strings.ContainsRune("aeiou", rune(kind[0])) {
		return "an " + kind
	}
	return "a " + kind
}
