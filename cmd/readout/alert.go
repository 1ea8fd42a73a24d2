package main

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/notify"
	"readout/processes"
	"readout/store"
	"readout/wording"
)

// newAlert makes the commands that say what somebody wants to be told of.
func newAlert() *cobra.Command {
	fields := ""
	for _, f := range store.RuleFields() {
		fields += "  " + f[1] + "\n"
	}
	c := &cobra.Command{
		Use:   "alert",
		Short: "Say what you want to be told of: rules over events and negotiations",
		Long: "Say what you want to be told of. A rule is written as a search is: all its parts must hold,\n" +
			"values of one field stand with commas or in parentheses, a minus or NOT takes out. A rule of\n" +
			"process, state and change alone asks of what changes in negotiations; any other asks of\n" +
			"events in reports that come in from now on:\n\n" + fields +
			"\nEach event or change is told once by an alert, with its words, its report and how sure it\n" +
			"is: to a web hook, to a command of yours, or in an Atom feed at /alerts.atom, while\n" +
			"readout serve or readout watch runs. A copy of a report that was told of is not told again.",
		Example: "  readout alert add 'process:madagascar state in (suspended, walked_out, signed)' --url https://example.org/in\n" +
			"  readout alert add 'actor:RUS type:THREATEN status:happened' -- /usr/local/bin/page oncall\n" +
			"  readout alert test 'type:ASSAULT:aerial place:SDN score:0.8'\n  readout alert list",
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newAlertAdd(), newAlertList(), newAlertRemove(), newAlertTest())
	return c
}

func newAlertAdd() *cobra.Command {
	var o storeFlag
	var h store.Hook
	var asJSON bool
	c := &cobra.Command{
		Use:   "add RULE [-- COMMAND ARGUMENT...]",
		Short: "Tell what a rule asks for from now on",
		Long: "Tell what a rule asks for from now on: with --url to a web hook, signed; after -- to a command,\n" +
			"which gets it as JSON on its standard input, with no shell between, and half a minute of time;\n" +
			"with neither in the Atom feed alone. What fails is tried again for some three days. Commands\n" +
			"are run by readout watch and readout serve with --run-commands alone, for a database may\n" +
			"come from somebody else.",
		Example: "  readout alert add 'actor:RUS type:THREATEN status:happened' --name threats\n  readout alert add 'process:p1a2b3c4 state:suspended' -- /usr/local/bin/page oncall",
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, args []string) error {
			if dash := c.ArgsLenAtDash(); dash >= 0 {
				if h.Command, args = args[dash:], args[:dash]; len(h.Command) == 0 {
					return usage("after -- stands the command to run, with its arguments")
				}
			}
			if len(args) != 1 {
				return usage("alert add needs one rule, in quotation marks for the shell, such as 'actor:RUS type:THREATEN status:happened'")
			}
			if err := completeAlert(c, s, &h, args[0]); err != nil {
				return err
			}
			if err := s.AddHook(c.Context(), h); err != nil {
				return err
			}
			w := c.OutOrStdout()
			if asJSON {
				return json.NewEncoder(w).Encode(map[string]any{"id": h.ID, "name": h.Name, "rule": h.Rule, "url": h.URL, "command": h.Command, "secret": h.Secret})
			}
			if _, err := fmt.Fprintf(w, "%s  %s\n  %s\n", h.ID, wording.Plain(h.Rule), alertGoes(&h)); err != nil || h.URL == "" {
				return err
			}
			_, err := fmt.Fprintf(w, "secret, shown this once: %s\n", h.Secret)
			return err
		}),
	}
	o.add(c)
	f := c.Flags()
	f.StringVar(&h.Name, "name", "", "what you call it")
	f.StringVar(&h.URL, "url", "", "the `ADDRESS` that is told, as readout hook has it")
	f.BoolVar(&h.Private, "allow-private", false, "the address may be one of this machine or of a private network, on any port")
	f.BoolVar(&asJSON, "json", false, "print it with its secret as JSON")
	return c
}

// completeAlert looks whether an alert can be, and fills in what it has beside its rule.
func completeAlert(c *cobra.Command, s *store.Store, h *store.Hook, rule string) error {
	if h.URL != "" && len(h.Command) > 0 {
		return usage("an alert tells an address or a command: add two")
	}
	if h.URL != "" {
		if err := notify.Check(h.URL, h.Private); err != nil {
			return fmt.Errorf("%s: %w", wording.Plain(h.URL), err)
		}
	}
	if len(h.Command) > 0 {
		at, err := exec.LookPath(h.Command[0])
		if err != nil {
			return fmt.Errorf("%s: there is no such command, or it may not be run", wording.Plain(h.Command[0]))
		}
		h.Command[0] = at
	}
	if len(h.Name) > 200 {
		return usage("--name is longer than 200 letters")
	}
	var err error
	if h.Rule, err = ruleOf(c, s, rule); err != nil {
		return err
	}
	list, err := s.Hooks(c.Context())
	if err != nil {
		return err
	}
	if len(list) >= mostHooks {
		return fmt.Errorf("there are %d web hooks and alerts already: take one out with readout alert remove", len(list))
	}
	h.ID, h.Secret = "a"+strings.ToLower(rand.Text()[:8]), notify.NewSecret()
	return nil
}

