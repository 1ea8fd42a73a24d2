package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/coder"
	"readout/review"
	"readout/store"
	"readout/wording"
)

type recodeOptions struct {
	readingOptions
	storeFlag
	since   string
	reports []string
	asRead  bool
	dry     bool
	json    bool
}

// newRecode makes the command that codes the reports in the store again.
func newRecode() *cobra.Command {
	var o recodeOptions
	c := &cobra.Command{
		Use:   "recode",
		Short: "Code the reports in the database again with this version, and show what changes",
		Long: "Code the reports in the database again with this version of the program, its data and\n" +
			"your own actors and frames, and show what has changed, by room. Only reports are coded\n" +
			"that another version coded last, so that an interrupted call goes on where it stopped.\n" +
			"Ids stay, earlier records stay as history, and what people corrected stays corrected.\n\n" +
			"Of pages that were kept the article is looked for anew. Where its text is another one by\n" +
			"now, that is a report with an id of its own, which supersedes the old one: the old text\n" +
			"stays, marked, and what it says is not counted twice.\n\n" +
			"The whole can be taken back with readout undo.",
		Example: "  readout recode --dry-run\n" +
			"  readout recode --since 2024-01-01 --actors mine.tsv\n" +
			"  readout recode --report 2ab86433a6292efc",
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error { return runRecode(c, &o) },
	}
	f := c.Flags()
	f.StringVar(&o.since, "since", "", "only reports that were taken in on `DAY` or later")
	f.StringArrayVar(&o.reports, "report", nil, "only the report of this `ID`, even if this version coded it last; may be given more than once")
	f.BoolVar(&o.asRead, "keep-texts", false, "do not look for the articles of pages anew")
	f.BoolVar(&o.dry, "dry-run", false, "show what would change, and keep nothing")
	f.BoolVar(&o.json, "json", false, "print the differences as JSON")
	addActors(c, &o.own)
	addFrames(c, &o.frames)
	o.storeFlag.add(c)
	return c
}

// A recoding is one run of the command.
type recoding struct {
	store    *store.Store
	reading  *reading
	run      int64
	dry      bool
	asRead   bool // texts stay as they are
	judged   []review.Judgement
	mu       sync.Mutex // what is below
	progress *progress
	result   recoded
}

// recoded is what came of it.
type recoded struct {
	*store.Changes
	Texts   []newText `json:"texts"` // that are other ones by now
	Failed  reasons   `json:"failed"`
	Stopped bool      `json:"stopped"`
	DryRun  bool      `json:"dry_run"`
}

func runRecode(c *cobra.Command, o *recodeOptions) error {
	var since time.Time
	if o.since != "" {
		var err error
		if since, err = time.Parse(time.DateOnly, o.since); err != nil {
			return usage("--since %s is not a day: write it as 2016-09-05", o.since)
		}
	}
	r, err := o.reading(c)
	if err != nil {
		return err
	}
	ctx := c.Context()
	s, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	ids := o.reports
	if len(ids) == 0 {
		if ids, err = s.Stale(ctx, versionOf(r.coder), since); err != nil {
			return err
		}
	}
	g := &recoding{store: s, reading: r, dry: o.dry, asRead: o.asRead, progress: newProgress(r.talk), result: recoded{Changes: store.NewChanges(firstExamples), DryRun: o.dry, Texts: []newText{}, Failed: reasons{}}}
	if g.judged, err = s.Judgements(ctx, ""); err != nil {
		return err
	}
	if len(ids) > 0 && !o.dry {
		if g.run, err = s.Begin(ctx, store.Recode, strings.Join(os.Args[1:], " ")); err != nil {
			return err
		}
		g.result.Run = g.run
	}
	err = g.all(ctx, ids)
	g.progress.clear()
	if err == nil && ctx.Err() == nil && !o.dry {
		err = upToDate(ctx, s, c.ErrOrStderr())
	}
	g.result.Stopped = ctx.Err() != nil
	if e := g.result.print(c.OutOrStdout(), o.json); err == nil {
		err = e
	}
	switch {
	case err != nil:
		return err
	case g.result.Failed.count() == 0:
		return nil
	case g.result.Reports+len(g.result.Texts) > 0:
		return errSome
	}
	return errSaid
}

