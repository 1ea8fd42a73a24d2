package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"readout/coder"
	"readout/export"
	"readout/fetch"
	"readout/intake"
	"readout/store"
)

// A sharder makes shards: of each file one, with a line in the manifest. What is coded may
// be kept in a store as well.
type sharder struct {
	book    *export.ShardBook
	how     string // a hash of the version and of how files are read
	program string
	coder   string
	ingest  *ingest // reads and codes parts; its store may be nil
	getter  *intake.Getter
	coders  chan *coder.Coder
	run     int64       // of the store
	told    func(*item) // what became of a part
}

// partPatience is how long one part may be coded, so that none holds up its file for good.
const partPatience = 2 * time.Minute

func newSharder(dir string, g *ingest, private bool) *sharder {
	v := coder.NewWith(g.reading.coder).Version()
	how, err := json.Marshal([]any{"shard 1", v.Version, v.Data, g.reading.coder.MinScore, g.listing.Date, g.listing.Columns})
	if err != nil {
		panic("BUG: " + err.Error())
	}
	sum := sha256.Sum256(how)
	x := &sharder{book: &export.ShardBook{Dir: dir}, how: hex.EncodeToString(sum[:4]), program: "readout " + v.Version, coder: v.Version + " " + v.Data, ingest: g, told: g.tell,
		getter: &intake.Getter{Client: fetch.New(fetch.Options{UserAgent: agent(), AllowPrivate: private}), Rest: time.Second}, coders: make(chan *coder.Coder, runtime.GOMAXPROCS(0))}
	if private { // machines of the house need no rest
		x.getter.Rest = 0
	}
	for range cap(x.coders) {
		x.coders <- nil // made when it is needed
	}
	return x
}

// A slot is a part on its way: coded in any order, written in its own.
type slot struct {
	it     *item
	report export.Report
	events []export.Event
	said   []export.Statement
	err    error
	done   chan struct{}
}

// file makes the shard of a file and says what became of it; early says that an earlier
// call had dealt with it. The error is one that ends the whole.
func (x *sharder) file(ctx context.Context, s *source) (line *export.SourceLine, early bool, err error) {
	before, err := x.book.Source(s.name, x.how)
	if err != nil {
		return nil, false, err
	}
	if before != nil && before.Shard != "" && !x.ingest.again {
		if l, err := x.book.Shard(before.Shard); err != nil {
			return nil, false, err
		} else if l != nil && before.State != export.SourceFailed && (before.Stamp == s.stamp && s.stamp != "" || before.State == export.SourceDone && s.stamp == "") {
			return before, true, nil
		}
	}
	line = &export.SourceLine{Source: s.name, How: x.how, Stamp: s.stamp}
	stamp := ""
	if before != nil && before.State == export.SourceCut && !x.ingest.again {
		stamp = before.Stamp
	}
	f, err := x.getter.Open(ctx, s.name, stamp)
	switch {
	case ctx.Err() != nil:
		return nil, false, ctx.Err()
	case errors.Is(err, intake.ErrSame):
		return before, true, nil
	case err != nil:
		return x.failed(line, before, err)
	}
	defer f.Close()
	if f.Stamp != "" {
		line.Stamp = f.Stamp
	}
	line.Shard = export.ShardName(f.SHA256, x.how)
	there, err := x.book.Shard(line.Shard)
	if err != nil {
		return nil, false, err
	}
	if there == nil || x.ingest.again || x.ingest.store != nil {
		var none error
		if there, none, err = x.make(ctx, s, f, line.Shard); err != nil {
			return nil, false, err
		}
		if none != nil {
			line.Shard = ""
			return x.failed(line, before, none)
		}
	} else {
		early = true // the same content, under another name
	}
	line.State, line.Reason = export.SourceDone, there.Cut
	if there.Cut != "" {
		line.State = export.SourceCut
	}
	line.At = time.Now().UTC()
	return line, early, x.book.PutSource(line)
}

// failed notes that no shard can be made of a file. One that was made of it before stays.
func (x *sharder) failed(line, before *export.SourceLine, why error) (*export.SourceLine, bool, error) {
	line.State, line.Reason, line.Hint, line.At = export.SourceFailed, intake.Reason(why), intake.HintOf(why), time.Now().UTC()
	if before != nil {
		line.Shard = before.Shard
	}
	return line, false, x.book.PutSource(line)
}

