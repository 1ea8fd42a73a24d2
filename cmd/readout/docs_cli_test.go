package main

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestDocs_CLI holds docs/CLI.md against what the program says of its commands. To write it
// anew: make golden.
func TestDocs_CLI(t *testing.T) {
	t.Setenv("READOUT_WHO", "")
	var b strings.Builder
	b.WriteString("# All commands\n\nWhat `readout COMMAND --help` prints, made from the program itself.\n\n")
	commandPages(&b, newRoot(strings.NewReader(""), io.Discard, io.Discard))
	if n := strings.Count(b.String(), "\n## "); n < 40 {
		t.Errorf("only %d commands", n)
	}
	golden(t, "../../docs/CLI.md", strings.ReplaceAll(b.String(), `(default "`+userName()+`")`, "(default: who you are on this machine)"))
}

func commandPages(b *strings.Builder, c *cobra.Command) {
	if c.Hidden || c.Name() == "help" {
		return
	}
	if c.HasParent() {
		fmt.Fprintf(b, "## %s\n\n%s.\n\n```\n%s\n", c.CommandPath(), c.Short, c.UseLine())
		if c.HasExample() {
			fmt.Fprintf(b, "\n%s\n", strings.TrimRight(c.Example, "\n"))
		}
		if c.HasAvailableLocalFlags() {
			fmt.Fprintf(b, "\n%s\n", strings.TrimRight(c.LocalFlags().FlagUsages(), "\n"))
		}
		b.WriteString("```\n\n")
		if long := strings.TrimSpace(c.Long); long != "" && long != c.Short {
			fmt.Fprintf(b, "```\n%s\n```\n\n", long)
		}
	}
	for _, sub := range c.Commands() {
		commandPages(b, sub)
	}
}
