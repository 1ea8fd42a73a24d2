package intake

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// TestList_Names makes names of the lines of a list, below a base or as they are; a line that is
// wrong is told by its number, and the rest goes on.
func TestList_Names(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte("crawl/a.warc.gz\n\ncrawl/b.warc.gz\ncrawl/a.warc.gz\n")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		list, base string
		want       []string
		wrong      string // of the last line, empty for none
	}{
		{packed.String(), "https://data.example.org/", []string{"https://data.example.org/crawl/a.warc.gz", "https://data.example.org/crawl/b.warc.gz"}, ""},
		{"a.warc\r\n/b.warc", "news", []string{filepath.Join("news", "a.warc"), filepath.Join("news", "b.warc")}, ""},
		{"a.warc\nhttps://x.example.org/b.warc\n", "", []string{"a.warc", "https://x.example.org/b.warc"}, ""},
		{"a.warc\n../../etc/passwd\n", "news", []string{filepath.Join("news", "a.warc")}, "list:2"},
		{"a.warc\ns3://bucket/b.warc\n", "", []string{"a.warc"}, "list:2"},
		{"a.warc\n" + strings.Repeat("x", 10_000) + "\n", "", []string{"a.warc"}, "too long"},
		{"a.warc\nb\x01.warc\n", "", []string{"a.warc"}, "list:2"},
	} {
		list, err := List(strings.NewReader(x.list), "list", x.base)
		if err != nil {
			t.Errorf("%.40q: %v", x.list, err)
			continue
		}
		var got []string
		wrong := ""
		for _, l := range list {
			if l.Err != nil {
				wrong = l.Err.Error()
			} else {
				got = append(got, l.Name)
			}
		}
		if strings.Join(got, " ") != strings.Join(x.want, " ") || (wrong == "") != (x.wrong == "") || !strings.Contains(wrong, x.wrong) {
			t.Errorf("%.40q below %q: %q, %q; want %q, %q", x.list, x.base, got, wrong, x.want, x.wrong)
		}
	}
}

// TestList_Refused says in a line what is no list at all.
func TestList_Refused(t *testing.T) {
	for want, x := range map[string]struct{ list, base string }{
		"a page of the web":         {"<!DOCTYPE html><html>", ""},
		"a WARC and no list":        {"WARC/1.0\r\n", ""},
		"no list of files":          {"PK\x03\x04\x00\x00", ""},
		"no beginning of addresses": {"a.warc\n", "ftp://example.org/"},
		"no gzip":                   {"\x1f\x8b", ""},
	} {
		_, err := List(strings.NewReader(x.list), "list", x.base)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v, want %q", x.list, err, want)
		}
	}
}
