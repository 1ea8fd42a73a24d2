package local_test

import (
	"context"
	"flag"
	"path/filepath"
	"testing"

	"readout/store/local"
	"readout/store/storetest"
)

var (
	full = flag.Bool("full", false, "measure a store of 200,000 reports and 1,000,000 events instead of a small one")
	keep = flag.String("keep", "", "measure the store in this `FILE`, which is filled if it is empty")
)

// TestScale measures search and reading in a store of made-up reports.
func TestScale(t *testing.T) {
	file := *keep
	if file == "" {
		file = filepath.Join(t.TempDir(), "a.db")
	}
	s, err := local.Open(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	storetest.Scale(t, s, *full)
}
