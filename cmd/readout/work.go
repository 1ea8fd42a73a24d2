package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"runtime"
	"runtime/debug"
	"strings"

	"readout"
	"readout/coder"
	"readout/export"
	"readout/intake"
)

// A task is one input on its way through a worker.
type task struct {
	input string
	done  chan result // holds one
}

// A result is what one input came to: what to print, or why there is nothing.
type result struct {
	page    []byte
	remarks []string // on what was odd but could be read
	err     error
}

// all reads the inputs, as many at a time as there are processors, and prints
// them in their order. The others go on when one fails.
func (j *job) all(ctx context.Context, inputs []string, w, talk io.Writer) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	workers := min(len(inputs), runtime.GOMAXPROCS(0))
	todo, order := make(chan task), make(chan task, 2*workers)
	for range workers {
		go j.work(ctx, todo)
	}
	go hand(ctx, inputs, todo, order)

	p := newProgress(talk)
	printed, failed := 0, 0
	for i := range inputs {
		p.at(i, len(inputs), inputs[i])
		r, err := next(ctx, order)
		p.clear()
		if err != nil {
			return err
		}
		if r.err != nil {
			failed++
			fmt.Fprintln(talk, "readout:", plain(r.err.Error()))
			continue
		}
		for _, remark := range r.remarks {
			fmt.Fprintf(talk, "readout: %s: note: %s\n", plain(inputs[i]), plain(remark))
		}
		if printed++; printed > 1 && !j.json {
			fmt.Fprintf(w, "\n%s\n\n", strings.Repeat("-", j.width))
		}
		if _, err := w.Write(r.page); err != nil {
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
func hand(ctx context.Context, inputs []string, todo, order chan<- task) {
	defer close(todo)
	for _, in := range inputs {
		t := task{in, make(chan result, 1)}
		for _, to := range []chan<- task{order, todo} {
			select {
			case to <- t:
			case <-ctx.Done():
				return
			}
		}
	}
}

// next waits for the next input to be done.
func next(ctx context.Context, order <-chan task) (result, error) {
	select {
	case t := <-order:
		select {
		case r := <-t.done:
			return r, ctx.Err()
		case <-ctx.Done():
		}
	case <-ctx.Done():
	}
	return result{}, ctx.Err()
}

// work reads inputs until there are no more.
func (j *job) work(ctx context.Context, todo <-chan task) {
	var c *coder.Coder // made with the first report, so that bad inputs are told at once
	for t := range todo {
		var page bytes.Buffer
		remarks, err := j.one(ctx, &c, t.input, &page)
		t.done <- result{page.Bytes(), remarks, err}
	}
}

// one reads one input, prints it to w and returns the remarks on it. A panic is
// a mistake of ours; it becomes an error, so that the other inputs are still read.
func (j *job) one(ctx context.Context, c **coder.Coder, input string, w io.Writer) (remarks []string, err error) {
	defer func() {
		if x := recover(); x != nil {
			*c = nil // its memory may be in disorder
			err = fmt.Errorf("%s: BUG, please report it with this input: %v at %s", input, x, where(debug.Stack()))
		}
	}()
	report, err := intake.Read(ctx, input, j.stdin, intake.Options{Date: j.day})
	if err != nil {
		return nil, err
	}
	if *c == nil {
		*c = coder.NewWith(j.coder)
	}
	rec, err := (*c).Code(ctx, report)
	if err == nil {
		err = j.print(w, rec, *c)
	}
	if err != nil {
		err = fmt.Errorf("%s: %w", input, err)
	}
	return report.Remarks, err
}

// print writes the record in the form that the options ask for.
func (j *job) print(w io.Writer, rec *readout.Record, c *coder.Coder) error {
	switch {
	case j.json:
		return export.JSON(w, rec)
	case j.explain == "":
		return printRecord(w, rec, j.width, j.colour, j.verbose)
	}
	var d *readout.Document
	if j.sentence > 0 && rec.Report.Skipped == "" {
		d = c.Document(rec.Report)
	}
	return explainRecord(w, rec, d, j.sentence, j.width, j.colour)
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
