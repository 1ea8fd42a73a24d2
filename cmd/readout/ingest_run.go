package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"readout"
	"readout/coder"
	"readout/intake"
	"readout/store"
	"readout/wording"
)

// An ingest is one call of the command. One goroutine finds the parts of the sources,
// one for each processor reads and codes them, some hand them to the store's writer,
// and one notes what gave no report. What is told and counted has been written.
type ingest struct {
	store   *store.Store
	reading *reading
	listing intake.Listing
	again   bool
	noPages bool
	bad     []error // lines of the list that name nothing
	private bool    // addresses of this machine's network are allowed
	note    string  // how the program was called
	queue   *opened // to which parts are handed out; nil where they are read here

	run      func() (int64, error) // begins the run, once there is something to do
	todo     chan *item
	coded    chan *item
	notes    chan *item
	stop     context.CancelCauseFunc
	readers  sync.WaitGroup
	keepers  sync.WaitGroup
	noting   sync.WaitGroup
	total    atomic.Int64 // bytes
	done     atomic.Int64
	at       atomic.Pointer[source]
	mu       sync.Mutex // what is below
	sum      *summary
	out      io.Writer
	progress *progress
	json     bool
	each     bool
}

// An item is a part of a source and what became of it.
type item struct {
	src    *source
	part   *intake.Part
	rec    *readout.Record
	page   *store.Page // nil for none, or where none is kept
	state  string
	reason string // in one line
	why    string // the same without what is of this part alone
	hint   string // what to do
	report string
}

// waiting is how many reports may wait for the writer: as many as share a transaction.
const waiting = 64

func (g *ingest) all(parent context.Context, args []string) error {
	ctx, stop := context.WithCancelCause(parent)
	defer stop(nil)
	g.stop = stop
	list, bad := expand(ctx, args, g.store.Name(), false)
	for _, err := range append(g.bad, bad...) {
		if ctx.Err() == nil {
			g.tell(&item{src: &source{file: argOf(err)}, state: store.Failed, reason: err.Error(), why: intake.Reason(err), hint: intake.HintOf(err)})
		}
	}
	list = slices.DeleteFunc(list, func(s *source) bool {
		if !s.named && foreign[strings.ToLower(filepath.Ext(s.file))] {
			g.tell(&item{src: s, state: store.Skipped, why: "they belong to a program"})
			return true
		}
		g.total.Add(s.size)
		return false
	})
	g.run = sync.OnceValues(func() (int64, error) {
		n, err := g.store.Begin(ctx, "ingest", g.note)
		g.mu.Lock()
		defer g.mu.Unlock()
		g.sum.Run = n
		return n, err
	})
	g.todo, g.coded, g.notes = make(chan *item, 2*runtime.GOMAXPROCS(0)), make(chan *item), make(chan *item, waiting)
	if g.queue != nil {
		g.readers.Go(func() { g.feed(ctx) })
	} else {
		for range runtime.GOMAXPROCS(0) {
			g.readers.Go(func() { g.read(ctx) })
		}
	}
	for range waiting {
		g.keepers.Go(g.keep)
	}
	g.noting.Go(g.noteAll)
	shown := make(chan struct{})
	go g.show(shown)

	for _, s := range list {
		if err := g.source(ctx, s); err != nil {
			stop(err)
			break
		}
	}
	close(g.todo)
	g.readers.Wait()
	close(g.coded)
	g.keepers.Wait()
	close(g.notes)
	g.noting.Wait()
	close(shown)
	if err := context.Cause(ctx); err != nil && parent.Err() == nil {
		return err
	}
	return nil
}

func argOf(err error) string {
	if own := new(intake.Error); errors.As(err, &own) {
		return own.Arg
	}
	return ""
}

// source hands the parts of a source on that have not been dealt with. The error is one
// that ends the whole.
func (g *ingest) source(ctx context.Context, s *source) error {
	g.at.Store(s)
	before, seen, err := g.store.Input(ctx, s.name, 0)
	if err != nil {
		return err
	}
	if same := seen && s.stamp != "" && before.Stamp == s.stamp && !g.again; same {
		switch {
		case before.State == store.Skipped && s.named: // who names it is told why
		case before.State == store.Begun || before.State == store.Failed:
			if s.known, err = g.store.Parts(ctx, s.name); err != nil {
				return err
			}
		default:
			g.total.Add(-s.size)
			g.mu.Lock()
			g.sum.Earlier++
			g.mu.Unlock()
			return nil
		}
	}
	if _, err := g.run(); err != nil {
		return err
	}
	return g.parts(ctx, s)
}

