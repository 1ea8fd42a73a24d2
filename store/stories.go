package store

import (
	"context"
	"database/sql"
	"errors"
)

// A LookedRow is what is compared of a report as it is now.
type LookedRow struct {
	Report   int64
	ID       string // when it is read, as what follows
	Group    string // smallest id of its text group
	Day      string
	Vector   []byte
	Mentions []byte // JSON; not read where reports are compared

	packed []byte
}

// Pack packs what is kept packed, ahead of PutLooked.
func (r *LookedRow) Pack() { r.packed = squeeze(r.Mentions) }

// PutLooked keeps what is compared of a report.
func (d *Derived) PutLooked(r LookedRow) error {
	if r.packed == nil {
		r.Pack()
	}
	return d.exec(`INSERT INTO looked(report, day, vector, mentions) VALUES (?1, ?2, ?3, ?4) ON CONFLICT(report) DO UPDATE SET day = excluded.day, vector = excluded.vector, mentions = excluded.mentions`,
		r.Report, r.Day, r.Vector, r.packed)
}

// Looked returns reports as they are now.
func (d *Derived) Looked(reports []int64) (out []LookedRow, err error) {
	err = d.each(`SELECT l.report, r.id, (SELECT min(g.id) FROM reports g WHERE g.text_group = r.text_group), l.day, l.vector FROM looked l JOIN reports r ON r.n = l.report WHERE `+d.s.dialect.In("l.report", 1, true),
		[]any{jsonList(append([]int64{}, reports...))}, func(scan func(...any) error) error {
			var r LookedRow
			err := scan(&r.Report, &r.ID, &r.Group, &r.Day, &r.Vector)
			out = append(out, r)
			return err
		})
	return out, err
}

// Mentions returns the mentions of events of reports.
func (d *Derived) Mentions(reports []int64, f func(report int64, mentions []byte) error) error {
	return d.bodies(`SELECT report, mentions FROM looked WHERE `+d.s.dialect.In("report", 1, true), []any{jsonList(append([]int64{}, reports...))}, f)
}

// A PlacedRow is a report as it was when it was put into a story.
type PlacedRow struct {
	Report int64
	ID     string
	Group  string
	Day    string
	Story  string
	Vector []byte
	Keys   []int64 // when it is written, as what follows
	Told   []int64 // keys of its events, below zero
}

// PutPlaced keeps where a report belongs, and by what.
func (d *Derived) PutPlaced(p PlacedRow) error {
	err := d.exec(`INSERT INTO placed(report, id, grp, day, story, vector) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
		ON CONFLICT(report) DO UPDATE SET id = excluded.id, grp = excluded.grp, day = excluded.day, story = excluded.story, vector = excluded.vector`, p.Report, p.ID, p.Group, p.Day, p.Story, p.Vector)
	if err == nil {
		err = d.exec(`DELETE FROM placed_keys WHERE report = ?1`, p.Report)
	}
	for _, k := range p.Keys {
		d.put("placed_keys", k, p.Day, p.Report)
	}
	for _, k := range p.Told {
		d.put("placed_keys", k, "", p.Report)
	}
	return err
}

// DropPlaced takes a report out of the stories.
func (d *Derived) DropPlaced(report int64) error {
	return errors.Join(d.exec(`DELETE FROM placed WHERE report = ?1`, report), d.exec(`DELETE FROM placed_keys WHERE report = ?1`, report))
}

// Move puts a report into another story.
func (d *Derived) Move(id, story string) error {
	return d.exec(`UPDATE placed SET story = ?1 WHERE report IN (SELECT n FROM reports WHERE id = ?2)`, story, id)
}

func (d *Derived) placed(where string, args []any) (out []PlacedRow, err error) {
	err = d.each(`SELECT p.report, p.id, p.grp, p.day, p.story, p.vector FROM placed p WHERE `+where, args, func(scan func(...any) error) error {
		var p PlacedRow
		err := scan(&p.Report, &p.ID, &p.Group, &p.Day, &p.Story, &p.Vector)
		out = append(out, p)
		return err
	})
	return out, err
}

