package coder_test

import (
	"context"
	"strings"
	"testing"

	"readout"
	"readout/actors"
	"readout/coder"
)

// TestOwnActorsInVersion holds that a record made with a user's actors says so.
func TestOwnActorsInVersion(t *testing.T) {
	d, err := actors.Load(actors.File{Name: "own.tsv", Text: []byte("key\tname\taliases\tkind\tcountry\tsectors\nrur.gov\tRuritanian Council\tthe Council of Strelsau\tgovernment\tDEU\tGOV\n")})
	if err != nil {
		t.Fatal(err)
	}
	rec, err := coder.NewWith(coder.Options{Actors: d}).Code(context.Background(), &readout.Report{Text: "The envoys left.", Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	plain := coder.Version()
	if got := rec.Coder.Data; !strings.HasPrefix(got, plain.Data+"+") || len(got) != len(plain.Data)+17 {
		t.Errorf("data %q, want %q and a hash of the user's file", got, plain.Data)
	}
}
