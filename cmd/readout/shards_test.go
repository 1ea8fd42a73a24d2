package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// archiveOf is a web archive of made pages, from the from-th to before the to-th.
func archiveOf(t *testing.T, from, to int) []byte {
	var out bytes.Buffer
	for i := from; i < to; i++ {
		page := fmt.Sprintf("<html><head><title>Report %d</title></head><body><article><p>NAIROBI, March 14, 2024 - Kenya's foreign minister met her Ugandan counterpart in Nairobi on Thursday for talks on border post number %d.</p><p>Kenya expelled %d Ugandan officials last month. \"We will not accept this,\" Ugandan minister Ana Okello said.</p></article></body></html>", i, i, i+2)
		answer := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s", len(page), page)
		z := gzip.NewWriter(&out)
		fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\nWARC-Target-URI: https://news.example/%d.html\r\nWARC-Date: 2024-03-14T12:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, i, len(answer), answer)
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

// crawl lays out archives as Common Crawl News does, good ones and bad, and their list.
func crawl(t *testing.T) (dir, list string) {
	dir = t.TempDir()
	second := archiveOf(t, 5, 9)
	files := map[string][]byte{
		"a": archiveOf(t, 0, 5), "b": second, "same": archiveOf(t, 0, 5), "cut": second[:len(second)-150], "page": []byte("<html><body>not found</body></html>"),
	}
	var paths bytes.Buffer
	z := gzip.NewWriter(&paths)
	for _, name := range []string{"a", "b", "same", "cut", "page", "missing"} {
		path := filepath.Join("crawl-data", "seg", name+".warc.gz")
		fmt.Fprintln(z, filepath.ToSlash(path))
		if files[name] == nil {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, path)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, path), files[name], 0o644); err != nil {
			t.Fatal(err)
		}
	}
	fmt.Fprint(z, "../../etc/passwd\n\ncrawl-data/seg/a.warc.gz\n")
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	list = filepath.Join(dir, "warc.paths.gz")
	if err := os.WriteFile(list, paths.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir, list
}

// sums are the hashes of all Parquet files below a folder.
func sums(t *testing.T, dir string) map[string]string {
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".parquet") {
			return err
		}
		b, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		out[name] = fmt.Sprintf("%x", sha256.Sum256(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestShards makes shards of a list, in a folder and over the net: one for each content,
// the same bytes wherever it came from and however often; what is bad is told in a line
// each, and the rest goes on.
func TestShards(t *testing.T) {
	dir, list := crawl(t)
	site := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer site.Close()
	var first map[string]string
	for _, x := range []struct{ base, missing string }{{dir, "no such file"}, {site.URL, "404"}} {
		shards := filepath.Join(t.TempDir(), "news")
		args := []string{"ingest", "--shards", shards, "--list", list, "--base", x.base}
		if x.base == site.URL {
			args = append(args, "--allow-private")
		}
		for round := range 2 {
			var out, talk bytes.Buffer
			code := run(context.Background(), args, strings.NewReader(""), &out, &talk)
			said := out.String() + talk.String()
			if code != exitSome && round == 0 {
				t.Fatalf("exit code %d: %s", code, said)
			}
			for _, want := range []string{"leads out of the base", "a page of the web", x.missing} {
				if !strings.Contains(said, want) {
					t.Errorf("%s, round %d: lacks %q:\n%s", x.base, round, want, said)
				}
			}
			if round == 0 && !strings.Contains(said, "cut off in record 4") {
				t.Errorf("what is cut off is not told: %s", said)
			}
			got := sums(t, shards)
			if len(got) != 12 { // of a, b and what is left of b, four tables each
				t.Errorf("%d files: %v", len(got), got)
			}
			if first == nil {
				first = got
			}
			for name, sum := range got {
				if first[name] != sum {
					t.Errorf("%s, round %d: %s has other bytes", x.base, round, name)
				}
			}
		}
		rows := 0
		for name := range first {
			if filepath.Dir(name) == "reports" {
				list, err := parquet.ReadFile[struct {
					ReportID string `parquet:"report_id"`
				}](filepath.Join(shards, name))
				if err != nil {
					t.Fatal(err)
				}
				rows += len(list)
			}
		}
		if rows != 12 { // 5 of a, 4 of b, 3 of what is left of b
			t.Errorf("%d reports", rows)
		}
		var at shardsStanding
		if err := json.Unmarshal([]byte(runOK(t, "run", "status", "--shards", shards, "--json")), &at); err != nil {
			t.Fatal(err)
		}
		if at.Done != 3 || at.Cut != 1 || at.Failed != 2 || at.Missing != 0 || at.Shards != 3 || at.Reports != 12 {
			t.Errorf("%+v", at)
		}
		// A file that is damaged is told, and made anew where that is asked for.
		some := filepath.Join(shards, "events", func() string {
			for name := range first {
				if filepath.Dir(name) == "events" {
					return filepath.Base(name)
				}
			}
			return ""
		}())
		if err := os.WriteFile(some, []byte("PAR1"), 0o644); err != nil {
			t.Fatal(err)
		}
		if said := runOK(t, "run", "status", "--shards", shards); !strings.Contains(said, "is damaged") {
			t.Errorf("damage is not told: %s", said)
		}
		var out, talk bytes.Buffer
		if code := run(context.Background(), append(args, "--again"), strings.NewReader(""), &out, &talk); code != exitSome {
			t.Errorf("exit code %d: %s%s", code, out.String(), talk.String())
		}
		for name, sum := range sums(t, shards) {
			if first[name] != sum {
				t.Errorf("%s: %s is not made anew", x.base, name)
			}
		}
	}
}

// TestShards_Database keeps what is in shards in a database as well, where one is named.
func TestShards_Database(t *testing.T) {
	dir, _ := crawl(t)
	shards, db := filepath.Join(t.TempDir(), "news"), filepath.Join(t.TempDir(), "a.db")
	runOK(t, "ingest", "--shards", shards, "--db", db, filepath.Join(dir, "crawl-data", "seg", "a.warc.gz"))
	if said := runOK(t, "db", "--db", db); !strings.Contains(said, "5 reports") {
		t.Error(said)
	}
	if n := len(sums(t, shards)); n != 4 {
		t.Errorf("%d files", n)
	}
}

// TestShards_Refused says in one line what cannot be.
func TestShards_Refused(t *testing.T) {
	for want, args := range map[string][]string{
		"do not go together yet":                {"ingest", "--shards", t.TempDir(), "--queue", "memory", examplesDir},
		"holds no list":                         {"run", "status", "--shards", t.TempDir()},
		"no beginning of addresses":             {"ingest", "--shards", t.TempDir(), "--list", "-", "--base", "ftp://example.org/"},
		"it cannot be opened":                   {"ingest", "--shards", t.TempDir(), "--list", "/no/such/list"},
		"this is a page of the web and no list": {"ingest", "--shards", t.TempDir(), "--list", examplesDir + "/minister-in-tehran.html"},
	} {
		var out, talk bytes.Buffer
		code := run(context.Background(), args, strings.NewReader("a.warc.gz\n"), &out, &talk)
		if said := strings.TrimSpace(talk.String()); code == exitOK || !strings.Contains(said, want) || strings.Contains(said, "goroutine") {
			t.Errorf("%v: exit code %d, %q lacks %q", args, code, said, want)
		}
	}
}
