package export

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// ShardTables are the tables of shards, a folder each. The first three are those of the
// format parquet; inputs has a row for each part of the file, whatever became of it.
var ShardTables = []string{"events", "statements", "reports", "inputs"}

// An InputRow says what became of a part of a file: of a record of a WARC, a row, a line.
type InputRow struct {
	Part   int    // its number, 0 where the file is the report
	Name   string // what people call it, with its address where it has one
	State  string // read, known (the same text stood before it in the file), skipped, failed
	Report string // id, where there is one
	Reason string // why it was skipped, failed or not coded, in one line
}

// inputLine is an InputRow as the table has it. The file's own name is not in it: the
// same content makes the same shard, whatever it is called.
type inputLine struct {
	File     string `parquet:"file,dict,zstd"` // hash of the content
	Part     int32  `parquet:"part,delta,zstd"`
	Name     string `parquet:"name,zstd"`
	State    string `parquet:"state,dict,zstd"`
	ReportID string `parquet:"report_id,zstd"`
	Reason   string `parquet:"reason,dict,zstd"`
}

// A Shard is made of one file: a Parquet file for each table. It is written beside its
// place, and stands there only when it is whole. The same content read by the same
// version gives the same bytes, whoever writes them and however often.
type Shard struct {
	dir        string // of all shards
	tmp        string // where this one is made
	content    string
	events     *shardTable[eventLine]
	statements *shardTable[statementLine]
	reports    *shardTable[reportLine]
	inputs     *shardTable[inputLine]
	joiner     *joiner
}

// making is the folder in which shards are made; its name keeps readers out.
const making = ".making"

