package intake

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// warcRecord is a record as crawlers write it.
func warcRecord(kind, url, contentType, block string) []byte {
	return fmt.Appendf(nil, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2016-09-05T10:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, url, contentType, len(block), block)
}

func response(url, head, body string) []byte {
	return warcRecord("response", url, "application/http; msgtype=response", "HTTP/1.1 "+head+"\r\n\r\n"+body)
}

// crawl is a small crawl: pages that are packed, cut into chunks, in another encoding,
// missing, no pages at all.
func crawl(t *testing.T) [][]byte {
	const html = "200 OK\r\nContent-Type: text/html; charset=utf-8"
	p := pageOf(1)
	return [][]byte{
		warcRecord("warcinfo", "", "application/warc-fields", "software: test\r\n"),
		response("https://www.example.org/1", html, p),
		warcRecord("request", "https://www.example.org/1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
		response("https://www.example.org/2", html+"\r\nTransfer-Encoding: chunked", fmt.Sprintf("%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", 100, p[:100], len(p)-100, p[100:])),
		response("https://www.example.org/3", html+"\r\nTransfer-Encoding: chunked", pageOf(3)), // the crawler put it together, and left the head
		response("https://www.example.org/4", html+"\r\nContent-Encoding: gzip", string(gz(t, []byte(pageOf(4))))),
		response("https://www.example.org/5", "200 OK\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Encoding: gzip", strings.Replace(pageOf(5), "Finland", "Finland\x92s rival", 1)),
		response("https://www.example.org/6", "404 Not Found\r\nContent-Type: text/html", p),
		response("https://www.example.org/7", "200 OK\r\nContent-Type: image/png", "\x89PNG"),
		response("https://www.example.org/8", html, "<html><body><nav><a href=/>Home</a></nav></body></html>"),
		warcRecord("resource", "https://www.example.org/9", "text/html", pageOf(9)),
		warcRecord("conversion", "https://www.example.org/10", "text/plain", story),
		response("https://www.example.org/11", html+"\r\nContent-Encoding: gzip", string(gz(t, bytes.Repeat([]byte(" "), 8<<20)))),
		response("https://www.example.org/12", html, strings.Repeat(" ", 17<<20)),
		response("https://www.example.org/13", html, pageOf(13)),
	}
}

func TestParts_WARC(t *testing.T) {
	records := crawl(t)
	const bomb, long = "it unpacks to more than 200 times its size, as no report does", "the page is longer than 16 MiB"
	want := func(record12 string) []string {
		return []string{"2 record 2 https://www.example.org/1: read", "4 record 4 https://www.example.org/2: read", "5 record 5 https://www.example.org/3: read", "6 record 6 https://www.example.org/4: read",
			"7 record 7 https://www.example.org/5: read", "8 record 8 https://www.example.org/6: passed, the site answered 404", "9 record 9 https://www.example.org/7: passed, it is image/png and no page",
			"10 record 10 https://www.example.org/8: passed, there is no article on the page", "11 record 11 https://www.example.org/9: read", "12 record 12 https://www.example.org/10: read",
			"13 record 13 https://www.example.org/11: " + bomb, "14 record 14 https://www.example.org/12: " + record12, "15 record 15 https://www.example.org/13: read"}
	}
	got, reports, err := readParts(t, "a.warc", bytes.Join(records, nil), Listing{})
	if err != nil {
		t.Fatal(err)
	}
	sameLines(t, got, want(long)...)
	if r := reports[1]; r.URL != "https://www.example.org/2" || r.ID != reports[0].ID {
		t.Errorf("the page in chunks is another: %q", r.Text)
	}
	if r := reports[4]; !strings.Contains(r.Text, "Finland’s rival") {
		t.Errorf("text %q", r.Text)
	}
	// A member of gzip for each record, as they are published; one of them is a bomb.
	got, _, err = readParts(t, "a.warc.gz", gz(t, records...), Listing{})
	if err != nil {
		t.Fatal(err)
	}
	sameLines(t, got, want(bomb)...)
	got, _, _ = readParts(t, "b.warc.gz", gz(t, records...), Listing{Known: func(n int) bool { return n != 15 }})
	sameLines(t, got, want("")[12])
}

// TestParts_CutWARC holds that of a crawl that is cut off anywhere all whole records are
// read, and that one line says where it ends.
func TestParts_CutWARC(t *testing.T) {
	records := crawl(t)[:6]
	whole := bytes.Join(records, nil)
	packed := gz(t, records...)
	for name, content := range map[string][]byte{"a.warc": whole, "a.warc.gz": packed} {
		for cut := 1; cut < len(content); cut += 97 {
			got, _, err := readParts(t, name, content[:cut], Listing{})
			if err != nil && (!strings.Contains(err.Error(), "; ") || strings.Contains(err.Error(), "\n")) {
				t.Fatalf("%s cut at %d: %v", name, cut, err)
			}
			if err == nil && len(got) == 4 {
				t.Fatalf("%s cut at %d: nothing is missing", name, cut)
			}
			for _, g := range got {
				if !strings.HasSuffix(g, ": read") {
					t.Fatalf("%s cut at %d: %s", name, cut, g)
				}
			}
		}
	}
	_, _, err := readParts(t, "a.warc", whole[:len(whole)-200], Listing{})
	if err == nil || !strings.Contains(err.Error(), "it is cut off in record 6; what stands before it was read; fetch it again") {
		t.Error(err)
	}
	damaged := bytes.Clone(packed)
	damaged[len(damaged)/2] ^= 0xff
	if _, _, err := readParts(t, "a.warc.gz", damaged, Listing{}); err == nil || !strings.Contains(err.Error(), "; ") {
		t.Error(err)
	}
	if _, _, err := readParts(t, "a.warc", append(bytes.Clone(whole), "garbage"...), Listing{}); err == nil || !strings.Contains(err.Error(), "damaged") && !strings.Contains(err.Error(), "cut off") {
		t.Error(err)
	}
}

// TestParts_Trouble wants one line with a hint for files that cannot be read at all.
func TestParts_Trouble(t *testing.T) {
	tar := make([]byte, 512)
	copy(tar[257:], "ustar")
	for name, content := range map[string][]byte{
		"bomb.txt.gz":  gz(t, bytes.Repeat([]byte("a "), 9<<20)),
		"cut.txt.gz":   gz(t, []byte(strings.Repeat(story, 10)))[:60],
		"head.gz":      []byte("\x1f\x8b\x08"),
		"a.tar":        tar,
		"a.json":       []byte(` [ {"text": "x"}]`),
		"empty.csv":    nil,
		"mixed.txt.gz": append(gz(t, []byte(story)), "and more"...),
	} {
		_, _, err := readParts(t, name, content, Listing{})
		if err == nil || !strings.Contains(err.Error(), "; ") || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
