//go:build unix

package follow_test

import (
	"errors"
	"os"
	"reflect"
	"slices"
	"testing"

	"readout/store"
	"readout/store/postgres"
	"readout/store/storetest"
)

// TestFollow_Postgres holds that PostgreSQL derives the same as SQLite.
func TestFollow_Postgres(t *testing.T) {
	server, err := storetest.StartCluster()
	switch {
	case errors.Is(err, storetest.ErrNoPostgres) && os.Getenv("CI") == "":
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	defer func() {
		if err := server.Stop(); err != nil {
			t.Error(err)
		}
	}()
	pg, err := postgres.Open(t.Context(), server.URL(""))
	if err != nil {
		t.Fatal(err)
	}
	defer pg.Close()
	lite := scratch(t)
	for i, rec := range corpus() {
		for _, s := range []*store.Store{lite, pg} {
			keep(t, s, store.Filed{Record: rec})
			if i%9 == 0 {
				update(t, s)
			}
			if i%7 == 0 {
				keep(t, s, store.Filed{Record: without(rec), Again: true})
			}
			if i%20 == 19 {
				if _, err := s.Forget(t.Context(), rec.Report.ID, "test"); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	update(t, lite)
	update(t, pg)
	sameLines(t, "PostgreSQL", derivedOf(t, pg), derivedOf(t, lite))
	a, b := noted(t, pg, 0), noted(t, lite, 0)
	for i := range b {
		if i < len(a) && (a[i].Seq != b[i].Seq || !reflect.DeepEqual(a[i].Change, b[i].Change) || len(a[i].Cited) != len(b[i].Cited)) {
			t.Fatalf("PostgreSQL: change %+v, want %+v", a[i], b[i])
		}
	}
	if len(a) != len(b) || len(b) < 100 {
		t.Errorf("PostgreSQL: %d changes, want %d", len(a), len(b))
	}
	for _, f := range []store.Filter{{Story: []string{corpus()[5].Report.ID}}, {Process: []string{"p"}}} {
		var n [2]int
		for i, s := range []*store.Store{lite, pg} {
			for _, err := range s.Reports(t.Context(), f) {
				if err != nil {
					t.Fatal(err)
				}
				n[i]++
			}
		}
		if n[0] != n[1] || n[0] == 0 {
			t.Errorf("%+v: %d reports, PostgreSQL %d", f, n[0], n[1])
		}
	}
	for _, s := range []*store.Store{lite, pg} { // the newest few are the first of all
		all, err := s.Stories(t.Context(), store.StoryFilter{})
		if err != nil || len(all) < 3 {
			t.Fatalf("%d stories, %v", len(all), err)
		}
		for n := 1; n <= len(all)+1; n++ {
			if some, err := s.Stories(t.Context(), store.StoryFilter{Limit: n}); err != nil || !slices.Equal(some, all[:min(n, len(all))]) {
				t.Errorf("the newest %d stories are %v, want the first of %v; %v", n, some, all, err)
			}
		}
	}
}
