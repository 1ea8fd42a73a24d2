package local_test

import (
	"context"
	"path/filepath"
	"testing"

	"readout"
	"readout/coder"
	"readout/store"
	"readout/store/local"
	"readout/store/storetest"
)

func TestPut(t *testing.T) {
	ctx := context.Background()
	s, err := local.Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	text := "Kenyan troops attacked rebels in Somalia on Monday. \"We will not stop,\" the Kenyan president said."
	rec, err := coder.New().Code(ctx, &readout.Report{ID: readout.MakeID(text), Text: text, Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.Put(ctx, store.Filed{Record: rec})
	if err != nil || out != store.Stored {
		t.Fatal(out, err)
	}
	if out, err = s.Put(ctx, store.Filed{Record: rec}); err != nil || out != store.Known {
		t.Fatal(out, err)
	}
	got, err := s.Get(ctx, rec.Report.ID)
	if err != nil || len(got.Events) != len(rec.Events) {
		t.Fatal(got, err)
	}
	t.Log(s.Count(ctx))
	if _, err := s.Forget(ctx, rec.Report.ID, "test"); err != nil {
		t.Fatal(err)
	}
	if out, err = s.Put(ctx, store.Filed{Record: rec}); err != nil || out != store.Forgotten {
		t.Fatal(out, err)
	}
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t testing.TB) *store.Store {
		s, err := local.Open(context.Background(), filepath.Join(t.TempDir(), "a.db"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}
