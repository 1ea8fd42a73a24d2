package main

import (
	"cmp"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/notify"
	"readout/processes"
	"readout/store"
	"readout/wording"
)

// mostHooks is how many addresses are told of changes.
const mostHooks = 100

// newHook makes the commands that say who is told of changes.
func newHook() *cobra.Command {
	c := &cobra.Command{
		Use:   "hook",
		Short: "Say which addresses are told when a negotiation changes (web hooks)",
		Long: "Say which addresses are told when something changes in a negotiation: a state, a round,\n" +
			"an agreement, a position, a step. While readout serve runs, each gets a POST with the change\n" +
			"and the words that show it, signed as Standard Webhooks has it. What does not arrive is\n" +
			"tried again for some three days; what is given up stands in readout hook list.\n" +
			"docs/API.md says how a receiver checks what it gets.",
		Example: "  readout hook add https://example.org/alerts --kind state,agreement\n  readout hook list",
		Args:    noArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newHookAdd(), newHookList(), newHookRemove(), newHookTest(), newHookRetry())
	return c
}

func newHookAdd() *cobra.Command {
	var o storeFlag
	var h store.Hook
	var asJSON bool
	c := &cobra.Command{
		Use:   "add URL",
		Short: "Tell an address of changes from now on",
		Long: "Tell an address of changes from now on. The secret with which they are signed is printed\n" +
			"once: give it to the receiver. Addresses of this machine and of private networks are refused\n" +
			"unless --allow-private is given, and no redirect is followed.",
		Example: "  readout hook add https://example.org/alerts\n  readout hook add http://127.0.0.1:9000/in --allow-private --process madagascar --kind state,claim",
		Args:    oneArg("hook add needs the address to be told, such as https://example.org/alerts"),
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, args []string) error {
			h.URL = args[0]
			if err := notify.Check(h.URL, h.Private); err != nil {
				hint := ""
				if notify.Check(h.URL, true) == nil {
					hint = "; where it is yours, --allow-private allows it"
				}
				return fmt.Errorf("%s: %w%s", wording.Plain(h.URL), err, hint)
			}
			for _, k := range h.Kinds {
				if !slices.Contains(processes.ChangeKinds(), k) {
					return usage("--kind %s is none of %s", wording.Plain(k), strings.Join(processes.ChangeKinds(), ", "))
				}
			}
			if h.Process != "" {
				if err := upToDate(c.Context(), s, c.ErrOrStderr()); err != nil {
					return err
				}
				p, err := findProcess(c.Context(), s, h.Process)
				if err != nil {
					return err
				}
				h.Process = p.ID
			}
			list, err := s.Hooks(c.Context())
			if err != nil {
				return err
			}
			if len(list) >= mostHooks {
				return fmt.Errorf("there are %d web hooks already: take one out with readout hook remove", len(list))
			}
			h.ID, h.Secret = "h"+strings.ToLower(rand.Text()[:8]), notify.NewSecret()
			if err := s.AddHook(c.Context(), h); err != nil {
				return err
			}
			if asJSON {
				return json.NewEncoder(c.OutOrStdout()).Encode(map[string]any{"id": h.ID, "url": h.URL, "secret": h.Secret})
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "%s is told of %s while readout serve runs\nsecret, shown this once: %s\nto try it: readout hook test %s\n", wording.Plain(h.URL), hookWants(&h), h.Secret, h.ID)
			return err
		}),
	}
	o.add(c)
	f := c.Flags()
	f.StringVar(&h.Process, "process", "", "of changes in one negotiation alone: its `ID`, or words of its name")
	f.StringSliceVar(&h.Kinds, "kind", nil, "of these `KINDS` of changes alone: "+strings.Join(processes.ChangeKinds(), ", "))
	f.BoolVar(&h.Private, "allow-private", false, "the address may be one of this machine or of a private network, on any port")
	f.BoolVar(&asJSON, "json", false, "print id and secret as JSON")
	return c
}

