package store

import (
	"context"
	"fmt"
	"slices"

	"readout/export"
)

// Changes say what a run changed, room by room.
type Changes struct {
	Run     int64        `json:"run"`
	Reports int          `json:"reports"` // that it coded and that had been coded before
	New     int          `json:"new"`     // that it coded first
	Changed int          `json:"changed"` // of Reports, those in which anything changed
	Rooms   []Room       `json:"rooms"`   // those that anything was found in
	Waiting []Correction `json:"waiting"` // corrections of events or statements that are no longer found
}

// A Room is what changed in one list of the records: events, statements, actors ...
type Room struct {
	Name     string    `json:"room"`
	Same     int       `json:"same"`
	Added    int       `json:"added"`
	Gone     int       `json:"gone"`
	Changed  int       `json:"changed"`
	Examples []Example `json:"examples"` // the first of each kind
}

// An Example is one thing that a run changed.
type Example struct {
	Report string         `json:"report"`
	What   string         `json:"what"`             // added, gone or changed
	Words  string         `json:"words"`            // that it stands for
	Fields []string       `json:"fields,omitempty"` // what is different
	Before map[string]any `json:"before,omitempty"` // those fields, or the whole
	After  map[string]any `json:"after,omitempty"`
}

// Room returns what changed in a room; the zero Room where nothing was ever in it.
func (c *Changes) Room(name string) Room {
	for _, r := range c.Rooms {
		if r.Name == name {
			return r
		}
	}
	return Room{Name: name}
}

// Changes compares what a run coded with what was in force before it. Of each room and
// each kind of change the first examples are given. A run that was undone can be looked
// at too. Sureness and rules are not compared: they change with every version.
func (s *Store) Changes(ctx context.Context, run int64, examples int) (*Changes, error) {
	var have int
	if err := s.one(ctx, `SELECT count(*) FROM runs WHERE n = ?1`, []any{run}, &have); err != nil {
		return nil, err
	}
	if have == 0 {
		return nil, fmt.Errorf("%w: %d", ErrNoRun, run)
	}
	corrections, err := s.Corrections(ctx, "")
	if err != nil {
		return nil, err
	}
	out := &Changes{Run: run}
	rooms := map[string]*Room{}
	for after := int64(0); ; {
		n := 0
		err := s.each(ctx, runPairs, []any{run, after}, func(scan func(...any) error) error {
			n++
			var id string
			var now, was []byte
			if err := scan(&after, &id, &now, &was); err != nil {
				return err
			}
			if was == nil {
				out.New++
				return nil
			}
			if err := out.compare(id, was, now, rooms, examples); err != nil {
				return fmt.Errorf("report %s: %w", id, err)
			}
			return out.waiting(id, now, corrections)
		})
		if err != nil {
			return nil, err
		}
		if n == 0 {
			break
		}
	}
	for _, name := range roomNames {
		if r := rooms[name]; r != nil {
			out.Rooms = append(out.Rooms, *r)
		}
	}
	return out, nil
}

// runPairs are the reports of run ?1 after record ?2: its record, and that before.
const runPairs = `SELECT a.n, r.id, a.body, p.body FROM records a JOIN reports r ON r.n = a.report
	LEFT JOIN records p ON p.n = (SELECT max(b.n) FROM records b LEFT JOIN runs u ON u.n = b.run
		WHERE b.report = a.report AND b.n < a.n AND b.run <> a.run AND (b.first = 1 OR u.undone IS NULL OR u.undone = 0))
	WHERE a.run = ?1 AND a.n > ?2 AND a.n = (SELECT max(c.n) FROM records c WHERE c.report = a.report AND c.run = ?1)
	ORDER BY a.n LIMIT 50`

// compare adds what is different between two records.
func (c *Changes) compare(id string, was, now []byte, rooms map[string]*Room, examples int) error {
	before, err := partsOf(was)
	if err != nil {
		return err
	}
	after, err := partsOf(now)
	if err != nil {
		return err
	}
	c.Reports++
	changed := false
	for _, name := range roomNames {
		if len(before[name])+len(after[name]) == 0 {
			continue
		}
		r := rooms[name]
		if r == nil {
			r = &Room{Name: name}
			rooms[name] = r
		}
		if r.add(id, before[name], after[name], examples) {
			changed = true
		}
	}
	if changed {
		c.Changed++
	}
	return nil
}

// waiting adds the corrections that find nothing in the record.
func (c *Changes) waiting(id string, body []byte, list []Correction) error {
	if !slices.ContainsFunc(list, func(x Correction) bool { return x.Report == id }) {
		return nil
	}
	j, err := unpackJSON(body)
	if err != nil {
		return err
	}
	rec, err := export.Read(j)
	if err != nil {
		return err
	}
	for _, x := range list {
		if x.Report == id && !has(rec, x.Target, fields[Wrong]) {
			c.Waiting = append(c.Waiting, x)
		}
	}
	return nil
}
