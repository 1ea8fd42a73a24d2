package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"readout/eval"
	"readout/review"
	"readout/store"
	"readout/wording"
)

// newReview makes the commands by which a person says what is right and wrong.
func newReview() *cobra.Command {
	c := &cobra.Command{
		Use:   "review",
		Short: "Accept, correct, reject or add codings under your name; compare coders",
		Long: "Say of what was coded that it is right, is wrong, has another value, or is missing. What you\n" +
			"say stands under your name and the time, holds in lists, exports and processes, survives\n" +
			"readout recode, and is taken back by readout review undo; what was coded is kept beside it.",
		Example: "  readout review correct REPORT e3 type PROTEST --who \"Ada Berg\"\n  readout review add REPORT event '{\"span\": \"met in Geneva\", \"type\": \"CONSULT\"}' --who Ada\n  readout review list\n" +
			"  readout review assign REPORT... --coder Ada --coder Bo --who Cy\n  readout review agreement t1\n  readout review compare t1\n  readout review decide t1 CODING --like Bo --who Cy",
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newJudge(review.Accept, "REPORT CODING", 2), newJudge(review.Reject, "REPORT CODING", 2), newJudge(review.Correct, "REPORT CODING FIELD VALUE", 4), newJudge(review.Add, "REPORT KIND FIELDS", 3), newJudge(review.Undo, "JUDGEMENT", 1))
	c.AddCommand(newReviewList(), newReviewExport(), newReviewImport(), newAssign(), newFinish(), newAgreement(), newDiffering(), newDecide())
	return c
}

// newJudge makes the command of one verdict.
func newJudge(verdict, args string, n int) *cobra.Command {
	var o storeFlag
	j := review.Judgement{Verdict: verdict}
	c := &cobra.Command{
		Use: verdict + " " + args,
		Short: map[string]string{review.Accept: "Say that a coding is right", review.Reject: "Say that there is no such thing in the report", review.Correct: "Give a field of a coding another value",
			review.Add: "Add a coding that was not found; FIELDS is JSON with span and, of an event, type", review.Undo: "Take a judgement back, named by its id or run"}[verdict],
		Args: func(_ *cobra.Command, list []string) error {
			if len(list) != n {
				return usage("review %s needs %s", verdict, args)
			}
			return nil
		},
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, list []string) error {
			switch verdict {
			case review.Undo:
				j.Value = list[0]
			case review.Add:
				j.Report, j.Kind, j.Value = list[0], list[1], list[2]
			case review.Correct:
				j.Field, j.Value = list[2], list[3]
				fallthrough
			default:
				j.Report, j.Target = list[0], list[1]
			}
			out, err := s.Judge(c.Context(), j, whom)
			if err != nil {
				return err
			}
			if err := upToDate(c.Context(), s, c.ErrOrStderr()); err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "%s  %s\n", out.ID, judgementLine(&out))
			return err
		}),
	}
	f := c.Flags()
	f.StringVar(&j.Who, "who", os.Getenv("READOUT_WHO"), "your `NAME`; READOUT_WHO says it too")
	f.StringVar(&j.Note, "note", "", "why, in a `SENTENCE`")
	f.StringVar(&j.Task, "task", "", "the assignment `ID` for which you code blind")
	o.add(c)
	return c
}

func newReviewList() *cobra.Command {
	var o storeFlag
	var orphans, asJSON bool
	c := &cobra.Command{
		Use:   "list [REPORT]",
		Short: "List what persons said, of one report or of all",
		Args:  cobra.MaximumNArgs(1),
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, args []string) error {
			id := ""
			if len(args) > 0 {
				id = args[0]
			}
			list, err := s.Judgements(c.Context(), id)
			if orphans && err == nil {
				list, err = s.Orphans(c.Context(), id)
			}
			if err != nil {
				return err
			}
			if asJSON {
				return jsonLines(c.OutOrStdout(), list)
			}
			if len(list) == 0 {
				_, err = fmt.Fprintln(c.OutOrStdout(), "no judgements found")
			}
			for i := range list {
				j := &list[i]
				fmt.Fprintf(c.OutOrStdout(), "%s  %s  report %s  %s\n", j.ID, j.At.Local().Format(time.DateTime), j.Report, judgementLine(j))
			}
			return err
		}),
	}
	c.Flags().BoolVar(&orphans, "orphans", false, "those alone whose coding is not found any more")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, an object a line, as review import reads it")
	o.add(c)
	return c
}

