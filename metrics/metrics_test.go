package metrics

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

func ask(t *testing.T, h http.Handler, path string) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w.Code, w.Body.String()
}

// TestMetrics: what is counted stands in the text that Prometheus reads.
func TestMetrics(t *testing.T) {
	s := New("watch", "1.2.3")
	s.Report("new")
	s.Report("new")
	s.Stage("code", 30*time.Millisecond)
	s.Told("alert", true, time.Second)
	s.Told("alert", false, time.Second)
	s.Gauge("readout_store_records", "Records.", func(context.Context) (float64, error) { return 7, nil })
	s.Gauge("readout_away", "What cannot be asked.", func(context.Context) (float64, error) { return 0, errors.New("away") })
	page := s.Over(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(404) }))
	ask(t, page, "/x?secret=1")
	var broken error
	h := s.Handler(func(context.Context) error { return broken })
	_, text := ask(t, h, "/metrics")
	p := expfmt.NewTextParser(model.UTF8Validation)
	families, err := p.TextToMetricFamilies(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`readout_reports_total{outcome="new"} 2`, `readout_stage_seconds_count{stage="code"} 1`, `readout_told_total{kind="alert",ok="no"} 1`, `readout_told_delay_seconds_count 1`,
		"readout_store_records 7", `readout_build_info{command="watch",version="1.2.3"} 1`, `readout_http_request_seconds_count{code="404",method="get"} 1`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(text, "secret") || families["readout_away"] != nil || families["go_goroutines"] == nil {
		t.Error("there is more or less than is counted")
	}
	if code, text := ask(t, h, "/healthz"); code != 200 || text != "alive\n" {
		t.Error(code, text)
	}
	if code, text := ask(t, h, "/readyz"); code != 200 || text != "ready\n" {
		t.Error(code, text)
	}
	broken = errors.New("the disk\nis full")
	if code, text := ask(t, h, "/readyz"); code != 503 || text != "the disk is full\n" {
		t.Error(code, text)
	}
	if code, _ := ask(t, h, "/healthz"); code != 200 {
		t.Error("a program whose database is away is alive all the same")
	}
	var none *Set
	none.Report("new")
	none.Stage("code", 0)
	none.Told("alert", true, 0)
	none.Gauge("x", "", nil)
	none.Over(page)
}

// TestPrivate: pprof is refused where others could reach it.
func TestPrivate(t *testing.T) {
	for addr, ok := range map[string]bool{"127.0.0.1:6060": true, "localhost:0": true, "[::1]:6060": true, "127.3.2.1:1": true, ":6060": false, "0.0.0.0:6060": false, "[::]:6060": false, "192.0.2.1:6060": false, "example.org:6060": false, "6060": false} {
		if err := Private(addr); (err == nil) != ok {
			t.Errorf("%s: %v", addr, err)
		}
	}
	at, stop, err := Listen("127.0.0.1:0", Pprof())
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	r, err := http.Get("http://" + at.String() + "/debug/pprof/goroutine?debug=1")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if b, _ := io.ReadAll(r.Body); !strings.Contains(string(b), "goroutine profile") {
		t.Errorf("%.200s", b)
	}
	if _, _, err := Listen(at.String(), nil); err == nil {
		t.Error("an address that is taken is taken again")
	}
}

// TestSystemd: systemd hears that the program is ready, alive and stops; not that it is
// alive while it hangs.
func TestSystemd(t *testing.T) {
	at := filepath.Join(t.TempDir(), "n")
	l, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: at, Net: "unixgram"})
	if err != nil {
		t.Skip(err)
	}
	defer l.Close()
	t.Setenv("NOTIFY_SOCKET", at)
	t.Setenv("WATCHDOG_USEC", "30000")
	ctx, stop := context.WithCancel(t.Context())
	done, n := make(chan struct{}), 0
	go func() {
		defer close(done)
		Systemd(ctx, func(ctx context.Context) {
			if n++; n == 4 {
				<-ctx.Done() // it hangs
			}
		})
	}()
	var heard []string
	b := make([]byte, 100)
	for len(heard) < 4 {
		k, err := l.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		heard = append(heard, string(b[:k]))
	}
	_ = l.SetReadDeadline(time.Now().Add(200 * time.Millisecond))
	if k, err := l.Read(b); err == nil {
		t.Errorf("it hangs and says %s", b[:k])
	}
	stop()
	<-done
	_ = l.SetReadDeadline(time.Now().Add(10 * time.Second))
	k, err := l.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(append(heard, string(b[:k])), " "); got != "READY=1 WATCHDOG=1 WATCHDOG=1 WATCHDOG=1 STOPPING=1" {
		t.Error(got)
	}
	t.Setenv("NOTIFY_SOCKET", "")
	Systemd(context.Background(), nil) // returns at once
}
