package follow_test

import (
	"database/sql"
	"encoding/json"
	"path/filepath"
	"testing"

	"readout/follow"
	"readout/store"
	"readout/store/local"
)

// TestProcess_Members folds each process of what was kept of its members, and again when
// that is gone: they are the same.
func TestProcess_Members(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s.db")
	s, err := local.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, rec := range corpus() {
		keep(t, s, store.Filed{Record: rec})
	}
	update(t, s)
	folded := func() map[string]string {
		list, err := s.Processes(t.Context(), store.ProcessFilter{})
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, r := range list {
			p, last, err := follow.ProcessAnew(t.Context(), s, r.ID, "")
			if err != nil || p == nil {
				t.Fatal(r.ID, p, err)
			}
			b, err := json.Marshal(p)
			if err != nil {
				t.Fatal(err)
			}
			out[r.ID] = last + string(b)
		}
		return out
	}
	kept := folded()
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	gone, err := db.Exec(`DELETE FROM members`)
	if err != nil {
		t.Fatal(err)
	}
	if n, _ := gone.RowsAffected(); int(n) != len(kept) || n < 3 {
		t.Errorf("the members of %d processes are kept, of %d", n, len(kept))
	}
	for id, again := range folded() {
		if again != kept[id] {
			t.Errorf("%s is folded otherwise of what was kept:\n%.2000s\nthan of what is found again:\n%.2000s", id, kept[id], again)
		}
	}
}
