// Package queue hands out work, on one machine or many: a task that was put is done by
// some worker, at least once, however often workers and machines stop. [Memory] does
// that within a process; [Open] on NATS JetStream, in this process or on a cluster.
//
// A task says where its work lies, not what it is: pages stay in files, archives or an
// object store. Its id is the hash of what it is about, so that a task put twice is one,
// and what is done twice has the effect of once where it is kept under that id.
package queue

import (
	"context"
	"errors"
	"sync"
	"time"
)

// A Task is something to be done.
type Task struct {
	ID   string // at most 128 letters, digits, - and _; the same work has the same id
	Body []byte // a reference to the work, at most [MaxBody] bytes
}

// The limits of tasks, and how they are tried.
const (
	MaxBody  = 64 << 10
	MaxTries = 5               // after which a task is dead
	Patience = 2 * time.Minute // that a task may take; what takes longer failed
)

// wait is how long a task rests after its first, second, ... try that failed.
var wait = []time.Duration{time.Second, 5 * time.Second, 30 * time.Second, 2 * time.Minute}

// A Dead task was tried [MaxTries] times in vain, and waits for a person.
type Dead struct {
	Task   Task
	Tries  int
	Reason string    // of the last try, in one line
	At     time.Time // when it was given up
}

// A Status says how much there is to do.
type Status struct {
	Waiting  int // to be handed out, now or after a rest
	Underway int // handed out and not done
	Dead     int
}

// A Handler does a task. It returns when the task is done and kept, for after that
// nobody does it again; an error, in one line, says why it could not be. It may be
// called for a task that was done before.
type Handler func(ctx context.Context, t Task) error

// A Queue keeps tasks until they are done. Its methods may be called from many
// goroutines.
type Queue interface {
	// Put adds tasks and returns when they are kept as safely as the queue keeps
	// anything. Tasks that are in the queue already are passed over, also those that are
	// dead: they wait for a person.
	Put(ctx context.Context, tasks ...Task) error
	// Work does tasks, n at a time, until ctx ends; then what is under way is
	// finished, for [Drain] at most, and what is not finished goes to others. It
	// returns nil when ctx ended it.
	Work(ctx context.Context, n int, h Handler) error
	// Status counts.
	Status(ctx context.Context) (Status, error)
	// Dead returns the dead tasks, the oldest first.
	Dead(ctx context.Context) ([]Dead, error)
	// Retry puts dead tasks back, Drop takes them out; all of them without ids. They
	// return how many there were.
	Retry(ctx context.Context, ids ...string) (int, error)
	Drop(ctx context.Context, ids ...string) (int, error)
	// Close ends the queue's connections; what it keeps stays.
	Close() error
}

// Drain is how long Work waits for what is under way.
const Drain = 8 * time.Second

// ErrTask says that a task cannot be put.
var ErrTask = errors.New("no task")

// errLost is the reason of a task whose workers never came back from it.
const errLost = "no worker came back from it: it may take too long, or too much memory"

// check says what is wrong with a task.
func (t Task) check() error {
	if t.ID == "" || len(t.ID) > 128 {
		return errors.Join(ErrTask, errors.New("the id of a task has 1 to 128 characters"))
	}
	for _, c := range []byte(t.ID) {
		if (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return errors.Join(ErrTask, errors.New("the id of a task has letters, digits, - and _ only"))
		}
	}
	if len(t.Body) > MaxBody {
		return errors.Join(ErrTask, errors.New("a task refers to its work and does not hold it: it is longer than 64 KiB"))
	}
	return nil
}

// drain waits until ctx ends, and then for those at work: for [Drain], after which end
// takes away what they still do.
func drain(ctx context.Context, all *sync.WaitGroup, end func()) {
	done := make(chan struct{})
	go func() { all.Wait(); close(done) }()
	<-ctx.Done()
	select {
	case <-done:
	case <-time.After(Drain):
		end()
		<-done
	}
}

// do does a task within its time. A panic is an error of that task.
func do(ctx context.Context, t Task, h Handler, patience time.Duration) (err error) {
	ctx, cancel := context.WithTimeoutCause(context.WithValue(ctx, unhurried{}, ctx), patience, errPatience)
	defer cancel()
	defer func() {
		if x := recover(); x != nil {
			err = panicked(x)
		}
	}()
	if err = h(ctx, t); err != nil && context.Cause(ctx) == errPatience {
		err = errPatience
	}
	return err
}

var errPatience = errors.New("it takes longer than two minutes")

type unhurried struct{}

// Unhurried is the context of a handler without the time that a task may take: to wait for
// what is not the task's fault, such as a database that is away. It ends when the work does.
func Unhurried(ctx context.Context) context.Context {
	if c, ok := ctx.Value(unhurried{}).(context.Context); ok {
		return c
	}
	return ctx
}
