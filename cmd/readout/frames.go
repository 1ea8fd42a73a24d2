package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"readout/events"
	"readout/wording"
)

// newFrames is the command that shows and checks the frames that events are found by.
func newFrames() *cobra.Command {
	c := &cobra.Command{
		Use:   "frames",
		Short: "List and check the frames that events are found by, ours and your own",
		Long: "List and check the frames that events are found by: a word, what must stand beside it,\n" +
			"and the PLOVER type and CAMEO code that they make. FRAMES.md has the format for your own.",
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newFramesList(), newFramesCheck(), newFramesImport())
	return c
}

// addFrames adds the option for frames of a user's own.
func addFrames(c *cobra.Command, own *[]string) {
	c.Flags().StringArrayVar(own, "frames", nil, "`FILE` of frames of your own, a TSV like ours, which add to ours or replace them; may be repeated")
}

// loadFrames returns the lexicon with the user's files. An error names all broken lines.
func loadFrames(names []string) (*events.Lexicon, error) {
	var files []events.File
	for _, n := range names {
		text, err := os.ReadFile(n)
		if err != nil {
			return nil, fmt.Errorf("read the frames: %w", err)
		}
		files = append(files, events.File{Name: n, Text: text})
	}
	l, err := events.Load(files...)
	if err != nil {
		return nil, brokenFrames(err)
	}
	return l, nil
}

// brokenFrames says how many lines are broken, before them.
func brokenFrames(err error) error {
	list, ok := err.(events.FileErrors)
	if !ok || len(list) == 1 {
		return err
	}
	return fmt.Errorf("%s in the frames, nothing was read:\n%w", wording.Count(len(list), "mistake"), list)
}
