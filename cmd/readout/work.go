package main

import (
	"context"
	"fmt"
	"io"
	"path"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"readout"
	"readout/coder"
	"readout/intake"
	"readout/wording"
)

// A reading is how reports come in, for every command that reads them. Its workers
// share it and change nothing.
type reading struct {
	day   time.Time
	stdin io.Reader
	talk  io.Writer
	coder coder.Options
}

// A task is one input on its way through a worker.
type task[T any] struct {
	input string
	done  chan result[T] // holds one
}

// A result is what one input came to, or why there is nothing.
type result[T any] struct {
	value   T
	remarks []string // on what was odd but could be read
	err     error
}

// A maker makes what a command wants of a record; the coder is the one that read it.
type maker[T any] func(*readout.Record, *coder.Coder) (T, error)

// readAll reads the inputs, as many at a time as there are processors, makes of
// each what is wanted, and hands that to use in the order of the inputs. The others
// go on when one fails; the error says that, or is use's.
func readAll[T any](ctx context.Context, r *reading, inputs []string, form maker[T], use func(input string, value T) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	workers := min(len(inputs), runtime.GOMAXPROCS(0))
	todo, order := make(chan task[T]), make(chan task[T], 2*workers)
	for range workers {
		go work(ctx, r, form, todo)
	}
	go hand(ctx, inputs, todo, order)

	p := newProgress(r.talk)
	failed := 0
	for i, input := range inputs {
		p.at(float64(i)/float64(len(inputs)), i, input)
		x, err := next(ctx, order)
		p.clear()
		if err != nil {
			return err
		}
		if x.err != nil {
			failed++
			fmt.Fprintln(r.talk, "readout:", wording.Plain(x.err.Error()))
			continue
		}
		for _, remark := range x.remarks {
			fmt.Fprintf(r.talk, "readout: %s: note: %s\n", wording.Plain(input), wording.Plain(remark))
		}
		if err := use(input, x.value); err != nil {
			return err
		}
	}
	switch failed {
	case 0:
		return nil
	case len(inputs):
		return errSaid
	}
	return errSome
}

// hand gives the inputs to the workers, and to order in the same order.
func hand[T any](ctx context.Context, inputs []string, todo, order chan<- task[T]) {
	defer close(todo)
	for _, in := range inputs {
		t := task[T]{in, make(chan result[T], 1)}
		for _, to := range []chan<- task[T]{order, todo} {
			select {
			case to <- t:
			case <-ctx.Done():
				return
			}
		}
	}
}

// next waits for the next input to be done.
func next[T any](ctx context.Context, order <-chan task[T]) (result[T], error) {
	select {
	case t := <-order:
		select {
		case r := <-t.done:
			return r, ctx.Err()
		case <-ctx.Done():
		}
	case <-ctx.Done():
	}
	return result[T]{}, ctx.Err()
}

// work reads inputs until there are no more.
func work[T any](ctx context.Context, r *reading, form maker[T], todo <-chan task[T]) {
	var c *coder.Coder // made with the first report, so that bad inputs are told at once
	for t := range todo {
		t.done <- one(ctx, r, &c, t.input, form)
	}
}

// one reads one input and makes of it what is wanted. A panic is a mistake of ours;
// it becomes an error, so that the other inputs are still read.
func one[T any](ctx context.Context, r *reading, c **coder.Coder, input string, form maker[T]) (out result[T]) {
	defer func() {
		if x := recover(); x != nil {
			*c = nil // its memory may be in disorder
			out.err = fmt.Errorf("%s: BUG, please report it with this input: %v at %s", input, x, where(debug.Stack()))
		}
	}()
	report, err := intake.Read(ctx, input, r.stdin, intake.Options{Date: r.day})
	if err != nil {
		return result[T]{err: err}
	}
	out.remarks = report.Remarks
	if *c == nil {
		*c = coder.NewWith(r.coder)
	}
	rec, err := (*c).Code(ctx, report)
	if err == nil {
		out.value, err = form(rec, *c)
	}
	if err != nil {
		out.err = fmt.Errorf("%s: %w", input, err)
	}
	return out
}

// where returns the place in our code that a panic's stack comes from.
func where(stack []byte) string {
	_, after, _ := strings.Cut(string(stack), "\npanic(")
	lines := strings.Split(after, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "readout/") && i+1 < len(lines) && !strings.Contains(lines[i+1], "oncefunc.go") {
			at, _, _ := strings.Cut(strings.TrimSpace(lines[i+1]), " +")
			return path.Join(path.Base(path.Dir(at)), path.Base(at))
		}
	}
	return "an unknown place"
}
