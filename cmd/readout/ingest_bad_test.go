package main

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// ended runs a command and returns what it printed and said, and its exit code.
func ended(t *testing.T, c *exec.Cmd) (out, talk string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	c.Stdout, c.Stderr = &o, &e
	err := c.Run()
	if failed := new(exec.ExitError); err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	return o.String(), e.String(), c.ProcessState.ExitCode()
}

// saysOnly wants one line on standard error, with these words.
func saysOnly(t *testing.T, talk string, words ...string) {
	t.Helper()
	if strings.Count(talk, "\n") != 1 || strings.Contains(talk, "panic") || strings.Contains(talk, "BUG") {
		t.Errorf("no single line: %s", talk)
	}
	for _, w := range words {
		if !strings.Contains(talk, w) {
			t.Errorf("%q does not say %q", talk, w)
		}
	}
}

// TestIngest_Trouble holds that whatever happens to the database or to the program, one
// line says so, what was kept stays, and the same command finishes the work later.
func TestIngest_Trouble(t *testing.T) {
	dir := t.TempDir()
	madeInputs(t, dir)
	calm := filepath.Join(t.TempDir(), "calm.db")
	ended(t, program("ingest", "--db", calm, dir))
	want, _ := keptIn(t, calm, dir)
	finish := func(t *testing.T, db string) {
		t.Helper()
		if _, talk, code := ended(t, program("ingest", "--db", db, dir)); code != exitSome && code != exitOK {
			t.Fatalf("exit code %d: %s", code, talk)
		}
		if got, _ := keptIn(t, db, dir); !slices.Equal(got, want) {
			t.Errorf("in the end it is not the same: %s", differ(got, want))
		}
	}

	t.Run("full disk", func(t *testing.T) {
		if runtime.GOOS == "windows" {
			t.Skip("no limits on files")
		}
		db := filepath.Join(t.TempDir(), "a.db")
		_, talk, code := ended(t, limited(program("ingest", "--db", db, "--each", "--json", dir), 1<<20))
		if code != exitFailure {
			t.Errorf("exit code %d", code)
		}
		saysOnly(t, talk, db, "the disk is full", "run the same command again")
		finish(t, db)
	})

	t.Run("small disk", func(t *testing.T) {
		small := t.TempDir()
		if err := exec.Command("unshare", "-rm", "mount", "-t", "tmpfs", "-o", "size=3m", "none", small).Run(); err != nil {
			t.Skip("no small disk can be had here: ", err)
		}
		keep := t.TempDir()
		c := program("ingest", "--db", filepath.Join(small, "a.db"), dir)
		script := `mount -t tmpfs -o size=3m none "$0" || exit 99; "$@"; code=$?; cp "$0"/* ` + keep + `; exit $code`
		x := exec.Command("unshare", append([]string{"-rm", "sh", "-c", script, small}, c.Args...)...)
		x.Env = c.Env
		_, talk, code := ended(t, x)
		if code != exitFailure {
			t.Errorf("exit code %d", code)
		}
		saysOnly(t, talk, "a.db", "the disk is full", "run the same command again")
		finish(t, filepath.Join(keep, "a.db")) // with more room
	})

	t.Run("read-only folder", func(t *testing.T) {
		folder := t.TempDir()
		db := filepath.Join(folder, "a.db")
		ended(t, program("ingest", "--db", db, filepath.Join(dir, "00.txt")))
		c := program("ingest", "--db", db, dir)
		unprivileged(t, c, folder, dir, db)
		if err := os.Chmod(folder, 0o555); err != nil {
			t.Fatal(err)
		}
		_, talk, code := ended(t, c)
		if err := os.Chmod(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if code != exitFailure {
			t.Errorf("exit code %d", code)
		}
		saysOnly(t, talk, db, "may not be written to")
		finish(t, db)
	})

	t.Run("two programs", func(t *testing.T) {
		db := filepath.Join(t.TempDir(), "a.db")
		var both sync.WaitGroup
		for range 2 {
			both.Go(func() {
				if out, talk, code := ended(t, program("ingest", "--db", db, dir)); code != exitSome {
					t.Errorf("exit code %d: %s%s", code, out, talk)
				}
			})
		}
		both.Wait()
		finish(t, db)
	})

	t.Run("newer schema", func(t *testing.T) {
		db := filepath.Join(t.TempDir(), "a.db")
		ended(t, program("ingest", "--db", db, filepath.Join(dir, "00.txt")))
		behind(t, db, `INSERT INTO schema_steps(version, name, at) VALUES (99, '0099_later', 0)`)
		_, talk, code := ended(t, program("ingest", "--db", db, dir))
		if code != exitFailure {
			t.Errorf("exit code %d", code)
		}
		saysOnly(t, talk, db, "newer version", "its schema is 99")
		behind(t, db, `DELETE FROM schema_steps WHERE version = 99`)
		finish(t, db)
	})

	t.Run("damaged page", func(t *testing.T) {
		db := filepath.Join(t.TempDir(), "a.db")
		ended(t, program("ingest", "--db", db, dir))
		b, err := os.ReadFile(db)
		if err != nil {
			t.Fatal(err)
		}
		for at := len(b) / 3; at < len(b)/2; at++ {
			b[at] ^= 0x5a
		}
		if err := os.WriteFile(db, b, 0o600); err != nil {
			t.Fatal(err)
		}
		_, talk, code := ended(t, program("db", "check", "--db", db))
		if code != exitFailure {
			t.Errorf("exit code %d", code)
		}
		saysOnly(t, talk, db, "damaged")
		if _, talk, code = ended(t, program("ingest", "--db", db, "--again", dir)); code == exitFailure {
			saysOnly(t, talk, "damaged")
		}
		for at := range 4096 {
			b[at] = 'x'
		}
		if err := os.WriteFile(db, b, 0o600); err != nil {
			t.Fatal(err)
		}
		_, talk, code = ended(t, program("ingest", "--db", db, dir))
		if code != exitFailure {
			t.Errorf("exit code %d", code)
		}
		saysOnly(t, talk, db, "damaged or no database")
	})

	t.Run("a crawl cut off", func(t *testing.T) {
		db := filepath.Join(t.TempDir(), "a.db")
		crawl := filepath.Join(dir, "d.warc.gz")
		b, err := os.ReadFile(crawl)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(crawl, b[:len(b)/2], 0o600); err != nil {
			t.Fatal(err)
		}
		out, _, code := ended(t, program("ingest", "--db", db, dir))
		if code != exitSome || !strings.Contains(out, "because it is cut off in record ") {
			t.Errorf("exit code %d: %s", code, out)
		}
		if err := os.WriteFile(crawl, b, 0o600); err != nil {
			t.Fatal(err)
		}
		finish(t, db)
	})

	t.Run("interrupt", func(t *testing.T) {
		if runtime.GOOS == "windows" {
			t.Skip("no interrupts to send")
		}
		db := filepath.Join(t.TempDir(), "a.db")
		c := program("ingest", "--db", db, dir)
		time.AfterFunc(time.Second, func() { _ = c.Process.Signal(os.Interrupt) })
		out, talk, code := ended(t, c)
		if code == exitStopped {
			if !strings.Contains(out, "the same command goes on from here") {
				t.Error(out)
			}
			saysOnly(t, talk, "interrupted")
		} else if code != exitSome { // it was faster
			t.Errorf("exit code %d", code)
		}
		finish(t, db)
	})
}

// limited makes a command one that may write files of so many bytes.
func limited(c *exec.Cmd, bytes int) *exec.Cmd {
	x := exec.Command("bash", append([]string{"-c", fmt.Sprintf(`ulimit -f %d; exec "$0" "$@"`, bytes>>10)}, c.Args...)...)
	x.Env = c.Env
	return x
}

// behind changes a database behind the program's back.
func behind(t *testing.T, db, query string) {
	t.Helper()
	d, err := sql.Open("sqlite", db)
	if err == nil {
		_, err = d.Exec(query)
		err = errors.Join(err, d.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}
