package main

import (
	zipfile "archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"readout/store"
)

// program is a command that runs this program with args.
func program(args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), asProgram+"=1", "READOUT_DB=")
	return c
}

// madeUp is the text of a made-up report; no two numbers give the same.
func madeUp(n int) string {
	who := []string{"Kenya", "Norway", "Finland", "Uganda", "Peru", "Chile", "Ghana", "Japan"}
	a, b := who[n%len(who)], who[(n/len(who)+n+1)%len(who)]
	// A name of its own in every few words: none is taken for a copy of another, so that
	// it makes no difference which of them comes first.
	name := func(of string) string {
		w := []byte(of)
		for k := n; k > 0; k /= 26 {
			w = append(w, byte('a'+k%26))
		}
		return string(w)
	}
	x, y, z := name("Ans"), name("Ber"), name("Cam")
	return fmt.Sprintf("Foreign Minister Ana %s of %s met Minister Bo %s of %s in %s on Monday.\n\n"+
		"\"We will not leave %s,\" %s said after %s hours of talks. Troops of %s attacked %s rebels near %s and killed %d of %s men, %s said. "+
		"Envoy %s of %s threatened to leave %s and called on %s to release %d %s prisoners.\n", x, a, y, b, z, z, x, name("Dor"), b, y, z, n+5, y, x, y, a, z, x, n+9, y)
}

// madeInputs writes a folder with files of every kind, some of which are broken, and
// returns how many texts are in it.
func madeInputs(t *testing.T, dir string) int {
	t.Helper()
	n := 0
	next := func() string { n++; return madeUp(n) }
	write := func(name string, b []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 40 {
		write(fmt.Sprintf("%02d.txt", i), []byte(next()))
	}
	write("same.txt", []byte(madeUp(1)))
	write("picture.png", []byte("\x89PNG\r\n"))
	var lines, table, crawl bytes.Buffer
	table.WriteString("id,body,date\n")
	for i := range 100 {
		j, _ := json.Marshal(map[string]string{"text": next(), "date": "2016-09-05"})
		if i%30 == 7 {
			j = j[:len(j)/2]
			n--
		}
		lines.Write(append(j, '\n'))
	}
	for i := range 60 {
		fmt.Fprintf(&table, "%d,\"%s\",2016-09-05\n", i, strings.ReplaceAll(next(), `"`, `""`))
		if i%20 == 3 {
			table.WriteString("broken row\n")
		}
	}
	var packed bytes.Buffer
	zw := zipfile.NewWriter(&packed)
	for i := range 40 {
		w, err := zw.Create(fmt.Sprintf("%d.txt", i))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, next())
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		page := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><article><p>" + strings.ReplaceAll(next(), "\n\n", "</p><p>") + "</p></article></body></html>"
		g := gzip.NewWriter(&crawl)
		fmt.Fprintf(g, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.example.org/%d\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, len(page), page)
		if err := g.Close(); err != nil {
			t.Fatal(err)
		}
	}
	write("a.jsonl", lines.Bytes())
	write("b.csv", table.Bytes())
	write("c.zip", packed.Bytes())
	write("d.warc.gz", crawl.Bytes())
	return n
}

