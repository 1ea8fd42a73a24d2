package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A ShardBook is what stands beside shards and says what they were made of: a line of
// JSON a file, so that any number of machines write at once and none waits for another.
//
//	shards/NAME.json      a shard: its rows, and the sums of its files
//	sources/ID.json       a file that was to be read: which shard it became, or why none
//	lists/RUN.jsonl       what one call was to read, a name a line
//
// Lines are written after what they tell of.
type ShardBook struct{ Dir string }

// A ShardLine says what a shard is.
type ShardLine struct {
	Shard   string               `json:"shard"`
	Content string               `json:"content"` // SHA-256 of the file
	Bytes   int64                `json:"bytes"`   // of the file
	Coder   string               `json:"coder"`   // the version that coded it, and its data
	Parts   map[string]int64     `json:"parts"`   // of the file, by what became of them
	Cut     string               `json:"cut,omitempty"`
	Files   map[string]ShardFile `json:"files"` // by table
}

// A SourceLine says what became of a file.
type SourceLine struct {
	Source string    `json:"source"` // its path or address
	State  string    `json:"state"`  // done, cut (read as far as it goes) or failed
	Shard  string    `json:"shard,omitempty"`
	Reason string    `json:"reason,omitempty"`
	Hint   string    `json:"hint,omitempty"`
	Stamp  string    `json:"stamp,omitempty"` // by which it is known to be as it was
	How    string    `json:"how"`             // a hash of the version and of how it was read
	At     time.Time `json:"at"`
}

// States of sources.
const (
	SourceDone   = "done"
	SourceCut    = "cut"
	SourceFailed = "failed"
)

// ShardName is the name of the shard of a file with that content (its SHA-256, in
// hexadecimal digits), read and coded as how says.
func ShardName(content, how string) string { return content[:20] + "-" + how }

func (b *ShardBook) sourcePath(source, how string) string {
	h := sha256.Sum256([]byte(how + " " + source))
	return filepath.Join(b.Dir, "sources", hex.EncodeToString(h[:10])+"-"+how+".json")
}

func (b *ShardBook) shardPath(name string) string {
	return filepath.Join(b.Dir, "shards", name+".json")
}

// Source returns the line of a file, nil where there is none.
func (b *ShardBook) Source(source, how string) (*SourceLine, error) {
	l := &SourceLine{}
	return readLine(b.sourcePath(source, how), l)
}

// Shard returns the line of a shard, nil where there is none.
func (b *ShardBook) Shard(name string) (*ShardLine, error) {
	l := &ShardLine{}
	return readLine(b.shardPath(name), l)
}

// readLine reads a line into l and returns it; nil where there is none, or a damaged one,
// which is made again.
func readLine[T any](file string, l *T) (*T, error) {
	data, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("the manifest of the shards cannot be read: %w", err)
	case json.Unmarshal(data, l) != nil:
		return nil, nil
	}
	return l, nil
}

// PutShard writes the line of a shard, PutSource that of a file.
func (b *ShardBook) PutShard(l *ShardLine) error { return b.put(b.shardPath(l.Shard), l) }

// PutSource writes the line of a file; where that had become another shard before, which
// nothing else became, that one is taken out.
func (b *ShardBook) PutSource(l *SourceLine) error {
	before, err := b.Source(l.Source, l.How)
	if err != nil {
		return err
	}
	if err := b.put(b.sourcePath(l.Source, l.How), l); err != nil {
		return err
	}
	if before == nil || before.Shard == "" || before.Shard == l.Shard {
		return nil
	}
	for other, err := range b.Sources(l.How) {
		if err != nil || other.Shard == before.Shard {
			return err
		}
	}
	return b.Forget(before.Shard)
}

