package queue

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// The rests between tries are short in tests.
func init() {
	wait = []time.Duration{time.Millisecond, time.Millisecond, 2 * time.Millisecond, 5 * time.Millisecond}
}

// queues opens an empty queue of each kind.
var queues = map[string]func(*testing.T) Queue{
	"memory": func(*testing.T) Queue { return NewMemory() },
	"embedded": func(t *testing.T) Queue {
		q, err := Embedded(t.Context(), t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		return q
	},
}

func each(t *testing.T, f func(*testing.T, Queue)) {
	for name, open := range queues {
		t.Run(name, func(t *testing.T) {
			q := open(t)
			defer q.Close()
			f(t, q)
		})
	}
}

func tasks(n int) (list []Task) {
	for i := range n {
		list = append(list, Task{ID: fmt.Sprintf("task-%d", i), Body: fmt.Append(nil, i)})
	}
	return list
}

// work works until cond holds.
func work(t *testing.T, q Queue, n int, h Handler, cond func(Status) bool) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- q.Work(ctx, n, h) }()
	for end := time.Now().Add(time.Minute); ; time.Sleep(5 * time.Millisecond) {
		s, err := q.Status(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if cond(s) {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("it does not end: %+v", s)
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func idle(s Status) bool { return s.Waiting == 0 && s.Underway == 0 }

// TestQueue does all tasks, each once though it was put twice, with its own body.
func TestQueue(t *testing.T) {
	each(t, func(t *testing.T, q Queue) {
		list := tasks(500)
		for range 2 {
			if err := q.Put(t.Context(), list...); err != nil {
				t.Fatal(err)
			}
		}
		if s, err := q.Status(t.Context()); err != nil || s.Waiting != 500 || s.Underway != 0 {
			t.Errorf("%+v, %v", s, err)
		}
		var mu sync.Mutex
		done := map[string]int{}
		work(t, q, 8, func(_ context.Context, x Task) error {
			mu.Lock()
			defer mu.Unlock()
			if done[x.ID]++; "task-"+string(x.Body) != x.ID {
				t.Errorf("%s has %q", x.ID, x.Body)
			}
			return nil
		}, idle)
		for _, x := range list {
			if done[x.ID] != 1 {
				t.Errorf("%s was done %d times", x.ID, done[x.ID])
			}
		}
		// What is done may be put again.
		if err := q.Put(t.Context(), list[0]); err != nil {
			t.Fatal(err)
		}
		if s, _ := q.Status(t.Context()); s.Waiting != 1 {
			t.Errorf("put again: %+v", s)
		}
	})
}

// TestDead gives up what cannot be done, says why, and tries again when it is told to.
func TestDead(t *testing.T) {
	each(t, func(t *testing.T, q Queue) {
		if err := q.Put(t.Context(), tasks(6)...); err != nil {
			t.Fatal(err)
		}
		var mended atomic.Bool
		var tries [6]atomic.Int64
		h := func(_ context.Context, x Task) error {
			n := int(x.Body[0] - '0')
			tries[n].Add(1)
			switch {
			case mended.Load() || n > 3:
				return nil
			case n == 0:
				var none []int
				_ = none[n] // a mistake of ours
			case n == 1 && tries[1].Load() == 3:
				return nil // it goes well in the end
			}
			return fmt.Errorf("no article\nin it")
		}
		work(t, q, 3, h, idle)
		list, err := q.Dead(t.Context())
		if err != nil || len(list) != 3 {
			t.Fatalf("%+v, %v", list, err)
		}
		for _, d := range list {
			n := int(d.Task.Body[0] - '0')
			want := "no article in it"
			if n == 0 {
				want = "BUG"
			}
			if !strings.Contains(d.Reason, want) || d.Tries != MaxTries || tries[n].Load() != MaxTries || time.Since(d.At) > time.Minute {
				t.Errorf("%+v, tried %d times", d, tries[n].Load())
			}
		}
		if tries[1].Load() != 3 {
			t.Errorf("what went well at the third try was tried %d times", tries[1].Load())
		}
		// Dead tasks that are put again stay dead, and others come in beside them.
		if err := q.Put(t.Context(), tasks(7)...); err != nil {
			t.Fatal(err)
		}
		if s, _ := q.Status(t.Context()); s != (Status{Waiting: 4, Dead: 3}) {
			t.Errorf("put again: %+v", s)
		}
		work(t, q, 3, func(context.Context, Task) error { return nil }, idle)
		if n, err := q.Drop(t.Context(), list[0].Task.ID, "no-such"); n != 1 || err != nil {
			t.Errorf("dropped %d, %v", n, err)
		}
		mended.Store(true)
		if n, err := q.Retry(t.Context()); n != 2 || err != nil {
			t.Errorf("put back %d, %v", n, err)
		}
		work(t, q, 3, h, idle)
		if s, _ := q.Status(t.Context()); s != (Status{}) {
			t.Errorf("at the end: %+v", s)
		}
	})
}

// TestDrain finishes what is under way when the work is to end, and hands nothing out
// after that.
func TestDrain(t *testing.T) {
	each(t, func(t *testing.T, q Queue) {
		if err := q.Put(t.Context(), tasks(4)...); err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		var done atomic.Int64
		err := q.Work(ctx, 2, func(ctx context.Context, _ Task) error {
			stop()
			time.Sleep(100 * time.Millisecond)
			if ctx.Err() == nil {
				done.Add(1)
			}
			return ctx.Err()
		})
		if n := done.Load(); err != nil || n < 1 || n > 2 {
			t.Errorf("%d done, %v", n, err)
		}
		work(t, q, 2, func(context.Context, Task) error { done.Add(1); return nil }, idle)
		if done.Load() != 4 {
			t.Errorf("%d done", done.Load())
		}
	})
}

// TestPatience gives up what takes too long.
func TestPatience(t *testing.T) {
	each(t, func(t *testing.T, q Queue) {
		switch q := q.(type) {
		case *Memory:
			q.patience = 20 * time.Millisecond
		case *stream:
			q.patience = 20 * time.Millisecond
		}
		if err := q.Put(t.Context(), tasks(1)...); err != nil {
			t.Fatal(err)
		}
		work(t, q, 1, func(ctx context.Context, _ Task) error { <-ctx.Done(); return ctx.Err() }, func(s Status) bool { return s.Dead == 1 })
		if list, _ := q.Dead(t.Context()); len(list) != 1 || !strings.Contains(list[0].Reason, "takes longer") {
			t.Errorf("%+v", list)
		}
	})
}

// TestUnhurried lets a handler wait for what is not the task's fault.
func TestUnhurried(t *testing.T) {
	each(t, func(t *testing.T, q Queue) {
		switch q := q.(type) {
		case *Memory:
			q.patience = 10 * time.Millisecond
		case *stream:
			q.patience = 10 * time.Millisecond
		}
		if err := q.Put(t.Context(), tasks(1)...); err != nil {
			t.Fatal(err)
		}
		work(t, q, 1, func(ctx context.Context, _ Task) error {
			<-ctx.Done()
			time.Sleep(10 * time.Millisecond)
			return Unhurried(ctx).Err()
		}, idle)
		if s, _ := q.Status(t.Context()); s != (Status{}) {
			t.Errorf("%+v", s)
		}
	})
}

// TestMemory_Many hands out many tasks in the order in which they came, at a price that
// does not grow with how many wait.
func TestMemory_Many(t *testing.T) {
	m := NewMemory()
	const n = 200_000
	if err := m.Put(t.Context(), tasks(n)...); err != nil {
		t.Fatal(err)
	}
	next := 0
	work(t, m, 1, func(_ context.Context, x Task) error {
		if string(x.Body) != fmt.Sprint(next) {
			t.Fatalf("%s came instead of %d", x.Body, next)
		}
		next++
		return nil
	}, idle)
	if next != n || len(m.ready) != 0 {
		t.Errorf("%d done, %d kept", next, len(m.ready))
	}
}

func TestPut_Trouble(t *testing.T) {
	each(t, func(t *testing.T, q Queue) {
		for _, x := range []Task{{}, {ID: "a.b"}, {ID: "a b"}, {ID: "*"}, {ID: strings.Repeat("a", 129)}, {ID: "a", Body: make([]byte, MaxBody+1)}} {
			if err := q.Put(t.Context(), Task{ID: "good"}, x); !errors.Is(err, ErrTask) {
				t.Errorf("%.20q: %v", x.ID, err)
			}
		}
		if s, _ := q.Status(t.Context()); s != (Status{}) {
			t.Errorf("%+v", s)
		}
	})
}

// TestEmbedded_Kept finds everything again after the process ended.
func TestEmbedded_Kept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "queue")
	q, err := Embedded(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := q.Put(t.Context(), tasks(100)...); err != nil {
		t.Fatal(err)
	}
	if _, err := Embedded(t.Context(), dir); err == nil || !strings.Contains(err.Error(), "in use by another process") {
		t.Errorf("opened twice: %v", err)
	}
	var n atomic.Int64
	work(t, q, 2, func(context.Context, Task) error {
		if n.Add(1) <= 40 {
			return nil
		}
		return errors.New("later")
	}, func(Status) bool { return n.Load() >= 50 })
	if err := q.Close(); err != nil {
		t.Fatal(err)
	}
	if q, err = Embedded(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	n.Store(0)
	work(t, q, 2, func(context.Context, Task) error { n.Add(1); return nil }, idle)
	dead, err := q.Dead(t.Context())
	if err != nil || int(n.Load())+len(dead) != 60 {
		t.Errorf("%d done and %d dead after opening again, want 60; %v", n.Load(), len(dead), err)
	}
}

func TestOpen_Trouble(t *testing.T) {
	env := func(string) string { return "" }
	for at, want := range map[string]string{
		"redis://localhost":             "no address of a queue",
		"nats://":                       "no address of a queue",
		"nats://u:p@localhost:4222":     "holds a password",
		"nats://127.0.0.1:1":            "does not answer",
		"nats://127.0.0.1:1,tcp://b:42": "no address of a queue",
	} {
		if _, err := Open(t.Context(), at, env); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %q", at, err, want)
		}
	}
}