// keptIn is what a database holds, without what depends on the order of arrival.
func keptIn(t *testing.T, db, dir string) (out []string, reports map[string]bool) {
	t.Helper()
	ctx := context.Background()
	s, err := (&storeFlag{db}).open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Check(ctx); err != nil {
		t.Fatal("the database is damaged: ", err)
	}
	var derived strings.Builder // what is made of many reports is the same too
	if err := s.DumpDerived(ctx, &derived); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(derived.String()) {
		out = append(out, "derived "+line)
	}
	rows := map[string]int{}
	for e, err := range s.Events(ctx, store.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		rows[e.Report]++
		out = append(out, "event "+e.ID+" "+e.Type)
	}
	for e, err := range s.Statements(ctx, store.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		rows[e.Report]++
		out = append(out, "statement "+e.ID)
	}
	reports = map[string]bool{}
	for r, err := range s.Reports(ctx, store.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if reports[r.ID] {
			t.Errorf("report %s is doubled", r.ID)
		}
		reports[r.ID] = true
		rec, err := s.Get(ctx, r.ID)
		if err != nil {
			t.Errorf("report %s is torn: %v", r.ID, err)
			continue
		}
		if n := len(rec.Events) + len(rec.Statements); n != rows[r.ID] {
			t.Errorf("report %s is torn: %d rows of %d", r.ID, rows[r.ID], n)
		}
		out = append(out, "report "+r.ID)
	}
	if n, err := s.Count(ctx); err != nil || n.Records != n.Reports {
		t.Errorf("%d records of %d reports, %v", n.Records, n.Reports, err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		in, ok, err := s.Input(ctx, f, 0)
		if err != nil || !ok {
			continue
		}
		out = append(out, fmt.Sprintf("input %s %s", filepath.Base(f), stateOf(in)))
		parts, err := s.Parts(ctx, f)
		if err != nil {
			t.Fatal(err)
		}
		for n, in := range parts {
			out = append(out, fmt.Sprintf("input %s %d %s", filepath.Base(f), n, stateOf(in)))
		}
	}
	slices.Sort(out)
	return out, reports
}

// stateOf tells an input's state; which of two inputs with the same text came first is
// left to chance.
func stateOf(in store.Input) string {
	if in.State == string(store.Stored) {
		in.State = string(store.Known)
	}
	return in.State + " " + in.Report + " " + in.Reason
}

// TestKill kills ingest at random moments, again and again, and holds that whatever it
// had told to be kept is kept, and that in the end the database holds the same as when
// nobody disturbs it. READOUT_KILLS says how often.
func TestKill(t *testing.T) {
	kills := 6
	if n, err := strconv.Atoi(os.Getenv("READOUT_KILLS")); err == nil {
		kills = n
	}
	dir := t.TempDir()
	texts := madeInputs(t, dir)
	calm := filepath.Join(t.TempDir(), "calm.db")
	start := time.Now()
	if out, err := program("ingest", "--db", calm, dir).CombinedOutput(); err == nil || err.(*exec.ExitError).ExitCode() != exitSome {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := time.Since(start)
	want, reports := keptIn(t, calm, dir)
	if len(reports) != texts {
		t.Fatalf("%d reports of %d texts", len(reports), texts)
	}
	r := rand.New(rand.NewPCG(7, uint64(kills)))
	acknowledged, lost, rounds := 0, 0, 0
	for killed := 0; killed < kills; rounds++ {
		db := filepath.Join(t.TempDir(), "a.db")
		told := map[string]bool{}
		for done := false; !done; {
			after := time.Duration(r.Int64N(int64(whole) / 2))
			if killed == kills {
				after = time.Hour
			}
			var fresh []string
			fresh, done = killedAfter(t, db, dir, after)
			for _, id := range fresh {
				told[id] = true
			}
			if !done {
				killed++
			}
		}
		got, have := keptIn(t, db, dir)
		for id := range told {
			if !have[id] {
				lost++
				t.Errorf("report %s was told to be kept, and is lost", id)
			}
		}
		acknowledged += len(told)
		if !slices.Equal(got, want) {
			t.Errorf("%d things kept, %d when undisturbed; the first that differ: %s", len(got), len(want), differ(got, want))
		}
	}
	t.Logf("killed %d times in %d rounds: %d reports acknowledged, %d lost, 0 doubled or torn unless told above", kills, rounds, acknowledged, lost)
}

// killedAfter runs ingest for a time and returns what it told to be kept, and whether
// it came to its end.
func killedAfter(t *testing.T, db, dir string, after time.Duration) (told []string, done bool) {
	t.Helper()
	c := program("ingest", "--db", db, "--each", "--json", dir)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var talk bytes.Buffer
	c.Stderr = &talk
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = c.Process.Kill() })
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil { // what was cut off was not told
			break
		}
		var x struct{ State, Report string }
		if err := json.Unmarshal([]byte(line), &x); err != nil {
			t.Fatal(err)
		}
		if x.Report != "" {
			told = append(told, x.Report)
		}
	}
	_ = c.Wait() // the exit code says how it ended
	timer.Stop()
	switch code := c.ProcessState.ExitCode(); code {
	case -1:
		return told, false
	case exitSome, exitOK:
		return told, true
	default:
		t.Fatalf("exit code %d: %s", code, talk.String())
		return nil, true
	}
}

func differ(a, b []string) string {
	var out []string
	for _, x := range a {
		if !slices.Contains(b, x) && len(out) < 5 {
			out = append(out, "only now: "+x)
		}
	}
	for _, x := range b {
		if !slices.Contains(a, x) && len(out) < 10 {
			out = append(out, "missing: "+x)
		}
	}
	return strings.Join(out, "; ")
}
