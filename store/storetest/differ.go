package storetest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/review"
	"readout/store"
)

// Differ does the same random things with two stores and holds that they answer alike
// and hold the same in the end. The same seed does the same things.
func Differ(t *testing.T, a, b *store.Store, seed uint64, operations int) {
	d := differ{t: t, stores: [2]*store.Store{a, b}, r: rand.New(rand.NewPCG(seed, 1)), m: NewMaker(seed)}
	for i := range operations {
		d.at = i
		d.step()
		if t.Failed() {
			return
		}
		if i%500 == 499 || i == operations-1 {
			d.compare()
		}
	}
	t.Logf("%d operations: %v", operations, d.done)
}

type differ struct {
	t      *testing.T
	stores [2]*store.Store
	r      *rand.Rand
	m      *Maker
	at     int
	recs   []*readout.Record
	runs   [][2]int64 // numbers may differ: what fails may use one up
	done   map[string]int
}

// both does something with both stores and holds that the same comes of it.
func (d *differ) both(what string, f func(s *store.Store, i int) (any, error)) {
	d.t.Helper()
	var said [2]string
	for i, s := range d.stores {
		v, err := f(s, i)
		said[i] = fmt.Sprintf("%+v", v)
		if err != nil {
			said[i] = "error " + errorKind(err)
		}
	}
	if said[0] != said[1] {
		n := 0
		for n < min(len(said[0]), len(said[1])) && said[0][n] == said[1][n] {
			n++
		}
		n = strings.LastIndexByte(said[0][:n], '\n') + 1 // the line in which they begin to differ
		d.t.Errorf("operation %d, %s:\n%s: %.1000s\n%s: %.1000s", d.at, what, d.stores[0].Name(), said[0][n:], d.stores[1].Name(), said[1][n:])
	}
	if d.done == nil {
		d.done = map[string]int{}
	}
	d.done[what]++
}

func errorKind(err error) string {
	for _, e := range []error{store.ErrNotFound, store.ErrForgotten, store.ErrNoRun, store.ErrNoTarget, store.ErrUnavailable} {
		if errors.Is(err, e) {
			return e.Error()
		}
	}
	return err.Error()
}

func (d *differ) some() *readout.Record { return d.recs[d.r.IntN(len(d.recs))] }

func (d *differ) put(what string, rec *readout.Record, again bool) {
	run := [2]int64{}
	if len(d.runs) > 0 && d.r.IntN(3) > 0 {
		run = d.runs[len(d.runs)-1]
	}
	in := store.Input{}
	if d.r.IntN(2) == 0 {
		in = store.Input{Source: fmt.Sprint("file", d.r.IntN(9)), Part: d.r.IntN(50)}
	}
	d.both(what, func(s *store.Store, i int) (any, error) {
		return s.Put(ctx, store.Filed{Record: rec, Run: run[i], Again: again, Input: in})
	})
}

func (d *differ) step() {
	n := d.r.IntN(100)
	if len(d.recs) < 5 {
		n = 0
	}
	switch {
	case n < 30:
		d.m.Sentences = 3 + d.r.IntN(6)
		d.recs = append(d.recs, d.m.Record())
		d.put("put", d.recs[len(d.recs)-1], false)
	case n < 35:
		d.put("put known", d.some(), false)
	case n < 42:
		text := d.some().Report.Text
		cp := withText(d.some(), odd[d.r.IntN(len(odd)-12)]+" "+text[d.r.IntN(len(text)/2):])
		d.recs = append(d.recs, cp)
		d.put("put copy", cp, false)
	case n < 55:
		d.put("recode", d.m.Recoded(d.some()), true)
	case n < 60:
		d.begin()
	case n < 63 && len(d.runs) > 0:
		run := d.runs[d.r.IntN(len(d.runs))]
		d.both("undo", func(s *store.Store, i int) (any, error) {
			reports, err := s.Undo(ctx, run[i])
			if err != nil { // its text has numbers and times
				return "not undone", nil
			}
			return reports, nil
		})
	case n < 66:
		id := d.some().Report.ID
		d.both("forget", func(s *store.Store, _ int) (any, error) { return s.Forget(ctx, id, "asked for") })
	case n < 70:
		in := store.Input{Source: odd[d.r.IntN(len(odd))], Part: d.r.IntN(3), State: store.Failed, Reason: odd[d.r.IntN(len(odd))], Stamp: "x"}
		d.both("note", func(s *store.Store, _ int) (any, error) { return nil, s.Note(ctx, 0, in) })
	case n < 77:
		d.correct()
	case n < 79:
		d.follow()
	default:
		d.ask()
	}
}

