package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/follow"
	"readout/store"
	"readout/wording"
)

// newStories makes the command that lists stories.
func newStories() *cobra.Command {
	var o rowOptions
	var least int
	c := &cobra.Command{
		Use:   "stories [ID]",
		Short: "List stories: reports of one thing, with who had it first",
		Long: "List the stories that the reports of the database make: the title of the first report, how\n" +
			"many reports, how many independent texts among them and how many outlets. With the id of\n" +
			"a story, or of a report in it, its reports and what happened in it. A story is called by\n" +
			"its first report; a later one may join two.",
		Example: "  readout stories --from 2024-03 --least 3\n  readout stories 0123456789abcdef",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("stories takes the id of one story or none")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			s, err := o.open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			if err := upToDate(c.Context(), s, c.ErrOrStderr()); err != nil {
				return err
			}
			if len(args) == 1 {
				return runStory(c, s, &o, args[0])
			}
			return runStories(c, s, &o, least)
		},
	}
	o.storeFlag.add(c)
	f := c.Flags()
	f.StringVar(&o.from, "from", "", "with a report of that `DAY`, month or year, or later")
	f.StringVar(&o.to, "to", "", "begun by that `DAY`, month or year")
	f.IntVar(&least, "least", 0, "of at least `N` independent texts")
	f.IntVar(&o.limit, "limit", -1, fmt.Sprintf("at most so many; 0 for all (default %d in a table, all otherwise)", rowsShown))
	f.BoolVar(&o.json, "json", false, "print one JSON object a line")
	f.BoolVar(&o.flat, "no-color", false, "print without colour; the variable NO_COLOR does the same")
	return c
}

func runStories(c *cobra.Command, s *store.Store, o *rowOptions, least int) error {
	f := store.StoryFilter{Least: least, Limit: o.limit}
	if f.Limit < 0 {
		f.Limit = 0
		if !o.json {
			f.Limit = rowsShown
		}
	}
	for _, x := range []struct {
		flag, value string
		into        *string
		last        bool
	}{{"from", o.from, &f.From, false}, {"to", o.to, &f.To, true}} {
		if x.value == "" {
			continue
		}
		from, to, ok := store.Days(x.value)
		if !ok {
			return usage("--%s %s is no day: write it as 2016-09-05, 2016-09 or 2016", x.flag, x.value)
		}
		if *x.into = from; x.last {
			*x.into = to
		}
	}
	list, err := s.Stories(c.Context(), f)
	if err != nil {
		return err
	}
	return printList(c, o, list, f.Limit, "no stories found", (*page).listStory)
}

// listStory writes a story in two lines.
func (p *page) listStory(r *store.StoryRow) {
	title := wording.Plain(r.Title)
	if title == "" {
		title = "(no title)"
	}
	days := "no date"
	if r.First != "" {
		days = wording.FromTo(r.First, r.Last)
	}
	p.item(0, 20, pad(days, 20)+bold(title), fmt.Sprintf("%s, %s", wording.Count(int(r.Reports), "report"), wording.Count(int(r.Groups), "independent text")))
	p.item(20, 20, dim(r.ID), dim(wording.Count(int(r.Outlets), "outlet")))
}

// runStory shows one story.
func runStory(c *cobra.Command, s *store.Store, o *rowOptions, id string) error {
	list, err := s.Stories(c.Context(), store.StoryFilter{ID: []string{id}})
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return fmt.Errorf("there is no story %s, and no report of one; readout stories lists them", wording.Plain(id))
	}
	r := &list[0]
	var reports []store.Report
	outlets := map[string]bool{}
	for x, err := range s.Reports(c.Context(), store.Filter{Story: []string{id}}) {
		if err != nil {
			return err
		}
		if reports = append(reports, x); x.Outlet != "" {
			outlets[wording.Plain(x.Outlet)] = true
		}
	}
	slices.SortStableFunc(reports, func(a, b store.Report) int { return strings.Compare(a.Published+a.ID, b.Published+b.ID) })
	merged, err := follow.Happenings(c.Context(), s, store.Filter{Story: []string{id}})
	if err != nil {
		return err
	}
	w := c.OutOrStdout()
	if o.json {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		return enc.Encode(map[string]any{"story": r, "reports": reports, "happenings": merged})
	}
	p := &page{Teller: &wording.Teller{}, width: widthOf(w), colour: mayPaint(w, o.flat)}
	p.listStory(r)
	var names []string
	for n := range outlets {
		names = append(names, n)
	}
	slices.Sort(names)
	if len(names) > 0 {
		p.item(20, 20, "told by "+wording.List(names), "")
	}
	p.heading(bold("REPORTS"), "the first one first")
	for i := range reports {
		p.listReport(&reports[i])
	}
	if len(merged) > 0 {
		p.heading(bold("WHAT HAPPENED"), "reports, independent texts")
		for i := range merged {
			p.listHappening(&merged[i])
		}
	}
	_, err = io.WriteString(w, p.out.String())
	return err
}
