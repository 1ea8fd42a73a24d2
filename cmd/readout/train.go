package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/train"
	"readout/wording"
)

// trained names the rooms that learn or have packed files, and how each is made.
func trained(room string) func(context.Context, train.Options) error {
	switch room {
	case "syntax":
		return train.Syntax
	case "lemmas":
		return train.Lemmas
	case "statements":
		return train.Statements
	case "actors":
		return train.Actors
	case "places":
		return train.Places
	case "backstop":
		return train.Backstop
	case "tellings":
		return train.Tellings
	case "stories":
		return train.Stories
	case "scores":
		return train.Scores
	}
	return nil
}

var learning = []string{"syntax", "lemmas", "statements", "actors", "places", "backstop", "scores", "stories", "tellings"}

// newTrain is the command that makes a room's model from gold data.
func newTrain() *cobra.Command {
	var o train.Options
	c := &cobra.Command{
		Use:   "train ROOM",
		Short: "Make the model or packed files of a room from their sources",
		Long: "Make the model file of a room from gold corpora, or its packed files from their sources,\n" +
			"neither of which is part of the program.\n\n" +
			"Rooms: " + strings.Join(learning, ", ") + ". The same sources and seed give the same files;\n" +
			"data/README.md of each room says where its sources come from.",
		Example:   "  readout train syntax --data ../shared\n  readout train actors --sources geonames",
		ValidArgs: slices.Clone(learning),
		Args:      exactly(1, "train needs the room whose model to make: "+strings.Join(learning, " or ")),
		RunE: func(c *cobra.Command, args []string) error {
			run := trained(args[0])
			if run == nil {
				return usage("the room %q does not learn: the rooms that do are %s", args[0], strings.Join(learning, ", "))
			}
			if o.Gold != "" && args[0] != "statements" && args[0] != "backstop" {
				return usage("--gold goes with statements and backstop: what %s learns from is not judged by readout review", args[0])
			}
			o.Talk = c.ErrOrStderr()
			return run(c.Context(), o)
		},
	}
	f := c.Flags()
	f.StringVar(&o.Data, "data", "", "`DIR` of the corpora (default ../shared)")
	f.StringVar(&o.Sources, "sources", "", "`DIR` of what packed files are made from (actors, places)")
	f.StringVar(&o.Out, "out", "", "`FILE` to write, for actors a folder (default the room's own)")
	f.StringVar(&o.Gold, "gold", "", "`DIR` of readout review export, to learn from what persons judged as well (statements, backstop)")
	f.StringVar(&o.Silver, "silver", "", "`DIR` of silver trees to learn from first (syntax)")
	f.StringVar(&o.Vectors, "vectors", "", "`FILE` of word vectors to build on (syntax)")
	f.IntVar(&o.Epochs, "epochs", 0, "times to go through the corpora (default the room's own)")
	f.Uint64Var(&o.Seed, "seed", 0, "seed of chance")
	return c
}

// exactly wants n arguments and says what is missing otherwise.
func exactly(n int, missing string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < n:
			return usage("%s", missing)
		case len(args) > n:
			return usage("%s takes no more than %s: what is %q for?", c.CommandPath(), wording.Count(n, "argument"), args[n])
		}
		return nil
	}
}
