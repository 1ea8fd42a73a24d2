package coder_test

import (
	"testing"

	"readout/actors"
)

// BenchmarkActors measures the room actors alone, both its steps, on a report of
// some 600 words.
func BenchmarkActors(b *testing.B) {
	d, f := sixHundredWords(b), actors.New()
	b.ReportAllocs()
	for b.Loop() {
		f.Names(d)
		f.Find(d)
	}
}