// Forget takes a shard out, its line first.
func (b *ShardBook) Forget(name string) error {
	if err := os.Remove(b.shardPath(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the manifest of the shards cannot be written: %w", err)
	}
	return RemoveShard(b.Dir, name)
}

// put writes a line as a file of its own, which takes its name when it is whole.
func (b *ShardBook) put(file string, line any) error {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(line)
	if err == nil {
		err = putFile(file, out.Bytes())
	}
	if err != nil {
		return fmt.Errorf("the manifest of the shards cannot be written: %w", err)
	}
	return nil
}

func putFile(file string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(file), ".*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // where it did not get its name
	_, err = f.Write(data)
	for _, last := range []func() error{f.Sync, f.Close, func() error { return os.Chmod(f.Name(), 0o644) }, func() error { return os.Rename(f.Name(), file) }} {
		if err == nil {
			err = last()
		}
	}
	return err
}

// Sources yields the lines of all files that were read in that way, in no order; of every
// way where how is empty. Damaged lines are passed over.
func (b *ShardBook) Sources(how string) iter.Seq2[*SourceLine, error] {
	return func(yield func(*SourceLine, error) bool) {
		names, err := filesIn(filepath.Join(b.Dir, "sources"), ".json")
		if err != nil {
			yield(nil, err)
			return
		}
		for _, name := range names {
			if how != "" && !strings.HasSuffix(name, "-"+how+".json") {
				continue
			}
			l, err := readLine(filepath.Join(b.Dir, "sources", name), &SourceLine{})
			if l == nil && err == nil {
				continue
			}
			if !yield(l, err) || err != nil {
				return
			}
		}
	}
}

// filesIn are the names of the files in a folder that have that end, in their order; none
// where there is no folder.
func filesIn(dir, end string) (out []string, err error) {
	list, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the manifest of the shards cannot be read: %w", err)
	}
	for _, e := range list {
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && strings.HasSuffix(e.Name(), end) {
			out = append(out, e.Name())
		}
	}
	return out, nil
}

// A ShardList is what one call was to read.
type ShardList struct {
	Run     string // its name
	How     string
	At      time.Time
	Sources []Listed
}

// A Listed is a file that was to be read. Task is what a queue was told of it, if any.
type Listed struct {
	Source string          `json:"source"`
	Task   json.RawMessage `json:"task,omitempty"`
}

// PutList writes what a call is to read, and gives it a name that the same list has again.
func (b *ShardBook) PutList(how string, list []Listed) (run string, err error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	for _, l := range list {
		if err := e.Encode(l); err != nil {
			return "", err
		}
	}
	h := sha256.Sum256(out.Bytes())
	run = hex.EncodeToString(h[:4]) + "-" + how
	if err := putFile(filepath.Join(b.Dir, "lists", run+".jsonl"), out.Bytes()); err != nil {
		return "", fmt.Errorf("the manifest of the shards cannot be written: %w", err)
	}
	return run, nil
}

// ErrNoList says that no call has been noted.
var ErrNoList = errors.New("no such list")

// List returns the list of a run, the one written last where run is empty.
func (b *ShardBook) List(run string) (*ShardList, error) {
	names, err := filesIn(filepath.Join(b.Dir, "lists"), ".jsonl")
	if err != nil {
		return nil, err
	}
	var best *ShardList
	for _, name := range names {
		info, err := os.Stat(filepath.Join(b.Dir, "lists", name))
		if err != nil {
			continue // it is being replaced
		}
		l := &ShardList{Run: strings.TrimSuffix(name, ".jsonl"), At: info.ModTime()}
		if run == l.Run || run == "" && (best == nil || l.At.After(best.At)) {
			best = l
		}
	}
	if best == nil {
		return nil, ErrNoList
	}
	_, best.How, _ = strings.Cut(best.Run, "-")
	data, err := os.ReadFile(filepath.Join(b.Dir, "lists", best.Run+".jsonl"))
	if err != nil {
		return nil, fmt.Errorf("the manifest of the shards cannot be read: %w", err)
	}
	for line := range bytes.Lines(data) {
		var l Listed
		if err := json.Unmarshal(line, &l); err != nil || l.Source == "" {
			return nil, fmt.Errorf("the list %s in the manifest of the shards is damaged; give readout ingest --shards the same list again", best.Run)
		}
		best.Sources = append(best.Sources, l)
	}
	return best, nil
}

// Others are the names of the ways in which shards beside those of how were made: who
// reads all of them counts reports twice.
func (b *ShardBook) Others(how string) ([]string, error) {
	names, err := filesIn(filepath.Join(b.Dir, "shards"), ".json")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, name := range names {
		_, other, _ := strings.Cut(strings.TrimSuffix(name, ".json"), "-")
		if other != how && !slices.Contains(out, other) {
			out = append(out, other)
		}
	}
	return out, nil
}
