package actors

import "testing"

// BenchmarkLoad measures what the dictionary adds to the start of the program;
// the aim is less than 40 ms.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := load(); err != nil {
			b.Fatal(err)
		}
	}
}
