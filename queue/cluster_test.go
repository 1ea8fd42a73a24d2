package queue_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"readout/queue"
	"readout/queue/queuetest"
)

func tasks(n int) (list []queue.Task) {
	for i := range n {
		list = append(list, queue.Task{ID: fmt.Sprintf("task-%d", i), Body: fmt.Append(nil, i)})
	}
	return list
}

// TestCluster_Kill puts and does tasks on three servers while each of them is killed
// once: nothing is lost, and what is done twice is counted. READOUT_TASKS is how many.
func TestCluster_Kill(t *testing.T) {
	n := 3000
	if s := os.Getenv("READOUT_TASKS"); s != "" {
		n, _ = strconv.Atoi(s)
	}
	c := queuetest.Start(t)
	q := c.Open(t.Context())
	defer q.Close()
	worker := c.Open(t.Context())
	defer worker.Close()

	var mu sync.Mutex
	done := map[string]int{}
	ctx, stop := context.WithCancel(t.Context())
	var all sync.WaitGroup
	all.Go(func() {
		err := worker.Work(ctx, 8, func(_ context.Context, x queue.Task) error {
			time.Sleep(20 * time.Millisecond) // so that there is work left when the last server is killed
			mu.Lock()
			defer mu.Unlock()
			done[x.ID]++
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
	all.Go(func() {
		list := tasks(n)
		for len(list) > 0 {
			k := min(100, len(list))
			if err := q.Put(ctx, list[:k]...); err != nil {
				t.Error(err)
			}
			list = list[k:]
		}
	})
	r := rand.New(rand.NewPCG(11, 12))
	count := func() int { mu.Lock(); defer mu.Unlock(); return len(done) }
	for i := range 3 {
		for end := time.Now().Add(time.Minute); count() < (i+1)*n/5 && time.Now().Before(end); {
			time.Sleep(10 * time.Millisecond)
		}
		if count() == n {
			t.Errorf("all was done before server %d was killed", i)
		}
		c.Kill(i)
		time.Sleep(time.Duration(200+r.IntN(800)) * time.Millisecond)
		c.Restart(i)
		time.Sleep(2 * time.Second) // the other two have to have what it missed before one of them goes
	}
	for end := time.Now().Add(2 * time.Minute); count() < n && time.Now().Before(end); {
		time.Sleep(50 * time.Millisecond)
	}
	stop()
	all.Wait()
	again := 0
	for _, k := range done {
		again += k - 1
	}
	if len(done) != n {
		t.Errorf("%d of %d tasks were lost", n-len(done), n)
	}
	t.Logf("%d tasks, each server killed once: %d lost, %d done again", n, n-len(done), again)
}