// newReviewExport writes the records that persons judged as gold.
func newReviewExport() *cobra.Command {
	var o storeFlag
	var gold string
	c := &cobra.Command{
		Use:   "export --gold DIR",
		Short: "Write the reports that persons judged as gold: records as they hold, as coded, and the judgements",
		Args:  noArgs,
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, _ []string) error {
			if gold == "" {
				return usage("review export needs --gold, the folder to write to")
			}
			list, err := s.Judgements(c.Context(), "")
			if err != nil {
				return err
			}
			g := eval.Reviewed{Judgements: list}
			seen := map[string]bool{}
			for _, j := range list {
				if seen[j.Report] {
					continue
				}
				seen[j.Report] = true
				rec, err := s.Get(c.Context(), j.Report)
				if err != nil {
					return err
				}
				coded, err := s.Original(c.Context(), j.Report)
				if err != nil {
					return err
				}
				g.Records, g.Coded = append(g.Records, rec), append(g.Coded, coded)
			}
			if err := g.Write(gold); err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "%s written to %s\n", wording.Count(len(seen), "report"), gold)
			return err
		}),
	}
	c.Flags().StringVar(&gold, "gold", "", "the `DIR` to write to")
	o.add(c)
	return c
}

func newReviewImport() *cobra.Command {
	var o storeFlag
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "Take in judgements made elsewhere (judgements.jsonl), with their names and times",
		Args:  oneArg("review import needs a file of judgements"),
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, args []string) error {
			f, err := os.Open(args[0])
			if err != nil {
				return err
			}
			defer f.Close()
			var list []review.Judgement
			for d := json.NewDecoder(bufio.NewReader(f)); ; {
				var j review.Judgement
				if err := d.Decode(&j); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					return fmt.Errorf("%s, judgement %d: %w", args[0], len(list)+1, err)
				}
				list = append(list, j)
			}
			fresh, strange, err := s.Import(c.Context(), list)
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "%d taken in, %d of reports that are not here\n", fresh, len(strange))
			return err
		}),
	}
	o.add(c)
	return c
}

func newAssign() *cobra.Command {
	var o storeFlag
	var a store.Assignment
	c := &cobra.Command{
		Use:   "assign REPORT...",
		Short: "Give reports to several coders, who do not see what the others say until all are done",
		Args:  cobra.MinimumNArgs(1),
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, args []string) error {
			a.Reports = args
			id, err := s.Assign(c.Context(), a)
			if err == nil {
				_, err = fmt.Fprintln(c.OutOrStdout(), id)
			}
			return err
		}),
	}
	c.Flags().StringArrayVar(&a.Coders, "coder", nil, "the `NAME` of a coder; two at least")
	c.Flags().StringVar(&a.Who, "who", os.Getenv("READOUT_WHO"), "your `NAME`")
	c.Flags().StringVar(&a.Name, "name", "", "what it is called")
	o.add(c)
	return c
}

func newFinish() *cobra.Command {
	var o storeFlag
	var who string
	c := &cobra.Command{
		Use:   "finish TASK REPORT...",
		Short: "Say that you are done with reports of an assignment",
		Args:  cobra.MinimumNArgs(2),
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, args []string) error {
			for _, id := range args[1:] {
				if err := s.Finish(c.Context(), args[0], who, id); err != nil {
					return err
				}
			}
			return nil
		}),
	}
	c.Flags().StringVar(&who, "who", os.Getenv("READOUT_WHO"), "your `NAME`")
	o.add(c)
	return c
}

func newAgreement() *cobra.Command {
	var o storeFlag
	var asJSON bool
	c := &cobra.Command{
		Use:   "agreement TASK",
		Short: "Say how far the coders of an assignment agree: Krippendorff's alpha of each field",
		Args:  oneArg("review agreement needs an assignment, such as t1"),
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, args []string) error {
			x, err := s.Compare(c.Context(), args[0])
			if err != nil {
				return err
			}
			rows := x.Agreement()
			if asJSON {
				return jsonLines(c.OutOrStdout(), rows)
			}
			for _, r := range rows {
				alpha := fmt.Sprintf("%6.3f", r.Alpha)
				if r.None {
					alpha = "  none" // nothing varies
				}
				fmt.Fprintf(c.OutOrStdout(), "%-12s %s  of %s\n", wording.Spaced(r.Field), alpha, wording.Count(r.Units, "coding"))
			}
			for _, u := range x.Units {
				if !u.Agreed {
					fmt.Fprintf(c.OutOrStdout(), "they differ: report %s, %s %s, %q\n", u.Report, wording.Spaced(u.Kind), u.Key, wording.Plain(u.Words))
				}
			}
			return nil
		}),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, an object a field")
	o.add(c)
	return c
}
