//go:build unix

package local_test

import (
	"context"
	"path/filepath"
	"testing"

	"readout/store/local"
	"readout/store/storetest"
)

func BenchmarkPut(b *testing.B) {
	s, err := local.Open(context.Background(), filepath.Join(b.TempDir(), "a.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	storetest.BenchmarkPut(b, s)
}
