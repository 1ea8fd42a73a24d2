package storetest

import (
	"testing"

	"readout/store"
)

// testNone asks for what belongs to no reports, groups, processes or events at all: there
// is nothing, and that is no error.
func testNone(t *testing.T, s *store.Store) {
	put(t, s, store.Filed{Record: small(1).Record()}, store.Stored)
	d := s.Derived(ctx)
	body := func(int64, []byte) error { t.Error("there is an entry of no report"); return nil }
	for name, f := range map[string]func() (int, error){
		"EntriesOf":       func() (int, error) { return 0, d.EntriesOf(nil, body) },
		"BareOf":          func() (int, error) { return 0, d.BareOf(nil, body) },
		"Mentions":        func() (int, error) { return 0, d.Mentions(nil, body) },
		"Renamed":         func() (int, error) { v, err := d.Renamed(nil, nil, nil); return len(v), err },
		"ReportsOf":       func() (int, error) { v, err := d.ReportsOf(nil, ""); return len(v), err },
		"NumbersOf":       func() (int, error) { v, err := d.NumbersOf(nil); return len(v), err },
		"GroupsOf":        func() (int, error) { v, err := d.GroupsOf(nil); return len(v), err },
		"Strands":         func() (int, error) { v, err := d.Strands(nil); return len(v), err },
		"MadeOf":          func() (int, error) { v, err := d.MadeOf(nil); return len(v), err },
		"Told":            func() (int, error) { v, err := d.Told(nil); return len(v), err },
		"Looked":          func() (int, error) { v, err := d.Looked(nil); return len(v), err },
		"Placed":          func() (int, error) { v, err := d.Placed(nil); return len(v), err },
		"PlacedByID":      func() (int, error) { v, err := d.PlacedByID(nil); return len(v), err },
		"PlacedWith":      func() (int, error) { v, err := d.PlacedWith(nil); return len(v), err },
		"InStories":       func() (int, error) { v, err := d.InStories(nil); return len(v), err },
		"Regrouped":       func() (int, error) { v, err := d.Regrouped(nil, nil); return len(v), err },
		"ReportsTelling":  func() (int, error) { v, err := d.ReportsTelling(nil); return len(v), err },
		"StoriesOfEvents": func() (int, error) { v, err := d.StoriesOfEvents(nil); return len(v), err },
		"Telling":         func() (int, error) { v, err := d.Telling(nil); return len(v), err },
		"TellingIn":       func() (int, error) { v, err := d.TellingIn(nil); return len(v), err },
		"Homes":           func() (int, error) { v, err := d.Homes(nil); return len(v), err },
		"Sharing": func() (int, error) {
			return 0, d.Sharing(nil, "", "9999", func(int64, int64, string) { t.Error("a key of none") })
		},
	} {
		if n, err := f(); err != nil || n != 0 {
			t.Errorf("%s of none: %d, %v", name, n, err)
		}
	}
}
