package web

import (
	"readout"
	"readout/follow"
	"readout/store"
	"readout/stories"
	"readout/wording"
	"slices"
	"strings"
)

type storyRow struct {
	Title, Link, Days string
	store.StoryRow
}

func storyRowOf(r store.StoryRow) storyRow {
	x := storyRow{Title: titleOf(r.Title, r.ID), Link: "/stories/" + r.ID, Days: "no date", StoryRow: r}
	if r.First != "" {
		x.Days = wording.FromTo(r.First, r.Last)
	}
	return x
}

// stories lists stories.
func (q *request) stories() error {
	list, err := q.Store.Stories(q.ctx, store.StoryFilter{Limit: 4 * mostRows})
	if err != nil {
		return err
	}
	p := listPage[storyRow]{Take: take("stories", "all stories")}
	for _, r := range list {
		p.Rows = append(p.Rows, storyRowOf(r))
	}
	return q.show("stories.html", "stories", "Stories", p)
}

// A happeningRow is one event with what each report tells of it.
type happeningRow struct {
	eventRow
	Reports, Texts int
	Tolls          []string
	Disagree       []string
	Tellings       []eventRow
}

func happeningOf(m *follow.Merged) happeningRow {
	h := happeningRow{Reports: len(m.Reports), Texts: m.Groups}
	for i := range m.Events {
		h.Tellings = append(h.Tellings, eventRowOf(&m.Events[i]))
	}
	if len(h.Tellings) > 0 {
		h.eventRow = h.Tellings[0]
	}
	h.Status.Word, h.Status.Tone = wording.Status(m.Status)
	if m.From != "" {
		h.Day = wording.FromTo(m.From, m.Until)
	}
	for _, t := range m.Tolls {
		h.Tolls = append(h.Tolls, toll(t))
	}
	for _, d := range m.Disagree {
		var versions []string
		for _, v := range d.Versions {
			versions = append(versions, wording.Plain(v.Value)+" ("+wording.Count(len(v.Tellings), "report")+")")
		}
		h.Disagree = append(h.Disagree, wording.Spaced(d.What)+": "+strings.Join(versions, " or "))
	}
	return h
}

func toll(t stories.Toll) string {
	return wording.Spaced(t.Kind) + " " + wording.Number(readout.Range{Min: t.Min, Max: t.Max, Open: t.Open})
}

type storyPage struct {
	storyRow
	Reports []reportRow
	Told    string
	What    []happeningRow
}

// story shows one story: who had it when, and what happened in it.
func (q *request) story() error {
	id := q.r.PathValue("id")
	list, err := q.Store.Stories(q.ctx, store.StoryFilter{ID: []string{id}})
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return store.ErrNoStory
	}
	p := storyPage{storyRow: storyRowOf(list[0])}
	var reports []store.Report
	var outlets []string
	for r, err := range q.Store.Reports(q.ctx, store.Filter{Story: []string{id}}) {
		if err != nil {
			return err
		}
		reports = append(reports, r)
		if o := wording.Plain(r.Outlet); o != "" && !slices.Contains(outlets, o) {
			outlets = append(outlets, o)
		}
	}
	err = q.withhold("story", func(yield func(string) bool) {
		for i := range reports {
			if !yield(reports[i].ID) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(reports, func(a, b store.Report) int { return strings.Compare(a.Published+a.ID, b.Published+b.ID) })
	for i := range reports {
		p.Reports = append(p.Reports, reportRowOf(&reports[i]))
	}
	slices.Sort(outlets)
	p.Told = wording.List(outlets)
	merged, err := follow.Happenings(q.ctx, q.Store, store.Filter{Story: []string{id}})
	if err != nil {
		return err
	}
	for i := range merged {
		p.What = append(p.What, happeningOf(&merged[i]))
	}
	return q.show("story.html", "stories", p.Title, p)
}
