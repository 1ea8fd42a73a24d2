package postgres_test

import (
	"flag"
	"testing"

	"readout/store/storetest"
)

var full = flag.Bool("full", false, "measure a store of 200,000 reports and 1,000,000 events instead of a small one")

func FuzzSearch(f *testing.F) { storetest.FuzzSearch(f, open(f)) }

// TestScale measures search and reading in a store of made-up reports.
func TestScale(t *testing.T) { storetest.Scale(t, open(t), *full) }
