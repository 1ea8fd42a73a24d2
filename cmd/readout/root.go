package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"
)

const intro = `Readout reads news reports of diplomacy and conflict. It says who met whom, who
did what to whom, who said what, when and where, and where the talks stand -
every line with the words of the report behind it. It works offline.`

const example = `  readout read report.txt                  read a report, print it for people
  readout read --json *.html > all.jsonl   one JSON object a report
  curl -s URL | readout read -             from standard input
  readout read --date 2016-09-05 old.txt   say when it came out, so that "Monday" is a day
  readout read --explain 12 report.txt     why sentence 12 was coded so
  readout sources --totals reports/*.txt   who is quoted how often, and what an editor would ask
  readout ingest news/ crawl.warc.gz       keep many reports in the database, from where it stopped`

const exits = `
Exit codes: 0 ok, 1 failure, 2 usage, 3 some inputs failed, 130 interrupted.
Colour is used on a terminal only; NO_COLOR or --no-color turns it off.
`

// newRoot makes the command tree over these streams.
func newRoot(stdin io.Reader, stdout, stderr io.Writer) *cobra.Command {
	root := &cobra.Command{
		Use:           "readout",
		Short:         "Who did what to whom, who said what, and where the talks stand",
		Long:          intro,
		Example:       example,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.SetUsageTemplate(root.UsageTemplate() + exits)
	root.SuggestionsMinimumDistance = 2
	root.AddCommand(newRead(), newExplain(), newSources(), newActors(), newFrames(), newDB(), newEval(), newTrain(), newVersion(), newDoctor())
	root.AddCommand(newSearch(), newEvents(), newStatements(), newReports(), newTimeline())
	root.AddCommand(newIngest(), newWork(), newQueue(), newRun(), newRecode(), newRuns(), newUndo(), newForget())
	root.AddCommand(newExport(), newImport(), newCompare())
	root.AddCommand(newProcesses(), newProcess(), newChanges(), newBrief(), newStories(), newServe(), newHook(), newAlert(), newBackup(), newRestore(), newReview(), newWatch(), newFeeds(), newToken())
	return root
}

// noArgs refuses arguments, and guesses which command was meant.
func noArgs(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if c.HasSubCommands() {
		if near := c.SuggestionsFor(args[0]); len(near) > 0 {
			return usage("no command %q: did you mean %q?", args[0], strings.Join(near, `" or "`))
		}
		return usage("no command %q; to read a report: readout read %s", args[0], args[0])
	}
	return usage("%s takes no arguments, but got %q", c.CommandPath(), args[0])
}

// joinExplain lets "--explain 12" mean "--explain=12", although the number may
// be left out.
func joinExplain(args []string) []string {
	var out []string
	for i := 0; i < len(args); i++ {
		if args[i] == "--" {
			return append(out, args[i:]...)
		}
		if args[i] == "--explain" && i+1 < len(args) && isNumber(args[i+1]) {
			out = append(out, "--explain="+args[i+1])
			i++
			continue
		}
		out = append(out, args[i])
	}
	return out
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
