package follow_test

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"readout/follow"
	"readout/store"
	"readout/store/local"
)

// What is made of the reports may be damaged: the check says so, and that it can be made
// anew, which mends it.
func TestFollow_Damage(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s.db")
	s, err := local.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, rec := range corpus()[:3] {
		if _, err := s.Put(t.Context(), store.Filed{Record: rec}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := follow.Update(t.Context(), s, follow.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := s.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	none := bare(corpus()[0], "Nobody talks to anybody. ") // of no process
	none.Processes, none.Meetings, none.Positions, none.Events = nil, nil, nil, nil
	keep(t, s, store.Filed{Record: none})
	update(t, s)
	want := derivedOf(t, s)
	for _, damage := range []string{`UPDATE entries SET body = x'2a2a2a'`, `UPDATE entries SET body = x'2a2a2a' WHERE report = (SELECT max(report) FROM entries)`, `UPDATE entries SET bare = x'2a2a2a'`, `UPDATE looked SET mentions = x'2a2a2a'`, `UPDATE processes SET head = '***'`} {
		db, err := sql.Open("sqlite", file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(damage); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if err := s.Check(t.Context()); err == nil || !strings.Contains(err.Error(), "db rebuild") {
			t.Errorf("%s is not told: %v", damage, err)
		}
		if _, err := follow.Rebuild(t.Context(), s, follow.Options{}); err != nil {
			t.Fatalf("%s: %v", damage, err)
		}
		if err := s.Check(t.Context()); err != nil {
			t.Errorf("after making it anew: %v", err)
		}
		sameLines(t, "after "+damage, derivedOf(t, s), want)
	}
}
