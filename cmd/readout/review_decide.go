package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/review"
	"readout/store"
	"readout/wording"
)

// newDiffering lists where the coders of an assignment differ.
func newDiffering() *cobra.Command {
	var o storeFlag
	var asJSON bool
	c := &cobra.Command{
		Use:   "compare TASK",
		Short: "Show where the coders of an assignment differ, and what was decided",
		Args:  oneArg("review compare needs an assignment, such as t1"),
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, args []string) error {
			x, err := s.Compare(c.Context(), args[0])
			if err != nil {
				return err
			}
			if asJSON {
				return jsonLines(c.OutOrStdout(), x.Differences())
			}
			printDifferences(c.OutOrStdout(), x)
			return nil
		}),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, an object a coding")
	o.add(c)
	return c
}

// printDifferences writes each coding of which coders have not the same: its key, its
// words, and what each has.
func printDifferences(w io.Writer, x *store.Comparison) {
	for _, d := range x.Differences() {
		fmt.Fprintf(w, "%s  report %s  %s %q\n", d.Key, d.Report, wording.Spaced(d.Kind), wording.Plain(d.Words))
		for _, f := range d.Fields {
			var had []string
			for _, who := range x.Coders {
				v, judged := d.Values[who][f]
				switch {
				case !judged:
					v = "did not judge it"
				case v == "":
					v = "nothing"
				}
				had = append(had, wording.Plain(who)+": "+wording.Plain(v))
			}
			fmt.Fprintf(w, "    %-12s %s\n", f, strings.Join(had, " | "))
		}
		if d.Decided != nil {
			fmt.Fprintf(w, "    decided: %s\n", judgementLine(d.Decided))
		}
	}
	if n := len(x.Alike()); n > 0 {
		fmt.Fprintf(w, "%s judged alike by all and not in the records: readout review decide %s --alike\n", wording.Count(n, "coding"), x.ID)
	}
}

// newDecide takes in what a third person decides.
func newDecide() *cobra.Command {
	var o storeFlag
	var r store.Ruling
	var take, set []string
	var alike bool
	c := &cobra.Command{
		Use:   "decide TASK [CODING]",
		Short: "Decide, as a third person, where coders of an assignment differ",
		Long: "Decide where the coders of an assignment differ, field by field: --take FIELD=CODER takes what\n" +
			"that coder has, --set FIELD=VALUE another value, --like CODER all that is not chosen so;\n" +
			"FIELD is there where some say that there is no such coding. readout review compare names\n" +
			"the codings and their fields. With --alike all that every coder has alike is taken. What is\n" +
			"decided holds in all lists and exports, under your name.",
		Example: "  readout review compare t1\n  readout review decide t1 CODING --like Bo --set date=2024-03-05 --who Cy\n  readout review decide t1 --alike --who Cy",
		Args: func(_ *cobra.Command, list []string) error {
			switch {
			case len(list) == 0 || len(list) > 2:
				return usage("review decide needs an assignment and a coding of it, which review compare names")
			case len(list) == 1 && !alike:
				return usage("review decide needs a coding, or --alike for all that the coders have alike")
			case len(list) == 2 && alike || alike && len(take)+len(set)+len(r.Like) > 0:
				return usage("--alike takes all that the coders have alike: no coding and no fields go with it")
			}
			return nil
		},
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, list []string) error {
			var err error
			if r.Chosen, err = choices(take, set); err != nil {
				return err
			}
			if len(list) == 2 {
				r.Key = list[1]
			}
			made, err := s.Decide(c.Context(), list[0], r, whom)
			if err != nil {
				return err
			}
			if err := upToDate(c.Context(), s, c.ErrOrStderr()); err != nil {
				return err
			}
			for i := range made {
				fmt.Fprintf(c.OutOrStdout(), "%s  %s\n", made[i].ID, judgementLine(&made[i]))
			}
			return nil
		}),
	}
	f := c.Flags()
	f.StringArrayVar(&take, "take", nil, "take a field as a coder has it: `FIELD=CODER`")
	f.StringArrayVar(&set, "set", nil, "give a field another value: `FIELD=VALUE`")
	f.StringVar(&r.Like, "like", "", "take all other fields as that `CODER` has them")
	f.BoolVar(&alike, "alike", false, "take all that every coder has alike")
	f.StringVar(&r.Who, "who", os.Getenv("READOUT_WHO"), "your `NAME`; READOUT_WHO says it too")
	f.StringVar(&r.Note, "note", "", "why, in a `SENTENCE`")
	o.add(c)
	return c
}

// choices reads what is taken of whom, and what is set.
func choices(take, set []string) (map[string]review.Choice, error) {
	out := map[string]review.Choice{}
	for i, s := range slices.Concat(take, set) {
		field, v, ok := strings.Cut(s, "=")
		name := "--take"
		if i >= len(take) {
			name = "--set"
		}
		if field = strings.TrimSpace(field); !ok || field == "" || name == "--take" && v == "" {
			return nil, usage("%s %s is not of the form FIELD=%s", name, s, map[string]string{"--take": "CODER", "--set": "VALUE"}[name])
		}
		if _, twice := out[field]; twice {
			return nil, usage("%s is chosen twice", field)
		}
		if name == "--set" {
			out[field] = review.Choice{Value: v}
		} else {
			out[field] = review.Choice{Who: strings.TrimSpace(v)}
		}
	}
	return out, nil
}
