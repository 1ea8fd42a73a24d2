package queue

import (
	"container/heap"
	"context"
	"slices"
	"sync"
	"time"
)

// Memory is a queue within the process: what is not done is lost with it. Who put a
// task puts it again then; that is what a run's manifest is for.
type Memory struct {
	mu       sync.Mutex
	changed  chan struct{} // closed when there is something new
	ready    []Task        // to be handed out, from first on
	first    int
	resting  restings
	known    map[string]int // tries so far of tasks waiting and under way
	underway int
	dead     []Dead
	given    map[string]bool // ids of the dead
	pages    map[string][]byte
	patience time.Duration
}

// restings are tasks that rest, as a heap: what may be handed out first is first.
type restings []resting

func (h restings) Len() int           { return len(h) }
func (h restings) Less(i, j int) bool { return h[i].from.Before(h[j].from) }
func (h restings) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *restings) Push(x any)        { *h = append(*h, x.(resting)) }
func (h *restings) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

type resting struct {
	task Task
	from time.Time
}

// NewMemory makes an empty queue.
func NewMemory() *Memory {
	return &Memory{changed: make(chan struct{}), known: map[string]int{}, given: map[string]bool{}, pages: map[string][]byte{}, patience: Patience}
}

func (m *Memory) Put(_ context.Context, tasks ...Task) error {
	for _, t := range tasks {
		if err := t.check(); err != nil {
			return err
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, t := range tasks {
		if _, ok := m.known[t.ID]; !ok && !m.given[t.ID] {
			m.known[t.ID] = 0
			m.ready = append(m.ready, t)
		}
	}
	m.tell()
	return nil
}

// tell wakes who waits; the lock is held.
func (m *Memory) tell() {
	close(m.changed)
	m.changed = make(chan struct{})
}

// next hands out a task that has rested, or says what to wait for.
func (m *Memory) next() (t Task, ok bool, changed chan struct{}, rest time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	rest = time.Hour
	if len(m.resting) > 0 {
		rest = time.Until(m.resting[0].from)
	}
	switch {
	case rest <= 0:
		t = heap.Pop(&m.resting).(resting).task
	case m.first < len(m.ready):
		t, m.ready[m.first] = m.ready[m.first], Task{}
		if m.first++; m.first > len(m.ready)/2 { // what has been handed out is left behind now and then
			m.ready = append([]Task(nil), m.ready[m.first:]...)
			m.first = 0
		}
	default:
		return Task{}, false, m.changed, rest
	}
	m.underway++
	return t, true, nil, 0
}

func (m *Memory) Work(ctx context.Context, n int, h Handler) error {
	inside, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	var all sync.WaitGroup
	for range n {
		all.Go(func() {
			for ctx.Err() == nil {
				t, ok, changed, rest := m.next()
				if !ok {
					timer := time.NewTimer(rest)
					select {
					case <-ctx.Done():
					case <-changed:
					case <-timer.C:
					}
					timer.Stop()
					continue
				}
				m.settle(t, do(inside, t, h, m.patience), inside.Err() != nil)
			}
		})
	}
	drain(ctx, &all, end)
	return nil
}

// settle notes what became of a task; one that was given up goes back as it was.
func (m *Memory) settle(t Task, err error, givenUp bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	defer m.tell()
	m.underway--
	tries := m.known[t.ID] + 1
	switch {
	case err == nil:
		delete(m.known, t.ID)
	case givenUp:
		m.ready = append(m.ready, t)
	case tries >= MaxTries:
		delete(m.known, t.ID)
		m.given[t.ID] = true
		m.dead = append(m.dead, Dead{t, tries, oneLine(err), time.Now()})
	default:
		m.known[t.ID] = tries
		heap.Push(&m.resting, resting{t, time.Now().Add(wait[min(tries, len(wait))-1])})
	}
}

func (m *Memory) Status(context.Context) (Status, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return Status{len(m.ready) - m.first + len(m.resting), m.underway, len(m.dead)}, nil
}

func (m *Memory) Dead(context.Context) ([]Dead, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.dead), nil
}

func (m *Memory) Retry(ctx context.Context, ids ...string) (int, error) {
	list := m.take(ids)
	for _, d := range list {
		if err := m.Put(ctx, d.Task); err != nil {
			return 0, err
		}
	}
	return len(list), nil
}

func (m *Memory) Drop(_ context.Context, ids ...string) (int, error) { return len(m.take(ids)), nil }

// take takes dead tasks out, all without ids.
func (m *Memory) take(ids []string) (out []Dead) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.dead = slices.DeleteFunc(m.dead, func(d Dead) bool {
		gone := len(ids) == 0 || slices.Contains(ids, d.Task.ID)
		if gone {
			out = append(out, d)
			delete(m.given, d.Task.ID)
		}
		return gone
	})
	return out
}

func (m *Memory) Close() error { return nil }
