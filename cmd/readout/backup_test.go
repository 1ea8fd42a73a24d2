package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"readout/store/local"
	"readout/store/postgres"
	"readout/store/storetest"
)

// dumpOf is all that a database holds.
func dumpOf(t *testing.T, at string) string {
	t.Helper()
	s, err := (&storeFlag{at}).open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var b bytes.Buffer
	if err := s.Dump(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// absent holds that nothing stands under a name.
func absent(t *testing.T, file string) {
	t.Helper()
	if _, err := os.Stat(file); err == nil {
		t.Errorf("%s is there, and not whole", file)
	}
}

// copyWhile copies a database again and again while an ingest writes to it, and holds that
// each copy is whole and holds no less than the one before.
func copyWhile(t *testing.T, db, dir string) {
	p := program("ingest", "--db", db, "--each", "../../examples/corpus/reports")
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- p.Wait() }()
	last, copies := -1, 0
	for over := false; !over; copies++ {
		select {
		case err := <-done:
			if over = true; err != nil {
				t.Fatal(err)
			}
		default:
		}
		var n int
		said := runOK(t, "backup", "--db", db, filepath.Join(dir, fmt.Sprint(copies, ".copy")))
		_, after, _ := strings.Cut(said, ".copy: ")
		if _, err := fmt.Sscan(after, &n); err != nil || n < last || !strings.Contains(said, "looked through") {
			t.Fatalf("%v after %d: %s", err, last, said)
		}
		last = n
	}
	t.Logf("%d copies while the ingest ran; the last holds %d reports", copies, last)
	if last < 70 {
		t.Errorf("the last copy holds %d reports", last)
	}
}

// TestBackup copies a database while it is written to, and makes another one of the copy,
// which holds the same.
func TestBackup(t *testing.T) {
	dir := t.TempDir()
	db, fresh := filepath.Join(dir, "a.db"), filepath.Join(dir, "sub", "b.db")
	runOK(t, "db", "--db", db)
	copyWhile(t, db, dir)
	at := filepath.Join(dir, "whole.db")
	runOK(t, "backup", "--db", db, at)
	if said := runOK(t, "restore", at, "--db", fresh); !strings.Contains(said, "looked through") {
		t.Error(said)
	}
	if a, b := dumpOf(t, db), dumpOf(t, fresh); a != b {
		t.Errorf("%d bytes came back as %d", len(a), len(b))
	}
	for _, c := range []struct {
		want string
		args []string
	}{
		{"is there already", []string{"backup", "--db", db, at}},
		{"is there already", []string{"restore", at, "--db", fresh}},
		{"no such file", []string{"restore", filepath.Join(dir, "none"), "--db", filepath.Join(dir, "c.db")}},
		{"no copy of a SQLite", []string{"restore", "backup_test.go", "--db", filepath.Join(dir, "c.db")}},
		{"is a SQLite file", []string{"restore", at, "--db", "postgres://nobody@127.0.0.1:1/x"}},
	} {
		var out, talk strings.Builder
		if code := run(t.Context(), c.args, strings.NewReader(""), &out, &talk); code != exitFailure || !strings.Contains(talk.String(), c.want) || strings.Count(talk.String(), "\n") != 1 {
			t.Errorf("%q: code %d, %s", c.args, code, talk.String())
		}
	}
	// a copy that was damaged since is not taken
	b, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(b) / 2; i < len(b)/2+40000; i += 7 {
		b[i] ^= 0x55
	}
	broken := filepath.Join(dir, "broken.db")
	if err := os.WriteFile(broken, b, 0o600); err != nil {
		t.Fatal(err)
	}
	var out, talk strings.Builder
	to := filepath.Join(dir, "d.db")
	if code := run(t.Context(), []string{"restore", broken, "--db", to}, strings.NewReader(""), &out, &talk); code == exitOK || strings.Count(talk.String(), "\n") != 1 {
		t.Errorf("a damaged copy: code %d, %s", code, talk.String())
	}
	absent(t, to)
}

// TestBackup_Cut: a copy or a restore that is killed, or for which the disk is too small,
// leaves nothing under the name, and the next one does well.
func TestBackup_Cut(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no limits on files")
	}
	db, dir := corpusDB(t), t.TempDir()
	at, fresh := filepath.Join(dir, "copy.db"), filepath.Join(dir, "fresh.db")
	whole := filepath.Join(dir, "whole.db")
	runOK(t, "backup", "--db", db, whole)
	info, err := os.Stat(whole)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		to   string
	}{{[]string{"backup", "--db", db, at}, at}, {[]string{"restore", whole, "--db", fresh}, fresh}} {
		_, talk, code := ended(t, limited(program(c.args...), int(info.Size()/2)))
		if code != exitFailure || strings.Count(talk, "\n") != 1 || !strings.Contains(talk, "full") {
			t.Errorf("%s on a full disk: code %d, %s", c.args[0], code, talk)
		}
		absent(t, c.to)
		began := time.Now()
		if _, talk, code := ended(t, program(c.args...)); code != exitOK {
			t.Fatal(code, talk)
		}
		took := time.Since(began)
		if err := os.Remove(c.to); err != nil {
			t.Fatal(err)
		}
		killed := 0
		for i := range 12 {
			p := program(c.args...)
			if err := p.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(took * time.Duration(i) / 12)
			p.Process.Kill()
			if p.Wait() != nil {
				killed++
			}
			if _, err := os.Stat(c.to); err == nil { // then it is whole
				if _, err := lookThrough(context.Background(), c.to); err != nil {
					t.Errorf("%s was cut short and left %v", c.args[0], err)
				}
				os.Remove(c.to)
			}
		}
		t.Logf("%s: %d of 12 killed", c.args[0], killed)
		if _, talk, code := ended(t, program(c.args...)); code != exitOK {
			t.Errorf("after that: code %d, %s", code, talk)
		}
		if dumpOf(t, db) != dumpOf(t, c.to) {
			t.Errorf("%s: it is not the same", c.args[0])
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, "*.part"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
}

// TestBackup_Postgres does the same with PostgreSQL's own programs.
func TestBackup_Postgres(t *testing.T) {
	server, err := storetest.StartCluster()
	switch {
	case errors.Is(err, storetest.ErrNoPostgres) && os.Getenv("CI") == "":
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	defer func() {
		if err := server.Stop(); err != nil {
			t.Error(err)
		}
	}()
	admin, err := sql.Open("pgx", server.URL(""))
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close()
	fresh := func(name string) string {
		t.Helper()
		if _, err := admin.Exec("CREATE DATABASE " + name); err != nil {
			t.Fatal(err)
		}
		return strings.Replace(server.URL(""), "/postgres?", "/"+name+"?", 1)
	}
	db, dir := fresh("a"), t.TempDir()
	if db == server.URL("") {
		t.Fatalf("no database in %s", db)
	}
	runOK(t, "db", "--db", db)
	copyWhile(t, db, dir)
	at := filepath.Join(dir, "whole.dump")
	runOK(t, "backup", "--db", db, at)
	to := fresh("b")
	runOK(t, "restore", at, "--db", to)
	if dumpOf(t, db) != dumpOf(t, to) {
		t.Error("it is not the same")
	}
	var out, talk strings.Builder
	if code := run(t.Context(), []string{"restore", at, "--db", to}, strings.NewReader(""), &out, &talk); code != exitFailure || !strings.Contains(talk.String(), "tables already") {
		t.Errorf("code %d, %s", code, talk.String())
	}
	// killed in the middle: all or nothing
	half := fresh("c")
	for i := range 6 {
		p := program("restore", at, "--db", half)
		if err := p.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(i*60) * time.Millisecond)
		p.Process.Kill()
		p.Wait()
		if i == 5 {
			break
		}
	}
	eventually(t, "an end of what was begun", func() bool {
		talk.Reset()
		code := run(t.Context(), []string{"restore", at, "--db", half}, strings.NewReader(""), &out, &talk)
		return code == exitOK || strings.Contains(talk.String(), "tables already") // the whole of it, from before a kill
	})
	if dumpOf(t, db) != dumpOf(t, half) {
		t.Error("after kills it is not the same")
	}
	// a disk that is full, and a dump that is damaged
	info, err := os.Stat(at)
	if err != nil {
		t.Fatal(err)
	}
	small := filepath.Join(dir, "small.dump")
	if _, talk, code := ended(t, limited(program("backup", "--db", db, small), int(info.Size()/2))); code != exitFailure || strings.Count(talk, "\n") != 1 {
		t.Errorf("full disk: code %d, %s", code, talk)
	}
	absent(t, small)
	b, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(dir, "broken.dump")
	if err := os.WriteFile(broken, b[:len(b)*2/3], 0o600); err != nil {
		t.Fatal(err)
	}
	empty := fresh("d")
	if code := run(t.Context(), []string{"restore", broken, "--db", empty}, strings.NewReader(""), &out, &talk); code == exitOK {
		t.Error("a dump that was cut is taken")
	}
	s, err := postgres.Open(t.Context(), empty)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if n, err := s.Count(t.Context()); err != nil || n.Reports > 0 {
		t.Errorf("%+v, %v", n, err)
	}
	if _, err := local.IsBackup(at); err != nil {
		t.Error(err)
	}
}