// NewShard begins a shard below dir, of a file with that content (a hash of it), made by
// program. Whoever began it calls Finish or Drop.
func NewShard(dir, content, program string) (*Shard, error) {
	for _, t := range ShardTables {
		if err := os.MkdirAll(filepath.Join(dir, t), 0o755); err != nil {
			return nil, shardFault(dir, err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, making), 0o755); err != nil {
		return nil, shardFault(dir, err)
	}
	tmp, err := os.MkdirTemp(filepath.Join(dir, making), content[:min(len(content), 8)]+"-*")
	if err != nil {
		return nil, shardFault(dir, err)
	}
	s := &Shard{dir: dir, tmp: tmp, content: content, joiner: newJoiner()}
	s.events, err = newShardTable[eventLine](tmp, "events", program)
	if err == nil {
		s.statements, err = newShardTable[statementLine](tmp, "statements", program)
	}
	if err == nil {
		s.reports, err = newShardTable[reportLine](tmp, "reports", program)
	}
	if err == nil {
		s.inputs, err = newShardTable[inputLine](tmp, "inputs", program)
	}
	if err != nil {
		s.Drop()
		return nil, shardFault(dir, err)
	}
	return s, nil
}

// shardFault says what is wrong with the folder of shards.
func shardFault(dir string, err error) error {
	return fmt.Errorf("the shards in %s cannot be written: %w", dir, err)
}

// Add adds a report with its codings.
func (s *Shard) Add(r *Report, events []Event, statements []Statement) error {
	s.reports.next().set(r, s.joiner)
	err := s.reports.added()
	for i := range events {
		s.events.next().set(&events[i], s.joiner)
		if e := s.events.added(); err == nil {
			err = e
		}
	}
	for i := range statements {
		s.statements.next().set(&statements[i], s.joiner)
		if e := s.statements.added(); err == nil {
			err = e
		}
	}
	if err != nil {
		return shardFault(s.dir, err)
	}
	return nil
}

// Input adds what became of a part.
func (s *Shard) Input(in InputRow) error {
	*s.inputs.next() = inputLine{s.content, int32(in.Part), in.Name, in.State, in.Report, in.Reason}
	if err := s.inputs.added(); err != nil {
		return shardFault(s.dir, err)
	}
	return nil
}

// A ShardFile is what a shard has of one table.
type ShardFile struct {
	Rows   int64  `json:"rows"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Finish puts the shard in its place under a name, and says what its files are, by table.
// After an error nothing of it stands there that did not before.
func (s *Shard) Finish(name string) (map[string]ShardFile, error) {
	defer s.Drop()
	out := map[string]ShardFile{}
	var err error
	end := func(table string, close func() (ShardFile, error)) {
		if err == nil {
			out[table], err = close()
		}
	}
	end("events", s.events.close)
	end("statements", s.statements.close)
	end("reports", s.reports.close)
	end("inputs", s.inputs.close)
	for _, t := range ShardTables {
		if err == nil {
			err = os.Rename(filepath.Join(s.tmp, t), ShardPath(s.dir, t, name))
		}
	}
	if err != nil {
		return nil, shardFault(s.dir, err)
	}
	return out, nil
}

// ShardPath is where the part of a shard lies that belongs to a table.
func ShardPath(dir, table, name string) string {
	return filepath.Join(dir, table, name+".parquet")
}

// Drop ends a shard that is not wanted; of one that is finished nothing is left to drop.
func (s *Shard) Drop() {
	if s.events != nil {
		s.events.drop()
	}
	if s.statements != nil {
		s.statements.drop()
	}
	if s.reports != nil {
		s.reports.drop()
	}
	if s.inputs != nil {
		s.inputs.drop()
	}
	_ = os.RemoveAll(s.tmp) // what stays takes room and does no harm
}

// A shardTable writes one table, some rows at a time.
type shardTable[L any] struct {
	file  *os.File
	sum   *summed
	p     *parquet.GenericWriter[L]
	lines []L
	rows  int64
}

func newShardTable[L any](dir, name, program string) (*shardTable[L], error) {
	f, err := os.OpenFile(filepath.Join(dir, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	t := &shardTable[L]{file: f, sum: &summed{w: f, hash: sha256.New()}}
	t.p = parquet.NewGenericWriter[L](t.sum, parquet.MaxRowsPerRowGroup(groupRows), parquet.CreatedBy("readout", strings.TrimPrefix(program, "readout "), ""), parquet.DataPageStatistics(false))
	return t, nil
}

// next is the line to be filled.
func (t *shardTable[L]) next() *L {
	var none L
	t.lines = append(t.lines, none)
	return &t.lines[len(t.lines)-1]
}

// added says that it has been filled.
func (t *shardTable[L]) added() error {
	t.rows++
	if len(t.lines) < batchRows {
		return nil
	}
	return t.flush()
}

func (t *shardTable[L]) flush() error {
	_, err := t.p.Write(t.lines)
	t.lines = t.lines[:0]
	return err
}

func (t *shardTable[L]) close() (ShardFile, error) {
	err := t.flush()
	for _, last := range []func() error{t.p.Close, t.file.Sync, t.file.Close} {
		if e := last(); err == nil {
			err = e
		}
	}
	return ShardFile{Rows: t.rows, Bytes: t.sum.n, SHA256: hex.EncodeToString(t.sum.hash.Sum(nil))}, err
}

func (t *shardTable[L]) drop() { _ = t.file.Close() }

// summed counts and hashes what is written through it.
type summed struct {
	w    io.Writer
	hash interface {
		io.Writer
		Sum([]byte) []byte
	}
	n int64
}

func (s *summed) Write(b []byte) (int, error) {
	n, err := s.w.Write(b)
	s.hash.Write(b[:n]) // a hash does not fail
	s.n += int64(n)
	return n, err
}

// CheckShard says what is wrong with the files of a shard, nil where all are as they were
// written.
func CheckShard(dir, name string, files map[string]ShardFile) error {
	for _, t := range ShardTables {
		f, err := os.Open(ShardPath(dir, t, name))
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s/%s.parquet is gone", t, name)
		}
		if err != nil {
			return shardFault(dir, err)
		}
		h := sha256.New()
		n, err := io.Copy(h, f)
		_ = f.Close() // it was only read
		if err != nil {
			return shardFault(dir, err)
		}
		if want := files[t]; n != want.Bytes || hex.EncodeToString(h.Sum(nil)) != want.SHA256 {
			return fmt.Errorf("%s/%s.parquet is damaged: it is not what was written", t, name)
		}
	}
	return nil
}

// RemoveShard takes the files of a shard out.
func RemoveShard(dir, name string) error {
	for _, t := range ShardTables {
		if err := os.Remove(ShardPath(dir, t, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return shardFault(dir, err)
		}
	}
	return nil
}