// follow enters what the feed has, and holds that both tell the same of it.
func (d *differ) follow() {
	d.both("follow", func(s *store.Store, _ int) (any, error) {
		var ids []string
		for {
			feed, err := s.Feed(ctx, -1, 100)
			if err != nil {
				return nil, err
			}
			for i := range feed.Reports {
				ids = append(ids, feed.Reports[i].ID)
			}
			err = s.Enter(ctx, feed, "made", func(x *store.Derived, there func(int64) bool) error {
				for i := range feed.Reports {
					r := &feed.Reports[i]
					e := store.EntryRow{Report: r.N, Bare: []byte("{}"), Body: []byte(`{"id":"` + r.ID + `"}`), Keys: []store.EntryKey{{Key: "a:" + r.ID[:1], From: r.Published, To: r.Published}}}
					if err := x.PutEntry(e); err != nil || !there(r.N) {
						return err
					}
					if err := x.PutLooked(store.LookedRow{Report: r.N, Day: r.Published, Vector: []byte(r.ID), Mentions: []byte("[]")}); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil || !feed.More {
				slices.Sort(ids)
				return slices.Compact(ids), err
			}
		}
	})
	for _, follower := range [...]string{store.ByProcesses, store.ByStories} {
		d.both(follower, func(s *store.Store, _ int) (any, error) {
			t, err := s.Touched(ctx, follower)
			if err != nil {
				return nil, err
			}
			return fmt.Sprint(len(t.Reports), len(t.Before), t.Decided), s.Settle(ctx, t, "made", func(x *store.Derived) error { return d.settle(x, t) })
		})
	}
}

// settle puts each report into a process and a story of the first letter of its id.
func (d *differ) settle(x *store.Derived, t *store.Touched) error {
	list, err := x.Looked(t.Reports)
	if err != nil {
		return err
	}
	for _, r := range list {
		if t.Follower == store.ByStories {
			err = x.PutPlaced(store.PlacedRow{Report: r.Report, ID: r.ID, Group: r.Group, Day: r.Day, Story: r.ID[:1], Vector: r.Vector, Keys: []int64{int64(r.ID[0])}})
		} else if err = x.PutStrand(store.StrandRow{ID: "s" + r.ID, Report: r.Report, Process: r.ID[:1]}); err == nil {
			err = x.PutProcess(store.ProcessRow{ID: r.ID[:1], Name: "Ĝ " + r.ID[:1], Parties: "|x|", Head: []byte("{}"), Members: []byte("{}")})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *differ) begin() {
	var run [2]int64
	d.both("begin", func(s *store.Store, i int) (v any, err error) {
		run[i], err = s.Begin(ctx, store.Recode, fmt.Sprint("at ", d.at))
		return nil, err
	})
	d.runs = append(d.runs, run)
}

func (d *differ) correct() {
	rec := d.some()
	if len(rec.Events) == 0 {
		return
	}
	e := &rec.Events[d.r.IntN(len(rec.Events))]
	kinds := [][2]string{{"type", "OTHER"}, {"status", "planned"}, {"background", "yes"}, {"date", "2016-02"}, {"place", "Ĝeneva"}, {"lat", "12.5"}, {"recipients", `[{"name":"Nobody"}]`}, {"", ""}, {"type", "AID"}}
	k := kinds[d.r.IntN(len(kinds))]
	var run [2]int64
	d.both("correct", func(s *store.Store, i int) (any, error) {
		var err error
		run[i], err = judge(ctx, s, review.Judgement{Verdict: verdictOf(k[0]), Report: rec.Report.ID, Target: store.EventID(rec.Report.ID, e), Field: k[0], Value: k[1], Who: "Ann"})
		return nil, err
	})
	if run[0] > 0 {
		d.runs = append(d.runs, run)
	}
}

// ask asks both for the same.
func (d *differ) ask() {
	f := store.Filter{Limit: 30}
	rec := d.some()
	switch d.r.IntN(9) {
	case 0:
		f.Type = []string{"aid", "OTHER"}
	case 1:
		f.Actor = []string{countries[d.r.IntN(len(countries))]}
	case 2:
		f.Words = words(d.m.words[d.r.IntN(400)])
	case 3:
		f.Report = []string{rec.Report.ID}
	case 4:
		f.Group = []string{rec.Report.ID}
	case 5:
		f.Place = []string{"gen"}
	case 6:
		f.From, f.To = "2016-02", "2016-05-03"
	case 7:
		f.Actor = []string{d.m.words[d.r.IntN(400)]}
	}
	if d.r.IntN(3) == 0 {
		f.Without = []store.Filter{{Status: []string{"planned"}}}
	}
	d.both("events", func(s *store.Store, _ int) (any, error) { return collect(s.Events(ctx, f)) })
	d.both("statements", func(s *store.Store, _ int) (any, error) { return collect(s.Statements(ctx, f)) })
	d.both("reports", func(s *store.Store, _ int) (any, error) { return collect(s.Reports(ctx, f)) })
	if d.r.IntN(4) > 0 {
		return
	}
	d.both("count", func(s *store.Store, _ int) (any, error) { return s.Count(ctx) })
	d.both("get", func(s *store.Store, _ int) (any, error) {
		got, err := s.Get(ctx, rec.Report.ID)
		if err != nil {
			return nil, err
		}
		return len(got.Events), nil
	})
	if len(d.runs) > 0 {
		run := d.runs[d.r.IntN(len(d.runs))]
		d.both("changes", func(s *store.Store, i int) (any, error) {
			ch, err := s.Changes(ctx, run[i], 0)
			if err != nil {
				return nil, err
			}
			return fmt.Sprint(ch.Reports, ch.New, ch.Changed, ch.Rooms, len(ch.Waiting)), nil
		})
	}
}

// collect reads rows as JSON.
func collect[T any](rows iter.Seq2[T, error]) (string, error) {
	var b bytes.Buffer
	for v, err := range rows {
		if err != nil {
			return "", err
		}
		if err := json.NewEncoder(&b).Encode(v); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// compare holds that both dumps are the same.
func (d *differ) compare() {
	d.t.Helper()
	var dumps [2]bytes.Buffer
	for i, s := range d.stores {
		if err := s.Dump(ctx, &dumps[i]); err != nil {
			d.t.Fatal(err)
		}
	}
	if bytes.Equal(dumps[0].Bytes(), dumps[1].Bytes()) {
		return
	}
	a, b := bufio.NewScanner(&dumps[0]), bufio.NewScanner(&dumps[1])
	a.Buffer(nil, 1<<26)
	b.Buffer(nil, 1<<26)
	for n := 1; a.Scan() && b.Scan(); n++ {
		if !slices.Equal(a.Bytes(), b.Bytes()) {
			d.t.Fatalf("after operation %d the dumps differ in line %d:\n%s\n%s", d.at, n, short(a.Bytes()), short(b.Bytes()))
		}
	}
	d.t.Fatalf("after operation %d the dumps are of different length", d.at)
}

func short(b []byte) []byte { return b[:min(len(b), 1500)] }
