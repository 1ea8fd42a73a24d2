package actors

import "testing"

func TestDictionaryLoads(t *testing.T) {
	d, err := load()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(d.entities); n < 200 {
		t.Errorf("%d entities, want all states at least", n)
	}
}
