package readout_test

import (
	"os"
	"strings"
	"testing"
)

// TestArchitecture holds that ARCHITECTURE.md shows the table that TestImports keeps.
func TestArchitecture(t *testing.T) {
	b, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, part, _ := strings.Cut(string(b), "## Who may import whom")
	part, _, _ = strings.Cut(part, "\n## ")
	shown := map[string]string{}
	for _, line := range strings.Split(part, "\n") {
		cells := strings.Split(line, "|")
		if len(cells) < 4 || !strings.Contains(cells[1], "`") {
			continue
		}
		allow := strings.Trim(strings.TrimSpace(cells[2]), "`")
		if allow == "nothing" {
			allow = ""
		}
		shown[strings.Trim(strings.TrimSpace(cells[1]), "`")] = allow
	}
	for room, allow := range may {
		if got, ok := shown[room]; !ok || got != allow {
			t.Errorf("ARCHITECTURE.md lets %s import %q, the table in imports_test.go %q", room, got, allow)
		}
		delete(shown, room)
	}
	for room := range shown {
		t.Errorf("ARCHITECTURE.md shows the room %s, which imports_test.go does not have", room)
	}
}
