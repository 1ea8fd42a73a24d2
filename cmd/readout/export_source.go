package main

import (
	"context"
	"iter"

	"readout"
	"readout/export"
	"readout/store"
)

// An exportSource reads from a store what a filter leaves.
type exportSource struct {
	ctx    context.Context
	s      *store.Store
	f      store.Filter
	narrow bool // some codings of a report are wanted and not others
}

// source are the rows, read while those before them are written.
func (x *exportSource) source() *export.Source {
	return &export.Source{
		Events: x.events,
		Statements: func() iter.Seq2[*export.Statement, error] {
			return ahead(x.ctx, func(ctx context.Context) iter.Seq2[[]export.Statement, error] { return x.s.StatementPages(ctx, x.f) })
		},
		Reports: func() iter.Seq2[*export.Report, error] {
			return ahead(x.ctx, func(ctx context.Context) iter.Seq2[[]export.Report, error] { return x.s.ReportPages(ctx, x.f) })
		},
		Records: x.records,
	}
}

// sharesWait is how many pages of rows wait at most while others are written.
const sharesWait = 4

// A share is some pages of rows on their way from the store to the writer.
type share[T any] struct {
	pages [][]T
	err   error
}

// each yields the rows until it is false.
func (s *share[T]) each(yield func(*T, error) bool) bool {
	for _, list := range s.pages {
		for i := range list {
			if !yield(&list[i], nil) {
				return false
			}
		}
	}
	return true
}

// ahead reads rows in a goroutine of its own, so that reading and writing go on at the
// same time.
func ahead[T any](ctx context.Context, rows func(context.Context) iter.Seq2[[]T, error]) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		read := make(chan share[T], sharesWait)
		defer func() {
			stop()
			for range read { // the reader is gone when this ends
			}
		}()
		go fill(ctx, rows(ctx), read)
		for s := range read {
			if !s.each(yield) {
				return
			}
			if s.err != nil {
				yield(nil, s.err)
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// fill sends pages of rows until there are no more, or nobody wants them.
func fill[T any](ctx context.Context, rows iter.Seq2[[]T, error], to chan<- share[T]) {
	defer close(to)
	for list, err := range rows {
		select {
		case to <- share[T]{[][]T{list}, err}:
		case <-ctx.Done():
			return
		}
	}
}

// records yields the records that hold a wanted event, with those events; without a
// filter on codings all records. The rows of a record come together in a store.
func (x *exportSource) records() iter.Seq2[*export.Coded, error] {
	if !x.narrow {
		return x.whole
	}
	return func(yield func(*export.Coded, error) bool) {
		var list []*export.Event
		flush := func() bool {
			if len(list) == 0 {
				return true
			}
			c, err := x.coded(list[0].Report, list[0].Group, list)
			list = nil
			return yield(c, err) && err == nil
		}
		for e, err := range x.s.Events(x.ctx, x.f) {
			if err != nil {
				yield(nil, err)
				return
			}
			if len(list) > 0 && list[0].Report != e.Report && !flush() {
				return
			}
			list = append(list, &e)
		}
		flush()
	}
}

// whole yields the records of all reports, events in full.
func (x *exportSource) whole(yield func(*export.Coded, error) bool) {
	for r, err := range x.s.Reports(x.ctx, x.f) {
		if err != nil {
			yield(nil, err)
			return
		}
		f := x.f
		f.Report, f.Limit = []string{r.ID}, 0
		var list []*export.Event
		for e, err := range x.s.Events(x.ctx, f) {
			if err != nil {
				yield(nil, err)
				return
			}
			list = append(list, &e)
		}
		c, err := x.coded(r.ID, r.Group, list)
		if c != nil {
			c.Whole = true
		}
		if !yield(c, err) || err != nil {
			return
		}
	}
}

// coded reads the record of a report and deepens the rows of its events, which are put
// in the order of the text.
func (x *exportSource) coded(report, group string, rows []*export.Event) (*export.Coded, error) {
	rec, err := x.record(report)
	if err != nil {
		return nil, err
	}
	d := export.NewDeepener(rec)
	c := &export.Coded{Record: rec, Group: group}
	for i := len(rows) - 1; i >= 0; i-- { // the newest came first
		if d.Deepen(rows[i]) {
			c.Events = append(c.Events, rows[i])
		}
	}
	return c, nil
}

func (x *exportSource) record(report string) (*readout.Record, error) {
	if x.f.AsOf.IsZero() {
		return x.s.Get(x.ctx, report)
	}
	return x.s.GetAt(x.ctx, report, x.f.AsOf)
}