// Placed returns reports by number, as they were put into their stories.
func (d *Derived) Placed(reports []int64) ([]PlacedRow, error) {
	return d.placed(d.s.dialect.In("p.report", 1, true), []any{jsonList(append([]int64{}, reports...))})
}

// PlacedByID returns reports by their ids.
func (d *Derived) PlacedByID(ids []string) ([]PlacedRow, error) {
	return d.placed(`p.report IN (SELECT r.n FROM reports r WHERE `+d.s.dialect.In("r.id", 1, false)+`)`, []any{jsonList(ids)})
}

// AllPlaced returns all of them.
func (d *Derived) AllPlaced() ([]PlacedRow, error) { return d.placed(`1 = 1`, nil) }

// PlacedWith returns those of the same texts as the reports.
func (d *Derived) PlacedWith(reports []int64) ([]PlacedRow, error) {
	return d.placed(`p.grp IN (SELECT q.grp FROM placed q WHERE `+d.s.dialect.In("q.report", 1, true)+`)`, []any{jsonList(append([]int64{}, reports...))})
}

// InStories returns the reports of stories.
func (d *Derived) InStories(stories []string) ([]PlacedRow, error) {
	return d.placed(d.s.dialect.In("p.story", 1, false), []any{jsonList(append([]string{}, stories...))})
}

// Sharing calls f with each key that a report shares with keys, and the report's day; of
// the days from to to or of none, of any day where from is empty.
func (d *Derived) Sharing(keys []int64, from, to string, f func(report, key int64, day string)) error {
	q, args := `SELECT report, key, day FROM placed_keys WHERE `+d.s.dialect.In("key", 1, true), []any{jsonList(keys)}
	if from != "" { // two searches of the index: with OR all days of a key are read
		q, args = q+` AND day BETWEEN ?2 AND ?3 UNION ALL `+q+` AND day = ''`, append(args, from, to)
	}
	return d.each(q, args, func(scan func(...any) error) error {
		var n, k int64
		var day string
		err := scan(&n, &k, &day)
		f(n, k, day)
		return err
	})
}

// Regrouped returns reports whose text group has another name than when they were put
// into their story: of the text groups of reports, and those with a number.
func (d *Derived) Regrouped(reports, groups []int64) (out []int64, err error) {
	err = d.each(`SELECT r.n FROM reports r JOIN placed p ON p.report = r.n WHERE (r.text_group IN (SELECT q.text_group FROM reports q WHERE `+d.s.dialect.In("q.n", 1, true)+`) OR `+d.s.dialect.In("r.text_group", 2, true)+`)
		AND p.grp <> (SELECT min(g.id) FROM reports g WHERE g.text_group = r.text_group)`, []any{jsonList(append([]int64{}, reports...)), jsonList(append([]int64{}, groups...))}, func(scan func(...any) error) error {
		var n int64
		err := scan(&n)
		out = append(out, n)
		return err
	})
	return out, err
}

// ReportsTelling returns the ids of the reports that have the events.
func (d *Derived) ReportsTelling(events []string) (out []string, err error) {
	err = d.each(`SELECT DISTINCT r.id FROM happenings h JOIN reports r ON r.n = h.report WHERE `+d.s.dialect.In("h.event", 1, false)+` ORDER BY r.id`, []any{jsonList(append([]string{}, events...))}, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		out = append(out, id)
		return err
	})
	return out, err
}

// StoriesOfEvents returns the stories of the reports that have the events.
func (d *Derived) StoriesOfEvents(events []string) (out []string, err error) {
	err = d.each(`SELECT DISTINCT p.story FROM happenings h JOIN placed p ON p.report = h.report WHERE `+d.s.dialect.In("h.event", 1, false), []any{jsonList(append([]string{}, events...))}, func(scan func(...any) error) error {
		var story string
		err := scan(&story)
		out = append(out, story)
		return err
	})
	return out, err
}

// HappeningsOf returns the happening of each of the events; those without one are left
// out.
func (s *Store) HappeningsOf(ctx context.Context, events []string) (map[string]string, error) {
	out := map[string]string{}
	return out, s.each(ctx, `SELECT event, happening FROM happenings WHERE `+s.dialect.In("event", 1, false), []any{jsonList(append([]string{}, events...))}, func(scan func(...any) error) error {
		var e, h string
		err := scan(&e, &h)
		out[e] = h
		return err
	})
}

