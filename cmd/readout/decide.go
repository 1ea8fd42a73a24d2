package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"readout/store"
)

// A decider has the flags of commands by which a person decides something that the program
// keeps beside what it finds.
type decider struct {
	storeFlag
	who, why string
}

func (o *decider) add(c *cobra.Command) {
	c.Flags().StringVar(&o.who, "who", userName(), "`WHO` decides it")
	c.Flags().StringVar(&o.why, "why", "", "`WHY`, in a few words")
	o.storeFlag.add(c)
}

// run wraps what keeps the decision and returns the run that it is: what is derived is
// brought up to date before, so that ids are found, and after it.
func (o *decider) run(keep func(*cobra.Command, *store.Store, []string) (int64, error)) func(*cobra.Command, []string) error {
	return withStore(&o.storeFlag, func(c *cobra.Command, s *store.Store, args []string) error {
		if err := upToDate(c.Context(), s, c.ErrOrStderr()); err != nil {
			return err
		}
		run, err := keep(c, s, args)
		if err != nil {
			return err
		}
		if err := upToDate(c.Context(), s, c.ErrOrStderr()); err != nil {
			return err
		}
		_, err = fmt.Fprintf(c.OutOrStdout(), "kept as run %d; to take it back: readout undo %d\n", run, run)
		return err
	})
}
