package queue

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Pages keep what the tasks of a queue refer to, where all of its workers find it: the
// bytes of a page under the id of its task.
type Pages interface {
	// Keep keeps b under an id and returns when it is as safe as a task. What is there
	// already stays.
	Keep(ctx context.Context, id string, b []byte) error
	// Page returns what was kept, or ErrNoPage.
	Page(ctx context.Context, id string) ([]byte, error)
	// Discard takes it out; nothing is said where there is nothing.
	Discard(ctx context.Context, id string) error
}

// ErrNoPage says that nothing is kept under an id.
var ErrNoPage = errors.New("the page of the task is gone")

// Keep, Page and Discard make Memory its own Pages.
func (m *Memory) Keep(_ context.Context, id string, b []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.pages[id] = b
	return nil
}

func (m *Memory) Page(_ context.Context, id string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if b, ok := m.pages[id]; ok {
		return b, nil
	}
	return nil, ErrNoPage
}

func (m *Memory) Discard(_ context.Context, id string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.pages, id)
	return nil
}

// A page on the server lies in pieces, each a message of its own under the id and the
// number of the piece; the first is written last and says how many there are.
const (
	page      = "readout.page."
	piece     = 512 << 10 // bytes; half of what a server lets through by default
	headCount = "Readout-Pieces"
)

func (q *stream) Keep(ctx context.Context, id string, b []byte) error {
	if err := (Task{ID: id}).check(); err != nil {
		return err
	}
	n := max(1, (len(b)+piece-1)/piece)
	for i := n - 1; i >= 0; i-- {
		m := nats.NewMsg(page + id + "." + strconv.Itoa(i))
		m.Data = b[i*piece : min(len(b), (i+1)*piece)]
		m.Header.Set(headCount, strconv.Itoa(n))
		err := patiently(ctx, func() error {
			_, err := q.js.PublishMsg(ctx, m)
			if there(err) {
				return nil
			}
			return err
		})
		if err != nil {
			return fmt.Errorf("the queue does not keep a page: %w", explain(err))
		}
	}
	return nil
}

func (q *stream) Page(ctx context.Context, id string) ([]byte, error) {
	var out []byte
	for i, n := 0, 1; i < n; i++ {
		var m *jetstream.RawStreamMsg
		err := patiently(ctx, func() (err error) {
			m, err = q.pages.GetLastMsgForSubject(ctx, page+id+"."+strconv.Itoa(i))
			return err
		})
		switch {
		case errors.Is(err, jetstream.ErrMsgNotFound):
			return nil, ErrNoPage
		case err != nil:
			return nil, fmt.Errorf("the queue does not give a page: %w", explain(err))
		}
		if n, err = strconv.Atoi(m.Header.Get(headCount)); err != nil {
			return nil, fmt.Errorf("a page of the queue is damaged: it does not say how many pieces it has")
		}
		out = append(out, m.Data...)
	}
	return out, nil
}

func (q *stream) Discard(ctx context.Context, id string) error {
	return patiently(ctx, func() error { return q.pages.Purge(ctx, jetstream.WithPurgeSubject(page+id+".*")) })
}
