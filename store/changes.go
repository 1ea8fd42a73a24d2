package store

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"readout"
	"readout/export"
	"readout/review"
)

// Changes say what is different between codings of the same reports, room by room. Many
// goroutines may add to them.
type Changes struct {
	Run     int64              `json:"run,omitempty"`
	Reports int                `json:"reports"` // that it coded and that had been coded before
	New     int                `json:"new"`     // that it coded first
	Changed int                `json:"changed"` // of Reports, those in which anything changed
	Rooms   []Room             `json:"rooms"`   // those that anything was found in
	Waiting []review.Judgement `json:"waiting"` // judgements of codings that are no longer found

	mu       sync.Mutex
	examples int // of each room and kind
}

// NewChanges are none yet. Of each room and each kind of change so many examples are kept.
func NewChanges(examples int) *Changes {
	return &Changes{Rooms: []Room{}, Waiting: []review.Judgement{}, examples: examples}
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
	judged, err := s.Judgements(ctx, "")
	if err != nil {
		return nil, err
	}
	out := NewChanges(examples)
	out.Run = run
	for after := int64(0); ; {
		n := 0
		err := s.each(ctx, runPairs, []any{run, after}, func(scan func(...any) error) error {
			n++
			var id string
			var now, was, coded []byte
			if err := scan(&after, &id, &now, &was, &coded); err != nil {
				return err
			}
			if was == nil {
				out.New++
				return nil
			}
			if err := out.packed(id, was, now, coded, judged); err != nil {
				return fmt.Errorf("report %s: %w", id, err)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if n == 0 {
			break
		}
	}
	return out, nil
}

// runPairs are the reports of run ?1 after record ?2: its record, and that before.
const runPairs = `SELECT a.n, r.id, a.body, p.body, coalesce(o.body, a.body) FROM records a JOIN reports r ON r.n = a.report
	LEFT JOIN records p ON p.n = (SELECT max(b.n) FROM records b LEFT JOIN runs u ON u.n = b.run
		WHERE b.report = a.report AND b.n < a.n AND b.run <> a.run AND (b.first = 1 OR u.undone IS NULL OR u.undone = 0))
	LEFT JOIN originals o ON o.record = a.n
	WHERE a.run = ?1 AND a.n > ?2 AND a.n = (SELECT max(c.n) FROM records c WHERE c.report = a.report AND c.run = ?1)
	ORDER BY a.n LIMIT 50`

// packed adds what is different between two records that are kept. coded is the second as
// the program coded it.
func (c *Changes) packed(id string, was, now, coded []byte, judged []review.Judgement) error {
	before, err := unpackJSON(was)
	if err != nil {
		return err
	}
	after, err := unpackJSON(now)
	if err != nil {
		return err
	}
	var left []review.Judgement
	if slices.ContainsFunc(judged, func(j review.Judgement) bool { return j.Report == id }) {
		rec, err := unpack(coded)
		if err != nil {
			return err
		}
		_, left = review.Apply(rec, judged)
	}
	return c.add(id, before, after, left)
}

// Compare adds what is different between two codings of a report: was as it holds, and now
// as it is coded, on which the judgements are laid, of this report or of others too.
func (c *Changes) Compare(was, now *readout.Record, judged []review.Judgement) error {
	now, left := review.Apply(now, judged)
	before, err := export.Append(nil, was)
	if err != nil {
		return err
	}
	after, err := export.Append(nil, now)
	if err != nil {
		return err
	}
	return c.add(now.Report.ID, before, after, left)
}

// add adds what is different between two records as JSON, and the judgements that are left
// without a coding.
func (c *Changes) add(id string, was, now []byte, left []review.Judgement) error {
	before, err := partsOf(was)
	if err != nil {
		return err
	}
	after, err := partsOf(now)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.Reports++
	changed := false
	for _, name := range roomNames {
		if len(before[name])+len(after[name]) > 0 && c.room(name).add(id, before[name], after[name], c.examples) {
			changed = true
		}
	}
	if changed {
		c.Changed++
	}
	c.Waiting = append(c.Waiting, left...)
	return nil
}

// room is the one of that name, in its place.
func (c *Changes) room(name string) *Room {
	at := func(r Room) int { return slices.Index(roomNames, r.Name) }
	i, ok := slices.BinarySearchFunc(c.Rooms, slices.Index(roomNames, name), func(r Room, n int) int { return at(r) - n })
	if !ok {
		c.Rooms = slices.Insert(c.Rooms, i, Room{Name: name})
	}
	return &c.Rooms[i]
}
