// Package follow keeps what is made of many reports up to date as reports come, are coded
// again and go: stories, happenings and the ledger of processes. It reads the store's
// feed and writes what the rooms stories and processes make of it.
//
// Everything here is made of the reports and of what persons decided, and nothing else:
// made at one go or report by report, in whatever order they came, it is the same.
package follow

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"readout/processes"
	"readout/store"
)

// Version names what the derived part of a store looks like: another one is made anew.
var Version = fmt.Sprintf("6.%d", processes.Schema)

// Options say how to bring a store up to date; the zero value will do.
type Options struct {
	// Progress is told how many reports have been looked at; nil for nobody.
	Progress func(reports int)
	// Records makes Rebuild read all records again. Otherwise it begins with what each
	// report brought by itself, where this version of the program has kept that and it
	// can be read.
	Records bool
}

// A Summary says what was done.
type Summary struct {
	Reports   int      // that were looked at
	Processes int      // that were folded
	Odd       []string // what went wrong with single reports, in one line each
	Anew      bool     // everything was made anew, because another version had made it
}

// piece is how many lines of the feed are entered at once.
const piece = 256

// Update brings everything that is derived up to date. Where there is nothing new it
// costs one query. It may be stopped at any time, and others may do the same meanwhile.
func Update(ctx context.Context, s *store.Store, o Options) (sum Summary, err error) {
	behind, other, err := s.Behind(ctx, Version)
	if err != nil {
		return sum, err
	}
	if other {
		sum.Anew, behind = true, true
		if err := s.Unfollow(ctx); err != nil {
			return sum, err
		}
	}
	if !behind {
		return sum, nil
	}
	err = again(ctx, func() error { return enterAll(ctx, s, o, &sum) })
	if err != nil {
		return sum, err
	}
	// neither reads what the other writes
	err = parallel(2, func(i int) error {
		if i == 0 {
			return again(ctx, func() error { return settleProcesses(ctx, s, &sum) })
		}
		return again(ctx, func() error { return settleStories(ctx, s) })
	})
	return sum, err
}

// Rebuild makes everything that is derived anew. Stopped in the middle, it is brought to
// its end by the next Update.
func Rebuild(ctx context.Context, s *store.Store, o Options) (sum Summary, err error) {
	if !o.Records {
		kept, ok, err := s.Refold(ctx, Version)
		if err != nil {
			return sum, err
		}
		if ok {
			err = parallel(2, func(i int) (err error) {
				if i == 0 {
					return s.CheckParts(ctx)
				}
				sum, err = Update(ctx, s, o)
				return err
			})
			sum.Reports += kept
			if sum.Anew = true; err == nil || ctx.Err() != nil || errors.Is(err, store.ErrUnavailable) {
				return sum, err
			}
		} // what was kept is of another version, or damaged
	}
	if err := s.Unfollow(ctx); err != nil {
		return sum, err
	}
	sum, err = Update(ctx, s, o)
	sum.Anew = true
	return sum, err
}

// again repeats what another process has overtaken.
func again(ctx context.Context, f func() error) error {
	for {
		err := f()
		if !errors.Is(err, store.ErrOvertaken) {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// parallel calls f for each of n things on all processors; the first error counts.
func parallel(n int, f func(i int) error) error {
	if n == 1 {
		return f(0)
	}
	errs := make([]error, n)
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := range next {
				errs[i] = f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
