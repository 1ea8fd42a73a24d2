package store

import (
	"math"
	"reflect"
	"testing"
)

// TestLines holds that packed rows come back as they were, and that what is damaged in
// any place is said to be.
func TestLines(t *testing.T) {
	m := newMaker()
	lat, tiny := 12.5, math.SmallestNonzeroFloat64
	for n := range 50 {
		rec := m.record(n, n%7)
		list, said := eventsOf(rec), statementsOf(rec)
		for i := range list {
			if i%2 == 0 {
				list[i].Lat, list[i].Lon, list[i].Intensity = &lat, &tiny, nil
				list[i].Corrected = []string{"type", "lat"}
				list[i].Background, list[i].Mode = true, "odd \u00e9 \U0001F600"
				list[i].Actors = append(list[i].Actors, Party{Name: "Ruritania", Anonymous: true})
			} else {
				list[i].Symmetric, list[i].Recipients = true, nil
			}
		}
		b := packEvents(list)
		var u unpacker
		rows, err := u.open(b)
		if err != nil || rows != len(list) {
			t.Fatal(rows, err)
		}
		for i := range list {
			var e Event
			if u.event(&e); u.bad || !reflect.DeepEqual(e, list[i]) {
				t.Fatalf("packed %+v, came back %+v", list[i], e)
			}
		}
		if rows, err = u.open(packStatements(said)); err != nil || rows != len(said) {
			t.Fatal(rows, err)
		}
		for i := range said {
			var e Statement
			if u.statement(&e); u.bad || !reflect.DeepEqual(e, said[i]) {
				t.Fatalf("packed %+v, came back %+v", said[i], e)
			}
		}
		for i := range b {
			b[i]++
			if _, err := u.open(b); err == nil {
				t.Fatalf("damage at byte %d of %d is not seen", i, len(b))
			}
			b[i]--
			if _, err := u.open(b[:i]); i > 0 && err == nil {
				t.Fatalf("%d bytes of %d are taken for all", i, len(b))
			}
		}
	}
}

// FuzzLines holds that no list makes the reader fail, whatever its checksum says.
func FuzzLines(f *testing.F) {
	rec := newMaker().record(1, 3)
	f.Add(packEvents(eventsOf(rec)))
	f.Add(packStatements([]Statement{{ID: "x", Speakers: []Party{{Name: "A"}}}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 4 {
			b = sealed(b[:len(b)-4])
		}
		var u unpacker
		rows, err := u.open(b)
		for range rows {
			if err != nil || u.bad {
				return
			}
			u.event(&Event{})
		}
	})
}
