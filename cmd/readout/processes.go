package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/follow"
	"readout/processes"
	"readout/store"
	"readout/wording"
)

// upToDate brings what is made of many reports up to date, and says so where it takes long.
func upToDate(ctx context.Context, s *store.Store, talk io.Writer) error {
	p := newProgress(talk)
	sum, err := follow.Update(ctx, s, follow.Options{Progress: func(n int) { p.at(0, n, "looking for stories and processes") }})
	p.clear()
	for _, line := range sum.Odd {
		fmt.Fprintln(talk, "note:", wording.Plain(line))
	}
	if err == nil && sum.Anew && sum.Reports > 0 {
		fmt.Fprintf(talk, "stories and processes were made anew for this version, of %s\n", wording.Count(sum.Reports, "report"))
	}
	return err
}

type processOptions struct {
	storeFlag
	asOf, since  string
	state, party []string
	limit        int
	json, flat   bool
	file         string
}

// newProcesses makes the command that lists negotiations.
func newProcesses() *cobra.Command {
	var o processOptions
	c := &cobra.Command{
		Use:   "processes",
		Short: "List negotiations and where each stands",
		Long: "List the negotiations that the reports of the database tell of: where each stands, since\n" +
			"when, who takes part and how many independent texts tell of it. Those with the newest\n" +
			"reports come first. With --as-of, as they stood for someone who had read what had come\n" +
			"out by that day.\n\n" +
			"Processes are found. A file names your own and pins their parties: a table with the\n" +
			"header key, name, parties, issues, aliases, from, to, several values parted by |. It\n" +
			"holds until another one is given, or the run is undone.",
		Example: "  readout processes --party Ghana\n" +
			"  readout processes --state ended_without_agreement,collapsed --json\n" +
			"  readout processes --processes mine.tsv",
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return runProcesses(c, &o) },
	}
	f := c.Flags()
	o.storeFlag.add(c)
	f.StringSliceVar(&o.state, "state", nil, "`STATE` in which it is: "+strings.Join(stateNames, ", "))
	f.StringSliceVar(&o.party, "party", nil, "`WHO` takes part: a part of the name, a key of the dictionary or a country's code; several must all")
	f.StringVar(&o.since, "since", "", "with a report of that `DAY` or later")
	f.StringVar(&o.asOf, "as-of", "", "as they stood at the end of that `DAY`, by what had come out")
	f.IntVar(&o.limit, "limit", -1, fmt.Sprintf("at most so many; 0 for all (default %d in a table, all otherwise)", rowsShown))
	f.BoolVar(&o.json, "json", false, "print one JSON object a line")
	f.BoolVar(&o.flat, "no-color", false, "print without colour; the variable NO_COLOR does the same")
	f.StringVar(&o.file, "processes", "", "take the processes that you name in `FILE`; - takes none from now on")
	return c
}

// stateNames are the states of a negotiation.
var stateNames = []string{"floated", "agreed_to_talk", "scheduled", "pre_negotiation", "in_session", "paused", "deadlocked", "suspended", "ended_without_agreement", "walked_out", "collapsed",
	"agreed_in_principle", "text_agreed", "signed", "in_force", "implementing", "violated", "agreement_failed", "completed", "abandoned"}

func runProcesses(c *cobra.Command, o *processOptions) error {
	for i, s := range o.state {
		if o.state[i] = strings.ReplaceAll(strings.ToLower(s), " ", "_"); !slices.Contains(stateNames, o.state[i]) {
			return usage("--state %s is none: it is one of %s", s, strings.Join(stateNames, ", "))
		}
	}
	for name, v := range map[string]string{"as-of": o.asOf, "since": o.since} {
		if _, err := time.Parse(time.DateOnly, v); v != "" && err != nil {
			return usage("--%s %s is no day: write it as 2016-09-05", name, v)
		}
	}
	s, err := o.open(c.Context())
	if err != nil {
		return err
	}
	defer s.Close()
	if o.file != "" {
		if err := nameProcesses(c, s, o.file); err != nil {
			return err
		}
	}
	if err := upToDate(c.Context(), s, c.ErrOrStderr()); err != nil {
		return err
	}
	limit := o.limit
	if limit < 0 {
		limit = 0
		if !o.json {
			limit = rowsShown
		}
	}
	list, err := follow.Processes(c.Context(), s, follow.Wanted{State: o.state, Party: eachWhom(o.party), Since: o.since, AsOf: o.asOf, Limit: limit})
	if err != nil {
		return err
	}
	w := c.OutOrStdout()
	if o.json {
		return jsonLines(w, list)
	}
	p := &page{Teller: &wording.Teller{}, width: widthOf(w), colour: mayPaint(w, o.flat)}
	for _, x := range list {
		p.listProcess(x)
	}
	switch {
	case len(list) == 0:
		p.line(0, "no processes found")
	case len(list) == limit:
		p.line(0, "")
		p.line(0, fmt.Sprintf("%d shown, --limit 0 shows all", len(list)))
	default:
		p.line(0, "")
		p.line(0, strings.Replace(wording.Count(len(list), "process"), "processs", "processes", 1)+"; readout process ID shows one")
	}
	_, err = io.WriteString(w, p.out.String())
	return err
}

