package notify

import (
	"context"
	"errors"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"
	"time"

	"readout/store"
)

// TestFeed: whoever reads, from wherever and however fast, has each change once and in
// order, while another program notes more.
func TestFeed(t *testing.T) {
	both(t, func(t *testing.T, open func() *store.Store) {
		s, other := open(), open()
		const first, more = 700, 600 // more than is kept in memory
		change(t, other, "p1", first)
		f := NewFeed(s)
		var wait sync.WaitGroup
		for i := range 12 {
			after := int64(rand.IntN(first))
			if i == 0 {
				after = 0
			}
			r, err := f.Read(t.Context(), after)
			if err != nil {
				t.Fatal(err)
			}
			wait.Go(func() {
				defer r.Close()
				for at := after; at < first+more; {
					list, err := r.Next(t.Context())
					if err != nil || len(list) == 0 || len(list) > atOnce {
						t.Errorf("%d changes, %v", len(list), err)
						return
					}
					for _, c := range list {
						if at++; c.Seq != at || len(c.JSON) == 0 || len(c.Cited) != 1 {
							t.Errorf("change %d, want %d", c.Seq, at)
							return
						}
					}
					if r.At() != at {
						t.Errorf("it is at %d, and has read %d", r.At(), at)
					}
					time.Sleep(time.Duration(rand.IntN(3*i+1)) * time.Millisecond)
				}
			})
		}
		for range 20 {
			change(t, other, "p1", more/20)
			time.Sleep(5 * time.Millisecond)
		}
		wait.Wait()
		if n := f.Readers(); n != 0 {
			t.Errorf("%d read when all have closed", n)
		}
		// nobody read for a while: who comes then has what is new all the same
		change(t, other, "p1", 3)
		r, err := f.Read(t.Context(), first+more)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if list, err := r.Next(t.Context()); err != nil || len(list) != 3 {
			t.Errorf("%d changes, %v", len(list), err)
		}
	})
}

// TestFeed_End: reading ends with its context and with the feed, and leaves nothing
// running.
func TestFeed_End(t *testing.T) {
	both(t, func(t *testing.T, open func() *store.Store) {
		s := open()
		f := NewFeed(s)
		r, err := f.Read(t.Context(), -1)
		if err != nil {
			t.Fatal(err)
		}
		before := runtime.NumGoroutine()
		for range 20 { // the goroutine that asks comes and goes with the readers
			k, err := f.Read(t.Context(), -1)
			if err != nil {
				t.Fatal(err)
			}
			k.Close()
			k.Close()
		}
		short, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
		defer cancel()
		if _, err := r.Next(short); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		done := make(chan error, 1)
		go func() {
			_, err := r.Next(t.Context())
			done <- err
		}()
		f.Close()
		f.Close()
		if err := <-done; !errors.Is(err, ErrClosed) {
			t.Error(err)
		}
		r.Close()
		until(t, "an end of all goroutines", func() bool { return runtime.NumGoroutine() <= before })
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := NewFeed(s).Read(t.Context(), 0); err == nil {
			t.Error("a store that is closed can be read")
		}
	})
}
