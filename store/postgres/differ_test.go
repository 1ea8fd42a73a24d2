//go:build unix

package postgres_test

import (
	"context"
	"path/filepath"
	"testing"

	"readout/store/local"
	"readout/store/storetest"
)

// TestSameAsSQLite does 5,000 random things with a store in SQLite and one in
// PostgreSQL: both hold the same in the end.
func TestSameAsSQLite(t *testing.T) {
	a, err := local.Open(context.Background(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b := open(t)
	defer b.Close()
	n := 5000
	if testing.Short() {
		n = 500
	}
	storetest.Differ(t, a, b, 20161, n)
}
