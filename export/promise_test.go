package export

import (
	"os"
	"strings"
	"testing"
)

// TestPromise holds that RECORD.md names every field that a record can have.
func TestPromise(t *testing.T) {
	b, err := os.ReadFile("../RECORD.md")
	if err != nil {
		t.Fatal(err)
	}
	var walk func(where string, s *shape)
	walk = func(where string, s *shape) {
		for i := range s.fields {
			f := &s.fields[i]
			if !f.inline && !strings.Contains(string(b), "`"+f.name+"`") {
				t.Errorf("RECORD.md does not name the field %s of %s", f.name, where)
			}
			walk(where+"."+f.name, f.shape)
		}
		if s.elem != nil {
			walk(where, s.elem)
		}
	}
	walk("record", recordShape())
}