// A StoryRow is a story in a list.
type StoryRow struct {
	ID      string `json:"story"`
	Title   string `json:"title"` // of its first report
	First   string `json:"first"` // days on which its reports came out
	Last    string `json:"last"`
	Reports int64  `json:"reports"`
	Groups  int64  `json:"text_groups"`
	Outlets int64  `json:"outlets"`
}

// A StoryFilter says which stories are wanted.
type StoryFilter struct {
	ID       []string // of stories, or of reports in them
	From, To string   // ISO days
	Least    int      // text groups at least
	Limit    int
}

// Stories returns stories, those with the newest reports first.
func (s *Store) Stories(ctx context.Context, f StoryFilter) (out []StoryRow, err error) {
	c := &conditions{d: s.dialect, table: "placed"}
	c.add("p.story <> ''")
	if len(f.ID) > 0 {
		c.add("p.story IN (SELECT x.story FROM placed x JOIN reports y ON y.n = x.report WHERE %s)", c.in("y.id", f.ID))
	}
	if f.Limit > 0 && f.Least <= 1 && f.To == "" && len(f.ID) == 0 {
		since, err := s.dayOfStories(ctx, f.Limit)
		if err != nil {
			return nil, err
		}
		c.add("p.story IN (SELECT x.story FROM placed x WHERE x.day >= %s)", c.arg(since))
	}
	having := []string{"1 = 1"}
	if f.From != "" {
		having = append(having, "max(p.day) >= "+c.arg(f.From))
	}
	if f.To != "" {
		having = append(having, "min(p.day) <= "+c.arg(f.To))
	}
	if f.Least > 1 {
		having = append(having, "count(DISTINCT r.text_group) >= "+c.arg(f.Least))
	}
	q := `SELECT p.story, coalesce((SELECT t.title FROM reports t WHERE t.id = p.story), ''), min(p.day), max(p.day), count(*), count(DISTINCT r.text_group), count(DISTINCT CASE WHEN r.outlet <> '' THEN r.outlet END)
		FROM placed p JOIN reports r ON r.n = p.report WHERE ` + c.sql() + ` GROUP BY p.story HAVING `
	for i, h := range having {
		if i > 0 {
			q += " AND "
		}
		q += h
	}
	q += ` ORDER BY max(p.day) DESC, count(DISTINCT r.text_group) DESC, p.story`
	if f.Limit > 0 {
		q += " LIMIT " + c.arg(f.Limit)
	}
	err = s.each(ctx, q, c.args, func(scan func(...any) error) error {
		var r StoryRow
		err := scan(&r.ID, &r.Title, &r.First, &r.Last, &r.Reports, &r.Groups, &r.Outlets)
		out = append(out, r)
		return err
	})
	return out, err
}

// dayOfStories returns a day since which at least n stories had a report, or the first of
// all: the n newest stories are among those.
func (s *Store) dayOfStories(ctx context.Context, n int) (day string, err error) {
	enough := errors.New("enough")
	newest := map[string]bool{}
	err = s.each(ctx, `SELECT day, story FROM placed WHERE story <> '' ORDER BY day DESC`, nil, func(scan func(...any) error) error {
		var story string
		if len(newest) == n {
			return enough
		}
		err := scan(&day, &story)
		newest[story] = true
		return err
	})
	if len(newest) < n {
		day = "" // some may have none
	}
	if errors.Is(err, enough) {
		err = nil
	}
	return day, err
}

// ErrNoStory says that no story has the id, and no report of one.
var ErrNoStory = errors.New("no such story")

// StoryOf returns the story of a report; ErrNoStory where there is none.
func (s *Store) StoryOf(ctx context.Context, id string) (story string, err error) {
	err = s.one(ctx, `SELECT p.story FROM placed p JOIN reports r ON r.n = p.report WHERE r.id = ?1 AND p.story <> ''`, []any{id}, &story)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNoStory
	}
	return story, err
}
