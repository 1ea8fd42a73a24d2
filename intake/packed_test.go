package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// TestPack makes the same report of a part that went to another machine as of the part
// itself, of whatever kind it is.
func TestPack(t *testing.T) {
	dir := t.TempDir()
	text := strings.Repeat("The minister of Norland met her colleague of Sudland in the capital on Monday. ", 8)
	var z bytes.Buffer
	w := zip.NewWriter(&z)
	f, err := w.Create("a\xff.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	page := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<html><body><article><p>Caf\xe9. " + text + "</p></article></body></html>"
	for name, b := range map[string]string{
		"a.txt":   text,
		"b.html":  "<html><head><title>T</title></head><body><article><p>" + text + "</p></article></body></html>",
		"c.jsonl": `{"text":"` + text + `","date":"2016-09-05"}` + "\n" + `{"story":"` + text + `"}` + "\n{}\n",
		"d.csv":   "id,body,date,url\n1,\"Caf\xe9. " + text + "\",2016-09-05,https://example.org/1\n",
		"e.zip":   z.String(),
		"f.warc":  "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/2\r\nContent-Type: application/http\r\nContent-Length: " + itoa(len(page)) + "\r\n\r\n" + page + "\r\n\r\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(b), 0o600); err != nil {
			t.Fatal(err)
		}
		n := 0
		for p, err := range Parts(t.Context(), file, Listing{Date: time.Date(2020, 2, 3, 0, 0, 0, 0, time.UTC), Columns: map[string]string{"date": "date"}}) {
			if err != nil {
				t.Fatal(name, err)
			}
			n++
			b, err := p.Pack()
			if err != nil {
				t.Fatal(name, err)
			}
			if again, _ := p.Pack(); !bytes.Equal(again, b) {
				t.Errorf("%s: packed twice it is not the same", name)
			}
			q, err := Unpack(b)
			if err != nil {
				t.Fatal(name, err)
			}
			want, wantErr := p.Report()
			got, gotErr := q.Report()
			if !reflect.DeepEqual(got, want) || (gotErr == nil) != (wantErr == nil) || gotErr != nil && gotErr.Error() != wantErr.Error() || !reflect.DeepEqual(q.Page(), p.Page()) || q.N != p.N || q.Name != p.Name {
				t.Errorf("%s, %s: %+v (%v), want %+v (%v)", name, p.Name, got, gotErr, want, wantErr)
			}
		}
		if n == 0 {
			t.Errorf("%s: no parts", name)
		}
	}
}

func itoa(n int) string {
	s := ""
	for ; n > 0; n /= 10 {
		s = string(rune('0'+n%10)) + s
	}
	return s
}

// FuzzUnpack holds that bytes of strangers are refused and never a panic.
func FuzzUnpack(f *testing.F) {
	b, err := (&Part{N: 3, Name: "line 3", body: []byte("text"), fields: &fields{values: map[string]string{"text": "a"}}}).Pack()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add(b[:len(b)-3])
	f.Add([]byte("(\xb5/\xfd"))
	z, err := packing()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(z.EncodeAll([]byte("\x01\x02\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"), nil))
	f.Add(z.EncodeAll([]byte("\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xff\x03"), nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, err := Unpack(b); err == nil {
			_, _ = p.Report() // an error is fine
		} else if !errors.Is(err, ErrPacked) {
			t.Error(err)
		}
	})
}
