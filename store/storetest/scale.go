package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"readout/store"
)

// The floors of the large form. The small one, which runs where others work too, only
// shows that it works and how long it took.
const (
	searchFloor = 150 * time.Millisecond
	readFloor   = 5 * time.Millisecond
)

// Scale fills an empty store with made-up reports, or takes one that is filled, and
// holds how long searches and reads take at most in 99 of 100 cases.
func Scale(t *testing.T, s *store.Store, full bool) {
	t.Helper()
	ctx := context.Background()
	reports, events, asked := 1000, 5000, 50
	if full {
		reports, events, asked = 200_000, 1_000_000, 400
	}
	have, err := s.Count(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if have.Reports == 0 {
		start := time.Now()
		if err := s.Synthetic(ctx, reports, events); err != nil {
			t.Fatal(err)
		}
		t.Logf("filled with %d reports, %d events in %.0f s", reports, events, time.Since(start).Seconds())
	}
	searchFloor, readFloor := searchFloor, readFloor
	if !full {
		searchFloor, readFloor = 0, 0
	}
	r := rand.New(rand.NewPCG(3, 5))
	words := store.SyntheticWords(r)
	measure(t, "search of two words", searchFloor, asked, func() (int, error) {
		return found(ctx, s, words()+" "+words())
	})
	measure(t, "search of two words and an actor", searchFloor, asked, func() (int, error) {
		return found(ctx, s, words()+" "+words()+" actor:"+store.SyntheticCountry(r))
	})
	measure(t, "search of a phrase", searchFloor, asked, func() (int, error) {
		return found(ctx, s, `"`+words()+" "+words()+`"`)
	})
	measure(t, "search of either of two words without a third", 0, asked, func() (int, error) {
		return found(ctx, s, words()+" OR "+words()+" -"+words())
	})
	measure(t, "point read", readFloor, 20*asked, func() (int, error) {
		_, err := s.Get(ctx, fmt.Sprintf("%016x", 1+r.IntN(reports)))
		return 1, err
	})
	for _, q := range []string{"actor:" + store.SyntheticCountry(r), "type:COERCE", "type:COERCE actor:" + store.SyntheticCountry(r), "status:planned", "date:2012-03", "place:port", "place:pelkan", "actor:state", "source:anonymous", "outlet:gazette", "quad:4 background:no date:2013.."} {
		measure(t, "events of "+q, 0, 3, func() (int, error) {
			f := store.ParseQuery(q, nil).Filter
			f.Limit = 50
			n := 0
			for _, err := range s.Events(ctx, f) {
				if err != nil {
					return 0, err
				}
				n++
			}
			return n, nil
		})
	}
}

// found is how many hits a search has.
func found(ctx context.Context, s *store.Store, text string) (int, error) {
	f, err := s.Search(ctx, store.ParseQuery(text, nil), 10)
	if err != nil {
		return 0, fmt.Errorf("search %q: %w", text, err)
	}
	return len(f.Hits), nil
}

// measure runs f n times and holds the 99th percentile of its time under the floor, if
// there is one.
func measure(t *testing.T, what string, floor time.Duration, n int, f func() (int, error)) {
	t.Helper()
	var all []time.Duration
	hits := 0
	for range n {
		start := time.Now()
		k, err := f()
		all = append(all, time.Since(start))
		if err != nil {
			t.Fatal(err)
		}
		hits += min(k, 1)
	}
	slices.Sort(all)
	p99 := all[min(n-1, n*99/100)]
	t.Logf("%-48s p50 %8.2f ms   p99 %8.2f ms   %d of %d found something", what, ms(all[n/2]), ms(p99), hits, n)
	if floor > 0 && p99 > floor {
		t.Errorf("%s: 99th percentile %.1f ms, want at most %.1f", what, ms(p99), ms(floor))
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
