package main

import "github.com/spf13/cobra"

// newTrain is the command that makes a room's model from gold data.
func newTrain() *cobra.Command {
	return &cobra.Command{
		Use:   "train ROOM",
		Short: "Make the model file of a room from gold corpora",
		Args:  exactly(1, "train needs the room whose model to make, such as syntax"),
		RunE: func(c *cobra.Command, args []string) error {
			return usage("no training for the room %q", args[0])
		},
	}
}

// exactly wants n arguments and says what is missing otherwise.
func exactly(n int, missing string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < n:
			return usage("%s", missing)
		case len(args) > n:
			return usage("%s takes no more than %d argument: what is %q for?", c.CommandPath(), n, args[n])
		}
		return nil
	}
}