// hookWants says of what a hook is told.
func hookWants(h *store.Hook) string {
	s := "all changes"
	if len(h.Kinds) > 0 {
		s = "changes of the kind " + strings.Join(h.Kinds, ", ")
	}
	if h.Process != "" {
		s += " in " + h.Process
	}
	return s
}

// A hookLine is what a list has of a hook.
type hookLine struct {
	ID      string    `json:"id"`
	URL     string    `json:"url"`
	Process string    `json:"process,omitempty"`
	Kinds   []string  `json:"kinds,omitempty"`
	Added   time.Time `json:"added"`
	outbox
}

// An outbox is what a web hook or an alert still has to tell, and what failed.
type outbox struct {
	Waiting int            `json:"waiting"`
	Dead    int            `json:"dead"`
	Rest    time.Time      `json:"rests_until,omitzero"`
	Off     string         `json:"off,omitempty"`
	Failed  []failedChange `json:"failed"`
}

type failedChange struct {
	Change int64     `json:"change"`
	Tries  int       `json:"tries"`
	Reason string    `json:"reason"`
	Dead   time.Time `json:"dead,omitzero"`
}

func outboxOf(h *store.Hook, q *store.HookQueue) outbox {
	o := outbox{Waiting: q.Waiting, Dead: q.Dead, Off: h.Off, Failed: []failedChange{}}
	if h.Rest.After(time.Now()) {
		o.Rest = h.Rest
	}
	for _, d := range q.Last {
		o.Failed = append(o.Failed, failedChange{d.Change, d.Tries, d.Reason, d.Dead})
	}
	return o
}

// state says whether it can be told at all; empty where it can.
func (o *outbox) state() string {
	switch {
	case o.Off != "":
		return "off: " + wording.Plain(o.Off)
	case !o.Rest.IsZero():
		return "away, tried again at " + o.Rest.UTC().Format(time.DateTime) + " UTC"
	}
	return ""
}

// failures prints what failed, a line each, and how what was given up is sent again.
func (o *outbox) failures(w io.Writer, id string) {
	for _, d := range o.Failed {
		what := "failed so far"
		if !d.Dead.IsZero() {
			what = "given up " + d.Dead.UTC().Format(time.DateTime) + " UTC"
		}
		fmt.Fprintf(w, "  change %d: %s after %s: %s\n", d.Change, what, triedTimes(d.Tries), wording.Plain(d.Reason))
	}
	if o.Dead > 0 {
		fmt.Fprintf(w, "  to send what was given up: readout hook retry %s\n", id)
	}
}

func newHookList() *cobra.Command {
	return listOfHooks("List who is told of changes, what waits and what could not be told", "hook",
		"nobody is told of changes; readout hook add URL adds an address", tellHook)
}

// listOfHooks makes the command that lists web hooks or, of the group "alert", alerts;
// none is what it says where there are none.
func listOfHooks(short, group, none string, tell func(*cobra.Command, *store.Store, *store.Hook, bool) error) *cobra.Command {
	var o storeFlag
	var asJSON bool
	c := &cobra.Command{
		Use:     "list",
		Short:   short,
		Example: "  readout " + group + " list\n  readout " + group + " list --json",
		Args:    noArgs,
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, _ []string) error {
			hooks, err := s.Hooks(c.Context())
			if err != nil {
				return err
			}
			hooks = slices.DeleteFunc(hooks, func(h store.Hook) bool { return (h.Rule != "") != (group == "alert") })
			for i := range hooks {
				if err := tell(c, s, &hooks[i], asJSON); err != nil {
					return err
				}
			}
			if len(hooks) == 0 && !asJSON {
				_, err = fmt.Fprintln(c.OutOrStdout(), none)
			}
			return err
		}),
	}
	o.add(c)
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	return c
}

