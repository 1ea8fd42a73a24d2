package local_test

import (
	"context"
	"testing"

	"readout/store/local"
	"readout/store/storetest"
)

func FuzzSearch(f *testing.F) {
	s, err := local.Open(context.Background(), f.TempDir()+"/a.db")
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { s.Close() })
	storetest.FuzzSearch(f, s)
}
