package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/coder"
	"readout/follow"
	"readout/queue"
	"readout/store/postgres"
	"readout/wording"
)

// A finding is what one look of the doctor says: that it is well, with what was seen, or
// what is wrong and what to do.
type finding struct {
	what, seen string
	err        error
}

// errSick says that something is not as it should be; what it is has been printed.
var errSick = errors.New("not all is as it should be: see the lines that begin with !!")

// newDoctor makes the command that looks whether the program can work here.
func newDoctor() *cobra.Command {
	var o storeFlag
	var queueAt string
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Look whether this machine and the database are as they should be",
		Long: "Look whether this machine and the database are as they should be: that the program reads a\n" +
			"sentence right, that the clock is plausible, that there is room where it writes, that the database can\n" +
			"be opened and written, that a queue answers. A line each; lines with !! say what to do. Nothing\n" +
			"is changed, and no database is made where there is none. readout db check looks for damage\n" +
			"inside a database, which takes longer.",
		Example: "  readout doctor\n  readout doctor --db corpus.db --queue nats://127.0.0.1:4222",
		Args:    noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			sick := false
			for _, look := range []func(context.Context) finding{
				readsRight, clockPlausible, scratchWritable,
				func(ctx context.Context) finding { return databaseWell(ctx, &o) },
				func(ctx context.Context) finding { return queueWell(ctx, queueAt) },
			} {
				f := look(c.Context())
				mark, text := "ok", f.seen
				if f.err != nil {
					mark, text, sick = "!!", f.err.Error(), true
				}
				if text == "" {
					continue
				}
				if _, err := fmt.Fprintf(c.OutOrStdout(), "%s  %-9s %s\n", mark, f.what, wording.Plain(text)); err != nil {
					return err
				}
			}
			if sick {
				return errSick
			}
			return nil
		},
	}
	o.add(c)
	c.Flags().StringVar(&queueAt, "queue", "", "the queue too: `WHERE` it is, as for readout ingest")
	return c
}

// readsRight reads a sentence whose record is known: what the program carries is whole.
func readsRight(ctx context.Context) finding {
	v := coder.Version()
	f := finding{what: "program", seen: fmt.Sprintf("readout %s, data %s, %s %s/%s", v.Version, v.Data, runtime.Version(), runtime.GOOS, runtime.GOARCH)}
	text := "Kenya expelled the Ugandan ambassador on Monday, its foreign ministry said."
	day := time.Date(2024, 3, 14, 0, 0, 0, 0, time.UTC)
	rec, err := coder.New().Code(ctx, &readout.Report{ID: readout.MakeID(text), Lang: "en", Text: text, Published: readout.Published{Date: day, Certain: true}})
	switch {
	case err != nil:
		f.err = err
	case len(rec.Events) != 1 || len(rec.Events[0].Actors) != 1 || len(rec.Events[0].Recipients) != 1 || rec.Events[0].Date != "2024-03-11" || len(rec.Statements) != 1:
		f.err = errors.New("a sentence that it knows is not read as it should be: the program is damaged; fetch it again and hold it against SHA256SUMS")
	}
	return f
}

// clockPlausible looks at the clock, by which is told when reports came.
func clockPlausible(context.Context) finding {
	now := time.Now().UTC()
	f := finding{what: "clock", seen: now.Format("2006-01-02 15:04 UTC")}
	if now.Year() < 2026 || now.Year() > 2100 {
		f.err = fmt.Errorf("the clock says %s: set it, or what comes in is kept under a wrong day", now.Format(time.DateOnly))
	}
	return f
}

// leastRoom is how much room a disk should have left: what a few thousand reports take,
// with what the database needs beside them while it writes.
const leastRoom = 1 << 30

// roomIn says how much room there is where a file is to be written.
func roomIn(dir string) (string, error) {
	free, ok := freeRoom(dir)
	switch {
	case !ok:
		return "", nil
	case free < leastRoom:
		return "", fmt.Errorf("only %d MB are left on the disk of %s: make room, or choose another one", free>>20, dir)
	}
	return fmt.Sprintf(", %d GB free", free>>30), nil
}

// scratchWritable writes and takes away a file where programs put what is passing.
func scratchWritable(context.Context) finding {
	f := finding{what: "scratch", seen: os.TempDir()}
	t, err := os.CreateTemp("", "readout-doctor-")
	if err != nil {
		f.err = fmt.Errorf("%w: set TMPDIR to a folder that may be written", err)
		return f
	}
	_, err = t.WriteString("readout")
	err = errors.Join(err, t.Close(), os.Remove(t.Name()))
	room := ""
	if err == nil {
		room, err = roomIn(os.TempDir())
	}
	f.seen, f.err = f.seen+room, err
	return f
}

// databaseWell opens the database, if there is one, and counts what is in it.
func databaseWell(ctx context.Context, o *storeFlag) finding {
	f := finding{what: "database"}
	at, err := o.where()
	if err != nil {
		f.err = err
		return f
	}
	room := ""
	if !postgres.Is(at) {
		dir := filepath.Dir(at)
		if room, f.err = roomIn(dir); f.err != nil {
			return f
		}
		switch _, err := os.Stat(at); {
		case errors.Is(err, fs.ErrNotExist):
			f.seen = "none yet at " + at + "; readout ingest makes it" + room
			return f
		case err != nil:
			f.err = err
			return f
		}
		if err := mayWrite(at); err != nil {
			f.err = fmt.Errorf("%s may not be written (%w): give it to who runs readout, or choose another one by --db", at, err)
			return f
		}
	}
	s, err := o.open(ctx)
	if err != nil {
		f.err = err
		return f
	}
	defer s.Close()
	n, err := s.Count(ctx)
	if err != nil {
		f.err = err
		return f
	}
	f.seen = fmt.Sprintf("%s: %s, %d events%s", s.Name(), wording.Count(int(n.Reports), "report"), n.Events, room)
	switch behind, other, err := s.Behind(ctx, follow.Version); {
	case err != nil:
		f.err = err
	case other:
		f.seen += "; stories and processes are of another version and are made anew when they are asked for"
	case behind:
		f.seen += "; stories and processes have reports to catch up with, which the next command that shows them does"
	}
	return f
}

// mayWrite says whether a file and its folder may be written, where SQLite puts its log.
func mayWrite(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	t, err := os.CreateTemp(filepath.Dir(file), ".readout-doctor-")
	if err != nil {
		return err
	}
	return errors.Join(t.Close(), os.Remove(t.Name()))
}

// queueWell asks the queue, if one is named, how much there is to do.
func queueWell(ctx context.Context, at string) finding {
	f := finding{what: "queue"}
	if at == "" {
		return f
	}
	if !strings.HasPrefix(at, "nats://") && !strings.HasPrefix(at, "tls://") {
		f.seen = at + " runs within the program"
		return f
	}
	ctx, cancel := context.WithTimeout(ctx, 15*time.Second)
	defer cancel()
	q, err := queue.Open(ctx, at, os.Getenv)
	if err != nil {
		f.err = err
		return f
	}
	defer q.Close()
	s, err := q.Status(ctx)
	if err != nil {
		f.err = err
		return f
	}
	f.seen = fmt.Sprintf("%s: %d waiting, %d under way, %d dead", at, s.Waiting, s.Underway, s.Dead)
	if s.Dead > 0 {
		f.seen += "; readout queue list shows why"
	}
	return f
}
