package store

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
)

// The kinds of what a search finds.
const (
	KindReport    = "report"
	KindEvent     = "event"
	KindStatement = "statement"
	KindActor     = "actor"
)

// A Hit is one thing that a search found; the field of its kind is set.
type Hit struct {
	Kind      string     `json:"kind"`
	Report    *Report    `json:"report,omitempty"`
	Event     *Event     `json:"event,omitempty"`
	Statement *Statement `json:"statement,omitempty"`
	Actor     *Named     `json:"actor,omitempty"`
	Snippet   Snippet    `json:"snippet,omitzero"`
}

// A Named is a name that takes part in events or speaks.
type Named struct {
	Name    string `json:"name"`
	Key     string `json:"key,omitempty"`
	Kind    string `json:"kind"`
	Country string `json:"country,omitempty"`
	Times   int64  `json:"times"` // it stands in a role, in all codings; counted up to 10,000
}

// Found is the answer to a search.
type Found struct {
	Hits  []Hit
	Tally map[string]Tally // by kind; of reports, events and statements
}

// counted is how many hits of a kind are counted; countedOf where each has to be asked
// for its codings.
const (
	counted   = 500
	countedOf = 100
)

// Search finds reports, events, statements and actors, at most limit of each kind in
// kinds (all for none), the newest first, or as q.Filter.Sort says where they have that. What q.Filter says of AsOf holds; its After
// and Limit do not.
func (s *Store) Search(ctx context.Context, q Query, limit int, kinds ...string) (*Found, error) {
	out := &Found{Tally: map[string]Tally{}}
	if q.Nothing {
		return out, nil
	}
	f := q.Filter
	f.Limit, f.After = limit, 0
	s.rare(ctx, &f) // once for all that follows
	wanted := func(kind string) bool { return len(kinds) == 0 || slices.Contains(kinds, kind) }
	var parts [4]Found // side by side: each asks a table of its own
	var errs [4]error
	var wait sync.WaitGroup
	for i, k := range [...]struct {
		wanted bool
		find   func(context.Context, *Found, Filter) error
	}{
		{wanted(KindReport), s.findReports},
		{wanted(KindEvent), s.findEvents},
		{wanted(KindStatement) && !f.everywhere((*Filter).ofEvents), s.findStatements},
		{wanted(KindActor) && len(f.Words.All) > 0 && !f.everywhere((*Filter).ofCodings), s.findActors},
	} {
		if k.wanted {
			parts[i].Tally = map[string]Tally{}
			wait.Go(func() { errs[i] = k.find(ctx, &parts[i], f) })
		}
	}
	wait.Wait()
	for i := range parts {
		if errs[i] != nil {
			return nil, errs[i]
		}
		out.Hits = append(out.Hits, parts[i].Hits...)
		maps.Copy(out.Tally, parts[i].Tally)
	}
	return out, nil
}

func (s *Store) findReports(ctx context.Context, out *Found, f Filter) error {
	f.Sort = sortable("reports", f.Sort)
	list, _, err := s.reports(ctx, f)
	if err != nil || len(list) == 0 {
		return err
	}
	texts, err := s.texts(ctx, list)
	if err != nil {
		return err
	}
	var ids [][2]string
	for i := range list {
		ids = append(ids, [2]string{list[i].ID, list[i].Group})
		out.Hits = append(out.Hits, Hit{Kind: KindReport, Report: &list[i], Snippet: makeSnippet(texts[list[i].N], f.Words)})
	}
	out.Tally[KindReport], err = s.tally(ctx, "reports", f, ids)
	return err
}

func (s *Store) findEvents(ctx context.Context, out *Found, f Filter) error {
	list, _, err := s.events(ctx, f)
	if err != nil || len(list) == 0 {
		return err
	}
	var ids [][2]string
	for i := range list {
		e := &list[i]
		ids = append(ids, [2]string{e.Report, e.Group})
		sn := makeSnippet(e.Words, f.Words)
		if at := strings.Index(sn.Text, e.Trigger); len(sn.Marks) == 0 && at >= 0 && e.Trigger != "" {
			sn.Marks = [][2]int{{at, at + len(e.Trigger)}}
		}
		out.Hits = append(out.Hits, Hit{Kind: KindEvent, Event: e, Snippet: sn})
	}
	out.Tally[KindEvent], err = s.tally(ctx, "events", f, ids)
	return err
}

func (s *Store) findStatements(ctx context.Context, out *Found, f Filter) error {
	f.Sort = sortable("statements", f.Sort)
	list, _, err := s.statements(ctx, f)
	if err != nil || len(list) == 0 {
		return err
	}
	var ids [][2]string
	for i := range list {
		ids = append(ids, [2]string{list[i].Report, list[i].Group})
		out.Hits = append(out.Hits, Hit{Kind: KindStatement, Statement: &list[i], Snippet: makeSnippet(list[i].Words, f.Words)})
	}
	out.Tally[KindStatement], err = s.tally(ctx, "statements", f, ids)
	return err
}

// tally counts what f finds, of which list are the first rows: of each the ids of the
// report and of its text group.
func (s *Store) tally(ctx context.Context, table string, f Filter, list [][2]string) (Tally, error) {
	if len(list) >= f.Limit {
		most := counted
		if f.everywhere((*Filter).ofCodings) {
			most = countedOf
		}
		return s.Tally(ctx, table, f, max(most, len(list)))
	}
	reports, groups := map[string]bool{}, map[string]bool{}
	for _, ids := range list {
		reports[ids[0]], groups[ids[1]] = true, true
	}
	return Tally{Rows: int64(len(list)), Reports: int64(len(reports)), TextGroups: int64(len(groups))}, nil
}

// texts returns the texts of reports by number.
func (s *Store) texts(ctx context.Context, list []Report) (map[int64]string, error) {
	c := &conditions{}
	marks := make([]string, len(list))
	for i := range list {
		marks[i] = c.arg(list[i].N)
	}
	rows, err := s.query(ctx, "SELECT n, text FROM reports WHERE n IN ("+strings.Join(marks, ", ")+")", c.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[int64]string{}
	for rows.Next() {
		var n int64
		var text string
		if err := rows.Scan(&n, &text); err != nil {
			return nil, err
		}
		out[n] = text
	}
	return out, rows.Err()
}
