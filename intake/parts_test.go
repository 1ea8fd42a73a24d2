package intake

import (
	zipfile "archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout"
)

const story = "The foreign ministers of Norway and Finland met in Oslo on Monday. They agreed to meet again in May, a spokesman said."

// pageOf is a page whose article tells story of number n.
func pageOf(n int) string {
	return fmt.Sprintf("<!DOCTYPE html><html><head><title>Ministers meet %d</title></head><body><article><h1>Ministers meet %d</h1><p>%s</p><p>It was meeting number %d of the two ministers in three years of talks.</p></article></body></html>", n, n, story, n)
}

// readParts reads all parts of a file with this content, and says what became of each.
func readParts(t *testing.T, name string, content []byte, l Listing) (out []string, reports []*readout.Report, end error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	for p, err := range Parts(context.Background(), file, l) {
		if err != nil {
			return out, reports, err
		}
		r, err := p.Report()
		switch {
		case err == nil:
			out = append(out, fmt.Sprintf("%d %s: read", p.N, p.Name))
			reports = append(reports, r)
		case Passed(err):
			out = append(out, fmt.Sprintf("%d %s: passed, %s", p.N, p.Name, Reason(err)))
		default:
			out = append(out, fmt.Sprintf("%d %s: %s", p.N, p.Name, Reason(err)))
		}
	}
	return out, reports, nil
}

