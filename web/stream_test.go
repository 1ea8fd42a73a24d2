package web

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/store/local"
)

// TestServer_Stream: whatever stands around the pages lets a stream of changes through: it
// comes at once, piece by piece, and lives longer than a page may. Ending the server ends
// it.
func TestServer_Stream(t *testing.T) {
	store, err := local.Open(t.Context(), filepath.Join(t.TempDir(), "s.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	s := &Server{Store: store}
	config := s.HTTP("127.0.0.1:0")
	config.ReadTimeout, config.WriteTimeout = 300*time.Millisecond, 300*time.Millisecond
	h := httptest.NewUnstartedServer(nil)
	h.Config = config
	h.Start()
	resp, err := http.Get(h.URL + "/api/v1/changes/stream")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	lines := bufio.NewReader(resp.Body)
	if line, err := lines.ReadString('\n'); err != nil || !strings.HasPrefix(line, "retry: ") {
		t.Fatalf("%q, %v", line, err)
	}
	time.Sleep(time.Second)
	if err := store.SyntheticChanges(t.Context(), "p1", 1, 10); err != nil {
		t.Fatal(err)
	}
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(line, "data: ") {
			break
		}
	}
	begun := time.Now()
	if err := config.Shutdown(t.Context()); err != nil {
		t.Fatal(err)
	}
	if d := time.Since(begun); d > 3*time.Second {
		t.Errorf("a stream holds the end of the server up for %v", d)
	}
}
