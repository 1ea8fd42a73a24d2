package queue

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"
)

// TestPages keeps small and large pages, also when they are kept twice.
func TestPages(t *testing.T) {
	try := func(t *testing.T, p Pages) {
		for i, n := range []int{0, 1, piece, piece + 1, 3*piece + 7} {
			id := tasks(i + 1)[i].ID
			want := bytes.Repeat([]byte{byte(i + 1), 0xff, 0}, n/3+1)[:n]
			for range 2 {
				if err := p.Keep(t.Context(), id, want); err != nil {
					t.Fatal(err)
				}
			}
			if got, err := p.Page(t.Context(), id); err != nil || !bytes.Equal(got, want) {
				t.Errorf("%d bytes of %d, %v", len(got), n, err)
			}
			for range 2 {
				if err := p.Discard(t.Context(), id); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := p.Page(t.Context(), id); !errors.Is(err, ErrNoPage) {
				t.Errorf("after it was taken out: %v", err)
			}
		}
	}
	each(t, func(t *testing.T, q Queue) { try(t, q.(Pages)) })
	t.Run("folder", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "pages")
		f, err := NewFolder(dir)
		if err != nil {
			t.Fatal(err)
		}
		try(t, f)
		for _, id := range []string{"../x", "", "a/b"} {
			if err := f.Keep(t.Context(), id, nil); !errors.Is(err, ErrTask) {
				t.Errorf("%q: %v", id, err)
			}
		}
	})
}
