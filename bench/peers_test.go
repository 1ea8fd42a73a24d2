package bench

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestPeers_Inputs writes what peers are measured with into the folder READOUT_PEERS: the
// twenty reports of 600 words and the pages.
func TestPeers_Inputs(t *testing.T) {
	dir := os.Getenv("READOUT_PEERS")
	if dir == "" {
		t.Skip("READOUT_PEERS names no folder")
	}
	texts, html := filepath.Join(dir, "texts"), filepath.Join(dir, "pages")
	for _, d := range []string{texts, html} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for i, r := range ofWords() {
		if err := os.WriteFile(filepath.Join(texts, fmt.Sprintf("%02d.txt", i)), []byte(r.Text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	list, _ := pages()
	for i, p := range list {
		if err := os.WriteFile(filepath.Join(html, fmt.Sprintf("%04d.html", i)), p, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