// ruleOf understands a rule, and writes the ids of processes into it where words of their
// names stand.
func ruleOf(c *cobra.Command, s *store.Store, rule string) (string, error) {
	said := func(err error) error {
		var e *store.RuleError
		if errors.As(err, &e) {
			return usage("the rule is wrong at %s", wording.Plain(err.Error()))
		}
		return err
	}
	r, err := notify.ParseRule(rule, whom)
	if err != nil {
		return "", said(err)
	}
	var values []string
	for _, a := range r.Asks {
		if a.Field == "process" {
			values = append(values, a.Values...)
		}
	}
	for _, f := range append(r.Filter.Also, r.Filter.Without...) {
		values = append(values, f.Process...)
	}
	if len(values) > 0 {
		if err := upToDate(c.Context(), s, c.ErrOrStderr()); err != nil {
			return "", err
		}
	}
	for _, v := range values {
		p, err := findProcess(c.Context(), s, v)
		if err != nil {
			return "", err
		}
		if p.ID != v && !strings.HasPrefix(p.ID, v) {
			rule = replaceFold(rule, v, p.ID)
		}
	}
	if r, err = notify.ParseRule(rule, whom); err != nil {
		return "", said(err)
	}
	return r.Text, nil
}

// replaceFold puts an id in the place of a name, with its quotation marks, whatever its
// letters' case.
func replaceFold(text, name, id string) string {
	for i := strings.Index(text, "process"); i >= 0 && i < len(text); i++ {
		if len(text)-i >= len(name) && strings.EqualFold(text[i:i+len(name)], name) {
			from, to := i, i+len(name)
			if from > 0 && to < len(text) && text[from-1] == '"' && text[to] == '"' {
				from, to = from-1, to+1
			}
			return text[:from] + id + text[to:]
		}
	}
	return text
}

// alertGoes says where an alert goes.
func alertGoes(h *store.Hook) string {
	switch {
	case h.URL != "":
		return "told to " + wording.Plain(h.URL) + " while readout serve or watch runs"
	case len(h.Command) > 0:
		return "told to the command " + wording.Plain(strings.Join(h.Command, " ")) + " while readout serve or watch runs with --run-commands"
	}
	return "told in the feed /alerts/" + h.ID + "/feed.atom of readout serve"
}

// An alertLine is what a list has of an alert.
type alertLine struct {
	ID      string    `json:"id"`
	Name    string    `json:"name,omitempty"`
	Rule    string    `json:"rule"`
	URL     string    `json:"url,omitempty"`
	Command []string  `json:"command,omitempty"`
	Added   time.Time `json:"added"`
	Told    int       `json:"told"` // of the newest hundred
	outbox
	Last []alertTold `json:"last"`
}

type alertTold struct {
	ID   string    `json:"id"`
	Time time.Time `json:"time"`
	*notify.Told
}

func newAlertList() *cobra.Command {
	return listOfHooks("List alerts, what they told last, what waits and what could not be told", "alert",
		"there are no alerts; readout alert add RULE adds one", tellAlert)
}

func tellAlert(c *cobra.Command, s *store.Store, h *store.Hook, asJSON bool) error {
	q, err := s.HookQueue(c.Context(), h.ID)
	if err != nil {
		return err
	}
	rows, err := s.Alerts(c.Context(), store.AlertFilter{Hook: h.ID})
	if err != nil {
		return err
	}
	last, err := notify.RaisedOf(c.Context(), s, h, rows[:min(len(rows), 5)])
	if err != nil {
		return err
	}
	w, l := c.OutOrStdout(), alertLine{ID: h.ID, Name: h.Name, Rule: h.Rule, URL: h.URL, Command: h.Command, Added: h.Added, Told: len(rows), outbox: outboxOf(h, &q), Last: []alertTold{}}
	for _, r := range last {
		l.Last = append(l.Last, alertTold{r.ID, r.Time, r.Told})
	}
	if asJSON {
		return json.NewEncoder(w).Encode(l)
	}
	name := ""
	if h.Name != "" {
		name = wording.Plain(h.Name) + ": "
	}
	fmt.Fprintf(w, "%s  %s%s\n  %s\n  %d raised, %d waiting, %d given up\n", h.ID, name, wording.Plain(h.Rule), alertGoes(h), l.Told, q.Waiting, q.Dead)
	if state := l.state(); state != "" {
		fmt.Fprintf(w, "  %s\n", state)
	}
	l.failures(w, h.ID)
	for _, r := range last {
		if err := tellTold(w, r.Time.Local().Format(time.DateTime), r.Told); err != nil {
			return err
		}
	}
	return nil
}