// parts hands on the parts of a source.
func (g *ingest) parts(ctx context.Context, s *source) error {
	s.open.Store(1)
	if g.queue != nil {
		s.dropped.Store(true) // who closes the run says when the source is done
	}
	l := g.listing
	l.Found = !s.named
	l.Known = func(n int) bool {
		_, ok := s.known[n]
		if ok {
			g.mu.Lock()
			g.sum.Earlier++
			g.mu.Unlock()
		}
		return ok
	}
	read := int64(0)
	l.Read = func(n int) { read += int64(n); g.done.Add(int64(n)) }
	var end error
	noted := false
	for p, err := range intake.Parts(ctx, s.file, l) {
		if err != nil {
			end = err
			break
		}
		if !s.begun {
			s.begun, s.single = true, p.N == 0
		}
		if !s.single && !noted {
			noted = true
			run, _ := g.run()
			if err := g.store.Note(ctx, run, store.Input{Source: s.name, State: store.Begun, Stamp: s.stamp}); err != nil {
				return err
			}
		}
		s.open.Add(1)
		select {
		case g.todo <- &item{src: s, part: p}:
		case <-ctx.Done():
			s.dropped.Store(true)
		}
	}
	g.done.Add(s.size - read) // the index of a ZIP, the end of a file
	switch {
	case ctx.Err() != nil:
		s.dropped.Store(true)
	case end != nil:
		s.dropped.Store(true) // so that it is tried again
		s.open.Add(1)
		g.notes <- g.failed(&item{src: s}, end)
	case g.queue != nil && s.begun && !s.single:
		g.todo <- &item{src: s}
	}
	if s.closed() {
		g.notes <- &item{src: s, state: store.Done}
	}
	return nil
}

// failed makes it an item that gave no report, because of err. What was not named by
// the user and is by its nature no report is skipped.
func (g *ingest) failed(it *item, err error) *item {
	it.rec, it.state, it.reason, it.why, it.hint = nil, store.Failed, err.Error(), intake.Reason(err), intake.HintOf(err)
	whole := it.part == nil || it.part.N == 0
	table := it.part == nil && errors.Is(err, intake.ErrNoText) // one of no reports, in a folder
	if (intake.Passed(err) || table) && !(whole && it.src.named) {
		it.state = store.Skipped
	}
	return it
}

// read reads and codes parts.
func (g *ingest) read(ctx context.Context) {
	var c *coder.Coder
	for it := range g.todo {
		if ctx.Err() != nil {
			it.src.dropped.Store(true)
			continue
		}
		next := g.code(ctx, &c, it)
		if next == nil {
			it.src.dropped.Store(true)
			continue
		}
		it.part = &intake.Part{N: it.part.N, Name: it.part.Name} // its bytes are no longer needed
		next <- it
	}
}

// code reads and codes one part and says where it goes, nil where it was dropped.
func (g *ingest) code(ctx context.Context, c **coder.Coder, it *item) (next chan *item) {
	if err := g.make(ctx, c, it); err != nil {
		if ctx.Err() == nil && errors.Is(err, store.ErrUnavailable) {
			g.stop(err)
		}
		return nil // it was stopped
	}
	if it.rec != nil {
		return g.coded
	}
	return g.notes
}

// make reads and codes the part of an item; where there is nothing to code, the item's
// state says why. A panic is a mistake of ours; it costs that one part.
func (g *ingest) make(ctx context.Context, c **coder.Coder, it *item) (err error) {
	defer func() {
		if x := recover(); x != nil {
			*c = nil
			g.failed(it, fmt.Errorf("BUG, please report it with this input: %v at %s", x, where(debug.Stack())))
			err = nil
		}
	}()
	r, err := it.part.Report()
	if err != nil {
		g.failed(it, err)
		return nil
	}
	it.report = r.ID
	it.page = g.pageOf(it.part)
	if !g.again {
		out, err := g.store.Seen(ctx, r.ID)
		if err != nil {
			return err
		}
		if out != "" {
			it.state = string(out)
			return nil
		}
	}
	if *c == nil {
		*c = coder.NewWith(g.reading.coder)
	}
	it.rec, err = (*c).Code(ctx, r)
	return err
}

// pageOf is the page that a part was read from.
func (g *ingest) pageOf(p *intake.Part) *store.Page {
	page := p.Page()
	if page == nil || g.noPages {
		return nil
	}
	day := ""
	if !page.Hints.Date.IsZero() {
		day = page.Hints.Date.Format(time.DateOnly)
	}
	return &store.Page{Body: page.Body, Name: page.Hints.Name, URL: page.Hints.URL, Type: page.Hints.ContentType, Day: day}
}

