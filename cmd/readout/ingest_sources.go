package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"readout/intake"
	"readout/store"
)

// A source is a file on its way into the store. It is done when all of its parts are.
type source struct {
	file  string // as it is told
	name  string // as it is kept: with its whole path
	named bool   // by the user; others stand in a folder
	size  int64
	stamp string // of size and time: another one says that the file has changed

	known map[int]store.Input // parts that have been dealt with

	single  bool         // it is one report
	begun   bool         // a part has been seen
	open    atomic.Int64 // parts under way, and one while there may be more
	dropped atomic.Bool  // not all was dealt with
}

// expand finds the files that are meant: those of a folder in the order of their names.
// Hidden ones are left out, and the database itself;
// remote says that addresses of archives are meant too.
func expand(ctx context.Context, args []string, database string, remote bool) (list []*source, bad []error) {
	if abs, err := filepath.Abs(database); err == nil {
		database = abs
	}
	seen := map[string]bool{}
	add := func(file string, named bool, info fs.FileInfo) {
		name, err := filepath.Abs(file)
		if err != nil {
			name = file
		}
		if seen[name] || strings.HasPrefix(name, database+"-") || name == database {
			return
		}
		seen[name] = true
		s := &source{file: file, name: name, named: named}
		if info != nil {
			s.size = info.Size()
			s.stamp = fmt.Sprintf("%d bytes, %s", info.Size(), info.ModTime().UTC().Format(time.RFC3339Nano))
		}
		list = append(list, s)
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case err == nil && info.IsDir():
			if err := folder(ctx, arg, add); err != nil {
				bad = append(bad, err)
			}
		case err == nil:
			add(arg, true, info)
		case remote && intake.IsAddress(arg):
			if !seen[arg] {
				seen[arg] = true
				list = append(list, &source{file: arg, name: arg, named: true})
			}
		case strings.Contains(arg, "://"):
			bad = append(bad, &intake.Error{Arg: arg, What: "addresses are not taken in", Hint: "save the page and give the file; readout read prints what an address says"})
		case strings.ContainsAny(arg, "*?["):
			found, err := filepath.Glob(arg)
			if err != nil || len(found) == 0 {
				bad = append(bad, &intake.Error{Arg: arg, What: "no file has such a name", Hint: "check the path"})
			}
			for _, f := range found {
				if info, err := os.Stat(f); err == nil && info.IsDir() {
					if err := folder(ctx, f, add); err != nil {
						bad = append(bad, err)
					}
				} else {
					add(f, false, info)
				}
			}
		default:
			add(arg, true, nil) // opening it says what is wrong
		}
	}
	return list, bad
}

// foreign are the ends of names of what is no report where a folder is read: programs
// and what describes them. Who names such a file has it read.
var foreign = map[string]bool{".go": true, ".md": true, ".py": true, ".js": true, ".css": true, ".sh": true, ".yml": true, ".yaml": true, ".toml": true}

// folder adds the files in a folder and in those below it.
func folder(ctx context.Context, dir string, add func(string, bool, fs.FileInfo)) error {
	return filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return &intake.Error{Arg: p, What: "the folder may not be read", Hint: "ask for the right to read it", Err: err}
		case p != dir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		}
		info, err := os.Stat(p) // of what a link leads to
		if err == nil && info.IsDir() {
			return nil // a link to a folder may lead round in circles
		}
		add(p, false, info)
		return nil
	})
}

// closed says that one thing less of a source is under way, and whether it is done now:
// all of its parts have been dealt with.
func (s *source) closed() (done bool) {
	return s.open.Add(-1) == 0 && !s.dropped.Load() && !s.single
}
