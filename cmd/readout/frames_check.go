package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/coder"
	"readout/events"
	"readout/wording"
)

type checkOptions struct{ examples bool }

func newFramesCheck() *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:   "check [FILE]...",
		Short: "Find frames that contradict each other, and examples that do not come out",
		Long: "Read the frames, ours and those of the files, and list what their writer should look at:\n" +
			"two that are the same; two that differ in type, mode or code while nothing says which\n" +
			"wins; those that never win; codes that CAMEO has not or that are another type's; and\n" +
			"examples of the files that do not give what they expect. The exit code is 1 if there is any.",
		Example: "  readout frames check\n  readout frames check mine.tsv\n  readout frames check --examples",
		RunE:    func(c *cobra.Command, args []string) error { return runCheck(c, args, o) },
	}
	c.Flags().BoolVar(&o.examples, "examples", false, "list those of our own examples too that do not come out")
	return c
}

func runCheck(c *cobra.Command, args []string, o checkOptions) error {
	l, err := loadFrames(args)
	if err != nil {
		return err
	}
	var b strings.Builder
	problems := l.Check()
	if len(args) > 0 { // ours are not theirs to mend
		problems = slices.DeleteFunc(problems, func(p events.Problem) bool { return !l.Own(p.Source) && !l.Own(p.With) })
	}
	for _, p := range problems {
		fmt.Fprintln(&b, wording.Plain(p.String()))
	}
	all, wrong, err := tryExamples(c.Context(), l, func(x *events.Example, got []string) {
		if !o.examples && !l.Own(x.Source) {
			return
		}
		if len(got) == 0 {
			got = []string{"nothing"}
		}
		fmt.Fprintf(&b, "%s: example: wants %s, gives %s: %s\n", x.Source, strings.TrimSpace(x.Type+" "+x.Expect), strings.Join(got, "; "), wording.Plain(x.Text))
	})
	if err != nil {
		return err
	}
	own := 0
	for _, x := range wrong {
		if l.Own(x.Source) {
			own++
		}
	}
	fmt.Fprintf(&b, "%s, %s; %d of %s give what they expect\n", wording.Count(len(l.Frames()), "frame"), wording.Count(len(problems), "problem"), all-len(wrong), wording.Count(all, "example"))
	if _, err := io.WriteString(c.OutOrStdout(), b.String()); err != nil {
		return err
	}
	if len(problems)+own > 0 {
		return errSaid
	}
	return nil
}

// tryExamples codes the examples of l and returns how many there are and those that
// do not give what they expect, of which it tells.
func tryExamples(ctx context.Context, l *events.Lexicon, tell func(x *events.Example, got []string)) (all int, wrong []events.Example, err error) {
	cd := coder.NewWith(coder.Options{Frames: l})
	list := l.Examples()
	for i := range list {
		x := &list[i]
		rec, err := cd.Code(ctx, &readout.Report{Text: x.Text, Lang: "en"})
		if err != nil {
			return 0, nil, err
		}
		if !x.Fits(rec) {
			wrong = append(wrong, *x)
			tell(x, events.Briefly(rec))
		}
	}
	return len(list), wrong, nil
}
