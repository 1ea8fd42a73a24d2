package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/store"
	"readout/watch"
	"readout/wording"
)

type feedsOptions struct {
	storeFlag
	json  bool
	limit int
}

// newFeeds makes the command that tells how the feeds that are watched do.
func newFeeds() *cobra.Command {
	var o feedsOptions
	c := &cobra.Command{
		Use:   "feeds [FEED]",
		Short: "Tell how the feeds that are watched do, and what may have been missed",
		Long: "Tell of each feed that readout watch looked at: when it was read last and brought something\n" +
			"last, how many articles it named and what became of them, what is wrong with it, and the\n" +
			"times in which articles may have been missed, because all that had stood in it was gone at\n" +
			"the next look. With the address of a FEED also its last articles, each with what became of it.",
		Example: "  readout feeds\n  readout feeds --json\n  readout feeds https://news.example.org/world.xml",
		Args:    cobra.MaximumNArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return runFeeds(c, args, &o) },
	}
	c.Flags().BoolVar(&o.json, "json", false, "print JSON, a feed a line")
	c.Flags().IntVar(&o.limit, "limit", 50, "of one feed, the last `N` articles")
	o.storeFlag.add(c)
	return c
}

// A feedTold is how a feed does.
type feedTold struct {
	URL      string         `json:"url"`
	Title    string         `json:"title,omitempty"`
	Kind     string         `json:"kind,omitempty"`
	Moved    string         `json:"moved,omitempty"` // where it is now
	Looked   string         `json:"looked"`          // the last look, RFC 3339
	Read     string         `json:"read,omitempty"`  // the last look that could be read
	Fresh    string         `json:"fresh,omitempty"` // the last that brought something
	Next     string         `json:"next"`
	Fails    int            `json:"fails"` // looks in a row that failed
	Why      string         `json:"why,omitempty"`
	Articles int            `json:"articles"`
	States   map[string]int `json:"states"`
	Gaps     []gapTold      `json:"gaps,omitempty"`
	Last     []articleTold  `json:"last,omitempty"`
}

type gapTold struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type articleTold struct {
	Found  string `json:"found"`
	URL    string `json:"url,omitempty"`
	Title  string `json:"title,omitempty"`
	State  string `json:"state"`
	Report string `json:"report,omitempty"`
	Why    string `json:"why,omitempty"`
}

func runFeeds(c *cobra.Command, args []string, o *feedsOptions) error {
	s, err := o.open(c.Context())
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := feedsOf(c, s.Watched(), args, o.limit)
	if err != nil {
		return err
	}
	if o.json {
		e := json.NewEncoder(c.OutOrStdout())
		for _, f := range list {
			if err := e.Encode(f); err != nil {
				return err
			}
		}
		return nil
	}
	if len(list) == 0 {
		_, err := fmt.Fprintln(c.OutOrStdout(), "no feed was ever looked at; readout watch --help says how one is")
		return err
	}
	return printFeeds(c.OutOrStdout(), list)
}

func feedsOf(c *cobra.Command, w *store.Watched, args []string, limit int) ([]feedTold, error) {
	ctx := c.Context()
	feeds, err := w.Feeds(ctx)
	if err != nil {
		return nil, err
	}
	counts, err := w.Counts(ctx)
	if err != nil {
		return nil, err
	}
	gaps, err := w.Gaps(ctx, "")
	if err != nil {
		return nil, err
	}
	var out []feedTold
	for _, f := range feeds {
		if len(args) > 0 && f.URL != args[0] {
			continue
		}
		t := feedTold{URL: f.URL, Title: f.Title, Kind: f.Kind, Moved: f.At, Looked: clock(f.Polled), Read: clock(f.Good), Fresh: clock(f.Fresh), Next: clock(f.Next), Fails: f.Fails, Why: f.Why, Articles: f.Items, States: counts[f.URL]}
		for _, g := range gaps {
			if g.Feed == f.URL {
				t.Gaps = append(t.Gaps, gapTold{clock(g.From), clock(g.To)})
			}
		}
		if len(args) > 0 {
			items, err := w.Items(ctx, f.URL, limit)
			if err != nil {
				return nil, err
			}
			for _, it := range items {
				t.Last = append(t.Last, articleTold{clock(it.Found), it.URL, it.Title, it.State, it.Report, it.Why})
			}
		}
		out = append(out, t)
	}
	if len(args) > 0 && len(out) == 0 {
		return nil, fmt.Errorf("%s: no such feed was ever looked at; readout feeds lists those that were", args[0])
	}
	return out, nil
}

// clock is a moment in UTC, empty for none.
func clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func printFeeds(w io.Writer, list []feedTold) error {
	var b strings.Builder
	for _, f := range list {
		fmt.Fprintf(&b, "%s\n", wording.Plain(joinSome(f.URL, f.Title, f.Kind)))
		say := func(what, value string) {
			if value != "" {
				fmt.Fprintf(&b, "    %-9s %s\n", what, wording.Plain(value))
			}
		}
		say("moved to", f.Moved)
		say("looked at", f.Looked)
		if f.Read != f.Looked {
			say("read", f.Read)
		}
		say("brought", f.Fresh)
		if f.Why != "" {
			say("WRONG", fmt.Sprintf("%s (%s in a row)", f.Why, wording.Count(f.Fails, "look")))
		}
		say("next look", f.Next)
		parts := []string{wording.Count(f.Articles, "article")}
		for _, state := range []string{watch.Taken, watch.Waiting, watch.Gone, watch.Refused, watch.Failed} {
			if n := f.States[state]; n > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", n, state))
			}
		}
		say("named", strings.Join(parts, ", "))
		for _, g := range f.Gaps {
			say("MISSED?", g.From+" to "+g.To+": nothing of before stood in it any more")
		}
		for _, a := range f.Last {
			fmt.Fprintf(&b, "    %s %-7s %s\n", a.Found, a.State, wording.Plain(joinSome(a.Report, a.URL, a.Title, a.Why)))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