// tellTold prints what an alert tells, with the words that show it.
func tellTold(w io.Writer, at string, t *notify.Told) error {
	what := ""
	switch {
	case t.Event != nil:
		what = joinSome(t.Event.Type, t.Event.Mode, t.Event.Status, t.Event.From, partiesOf(t.Event.Actors)+" > "+partiesOf(t.Event.Recipients))
	case t.Change != nil:
		l := wording.LedgerOf(&processes.Process{ID: t.Change.Process, Name: t.Change.Name})
		from, to := l.Change(&t.Change.Change)
		if from != "" {
			to = from + " > " + to
		}
		what = joinSome(t.Change.Name, t.Change.Kind, to, t.Change.Day)
	}
	if _, err := fmt.Fprintf(w, "  %s\n", strings.TrimSpace(at+"  "+wording.Plain(what))); err != nil {
		return err
	}
	for _, e := range t.Evidence {
		sure := ""
		if e.Confidence > 0 {
			sure = fmt.Sprintf("%.2f", e.Confidence)
		}
		if _, err := fmt.Fprintf(w, "    \"%s\"  %s\n", wording.Plain(e.Words), wording.Plain(joinSome(e.Report, e.Outlet, e.Published, sure, e.URL))); err != nil {
			return err
		}
	}
	return nil
}

func partiesOf(list []store.Party) string {
	var out []string
	for _, p := range list {
		out = append(out, p.Name)
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, ", ")
}

func newAlertRemove() *cobra.Command {
	return oneHookOf("alert", "remove ID", "Take an alert out, with all that it was still to tell", "  readout alert remove ak3x7q2pa\n  readout alert remove ak3x7q2pa --db corpus.db",
		func(c *cobra.Command, s *store.Store, h *store.Hook) error {
			if err := s.RemoveHook(c.Context(), h.ID); err != nil {
				return err
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "%s  %s is told no more\n", h.ID, wording.Plain(h.Rule))
			return err
		})
}

func newAlertTest() *cobra.Command {
	var o storeFlag
	var most int
	var asJSON, send bool
	c := &cobra.Command{
		Use:   "test RULE|ID",
		Short: "Say what a rule would have told over the database as it is",
		Long: "Say what a rule, or an alert, would have told over the database as it is: the newest first.\n" +
			"Nothing is told to anybody, but with --send, which tells an alert's address or command\n" +
			"a message that says it is a test.",
		Example: "  readout alert test 'actor:RUS type:THREATEN status:happened'\n  readout alert test ak3x7q2pa --send",
		Args:    oneArg("alert test needs a rule in quotation marks, or the id of an alert"),
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, args []string) error {
			if most < 1 || most > 10000 {
				return usage("--limit %d is not 1 to 10000", most)
			}
			h := &store.Hook{}
			hooks, err := s.Hooks(c.Context())
			if err != nil {
				return err
			}
			for i := range hooks {
				if hooks[i].ID == args[0] && hooks[i].Rule != "" {
					h = &hooks[i]
				}
			}
			w := c.OutOrStdout()
			if send {
				if h.ID == "" {
					return usage("--send needs the id of an alert; readout alert list has them")
				}
				if h.URL == "" && len(h.Command) == 0 {
					return fmt.Errorf("%s tells nobody: it stands in the feed alone", h.ID)
				}
				if err := notify.Test(c.Context(), h); err != nil {
					return fmt.Errorf("%s: %w", h.ID, err)
				}
				_, err := fmt.Fprintf(w, "%s took the test message\n", h.ID)
				return err
			}
			if h.ID == "" {
				if h.Rule, err = ruleOf(c, s, args[0]); err != nil {
					return err
				}
			}
			if err := upToDate(c.Context(), s, c.ErrOrStderr()); err != nil {
				return err
			}
			list, of, more, err := notify.Match(c.Context(), s, h, whom, most)
			if err != nil {
				return err
			}
			if asJSON {
				for i := range list {
					if err := json.NewEncoder(w).Encode(&list[i]); err != nil {
						return err
					}
				}
				return nil
			}
			atLeast := ""
			if more {
				atLeast = "at least "
			}
			fmt.Fprintf(w, "%s\n  would have told %s%s\n", wording.Plain(h.Rule), atLeast, wording.Count(int(of), "alert"))
			for i := range list {
				if err := tellTold(w, "", &list[i]); err != nil {
					return err
				}
			}
			if n := int(of) - len(list); n > 0 && !more {
				_, err = fmt.Fprintf(w, "  and %d more; --limit shows them\n", n)
			}
			return err
		}),
	}
	o.add(c)
	c.Flags().IntVar(&most, "limit", 20, "show this `MANY`")
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object an alert, as receivers get it")
	c.Flags().BoolVar(&send, "send", false, "tell the address or command of an alert a test message now")
	return c
}
