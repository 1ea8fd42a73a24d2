package queue

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// TestSimulation has 1,000 workers of unequal speed share the pages of a crawl in which a
// few sites have most pages and each site's pages take their own time; the clock is that
// of the test. Some workers stop over a page and never come back from it. Every page is
// done, none twice but those, and the workers are busy nearly to the end, where work that
// is dealt out by site would wait for the largest.
func TestSimulation(t *testing.T) {
	const workers, hosts, pages, seed = 1000, 5000, 100_000, 11
	synctest.Test(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(seed, 1))
		zipf := rand.NewZipf(r, 1.3, 1, hosts-1)
		pace := make([]float64, hosts) // seconds that a page of the site takes, in the middle
		for h := range pace {
			pace[h] = math.Exp(r.NormFloat64() / 2)
		}
		took := make([]time.Duration, 0, pages)
		perHost := make([]time.Duration, hosts)
		count := make([]int, hosts)
		q := NewMemory()
		var all time.Duration
		for len(took) < pages { // a crawl brings a site's pages one after the other
			h := int(zipf.Uint64())
			for range min(1+r.IntN(50), pages-len(took)) {
				d := time.Duration(min(60, pace[h]*math.Exp(r.NormFloat64()/2)) * float64(time.Second))
				if err := q.Put(t.Context(), Task{ID: strconv.Itoa(len(took))}); err != nil {
					t.Fatal(err)
				}
				took = append(took, d)
				perHost[h] += d
				count[h]++
				all += d
			}
		}
		var mu sync.Mutex
		done, hung := make([]int, pages), map[int]bool{}
		speeds, last := 0.0, time.Duration(0)
		ctx, stop := context.WithCancel(t.Context())
		start := time.Now()
		var group sync.WaitGroup
		for w := range workers {
			speed := 1.0
			if w%20 == 0 {
				speed = .25
			}
			speeds += speed
			n, hangs := 0, w%50 == 7
			group.Go(func() {
				err := q.Work(ctx, 1, func(ctx context.Context, task Task) error {
					i, _ := strconv.Atoi(task.ID)
					if n++; hangs && n == 10 {
						mu.Lock()
						hung[i] = true
						mu.Unlock()
						<-ctx.Done()
						return ctx.Err()
					}
					time.Sleep(time.Duration(float64(took[i]) / speed))
					mu.Lock()
					defer mu.Unlock()
					done[i]++
					last = max(last, time.Since(start))
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		for {
			time.Sleep(time.Second)
			if s, err := q.Status(ctx); err != nil || idle(s) {
				break
			}
		}
		stop()
		group.Wait()
		lost, doubled := 0, 0
		for _, n := range done {
			lost, doubled = lost+max(0, 1-n), doubled+max(0, n-1)
		}
		best := time.Duration(float64(all) / speeds)
		bySite := slices.Max(perHost)
		t.Logf("seed %d: %d workers, %d pages of %d sites, %.0f %% of them of the largest; %d pages were given up once; %d lost, %d doubled; %.0f s, %.2f times what is possible; dealt out by site at least %.1f times",
			seed, workers, pages, hosts, 100*float64(slices.Max(count))/pages, len(hung), lost, doubled, last.Seconds(), last.Seconds()/best.Seconds(), bySite.Seconds()/best.Seconds())
		if lost+doubled > 0 || len(hung) != workers/50 {
			t.Errorf("%d lost, %d doubled, %d hung", lost, doubled, len(hung))
		}
		if s, _ := q.Status(t.Context()); s.Dead > 0 {
			t.Errorf("%d dead", s.Dead)
		}
		// Who is last may have begun its longest page when the others had come to their end.
		if x := last.Seconds() / best.Seconds(); x < 1 || x > 1.75 {
			t.Errorf("all took %.2f times what is possible", x)
		}
	})
}
