package main

import (
	zipfile "archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestIngest_BadInput holds that bad input is told in a line with what to do, that
// nothing is written where it should not be, and that what stands beside it is kept.
func TestIngest_BadInput(t *testing.T) {
	pack := func(b []byte) []byte {
		var out bytes.Buffer
		z := gzip.NewWriter(&out)
		if _, err := z.Write(b); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	page := func(n int, body string) []byte {
		answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><article><p>" + body + "</p></article></body></html>"
		return []byte(fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.example.org/%d\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", n, len(answer), answer))
	}
	flat := func(n int) string { return strings.NewReplacer("\n", " ", `"`, "").Replace(madeUp(n)) }
	zipped := func(entries int, names ...string) []byte {
		var out bytes.Buffer
		w := zipfile.NewWriter(&out)
		for i := range max(entries, len(names)) {
			name := fmt.Sprintf("%d.txt", i)
			if i < len(names) {
				name = names[i]
			}
			f, err := w.CreateHeader(&zipfile.FileHeader{Name: name, Method: zipfile.Store})
			if err == nil && entries == 0 {
				_, err = f.Write([]byte(madeUp(200 + i)))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	crawl := append(pack(page(1, flat(101))), pack(page(2, flat(102)))...)
	noise := make([]byte, 17<<20) // hard to pack, so that its length alone is too much
	x := uint32(1)
	for i := range noise {
		x = x*1664525 + 1013904223
		noise[i] = 'a' + byte(x>>24)%26
		if i%7 == 6 {
			noise[i] = ' '
		}
	}
	for _, c := range []struct {
		name, file string
		content    []byte
		read       int // reports in it that are kept
		says       []string
	}{
		{"truncated crawl", "a.warc.gz", crawl[:len(crawl)-40], 1, []string{"it is cut off in record 2", "fetch it again"}},
		{"bomb", "b.txt.gz", pack(bytes.Repeat([]byte("a "), 9<<20)), 0, []string{"unpacks to more than 200 times its size", "leave it out"}},
		{"bomb in a crawl", "c.warc.gz", bytes.Join([][]byte{pack(page(3, strings.Repeat("a ", 6<<20))), pack(page(4, flat(104)))}, nil), 1, []string{"unpacks to more than 200 times its size", "record 1"}},
		{"page too long", "d.warc.gz", bytes.Join([][]byte{pack(page(5, string(noise))), pack(page(6, flat(106)))}, nil), 1, []string{"longer than 16 MiB", "no report is that long"}},
		{"text too long", "e.txt", noise, 0, []string{"longer than 16 MiB"}},
		{"names that lead out", "f.zip", zipped(0, "../out.txt", "in.txt", "/abs.txt"), 1, []string{"leads out of the archive", "entry ../out.txt"}},
		{"too many entries", "g.zip", zipped(100_001), 0, []string{"100001 entries"}},
		{"broken table", "h.csv", []byte("id,body\n1,\"" + flat(107) + "\x00\"\n2,\"" + flat(108) + "\n3,\"" + flat(109) + "\"\n\x00\x00,\x00\n"), 2, []string{"a quote is opened and not closed", "line 3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			in := filepath.Join(dir, "in")
			if err := os.Mkdir(in, 0o700); err != nil {
				t.Fatal(err)
			}
			for name, b := range map[string][]byte{c.file: c.content, "good.txt": []byte(madeUp(1))} {
				if err := os.WriteFile(filepath.Join(in, name), b, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			db := filepath.Join(dir, "a.db")
			out, talk, code := ended(t, program("ingest", "--db", db, in))
			if code != exitSome || talk != "" {
				t.Errorf("exit code %d: %s%s", code, out, talk)
			}
			for _, s := range c.says {
				if !strings.Contains(out, s) {
					t.Errorf("%q is not said: %s", s, out)
				}
			}
			if want := fmt.Sprintf("%7d read\n", c.read+1); !strings.Contains(out, want) {
				t.Errorf("want %q: %s", want, out)
			}
			if list, err := filepath.Glob(filepath.Join(dir, "*.txt")); err != nil || len(list) > 0 {
				t.Errorf("written outside: %v, %v", list, err)
			}
			if out, talk, code := ended(t, program("db", "check", "--db", db)); code != exitOK {
				t.Errorf("%s%s", out, talk)
			}
		})
	}
}

// TestFullDevice holds that every list that cannot be written out fails and says so.
func TestFullDevice(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("no device that is always full")
	}
	dir := t.TempDir()
	db, in := filepath.Join(dir, "a.db"), filepath.Join(dir, "a.txt")
	if err := os.WriteFile(in, []byte(madeUp(1)), 0o600); err != nil {
		t.Fatal(err)
	}
	ended(t, program("ingest", "--db", db, in))
	for _, args := range []string{"reports", "events", "events --csv", "statements", "actors", "timeline", "search minister", "runs", "runs 1", "db", "db check", "recode", "recode --dry-run --json", "ingest --again " + in} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Skip(err)
		}
		c := program(append(strings.Fields(args), "--db", db)...)
		var talk bytes.Buffer
		c.Stdout, c.Stderr = full, &talk
		_ = c.Run() // its exit code is looked at
		if code := c.ProcessState.ExitCode(); code != exitFailure {
			t.Errorf("%s: exit code %d", args, code)
		}
		saysOnly(t, talk.String(), "no space left on device")
		if err := full.Close(); err != nil {
			t.Error(err)
		}
	}
}
