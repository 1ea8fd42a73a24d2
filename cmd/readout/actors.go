package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/actors"
	"readout/wording"
)

// newActors is the command that counts actors, and shows what the dictionary knows.
func newActors() *cobra.Command {
	c := listActors("actors")
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
		return nobody(a)
	}
	if o.json {
		enc := json.NewEncoder(c.OutOrStdout())
		enc.SetEscapeHTML(false)
		return enc.Encode(a)
	}
	return printAnswer(c.OutOrStdout(), a, d)
}

// nobody says that nobody bears the name, and who is called much like it.
func nobody(a actors.Answer) error {
	if len(a.Near) == 0 {
		return fmt.Errorf("nothing found for %q: no person, body or place of the dictionary; add your own with --actors FILE", wording.Plain(a.Name))
	}
	return fmt.Errorf("nothing found for %q; spelled much like it:\n  %s", wording.Plain(a.Name), strings.Join(a.Near, "\n  "))
}

// othersShown is how many others of a name are printed; --json lists all.
const othersShown = 8

// printAnswer writes whom the name means, why, and all who bear it.
func printAnswer(w io.Writer, a actors.Answer, d *actors.Dictionary) error {
	var b strings.Builder
	on := ""
	if a.On != "" {
		on = " on " + a.On
	}
	rest := a.Candidates
	if a.Key != "" {
		fmt.Fprintf(&b, "%s%s is %s\n  why: %s\n\n", wording.Plain(a.Name), on, whoIs(rest[0], d), a.Rule)
		printCandidate(&b, rest[0], d)
		if rest = rest[1:]; len(rest) > 0 {
			b.WriteString("\nnot meant, but of that name or office:\n")
		}
	} else {
		fmt.Fprintf(&b, "%s%s is not resolved; %s of that name or office\n  why: %s\n\n", wording.Plain(a.Name), on, wording.Count(len(rest), "bearer"), a.Rule)
	}
	for i, c := range rest {
		if i == othersShown {
			fmt.Fprintf(&b, "  and %d more: --json lists all\n", len(rest)-othersShown)
			break
		}
		printCandidate(&b, c, d)
	}
	if a.On == "" && slices.ContainsFunc(a.Candidates, func(c actors.Candidate) bool { return len(c.Roles) > 0 }) {
		b.WriteString("\nOffices hold on days: ask with --on YYYY-MM-DD.\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// whoIs names one who is meant, with the office held on the day.
func whoIs(c actors.Candidate, d *actors.Dictionary) string {
	for i := len(c.Roles) - 1; i >= 0; i-- {
		if r := c.Roles[i]; r.Now && r.Office != "" {
			return c.Name + ", " + officeOf(r, d)
		}
	}
	if c.Kind == readout.ActorGovernment && c.Key == c.Country {
		return c.Name
	}
	if c.Kind == readout.ActorPerson && len(c.Roles) > 0 {
		return c.Name + " (" + d.Country(c.Country) + "), in no office then that the tables know"
	}
	return c.Name + ", " + kindOf(c, d)
}

// officeOf writes an office with whose it is.
func officeOf(r actors.RoleDated, d *actors.Dictionary) string {
	office := r.Office
	if office == "" {
		office = strings.Join(r.Sectors, " ")
	}
	return office + " (" + d.Country(r.Country) + ")"
}

// kindOf says in words what someone is and of which state.
func kindOf(c actors.Candidate, d *actors.Dictionary) string {
	kind := strings.ReplaceAll(c.Kind, "_", " ")
	if c.Kind == readout.ActorIGO {
		kind = "organisation of states"
	}
	if c.Key == c.Country {
		return "state"
	}
	return strings.TrimSpace(kind + ", " + d.Country(c.Country))
}

func printCandidate(b *strings.Builder, c actors.Candidate, d *actors.Dictionary) {
	fmt.Fprintf(b, "  %s  (%s)  %s\n", c.Name, strings.TrimSpace(kindOf(c, d)+" "+strings.Join(c.Sectors, "|")), c.Key)
	if len(c.Roles) == 0 {
		fmt.Fprintf(b, "      source: %s\n", c.Source)
	}
	for _, r := range c.Roles {
		mark := " "
		if r.Now {
			mark = "*"
		}
		fmt.Fprintf(b, "    %s %-31s %s  [%s]\n", mark, daysOf(r), officeOf(r, d), r.Source)
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
		return "since " + from + ", seen " + r.AsOf
	case to == "":
		return "since " + from
	}
	return from + " to " + to
}
