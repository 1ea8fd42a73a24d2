package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"readout/coder"
)

// newVersion is the command that says what made the records.
func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program, of Go and of the embedded data",
		Args:  noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			v := coder.Version()
			_, err := fmt.Fprintf(c.OutOrStdout(), "readout %s\ngo      %s %s/%s\ndata    %s\n",
				v.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, v.Data)
			return err
		},
	}
}