func tellHook(c *cobra.Command, s *store.Store, h *store.Hook, asJSON bool) error {
	q, err := s.HookQueue(c.Context(), h.ID)
	if err != nil {
		return err
	}
	w, box := c.OutOrStdout(), outboxOf(h, &q)
	if asJSON {
		return json.NewEncoder(w).Encode(hookLine{h.ID, h.URL, h.Process, h.Kinds, h.Added, box})
	}
	_, err = fmt.Fprintf(w, "%s  %s\n  %s; %s; %d waiting, %d given up\n", h.ID, wording.Plain(h.URL), hookWants(h), cmp.Or(box.state(), "delivers"), q.Waiting, q.Dead)
	box.failures(w, h.ID)
	return err
}

func triedTimes(n int) string {
	if n == 1 {
		return "1 try"
	}
	return fmt.Sprintf("%d tries", n)
}

// oneHook makes a command about one hook, by its id or its address.
func oneHook(use, short, example string, f func(*cobra.Command, *store.Store, *store.Hook) error) *cobra.Command {
	return oneHookOf("hook", use, short, example, f)
}

// oneHookOf makes a command about one web hook or, of "alert", one alert.
func oneHookOf(group, use, short, example string, f func(*cobra.Command, *store.Store, *store.Hook) error) *cobra.Command {
	what := "web hook"
	if group == "alert" {
		what = "alert"
	}
	var o storeFlag
	name, _, _ := strings.Cut(use, " ")
	c := &cobra.Command{
		Use: use, Short: short, Example: example,
		Args: oneArg(group + " " + name + " needs the id or the address of one; readout " + group + " list has them"),
		RunE: withStore(&o, func(c *cobra.Command, s *store.Store, args []string) error {
			hooks, err := s.Hooks(c.Context())
			if err != nil {
				return err
			}
			var found []*store.Hook
			for i := range hooks {
				if group == "alert" && hooks[i].Rule == "" {
					continue
				}
				if hooks[i].ID == args[0] || hooks[i].URL == args[0] {
					found = append(found, &hooks[i])
				}
			}
			switch len(found) {
			case 0:
				return fmt.Errorf("there is no %s %s; readout %s list has all", what, wording.Plain(args[0]), group)
			case 1:
				return f(c, s, found[0])
			}
			return fmt.Errorf("%d of them have that address: give the id of one", len(found))
		}),
	}
	o.add(c)
	return c
}

func newHookRemove() *cobra.Command {
	return oneHook("remove ID", "Tell an address nothing any more, not even what waits", "  readout hook remove hk3x7q2pa\n  readout hook remove https://example.org/alerts",
		func(c *cobra.Command, s *store.Store, h *store.Hook) error {
			if err := s.RemoveHook(c.Context(), h.ID); err != nil {
				return err
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "%s is told nothing any more\n", wording.Plain(h.URL))
			return err
		})
}

func newHookTest() *cobra.Command {
	return oneHook("test ID", "Send a test message to a web hook now", "  readout hook test hk3x7q2pa\n  readout hook test https://example.org/alerts",
		func(c *cobra.Command, _ *store.Store, h *store.Hook) error {
			if err := notify.Test(c.Context(), h); err != nil {
				return fmt.Errorf("%s: %w", wording.Plain(h.URL), err)
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "%s took the test message\n", wording.Plain(h.URL))
			return err
		})
}

func newHookRetry() *cobra.Command {
	return oneHook("retry ID", "Send again what was given up, and turn a web hook on that was off", "  readout hook retry hk3x7q2pa\n  readout hook retry https://example.org/alerts",
		func(c *cobra.Command, s *store.Store, h *store.Hook) error {
			n, err := s.Retry(c.Context(), h.ID)
			if errors.Is(err, store.ErrNoHook) {
				return fmt.Errorf("the web hook %s was removed meanwhile", h.ID)
			}
			if err == nil {
				_, err = fmt.Fprintf(c.OutOrStdout(), "%s waits for %s\n", wording.Count(int(n), "change"), wording.Plain(h.URL))
			}
			return err
		})
}
