package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/eval"
)

type evalOptions struct {
	gold, set, data, out, scores string
	json, update, curve          bool
	errors, sample               int
	seed                         uint64
}

// newEval is the command that scores the rooms on gold corpora.
func newEval() *cobra.Command {
	var o evalOptions
	c := &cobra.Command{
		Use:   "eval SUITE...",
		Short: "Score the rooms on gold corpora",
		Long: "Score the rooms on gold corpora, which are not part of the program, and what is made of\n" +
			"many reports (ledger, happenings) on examples/corpus, which is.\n\n" +
			"Suites: " + strings.Join(eval.Suites, ", ") + "; all for all of them.\n\n" +
			"On your own reports: judge what was coded (readout review, or the review page), write it\n" +
			"with readout review export --gold DIR, and score with readout eval review --gold DIR; the\n" +
			"statements of reports of which all were judged with readout eval statements --gold DIR.",
		Example: "  readout eval syntax\n  readout eval all --data ../shared --json\n  readout eval syntax --set gum-dev-news --errors 20\n" +
			"  readout eval times --gold gold.jsonl --out ours.jsonl\n  readout eval ledger happenings --errors 100",
		ValidArgs: append(append(slices.Clone(eval.Suites), eval.Further...), "all"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("eval needs a suite: %s, or all", strings.Join(eval.Suites, ", "))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runEval(c, args, o) },
	}
	f := c.Flags()
	f.StringVar(&o.gold, "gold", "", "score on this gold `FILE` instead of the suite's own; for ledger and happenings a folder like examples/corpus; for review and statements one of readout review export")
	f.StringVar(&o.set, "set", "", "score this `SET` alone, or one genre of it (gum-dev-news); language suites, and parts of codings (pages, pages_dev, train, dev)")
	f.StringVar(&o.data, "data", "", "`DIR` of the corpora (default ../shared)")
	f.StringVar(&o.out, "out", "", "write the predictions to `FILE` in the gold's format")
	f.BoolVar(&o.json, "json", false, "print one JSON object a suite")
	f.StringVar(&o.scores, "scores", "", "fail when a score falls more than half a point below the one in `FILE`")
	f.BoolVar(&o.update, "update", false, "write the scores to the file of --scores instead")
	f.BoolVar(&o.curve, "curve", false, "print precision and recall at each threshold of the score; statements and events")
	f.IntVar(&o.sample, "sample", 0, "draw `N` codings to be judged, show them, and write them to --out; codings only")
	f.Uint64Var(&o.seed, "seed", 1, "seed of the sample `S`")
	f.IntVar(&o.errors, "errors", 0, "list `N` errors of each suite on standard error")
	return c
}

func runEval(c *cobra.Command, args []string, o evalOptions) error {
	suites, err := pickSuites(args)
	if err != nil {
		return err
	}
	if len(suites) > 1 && (o.gold != "" || o.out != "") {
		return usage("--gold and --out go with one suite, not with %d", len(suites))
	}
	if o.set != "" && (len(suites) > 1 || suites[0] != "codings" && !slices.Contains(eval.LanguageSuites, suites[0])) {
		return usage("--set goes with one of the suites %s, codings", strings.Join(eval.LanguageSuites, ", "))
	}
	if o.update && o.scores == "" {
		return usage("--update writes the file of --scores: give both")
	}
	opts := eval.Options{Data: o.data, Gold: o.gold, Errors: o.errors, Set: o.set, Genres: o.scores == ""}
	if o.sample > 0 {
		if len(suites) > 1 || suites[0] != "codings" {
			return usage("--sample goes with the suite codings")
		}
		opts.Sample, opts.Seed, opts.Screen = o.sample, o.seed, c.OutOrStdout()
	}
	if o.curve && !slices.Contains(suites, "statements") && !slices.Contains(suites, "events") {
		return usage("--curve goes with the suites statements and events")
	}
	if o.curve && !o.json {
		opts.Curve = c.OutOrStdout()
	}
	var f follower
	defer f.close()
	opts.Follow = f.follow
	if o.errors > 0 {
		opts.Talk = c.ErrOrStderr()
	}
	var out bytes.Buffer
	if o.out != "" {
		opts.Out = &out
	}
	scores, err := score(c, suites, opts, o.json)
	if err == nil && o.out != "" {
		err = os.WriteFile(o.out, out.Bytes(), 0o644)
	}
	switch {
	case err != nil || o.scores == "":
		return err
	case o.update:
		return os.WriteFile(o.scores, []byte(scoresHead+eval.Table(scores)+"\n"), 0o644)
	}
	return compare(c.ErrOrStderr(), scores, o.scores)
}

// score runs the suites, prints their rows and returns them.
func score(c *cobra.Command, suites []string, opts eval.Options, asJSON bool) ([]eval.Score, error) {
	p := newProgress(c.ErrOrStderr())
	var all []eval.Score
	for i, s := range suites {
		p.at(float64(i)/float64(len(suites)), i, s)
		rows, err := eval.Run(c.Context(), s, opts)
		p.clear()
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("eval %s: %w; say with --data where the corpora are", s, err)
		}
		if err != nil {
			return nil, fmt.Errorf("eval %s: %w", s, err)
		}
		var scores []eval.Score
		for _, r := range rows {
			scores = append(scores, eval.Score{Suite: s, Row: r})
		}
		all = append(all, scores...)
		if asJSON {
			err = printJSON(c.OutOrStdout(), s, rows)
		} else if len(scores) > 0 && opts.Genres {
			_, err = fmt.Fprintln(c.OutOrStdout(), eval.GenreTables(scores))
		} else if len(scores) > 0 {
			_, err = fmt.Fprintln(c.OutOrStdout(), eval.Table(scores))
		}
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// pickSuites turns the arguments into suites in the order of the rooms.
func pickSuites(args []string) ([]string, error) {
	var out []string
	for _, a := range args {
		if a == "all" {
			return eval.Suites, nil
		}
		if !slices.Contains(eval.Suites, a) && !slices.Contains(eval.Further, a) {
			return nil, usage("no suite %q: the suites are %s, all of them, or review", a, strings.Join(eval.Suites, ", "))
		}
		out = append(out, a)
	}
	return out, nil
}

// printJSON prints one suite as a JSON object on a line.
func printJSON(w io.Writer, suite string, rows []eval.Row) error {
	if rows == nil {
		rows = []eval.Row{}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(struct {
		Suite string     `json:"suite"`
		Rows  []eval.Row `json:"rows"`
	}{suite, rows})
}
