package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"readout/events"
	"readout/wording"
)

// newFramesImport is the command that brings in dictionaries of other programs.
func newFramesImport() *cobra.Command {
	c := &cobra.Command{
		Use:   "import",
		Short: "Make frames of another program's dictionary of verbs",
		Args:  noArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newImportPetrarch())
	return c
}

func newImportPetrarch() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "petrarch FILE",
		Short: "Make frames of a verb dictionary of PETRARCH, such as CAMEO.2.0.txt",
		Long: "Make frames of a verb dictionary in the format of PETRARCH 1 or 2, CAMEO codes turned\n" +
			"into PLOVER's types, and list line by line what our format cannot say, and why. The\n" +
			"frames go to the file of -o, or to standard output, and the list beside them.",
		Example: "  readout frames import petrarch CAMEO.2.0.txt -o cameo.tsv\n  readout read --frames cameo.tsv report.txt",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("frames import petrarch needs one file")
			}
			return runImport(c, args[0], out)
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", "write the frames to `FILE`")
	return c
}

func runImport(c *cobra.Command, name, out string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("read the dictionary: %w", err)
	}
	m, err := events.ImportPetrarch(name, text)
	if err != nil {
		return err
	}
	list := c.OutOrStdout()
	if out == "" {
		if _, err := io.WriteString(list, m.TSV()); err != nil {
			return err
		}
		list = c.ErrOrStderr() // so that the frames can go through a pipe
	} else if err := os.WriteFile(out, []byte(m.TSV()), 0o666); err != nil {
		return fmt.Errorf("write the frames: %w", err)
	}
	var b strings.Builder
	for _, u := range m.Left {
		fmt.Fprintf(&b, "%s:%d: %s: %s\n", name, u.Line, wording.Plain(u.Reason), wording.Plain(strings.Join(strings.Fields(u.Text), " ")))
	}
	fmt.Fprintf(&b, "%s from %d of %s and %d of %s; not mapped: %s\n", wording.Count(m.Frames, "frame"), m.MappedVerbs, wording.Count(m.Verbs, "verb"),
		m.MappedPatterns, wording.Count(m.Patterns, "pattern"), wording.Count(len(m.Left), "line"))
	_, err = io.WriteString(list, b.String())
	return err
}
