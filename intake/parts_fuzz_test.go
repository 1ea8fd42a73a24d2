package intake

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
)

// FuzzParts holds that no file, whatever it is called, makes trouble that is not told:
// every part has a report or a reason, and numbers rise.
func FuzzParts(f *testing.F) {
	var crawl bytes.Buffer
	crawl.Write(response("https://www.example.org/1", "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", "5\r\n<p>ab\r\n0\r\n\r\n"))
	crawl.Write(warcRecord("conversion", "https://www.example.org/2", "text/plain", story))
	for name, content := range map[string]string{
		"a.txt": story, "a.html": pageOf(1), "a.jsonl": "{\"text\": \"" + story + "\"}\n{\"text\":\n\x00", "a.csv": "a,text\n1,\"" + story + "\"\n2,\"x\n\"\"y\",z\n3,\"open\n",
		"b.tsv": "text\tdate\n\"a\"b\"\t2016-09-05\n", "a.warc": crawl.String(),
	} {
		f.Add(name, []byte(content))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		file := filepath.Join(dir, "x"+filepath.Ext(filepath.Base(name)))
		if os.WriteFile(file, content, 0o600) != nil {
			t.Skip("no such name")
		}
		last := 0
		for p, err := range Parts(context.Background(), file, Listing{}) {
			if err != nil {
				if Reason(err) == "" {
					t.Errorf("no reason: %v", err)
				}
				continue
			}
			if p.N <= last && last > 0 || p.N < 0 {
				t.Errorf("part %d after %d", p.N, last)
			}
			last = p.N
			if r, err := p.Report(); (r == nil) == (err == nil) || err != nil && Reason(err) == "" {
				t.Errorf("part %d: %v, %v", p.N, r, err)
			}
		}
	})
}
