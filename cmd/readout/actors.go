package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"readout/actors"

	"github.com/spf13/cobra"
)

// newActors is the command that shows what the dictionary of actors knows.
func newActors() *cobra.Command {
	c := &cobra.Command{
		Use:   "actors",
		Short: "Ask the dictionary of actors whom a name means",
		Long:  "Ask the dictionary of states, leaders, bodies and armed groups whom a name means on a day, and why.",
		Args:  noArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newActorsFind())
	return c
}

type findOptions struct {
	on   string
	own  []string
	json bool
}

func newActorsFind() *cobra.Command {
	var o findOptions
	c := &cobra.Command{
		Use:   "find NAME...",
		Short: "Say whom a name means on a day, and why",
		Long: "Say whom a name means on a day: all who bear it, their offices with days and sources, and\n" +
			"the rule that decides. A state and an office may stand before the name. Without a day no\n" +
			"office counts. A report may say more: a title in it wins over the dictionary.",
		Example: "  readout actors find Lavrov --on 2016-09-05\n  readout actors find Russian Foreign Minister Ivanov --on 2003-02-05\n" +
			"  readout actors find \"Front for the Valley\" --actors mine.tsv --json",
		RunE: func(c *cobra.Command, args []string) error { return runFind(c, args, o) },
	}
	f := c.Flags()
	f.StringVar(&o.on, "on", "", "the day, as `YYYY-MM-DD`")
	f.BoolVar(&o.json, "json", false, "print the answer as one JSON object")
	addActors(c, &o.own)
	return c
}

// addActors adds the option for actors of a user's own.
func addActors(c *cobra.Command, own *[]string) {
	c.Flags().StringArrayVar(own, "actors", nil, "`FILE` of actors or agents of your own, which win: a TSV like ours or a PETRARCH dictionary; may be repeated")
}

// loadActors returns the dictionary with the user's files.
func loadActors(names []string) (*actors.Dictionary, error) {
	var files []actors.File
	for _, n := range names {
		text, err := os.ReadFile(n)
		if err != nil {
			return nil, fmt.Errorf("read the actors: %w", err)
		}
		files = append(files, actors.File{Name: n, Text: text})
	}
	return actors.Load(files...)
}

func runFind(c *cobra.Command, args []string, o findOptions) error {
	name := strings.TrimSpace(strings.Join(args, " "))
	if name == "" {
		return usage("actors find needs a name")
	}
	var day time.Time
	var err error
	if o.on != "" {
		if day, err = time.Parse(time.DateOnly, o.on); err != nil {
			return usage("--on %s is not a day: write it as 2016-09-05", o.on)
		}
	}
	d, err := loadActors(o.own)
	if err != nil {
		return err
	}
	a := d.Look(name, day)
	if len(a.Candidates) == 0 {
		return fmt.Errorf("nobody called %q is known: no person, body or place of the dictionary; add your own with --actors FILE", plain(name))
	}
	if o.json {
		enc := json.NewEncoder(c.OutOrStdout())
		enc.SetEscapeHTML(false)
		return enc.Encode(a)
	}
	return printAnswer(c.OutOrStdout(), a)
}

// printAnswer writes whom the name means, the rule, and all who bear it.
func printAnswer(w io.Writer, a actors.Answer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", plain(a.Name))
	if a.On != "" {
		fmt.Fprintf(&b, " on %s", a.On)
	}
	rest := a.Candidates
	if a.Key != "" {
		fmt.Fprintf(&b, " is %s\n  rule: %s\n\n", rest[0].Name, a.Rule)
		printCandidate(&b, rest[0])
		if rest = rest[1:]; len(rest) > 0 {
			fmt.Fprintf(&b, "\nnot meant, but of that name:\n")
		}
	} else {
		fmt.Fprintf(&b, " may be one of %d\n  rule: %s\n\n", len(rest), a.Rule)
	}
	for _, c := range rest {
		printCandidate(&b, c)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func printCandidate(b *strings.Builder, c actors.Candidate) {
	fmt.Fprintf(b, "  %s  %s\n", c.Name, strings.TrimSpace(strings.Join([]string{c.Key, c.Kind, c.Country, strings.Join(c.Sectors, " ")}, " ")))
	if len(c.Roles) == 0 {
		fmt.Fprintf(b, "      source: %s\n", c.Source)
	}
	for _, r := range c.Roles {
		mark := " "
		if r.Now {
			mark = "*"
		}
		office := r.Office
		if office == "" {
			office = strings.Join(r.Sectors, " ")
		}
		fmt.Fprintf(b, "    %s %s, %s, %s (%s)\n", mark, office, r.Country, daysOf(r), r.Source)
	}
}

// daysOf says from when to when an office was held.
func daysOf(r actors.RoleDated) string {
	from, to := r.From, r.To
	if from == "" {
		from = "?"
	}
	switch {
	case r.AsOf != "":
		to = "still on " + r.AsOf
	case to == "":
		to = "open"
	}
	return from + " to " + to
}
