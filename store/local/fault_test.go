package local

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"readout"
	"readout/store"
	"readout/store/storetest"
)

var ctx = context.Background()

func openAt(t *testing.T, file string) *store.Store {
	t.Helper()
	s, err := Open(ctx, file)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// fault holds that err is a fault of the database, in one line, with a hint.
func fault(t *testing.T, err error, hint string) {
	t.Helper()
	if !errors.Is(err, store.ErrUnavailable) || !strings.Contains(err.Error(), hint) || strings.Contains(err.Error(), "\n") {
		t.Errorf("%v: want a fault that says %q", err, hint)
	}
}

// TestDiskFull fills a small disk: what was acknowledged is there afterwards, and with
// more room everything goes on.
func TestDiskFull(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.db")
	if err := openAt(t, file).Close(); err != nil {
		t.Fatal(err)
	}
	s, err := openWith(ctx, file, "max_page_count(400)")
	if err != nil {
		t.Fatal(err)
	}
	m := storetest.NewMaker(1)
	var kept []string
	for i := 0; ; i++ {
		rec := m.Record()
		_, err := s.Put(ctx, store.Filed{Record: rec})
		if err != nil {
			fault(t, err, "make room")
			break
		}
		if kept = append(kept, rec.Report.ID); i > 1000 {
			t.Fatal("the disk is never full")
		}
	}
	if len(kept) < 5 {
		t.Errorf("%d reports are few", len(kept))
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	s = openAt(t, file)
	defer s.Close()
	for _, id := range kept {
		if _, err := s.Get(ctx, id); err != nil {
			t.Errorf("%s was acknowledged: %v", id, err)
		}
	}
	if c, err := s.Count(ctx); err != nil || c.Reports != int64(len(kept)) {
		t.Errorf("%+v, %v", c, err)
	}
	if out, err := s.Put(ctx, store.Filed{Record: m.Record()}); err != nil || out != store.Stored {
		t.Error(out, err)
	}
	if err := s.Check(ctx); err != nil {
		t.Error(err)
	}
}

// TestDamaged breaks pages in the middle of the file.
func TestDamaged(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.db")
	s := openAt(t, file)
	m := storetest.NewMaker(2)
	var ids []string
	for range 40 {
		rec := m.Record()
		ids = append(ids, rec.Report.ID)
		if _, err := s.Put(ctx, store.Filed{Record: rec}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for at := len(b) / 4; at < len(b); at += 3 * 4096 {
		for i := range 600 {
			b[at+i] ^= 0xa5
		}
		if at+4096*4 > len(b) {
			break
		}
	}
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err = Open(ctx, file)
	if err != nil {
		fault(t, err, "damaged")
		return
	}
	defer s.Close()
	if err := s.Check(ctx); err == nil {
		t.Error("the check finds nothing")
	} else if strings.Contains(err.Error(), "\n") {
		t.Errorf("more than one line: %v", err)
	}
	bad := 0
	for _, id := range ids {
		if _, err := s.Get(ctx, id); err != nil {
			if bad++; !errors.Is(err, store.ErrUnavailable) && !errors.Is(err, store.ErrNotFound) && !strings.Contains(err.Error(), "damaged") {
				t.Errorf("%v: no hint", err)
			}
		}
	}
	if bad == 0 {
		t.Error("every report can still be read: nothing was damaged")
	}
}

func TestNoDatabase(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(file, []byte(strings.Repeat("This is no database. ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(ctx, file)
	fault(t, err, "no database of readout")
	_, err = Open(ctx, dir)
	fault(t, err, "cannot be opened")
	if _, err := Open(ctx, filepath.Join(file, "b.db")); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Error(err)
	}
}

// TestReadOnlyFolder runs as another user where the tests are run by root, whom no
// permission stops.
func TestReadOnlyFolder(t *testing.T) {
	const there = "READOUT_TEST_FOLDER"
	if dir := os.Getenv(there); dir != "" {
		_, err := Open(ctx, filepath.Join(dir, "new.db"))
		fault(t, err, "permissions")
		_, err = Open(ctx, filepath.Join(dir, "old.db"))
		fault(t, err, "a folder of yours")
		return
	}
	dir, err := os.MkdirTemp("/tmp", "ro")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := openAt(t, filepath.Join(dir, "old.db")).Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(dir, "old.db"), 0o444); err != nil {
		t.Fatal(err)
	}
	// the program of the test lies where no one else may look
	self, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "test")
	if err := os.WriteFile(program, self, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o755) // to remove it
	c := exec.Command(program, "-test.run=^TestReadOnlyFolder$")
	c.Env = append(os.Environ(), there+"="+dir)
	c.Dir = "/"
	nobody(c)
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestTwoPrograms opens one file twice, as two programs do.
func TestTwoPrograms(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.db")
	a, b := openAt(t, file), openAt(t, file)
	defer a.Close()
	defer b.Close()
	var wait sync.WaitGroup
	for i, s := range []*store.Store{a, b} {
		m := storetest.NewMaker(uint64(i + 3))
		m.Sentences = 6
		wait.Go(func() {
			for range 60 {
				if out, err := s.Put(ctx, store.Filed{Record: m.Record()}); err != nil || out != store.Stored {
					t.Error(out, err)
				}
			}
		})
	}
	wait.Wait()
	if c, err := a.Count(ctx); err != nil || c.Reports != 120 {
		t.Errorf("%+v, %v", c, err)
	}
	// one that goes on writing is told to the other after five seconds
	db, err := open(file, "_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	_, err = a.Put(ctx, store.Filed{Record: storetest.NewMaker(9).Record()})
	fault(t, err, "another program is writing")
	if took := time.Since(start); took < 4*time.Second {
		t.Errorf("it waited for %v, want five seconds", took)
	}
	for _, err := range a.Reports(ctx, store.Filter{}) { // reading goes on
		if err != nil {
			t.Error(err)
		}
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if out, err := a.Put(ctx, store.Filed{Record: storetest.NewMaker(9).Record()}); err != nil || out != store.Stored {
		t.Error(out, err)
	}
}

// withStep is a later program, whose schema has a step more.
type withStep struct {
	dialect
	sql string
}

func (d withStep) Migrations() fs.FS {
	m := fstest.MapFS{"0002_more.sql": {Data: []byte(d.sql)}}
	b, err := fs.ReadFile(d.dialect.Migrations(), "0001_first.sql")
	if err != nil {
		panic(err)
	}
	m["0001_first.sql"] = &fstest.MapFile{Data: b}
	return m
}

func openStep(t *testing.T, file, sql string) (*store.Store, error) {
	t.Helper()
	write, err := open(file, "_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	write.SetMaxOpenConns(1)
	return store.Open(ctx, write, write, withStep{dialect{file}, sql}, file)
}

// TestMigrate opens a store with a program that has a step more, and then with the old
// one again.
func TestMigrate(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.db")
	s := openAt(t, file)
	rec := storetest.NewMaker(4).Record()
	if _, err := s.Put(ctx, store.Filed{Record: rec}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	// a step that fails changes nothing
	if _, err := openStep(t, file, "ALTER TABLE reports ADD COLUMN more TEXT NOT NULL DEFAULT ''; SELECT nonsense;"); err == nil || !strings.Contains(err.Error(), "0002_more") {
		t.Error(err)
	}
	s = openAt(t, file)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	s, err := openStep(t, file, "ALTER TABLE reports ADD COLUMN more TEXT NOT NULL DEFAULT '';")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Get(ctx, rec.Report.ID); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := Open(ctx, file); !errors.Is(err, store.ErrNewer) || strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), file) {
		t.Error(err)
	}
	old := openAt(t, file+".schema1.bak")
	defer old.Close()
	if _, err := old.Get(ctx, rec.Report.ID); err != nil {
		t.Errorf("the copy made before the step: %v", err)
	}
}

// TestManyMigrate opens a database from many sides at once with a program whose schema
// has two steps: one that is empty, and one of the first step.
func TestManyMigrate(t *testing.T) {
	for _, old := range []bool{false, true} {
		file := filepath.Join(t.TempDir(), "a.db")
		if old {
			if err := openAt(t, file).Close(); err != nil {
				t.Fatal(err)
			}
		}
		var wait sync.WaitGroup
		for range 6 {
			wait.Go(func() {
				s, err := openStep(t, file, "ALTER TABLE reports ADD COLUMN more TEXT NOT NULL DEFAULT '';")
				if err != nil {
					t.Error(old, err)
					return
				}
				if err := s.Close(); err != nil {
					t.Error(old, err)
				}
			})
		}
		wait.Wait()
		copies, err := filepath.Glob(file + ".schema*")
		if err != nil || old != (len(copies) == 1) {
			t.Errorf("old %v: copies %v, %v", old, copies, err)
		}
		if !old {
			continue
		}
		if err := openAt(t, copies[0]).Close(); err != nil { // which fails on a newer schema
			t.Error(err)
		}
	}
}

func TestBackup(t *testing.T) {
	dir := t.TempDir()
	s := openAt(t, filepath.Join(dir, "a.db"))
	defer s.Close()
	rec := storetest.NewMaker(5).Record()
	if _, err := s.Put(ctx, store.Filed{Record: rec}); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(dir, "copy.db")
	if err := s.Backup(ctx, to); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(ctx, to); err == nil {
		t.Error("a copy that is there was overwritten")
	}
	c := openAt(t, to)
	defer c.Close()
	if _, err := c.Get(ctx, rec.Report.ID); err != nil {
		t.Error(err)
	}
}

// TestDamagedRecord breaks one record inside a whole database.
func TestDamagedRecord(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.db")
	s := openAt(t, file)
	defer s.Close()
	m := storetest.NewMaker(6)
	bad, good := m.Record(), m.Record()
	for _, rec := range []*readout.Record{bad, good} {
		if _, err := s.Put(ctx, store.Filed{Record: rec}); err != nil {
			t.Fatal(err)
		}
	}
	db, err := open(file, "_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	// the checksum at the end finds what the packing alone would not
	if _, err := db.Exec(`UPDATE records SET body = CAST(substr(body, 1, length(body) - 1) || x'00' AS BLOB) WHERE n = 1`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Get(ctx, bad.Report.ID); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Error(err)
	}
	if _, err := s.Get(ctx, good.Report.ID); err != nil {
		t.Error(err)
	}
	if err := s.Check(ctx); err == nil || !strings.Contains(err.Error(), bad.Report.ID) {
		t.Error(err)
	}
}

// TestForeignTables opens a database that lacks a table.
func TestForeignTables(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.db")
	s := openAt(t, file)
	defer s.Close()
	db, err := open(file, "_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`DROP TABLE shingles`); err != nil {
		t.Fatal(err)
	}
	_, err = s.Put(ctx, store.Filed{Record: storetest.NewMaker(8).Record()})
	fault(t, err, "not those of this version")
}
