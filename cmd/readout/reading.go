package main

import (
	"time"

	"github.com/spf13/cobra"
)

// readingOptions are those of every command that reads reports.
type readingOptions struct {
	date   string
	own    []string // files of actors
	frames []string // files of frames
	least  float32  // score of events
}

// add adds the options to a command.
func (o *readingOptions) add(c *cobra.Command) {
	c.Flags().StringVar(&o.date, "date", "", "the day on which the reports came out, as `YYYY-MM-DD`")
	addActors(c, &o.own)
	addFrames(c, &o.frames)
	c.Flags().Float32Var(&o.least, "min-score", 0, "leave out events whose `SCORE`, the chance that their type is right, is lower;\nbelow 0.6 what is only proposed for unknown verbs is told too")
}

// reading checks the options and works out what they mean.
func (o *readingOptions) reading(c *cobra.Command) (r *reading, err error) {
	r = &reading{stdin: c.InOrStdin(), talk: c.ErrOrStderr()}
	if o.date != "" {
		if r.day, err = time.Parse(time.DateOnly, o.date); err != nil {
			return nil, usage("--date %s is not a day: write it as 2016-09-05", o.date)
		}
	}
	if o.least < 0 || o.least > 1 {
		return nil, usage("--min-score %g is no chance: it is a number from 0 to 1", o.least)
	}
	r.coder.MinScore = o.least
	if len(o.own) > 0 {
		if r.coder.Actors, err = loadActors(o.own); err != nil {
			return nil, err
		}
	}
	if len(o.frames) > 0 {
		r.coder.Frames, err = loadFrames(o.frames)
	}
	return r, err
}

// inputsOf returns what a command shall read: standard input where no input is
// named, unless a person would have to type it.
func inputsOf(c *cobra.Command, args []string) ([]string, error) {
	if len(args) > 0 {
		return args, nil
	}
	if isTerminal(c.InOrStdin()) {
		return nil, usage("%s needs a file, an address, or - for standard input", c.Name())
	}
	return []string{"-"}, nil
}
