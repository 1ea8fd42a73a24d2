package queue

import (
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
	waiting  []resting
	known    map[string]int // tries so far of tasks waiting and under way
	underway int
	dead     []Dead
	patience time.Duration
}

type resting struct {
	task Task
	from time.Time
}

// NewMemory makes an empty queue.
func NewMemory() *Memory {
	return &Memory{changed: make(chan struct{}), known: map[string]int{}, patience: Patience}
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
		if _, ok := m.known[t.ID]; !ok && !slices.ContainsFunc(m.dead, func(d Dead) bool { return d.Task.ID == t.ID }) {
			m.known[t.ID] = 0
			m.waiting = append(m.waiting, resting{task: t})
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
	for i, r := range m.waiting {
		d := time.Until(r.from)
		if d <= 0 {
			m.waiting = slices.Delete(m.waiting, i, i+1)
			m.underway++
			return r.task, true, nil, 0
		}
		rest = min(rest, d)
	}
	return Task{}, false, m.changed, rest
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
	done := make(chan struct{})
	go func() { all.Wait(); close(done) }()
	<-ctx.Done()
	select {
	case <-done:
	case <-time.After(Drain):
		end()
		<-done
	}
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
		m.waiting = append(m.waiting, resting{task: t})
	case tries >= MaxTries:
		delete(m.known, t.ID)
		m.dead = append(m.dead, Dead{t, tries, oneLine(err), time.Now()})
	default:
		m.known[t.ID] = tries
		m.waiting = append(m.waiting, resting{t, time.Now().Add(wait[min(tries, len(wait))-1])})
	}
}

func (m *Memory) Status(context.Context) (Status, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return Status{len(m.waiting), m.underway, len(m.dead)}, nil
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
		}
		return gone
	})
	return out
}

func (m *Memory) Close() error { return nil }