func sameLines(t *testing.T, got []string, want ...string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

func gz(t *testing.T, members ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, m := range members {
		z := gzip.NewWriter(&b)
		_, err := z.Write(m)
		if err == nil {
			err = z.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

type entry struct{ name, content string }

func archive(t *testing.T, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zipfile.NewWriter(&b)
	for _, e := range entries {
		w, err := z.Create(e.name)
		if err == nil {
			_, err = w.Write([]byte(e.content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestParts_Single(t *testing.T) {
	for name, content := range map[string][]byte{"a.txt": []byte(story), "a.html": []byte(pageOf(1)), "b": []byte(pageOf(1)), "c.html.gz": gz(t, []byte(pageOf(1))), "d.gz": gz(t, []byte(story))} {
		got, reports, err := readParts(t, name, content, Listing{})
		if err != nil || len(reports) != 1 || !strings.Contains(reports[0].Text, "in Oslo on Monday") {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestParts_Lines(t *testing.T) {
	lines := []string{
		`{"headline": "Ministers meet", "body": "` + story + `", "published_at": "2016-09-05T10:00:00Z", "link": "https://www.example.org/a", "source": {"id": null, "name": "The Paper"}}`,
		"",
		`{"title": "Cut off", "body": "` + story,
		`[1, 2]`,
		`{"id": 7, "name": "no text"}`,
		`{"id": 8, "content": ""}`,
		`{"text": "` + story + ` Again.", "date": 1473069600}`,
	}
	got, reports, err := readParts(t, "a.jsonl", []byte("\ufeff"+strings.Join(lines, "\n")), Listing{})
	if err != nil {
		t.Fatal(err)
	}
	sameLines(t, got, "1 line 1: read", "3 line 3: it is no JSON object", "4 line 4: it is no JSON object", "5 line 5: nothing in it is known to hold the text", "6 line 6: nothing in it is known to hold the text", "7 line 7: read")
	r := reports[0]
	if r.Title != "Ministers meet" || r.Outlet != "The Paper" || r.URL != "https://www.example.org/a" || r.Published.Date.Format(time.DateOnly) != "2016-09-05" || r.Published.Basis != readout.BasisMetadata {
		t.Errorf("%+v", r)
	}
	if day := reports[1].Published.Date.Format(time.DateOnly); day != "2016-09-05" {
		t.Errorf("day %s", day)
	}
	// What is known is passed over; what the user says counts.
	got, reports, _ = readParts(t, "b.ndjson", []byte(`{"a": "x"}`+"\n"+`{"a": "`+story+`", "text": "no"}`), Listing{Known: func(n int) bool { return n == 1 }, Columns: map[string]string{"text": "a"}})
	sameLines(t, got, "2 line 2: read")
	if len(reports) == 1 && !strings.Contains(reports[0].Text, "Oslo") {
		t.Errorf("text %q", reports[0].Text)
	}
	long := append(bytes.Repeat([]byte("x"), 17<<20), []byte("\n"+lines[0])...)
	got, _, _ = readParts(t, "c.jsonl", long, Listing{})
	sameLines(t, got, "1 line 1: a line is longer than 16 MiB", "2 line 2: read")
}

func TestParts_Table(t *testing.T) {
	for name, content := range map[string]string{
		"a.csv":  "\ufefftitle,body,date\nOne,\"" + story + "\n\nSecond \"\"paragraph\"\", with a comma.\",2016-09-05\n",
		"b.csv":  "sep=;\r\nTitle;Body;Date\r\nOne;\"" + story + "\r\n\r\nSecond \"paragraph\", with a comma.\";5 September 2016\r\n",
		"c.tsv":  "date\ttitle\tbody\n2016-09-05\tOne\t" + story + " Second \"paragraph\", with a comma.\n\n",
		"d.csv":  "title|body|date\nOne|" + story + " Second \"paragraph\", with a comma.|9/25/2016\n",
		"e.csv":  "title,body,date\nO\x00ne,\"" + story + "\x00 Second \"\"paragraph\"\", with a comma.\",2016-09-05\n",
		"f.csv":  wide16("title,body,date\nOne,\"" + story + " Second \"\"paragraph\"\", with a comma.\",2016-09-05\n"),
		"g.tab":  "title\tbody\tdate\nOne\t\"" + story + "\" he said. Second \"paragraph\", with a comma.\t2016-09-05\n",
		"h.CSV":  "title,body,date,\nOne,\"" + story + " Second \"\"paragraph\"\", with a comma.\" ,2016-09-05,\n",
		"i.jpg":  "",
		"j.csv.": "",
	} {
		if content == "" {
			continue
		}
		got, reports, err := readParts(t, name, []byte(content), Listing{})
		if err != nil || len(reports) != 1 {
			t.Errorf("%s: %v, %v", name, got, err)
			continue
		}
		r := reports[0]
		if r.Title != "One" || !strings.Contains(r.Text, "in Oslo on Monday") || !strings.Contains(r.Text, `Second "paragraph", with a comma.`) || r.Published.Date.Year() != 2016 || r.Published.Date.Month() != time.September {
			t.Errorf("%s: title %q, published %v, text %q", name, r.Title, r.Published.Date, r.Text)
		}
	}
}

// wide16 is s in UTF-16, as spreadsheets save it.
func wide16(s string) string {
	b := []byte{0xff, 0xfe}
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

func TestParts_BrokenTable(t *testing.T) {
	rows := []string{
		"id,body",
		`1,"` + story + `"`,
		`2,"` + story, // never closed
		`3,"` + story + ` Three."`,
		`4,` + story + `,too,many`,
		`5`,
		`6,"` + story + ` He said "six" to them."`,
		`7,"` + story + ` Last`,
	}
	got, reports, err := readParts(t, "a.csv", []byte(strings.Join(rows, "\n")), Listing{})
	if err != nil {
		t.Fatal(err)
	}
	sameLines(t, got, "2 line 2: read", "3 line 3: a quote is opened and not closed", "4 line 4: read", "5 line 5: it has not the 2 columns of the first row", "6 line 6: it has not the 2 columns of the first row", "7 line 7: read", "8 line 8: a quote is opened and not closed")
	if n := len(reports); n != 3 || !strings.Contains(reports[1].Text, "Three") {
		t.Errorf("%d reports", n)
	}
	_, _, err = readParts(t, "b.csv", []byte("id,name\n1,2\n"), Listing{})
	if err == nil || !strings.Contains(err.Error(), "--column text=") || !strings.Contains(err.Error(), "id, name") {
		t.Errorf("no text: %v", err)
	}
	_, _, err = readParts(t, "c.csv", []byte("id,body\n1,2\n"), Listing{Columns: map[string]string{"text": "story"}})
	if err == nil || !strings.Contains(err.Error(), "there is no column story; the columns are id, body") {
		t.Errorf("no such column: %v", err)
	}
	// Quotes that nobody closes in a hundred thousand lines cost no more than reading them.
	start := time.Now()
	got, _, _ = readParts(t, "d.csv", []byte("id,body,x\n"+strings.Repeat("1,\"open and broken\n", 100_000)), Listing{})
	if len(got) != 100_000 || time.Since(start) > 20*time.Second {
		t.Errorf("%d rows in %v", len(got), time.Since(start))
	}
}

// TestParts_Stop holds that whoever stops, by leaving the loop or by cancelling or by
// both, gets no more parts, and only who stays is told why there are none.
func TestParts_Stop(t *testing.T) {
	rows := []byte("text\n" + strings.Repeat("\""+story+"\"\n", 5))
	for name, content := range map[string][]byte{"a.csv": rows, "a.txt": []byte(story), "a.zip": archive(t, entry{"rows.csv", string(rows)}, entry{"x.txt", story})} {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, leave := range []bool{true, false} {
			for _, cancelled := range []bool{true, false} {
				ctx, cancel := context.WithCancel(t.Context())
				parts, told := 0, error(nil)
				for _, err := range Parts(ctx, file, Listing{}) {
					if err != nil {
						told = err
						break
					}
					parts++
					if cancelled {
						cancel()
					}
					if leave {
						break
					}
				}
				cancel()
				if (leave || cancelled) && parts != 1 || errors.Is(told, context.Canceled) != (cancelled && !leave) {
					t.Errorf("%s, left %v, cancelled %v: %d parts, %v", name, leave, cancelled, parts, told)
				}
			}
		}
	}
}

func TestParts_Day(t *testing.T) {
	for s, want := range map[string]string{
		"2016-09-05": "2016-09-05", "2016-09-05T23:10:00+02:00": "2016-09-05", "20160905": "2016-09-05", "1473069600": "2016-09-05", "1473069600000": "2016-09-05",
		"5 Sep 2016": "2016-09-05", "September 5, 2016": "2016-09-05", "Mon, 05 Sep 2016 10:00:00 GMT": "2016-09-05", "25/12/2016": "2016-12-25", "12/25/2016 10:00": "2016-12-25",
		"03/04/2016": "", "": "", "yesterday": "", "31/31/2016": "", "0001-01-01": "", "04/04/2016": "2016-04-04",
		"Monday, 5 September 2016": "2016-09-05", "Published: Mon 5 Sept. 2016, 10:30 GMT": "2016-09-05", "Sept. 5th, 2016": "2016-09-05", "Monday 05/09/2016": "2016-09-05", "05.09.2016": "", "Lake Courier, 5 September 2016": "", "On 5 September 2016 the two sides met": "",
	} {
		got, ok := Day(s)
		if ok != (want != "") || ok && got.Format(time.DateOnly) != want {
			t.Errorf("%q: %v %v", s, got, ok)
		}
	}
}

func TestParts_ZIP(t *testing.T) {
	many := "text,date\n\"" + story + "\",2016-09-05\n\"" + story + " B.\",2016-09-06\n"
	got, _, err := readParts(t, "a.zip", archive(t,
		entry{"one.txt", story}, entry{"../../etc/passwd", "x"}, entry{"/abs.txt", story}, entry{`..\win.txt`, story}, entry{"folder/two.html", pageOf(2)},
		entry{"rows.csv", many}, entry{"inner.zip", string(archive(t, entry{"x.txt", story}))}, entry{"x.txt.gz", string(gz(t, []byte(story)))}, entry{"bad.csv", "a,b\n1,2\n"},
		entry{"p.png", "\x89PNG\r\n"}, entry{"empty.txt", ""}, entry{".DS_Store", "x"}, entry{"bomb.txt", strings.Repeat("a ", 5<<20)}, entry{"last.txt", story + " Last."},
	), Listing{})
	if err != nil {
		t.Fatal(err)
	}
	sameLines(t, got, "1 entry one.txt: read",
		"2 entry ../../etc/passwd: the name of an entry leads out of the archive", "3 entry /abs.txt: the name of an entry leads out of the archive", `4 entry ..\win.txt: the name of an entry leads out of the archive`,
		"5 entry folder/two.html: read", "6 entry rows.csv, line 2: read", "7 entry rows.csv, line 3: read",
		"8 entry inner.zip: an archive within an archive is not opened", "9 entry x.txt.gz: an archive within an archive is not opened",
		"10 entry bad.csv: nothing in it is known to hold the text", "11 entry p.png: passed, the input is a picture and no text", "12 entry empty.txt: passed, the input is empty",
		"13 entry .DS_Store: passed, it is hidden", "14 entry bomb.txt: it unpacks to more than 200 times its size, as no report does", "15 entry last.txt: read")

	whole := archive(t, entry{"one.txt", story})
	for name, content := range map[string][]byte{"cut off": whole[:len(whole)/2], "has 100001 entries": manyEntries(t, 100_001), "an office document": archive(t, entry{"[Content_Types].xml", "x"}, entry{"word/document.xml", "x"}),
		"archive within an archive": gz(t, whole), "archive within": gz(t, gz(t, []byte(story)))} {
		_, _, err := readParts(t, "b.zip", content, Listing{})
		if err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), "; ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	got, _, err = readParts(t, "c.zip", manyEntries(t, 100_000), Listing{})
	if err != nil || len(got) != 100_000 {
		t.Errorf("%d entries: %v", len(got), err)
	}
}

func manyEntries(t *testing.T, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zipfile.NewWriter(&b)
	for i := range n {
		if _, err := z.CreateHeader(&zipfile.FileHeader{Name: fmt.Sprintf("%d.txt", i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestParts_Found holds that a table in a folder is one of reports only if it looks so.
func TestParts_Found(t *testing.T) {
	for content, want := range map[string]string{
		"id,text\n1,to withdraw\n":                            "phrases",
		"id,text\n1,\"" + story + story + "\"\n2,short one\n": "",
		"id,text,date\n1,to withdraw,2016-09-05\n":            "",
		"id,note\n1,\"" + story + story + "\"\n":              "known to hold the text",
	} {
		_, _, err := readParts(t, "a.csv", []byte(content), Listing{Found: true})
		if want == "" && err != nil || want != "" && (!errors.Is(err, ErrNoText) || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v", content, err)
		}
	}
	if got, _, err := readParts(t, "a.csv", []byte("id,text\n1,to withdraw\n"), Listing{}); err != nil || len(got) != 1 {
		t.Errorf("who names a table has it read: %v, %v", got, err)
	}
}