// keep hands records to the store.
func (g *ingest) keep() {
	for it := range g.coded {
		run, _ := g.run()
		skipped := string(it.rec.Report.Skipped)
		in := store.Input{Source: it.src.name, Part: it.part.N, Reason: skipped}
		if it.part.N == 0 {
			in.Stamp = it.src.stamp
		}
		out, err := g.store.Put(context.Background(), store.Filed{Record: it.rec, Run: run, Input: in, Page: it.page, Again: g.again})
		switch {
		case err == nil:
			it.rec, it.page, it.state, it.why = nil, nil, string(out), skipped
			g.tell(it)
			if it.src.closed() {
				g.notes <- &item{src: it.src, state: store.Done}
			}
		case errors.Is(err, store.ErrUnavailable) || errors.Is(err, store.ErrClosed):
			it.src.dropped.Store(true)
			g.stop(err)
		default: // of this report alone
			g.notes <- g.failed(it, err)
		}
	}
}

// noteAll writes down what became of inputs that gave no report, many at a time.
func (g *ingest) noteAll() {
	var list []*item
	late := time.NewTicker(50 * time.Millisecond)
	defer late.Stop()
	for {
		select {
		case it, ok := <-g.notes:
			if !ok {
				for len(list) > 0 {
					list = g.flush(list)
				}
				return
			}
			if list = append(list, it); len(list) < 8*waiting {
				continue
			}
		case <-late.C:
		}
		list = g.flush(list)
	}
}

// flush writes items down and returns those that are to be noted because of that: of
// the sources that are done now.
func (g *ingest) flush(list []*item) (more []*item) {
	if len(list) == 0 {
		return nil
	}
	ins := make([]store.Input, len(list))
	for i, it := range list {
		ins[i] = store.Input{Source: it.src.name, State: it.state, Reason: it.reason, Report: it.report}
		if it.part != nil {
			ins[i].Part = it.part.N
		}
		if ins[i].Part == 0 {
			ins[i].Stamp = it.src.stamp
		}
	}
	run, _ := g.run()
	if err := g.store.Note(context.Background(), run, ins...); err != nil {
		for _, it := range list {
			it.src.dropped.Store(true)
		}
		g.stop(err)
		return nil
	}
	for _, it := range list {
		if it.state == store.Done {
			continue
		}
		g.tell(it)
		if it.src.closed() {
			more = append(more, &item{src: it.src, state: store.Done})
		}
	}
	return more
}

// tell counts an item that has been dealt with and written down, and tells of it where
// that is asked for.
func (g *ingest) tell(it *item) {
	g.mu.Lock()
	defer g.mu.Unlock()
	name := it.src.file
	if it.part != nil && it.part.Name != "" {
		name += ", " + it.part.Name
	}
	switch it.state {
	case string(store.Stored), string(store.Recoded):
		if it.state == string(store.Stored) {
			g.sum.Read++
		} else {
			g.sum.Recoded++
		}
		if it.why != "" {
			g.sum.NotCoded.add(it.why, "", name)
		}
	case string(store.Known):
		g.sum.Known++
	case string(store.Forgotten):
		g.sum.Forgotten++
	case store.Skipped:
		g.sum.Skipped.add(it.why, "", name)
	case store.Failed:
		g.sum.Failed.add(it.why, it.hint, name)
	}
	if g.each {
		g.progress.clear()
		g.line(it)
	}
}

// line prints what became of an item.
func (g *ingest) line(it *item) {
	part, n := "", 0
	if it.part != nil {
		part, n = it.part.Name, it.part.N
	}
	var err error
	if g.json {
		err = json.NewEncoder(g.out).Encode(struct {
			Source string `json:"source"`
			Part   int    `json:"part,omitempty"`
			Name   string `json:"name,omitempty"`
			State  string `json:"state"`
			Report string `json:"report,omitempty"`
			Reason string `json:"reason,omitempty"`
		}{it.src.file, n, part, it.state, it.report, it.reason})
	} else {
		_, err = fmt.Fprintln(g.out, wording.Plain(joinSome(it.state, it.report, it.src.file, part, it.reason)))
	}
	if err != nil {
		g.stop(err)
	}
}

// joinSome joins what there is.
func joinSome(list ...string) string {
	return strings.Join(slices.DeleteFunc(list, func(s string) bool { return s == "" }), " ")
}

// show shows how far the work has come, until stop is closed.
func (g *ingest) show(stop <-chan struct{}) {
	every := time.NewTicker(200 * time.Millisecond)
	defer every.Stop()
	for {
		select {
		case <-stop:
			return
		case <-every.C:
		}
		if s := g.at.Load(); s != nil && g.total.Load() > 0 {
			g.mu.Lock()
			g.progress.at(float64(g.done.Load())/float64(g.total.Load()), g.sum.dealt(), s.file)
			g.mu.Unlock()
		}
	}
}
