package bench

import (
	"bytes"
	"compress/gzip"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"readout"
	"readout/article"
	"readout/coder"
	"readout/export"
)

func name(kb int) string { return strconv.Itoa(kb) + "KB" }

// BenchmarkEnd measures from end to end, on one processor and on all.
func BenchmarkEnd(b *testing.B) {
	for _, procs := range []int{1, runtime.NumCPU()} {
		on := fmt.Sprintf("on-%d", procs)
		b.Run("text-record/"+on, func(b *testing.B) {
			reports := ofWords()
			tokens, c := 0, coder.New()
			for _, r := range reports {
				tokens += len(c.Document(r).Tokens)
			}
			spread(b, procs, len(reports), tokens, func(c *coder.Coder, buf []byte, i int) ([]byte, error) {
				rec, err := c.Code(context.Background(), reports[i])
				if err != nil {
					return nil, err
				}
				return export.Append(buf[:0], rec)
			})
		})
		b.Run("html-record/"+on, func(b *testing.B) {
			list, _ := pages()
			spread(b, procs, len(list), 0, func(c *coder.Coder, buf []byte, i int) ([]byte, error) {
				r, err := article.Read(list[i], article.Hints{URL: fmt.Sprintf("https://news.example/%d.html", i)})
				if err != nil {
					return nil, err
				}
				rec, err := c.Code(context.Background(), r)
				if err != nil {
					return nil, err
				}
				return export.Append(buf[:0], rec)
			})
		})
		if procs == 1 && runtime.NumCPU() == 1 {
			break
		}
	}
}

// spread does n things on so many processors, with a coder each.
func spread(b *testing.B, procs, n, tokens int, do func(c *coder.Coder, buf []byte, i int) ([]byte, error)) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
	coders, bufs := make([]*coder.Coder, procs), make([][]byte, procs)
	for i := range coders {
		coders[i] = coder.New()
	}
	b.ReportAllocs()
	for b.Loop() {
		var next atomic.Int64
		var all sync.WaitGroup
		for k := range procs {
			all.Go(func() {
				for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
					var err error
					if bufs[k], err = do(coders[k], bufs[k], int(i)); err != nil {
						b.Error(err)
					}
				}
			})
		}
		all.Wait()
	}
	rates(b, n, tokens)
}

// program is the program as it is given away, built once.
var program = sync.OnceValues(func() (string, error) {
	file := filepath.Join(os.TempDir(), fmt.Sprintf("readout-bench-%d", os.Getpid()))
	out, err := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", file, "readout/cmd/readout").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return file, nil
})

func TestMain(m *testing.M) {
	flag.Parse()
	if f := flag.Lookup("test.bench"); f != nil && f.Value.String() != "" {
		_, what := pages()
		fmt.Println("pages:", what) // for docs/BENCHMARKS.md
	}
	code := m.Run()
	if file, err := program(); err == nil && built.Load() {
		os.Remove(file)
	}
	os.Exit(code)
}

var built atomic.Bool

// run runs the program, on so many processors, and returns how long it took and its peak
// of memory in bytes.
func run(b *testing.B, procs int, args ...string) (time.Duration, int64) {
	b.Helper()
	built.Store(true)
	file, err := program()
	if err != nil {
		b.Fatal(err)
	}
	c := exec.Command(file, args...)
	c.Env = append(os.Environ(), "GOMAXPROCS="+strconv.Itoa(procs))
	var talk bytes.Buffer
	c.Stderr = &talk
	start := time.Now()
	if err := c.Run(); err != nil {
		b.Fatalf("%v: %s", err, talk.String())
	}
	return time.Since(start), c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
}

// BenchmarkProgram measures the built program: how large it is, how long one report takes
// from the call to the end, and with how much memory.
func BenchmarkProgram(b *testing.B) {
	b.Run("read-one", func(b *testing.B) {
		file := filepath.Join(b.TempDir(), "report.txt")
		if err := os.WriteFile(file, []byte("GENEVA, March 14, 2024 - "+ofWords()[0].Text), 0o644); err != nil {
			b.Fatal(err)
		}
		run(b, runtime.NumCPU(), "version") // from the disk into memory
		peak := int64(0)
		for b.Loop() {
			_, m := run(b, runtime.NumCPU(), "read", "--json", file)
			peak = max(peak, m)
		}
		b.ReportMetric(float64(peak)/1e6, "MB-peak")
		at, _ := program()
		i, err := os.Stat(at)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(i.Size())/1e6, "MB-binary")
	})
	for _, kind := range []string{"html-stored", "warc-stored"} {
		for _, procs := range []int{1, runtime.NumCPU()} {
			b.Run(fmt.Sprintf("%s/on-%d", kind, procs), func(b *testing.B) {
				in, n := input(b, kind)
				peak, took := int64(0), time.Duration(0)
				for b.Loop() {
					d, m := run(b, procs, "ingest", in, "--db", filepath.Join(b.TempDir(), "a.db"))
					peak, took = max(peak, m), took+d
				}
				b.ReportMetric(float64(peak)/1e6, "MB-peak")
				b.ReportMetric(float64(n*b.N)/took.Seconds(), "reports/s")
			})
		}
	}
}

// input writes the pages as a folder of files or as one web archive.
func input(b *testing.B, kind string) (path string, n int) {
	list, _ := pages()
	dir := b.TempDir()
	if kind == "html-stored" {
		for i, p := range list {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.html", i)), p, 0o644); err != nil {
				b.Fatal(err)
			}
		}
		return dir, len(list)
	}
	var out bytes.Buffer
	for i, p := range list {
		z := gzip.NewWriter(&out)
		answer := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n", len(p))
		fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\nWARC-Target-URI: https://news.example/%d.html\r\nWARC-Date: 2024-03-14T12:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s", i, i, len(answer)+len(p), answer)
		z.Write(p)
		z.Write([]byte("\r\n\r\n"))
		if err := z.Close(); err != nil {
			b.Fatal(err)
		}
	}
	path = filepath.Join(dir, "crawl.warc.gz")
	if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
	return path, len(list)
}

// recordOf is a made record for stores, some like reports of the corpus.
func recordOf(rec *readout.Record, text string) *readout.Record {
	r := *rec
	o := *rec.Report
	o.Text, o.ID = text, readout.MakeID(text)
	r.Report = &o
	return &r
}