// versionOf is the version that records coded with these options carry.
func versionOf(o coder.Options) readout.CoderVersion {
	rec, _ := coder.NewWith(o).Code(context.Background(), &readout.Report{Skipped: "nothing to code"})
	return rec.Coder
}

// all codes the reports, as many at a time as there are processors.
func (g *recoding) all(parent context.Context, ids []string) error {
	ctx, stop := context.WithCancelCause(parent)
	defer stop(nil)
	todo := make(chan string)
	keep := make(chan []store.Filed)
	var workers, keepers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			var c *coder.Coder
			for id := range todo {
				f, err := g.one(ctx, &c, id)
				switch {
				case ctx.Err() != nil:
				case errors.Is(err, store.ErrUnavailable):
					stop(err)
				case err != nil:
					g.mu.Lock()
					what, hint, _ := strings.Cut(err.Error(), "; ")
					g.result.Failed.add(what, hint, id)
					g.mu.Unlock()
				default:
					keep <- f
				}
			}
		})
	}
	for range waiting {
		keepers.Go(func() {
			for list := range keep {
				for _, f := range list {
					if err := g.keep(f); err != nil {
						stop(err)
						break
					}
				}
			}
		})
	}
	for i, id := range ids {
		g.mu.Lock()
		g.progress.at(float64(i)/float64(len(ids)), i, id)
		g.mu.Unlock()
		select {
		case todo <- id:
		case <-ctx.Done():
		}
	}
	close(todo)
	workers.Wait()
	close(keep)
	keepers.Wait()
	return context.Cause(ctx)
}

// one codes a report again and compares.
func (g *recoding) one(ctx context.Context, c **coder.Coder, id string) (list []store.Filed, err error) {
	defer func() {
		if x := recover(); x != nil {
			*c = nil
			err = fmt.Errorf("BUG, please report it with this report: %v at %s", x, where(debug.Stack()))
		}
	}()
	if *c == nil {
		*c = coder.NewWith(g.reading.coder)
	}
	old, err := g.store.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	r, err := g.report(ctx, old.Report)
	if err != nil {
		return nil, err
	}
	rec, err := (*c).Code(ctx, r)
	if err != nil {
		return nil, err
	}
	if r.ID != id {
		return g.superseded(ctx, *c, old.Report, rec)
	}
	if err := g.result.Compare(old, rec, g.judged); err != nil {
		return nil, err
	}
	return []store.Filed{{Record: rec, Run: g.run, Again: true}}, nil
}

func (g *recoding) keep(f store.Filed) error {
	if g.dry {
		return nil
	}
	_, err := g.store.Put(context.Background(), f)
	return err
}

func (r *recoded) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return writeJSON(w, r)
	}
	var b strings.Builder
	switch {
	case r.Reports == 0 && len(r.Failed) == 0 && len(r.Texts) == 0:
		b.WriteString("all reports are coded by this version already\n")
	case r.DryRun:
		fmt.Fprintf(&b, "%s would be coded again; %d of them differ\n\n", wording.Count(r.Reports, "report"), r.Changed)
	default:
		fmt.Fprintf(&b, "%s coded again as run %d; %d of them differ\n\n", wording.Count(r.Reports, "report"), r.Run, r.Changed)
	}
	if r.Reports > 0 {
		printChanges(&b, r.Changes)
	}
	if len(r.Texts) > 0 {
		fmt.Fprintf(&b, "\n%s found anew on the page, and supersedes the old one:\n", countIs(len(r.Texts), "text"))
		for i, x := range r.Texts {
			if i == firstExamples {
				fmt.Fprintf(&b, "  and %d more\n", len(r.Texts)-i)
				break
			}
			fmt.Fprintf(&b, "  %s -> %s  %d -> %d letters  %s\n", x.Old, x.New, x.Before, x.After, wording.Plain(cut(x.Title, 60)))
		}
	}
	for _, x := range r.Failed {
		fmt.Fprintf(&b, "\n%d failed because %s: %s\n", x.Count, wording.Plain(x.Reason), strings.Join(x.First, ", "))
		if x.Hint != "" {
			fmt.Fprintf(&b, "  %s\n", wording.Plain(x.Hint))
		}
	}
	if r.Run > 0 && r.Reports+len(r.Texts) > 0 {
		fmt.Fprintf(&b, "\nto take it back: readout undo %d\n", r.Run)
	}
	if r.Stopped {
		b.WriteString("stopped before all was coded: the same command goes on from here\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