// eachWhom says whom names mean.
func eachWhom(names []string) (out [][]string) {
	for _, n := range names {
		out = append(out, append([]string{n}, whom(n)...))
	}
	return out
}

// listProcess writes a process in two lines.
func (p *page) listProcess(x *follow.Listed) {
	state := toned(upper(wording.State(x.State)), wording.OfState(x.State))
	since := ""
	if x.Since != "" {
		since = " since " + wording.Plain(x.Since)
	}
	p.item(0, 12, pad(x.ID, 12)+bold(wording.Plain(x.Name)), state+since)
	last := "last report " + wording.Plain(x.Last)
	if x.Last == "" {
		last = "no day"
	}
	p.item(12, 12, dim(fmt.Sprintf("%s, %s, %s", wording.Count(x.Reports, "report"), wording.Count(x.Groups, "independent text"), last)), flagsOf(x))
}

// nameProcesses takes the processes that a user names.
func nameProcesses(c *cobra.Command, s *store.Store, file string) error {
	var list []processes.Named
	if file != "-" {
		text, err := readNamed(file)
		if err != nil {
			return err
		}
		list, err = processes.ReadNamed(strings.NewReader(text), file, actorKey)
		if err != nil {
			return err
		}
	}
	run, err := follow.Name(c.Context(), s, list, userName(), file)
	if err == nil {
		fmt.Fprintf(c.ErrOrStderr(), "%s of %s hold from now on; to take it back: readout undo %d\n", wording.Count(len(list), "name"), file, run)
	}
	return err
}

// actorKey says by which key the ledger knows an actor of a user's file.
func actorKey(name string) (string, bool) {
	if keys := whom(name); len(keys) > 0 {
		return keys[0], true
	}
	return "", false
}

// findProcess returns a process by its id, or by words of its name where one has them.
func findProcess(ctx context.Context, s *store.Store, id string) (store.ProcessRow, error) {
	row, err := s.Process(ctx, id)
	if !errors.Is(err, store.ErrNoProcess) {
		return row, err
	}
	list, err := s.Processes(ctx, store.ProcessFilter{})
	if err != nil {
		return row, err
	}
	var found []store.ProcessRow
	for _, p := range list {
		if strings.Contains(store.Fold(p.Name), store.Fold(id)) {
			found = append(found, p)
		}
	}
	switch len(found) {
	case 1:
		return s.Process(ctx, found[0].ID)
	case 0:
		return row, fmt.Errorf("there is no process %q; readout processes lists them", id)
	}
	var ids []string
	for _, p := range found[:min(len(found), 5)] {
		ids = append(ids, p.ID+" ("+p.Name+")")
	}
	return row, fmt.Errorf("%d processes are called so: %s", len(found), strings.Join(ids, ", "))
}

// flagsOf says whether a return to the table is in sight, and who has taken it up.
func flagsOf(x *follow.Listed) string {
	var parts []string
	switch x.Resumption {
	case "wanted":
		parts = append(parts, "a return is wished")
	case "agreed", "scheduled":
		parts = append(parts, "a return is "+x.Resumption)
	}
	switch x.Intervention {
	case "", "none":
	default:
		parts = append(parts, wording.Spaced(x.Intervention)+" stepped in")
	}
	return dim(strings.Join(parts, ", "))
}

// readNamed reads a user's file of processes.
func readNamed(file string) (string, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return "", usage("--processes %s: it cannot be opened; check the path", file)
	}
	return string(b), nil
}

// userName is who decides, as the system knows the user.
func userName() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "somebody"
}
