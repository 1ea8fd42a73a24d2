package main

import "github.com/spf13/cobra"

// newFramesImport is the command that brings in dictionaries of other programs.
func newFramesImport() *cobra.Command {
	c := &cobra.Command{Use: "import", Short: "Make frames of another program's dictionary", Args: noArgs, RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	return c
}
