package main

import (
	"context"
	"iter"
	"runtime"

	"readout/export"
	"readout/store"
)

// partRecords is how many records a part of a store has, of which as many are read side
// by side as there are processors.
const partRecords = 512

// events yields the events that are wanted, the newest rows first, as a store does. What
// is not limited and not found by words is read in parts by several readers.
func (x *exportSource) events() iter.Seq2[*export.Event, error] {
	if x.f.Limit > 0 || x.f.Sort != "" || !x.f.Words.Empty() {
		return ahead(x.ctx, func(ctx context.Context) iter.Seq2[[]export.Event, error] { return x.s.EventPages(ctx, x.f) })
	}
	return x.parts
}

// parts reads parts side by side and yields them in their order.
func (x *exportSource) parts(yield func(*export.Event, error) bool) {
	ctx, stop := context.WithCancel(x.ctx)
	defer stop()
	top := int64(0) // the number of the newest row
	f := x.f
	f.Limit = 1
	for e, err := range x.s.Events(ctx, f) {
		if err != nil {
			yield(nil, err)
			return
		}
		top = e.N
	}
	readers := max(1, min(8, runtime.GOMAXPROCS(0)))
	var waiting []chan share[export.Event]
	next := top + 1
	for {
		for len(waiting) < readers+1 && next > 0 {
			f := x.f
			f.After, f.Least = next, max(1, next-partRecords<<16)
			next = f.Least
			if next == 1 {
				next = 0
			}
			to := make(chan share[export.Event], 1)
			waiting = append(waiting, to)
			go x.part(ctx, f, to)
		}
		if len(waiting) == 0 {
			return
		}
		s := <-waiting[0]
		waiting = waiting[1:]
		if !s.each(yield) {
			return
		}
		if s.err != nil {
			yield(nil, s.err)
			return
		}
	}
}

// part reads a part whole.
func (x *exportSource) part(ctx context.Context, f store.Filter, to chan<- share[export.Event]) {
	var pages [][]export.Event
	var err error
	for list, e := range x.s.EventPages(ctx, f) {
		pages, err = append(pages, list), e
	}
	to <- share[export.Event]{pages, err}
}