// make reads a file and writes its shard. none is why there is nothing that a shard could
// be made of.
func (x *sharder) make(ctx context.Context, s *source, f *intake.Opened, name string) (line *export.ShardLine, none, err error) {
	sh, err := export.NewShard(x.book.Dir, f.SHA256, x.program)
	if err != nil {
		return nil, nil, err
	}
	defer sh.Drop()
	line = &export.ShardLine{Shard: name, Content: f.SHA256, Bytes: f.Size, Coder: x.coder, Parts: map[string]int64{}}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	order := make(chan *slot, waiting)
	var end error
	go func() {
		defer close(order)
		end = x.hand(ctx, s, f, order)
	}()
	defer func() { // the reader is gone when this ends
		stop()
		for range order {
		}
	}()
	seen := map[string]bool{}
	for o := range order {
		select {
		case <-o.done:
		case <-ctx.Done():
			return nil, nil, ctx.Err()
		}
		if o.err == nil {
			o.err = x.write(sh, o, seen)
		}
		if o.err != nil {
			return nil, nil, o.err
		}
		line.Parts[o.it.state]++
		x.told(o.it)
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if end != nil {
		if len(line.Parts) == 0 {
			return nil, end, nil
		}
		line.Cut = intake.Reason(end)
	}
	if line.Files, err = sh.Finish(name); err != nil {
		return nil, nil, err
	}
	if x.ingest.store != nil {
		state := store.Done
		if end != nil {
			state = store.Failed
		}
		if err := x.ingest.store.Note(ctx, x.run, store.Input{Source: s.name, State: state, Stamp: s.stamp, Reason: line.Cut}); err != nil {
			return nil, nil, err
		}
	}
	return line, nil, x.book.PutShard(line)
}

// hand hands the parts of a file to coders, in their order.
func (x *sharder) hand(ctx context.Context, s *source, f *intake.Opened, order chan<- *slot) error {
	l := x.ingest.listing
	l.Found, l.WARC = !s.named, l.WARC || intake.IsAddress(s.name)
	for p, err := range intake.PartsOf(ctx, f.File, s.name, l) {
		if err != nil {
			return err
		}
		o := &slot{it: &item{src: s, part: p}, done: make(chan struct{})}
		var c *coder.Coder
		select {
		case c = <-x.coders:
		case <-ctx.Done():
			return ctx.Err()
		}
		go func() {
			defer close(o.done)
			x.code(ctx, c, o)
		}()
		select {
		case order <- o:
		case <-ctx.Done():
			<-o.done
			return ctx.Err()
		}
	}
	return nil
}

// code reads and codes a part, makes its rows, and keeps it in the store where there is one.
func (x *sharder) code(ctx context.Context, c *coder.Coder, o *slot) {
	in, stop := context.WithTimeout(ctx, partPatience)
	it := o.it
	g := &ingest{reading: x.ingest.reading, again: true, noPages: x.ingest.noPages || x.ingest.store == nil}
	err := g.make(in, &c, it)
	stop()
	x.coders <- c
	switch {
	case ctx.Err() != nil:
		o.err = ctx.Err()
		return
	case errors.Is(err, context.DeadlineExceeded):
		g.failed(it, &intake.Error{What: "it takes longer than two minutes to code", Hint: "please report it with this input"})
	case err != nil:
		g.failed(it, err)
	}
	if it.rec != nil {
		it.why, it.state = string(it.rec.Report.Skipped), string(store.Stored)
		o.report, o.events, o.said = store.Shown(it.rec)
	}
	if x.ingest.store != nil {
		o.err = x.keep(ctx, it)
	}
	it.rec, it.page, it.part = nil, nil, &intake.Part{N: it.part.N, Name: it.part.Name}
}

// keep keeps a part in the store.
func (x *sharder) keep(ctx context.Context, it *item) error {
	in := store.Input{Source: it.src.name, Part: it.part.N, State: it.state, Reason: it.reason, Report: it.report}
	if in.Part == 0 {
		in.Stamp = it.src.stamp
	}
	if it.rec == nil {
		return x.ingest.store.Note(ctx, x.run, in)
	}
	in.Reason = it.why
	out, err := x.ingest.store.Put(ctx, store.Filed{Record: it.rec, Run: x.run, Input: in, Page: it.page, Again: x.ingest.again})
	if out == store.Forgotten {
		it.state = string(out)
	}
	return err
}

// write writes what became of a part: its rows, unless the same text came before.
func (x *sharder) write(sh *export.Shard, o *slot, seen map[string]bool) error {
	it := o.it
	if it.state == string(store.Stored) {
		if seen[it.report] {
			it.state = string(store.Known)
		} else if err := sh.Add(&o.report, o.events, o.said); err != nil {
			return err
		}
		seen[it.report] = true
	}
	why := it.why
	if it.state == store.Failed {
		why = it.reason
	}
	return sh.Input(export.InputRow{Part: it.part.N, Name: it.part.Name, State: it.state, Report: it.report, Reason: strings.ToValidUTF8(why, "\uFFFD")})
}

// all makes the shards of files, one after the other; what cannot be read is told, and the
// rest goes on.
func (x *sharder) all(ctx context.Context, list []*source) error {
	for _, s := range list {
		line, early, err := x.file(ctx, s)
		if err != nil {
			return err
		}
		x.tell(s, line, early)
	}
	return nil
}

// tell counts what became of a file.
func (x *sharder) tell(s *source, line *export.SourceLine, early bool) {
	g := x.ingest
	if line.State == export.SourceFailed || line.State == export.SourceCut && !early {
		g.tell(&item{src: s, state: store.Failed, reason: line.Reason, why: line.Reason, hint: line.Hint})
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if early {
		g.sum.Earlier++
		return
	}
	g.sum.Shards++
}

// listNames reads a list: a file, standard input, or an address.
func listNames(ctx context.Context, name, base string, stdin io.Reader, private bool) (out []string, bad []error, err error) {
	in := stdin
	switch {
	case strings.HasPrefix(name, "http://"), strings.HasPrefix(name, "https://"):
		p, err := fetch.New(fetch.Options{UserAgent: agent(), AllowPrivate: private}).Get(ctx, fetch.Ask{URL: name, Accept: "*/*", Data: true, Max: 256 << 20})
		if err != nil {
			return nil, nil, err
		}
		in = strings.NewReader(string(p.Body))
	case name != "-":
		f, err := os.Open(name)
		if err != nil {
			return nil, nil, usage("--list %s: it cannot be opened; check the path", name)
		}
		defer f.Close()
		in = f
	}
	list, err := intake.List(in, name, base)
	for _, l := range list {
		if l.Err != nil {
			bad = append(bad, l.Err)
		} else {
			out = append(out, l.Name)
		}
	}
	return out, bad, err
}
