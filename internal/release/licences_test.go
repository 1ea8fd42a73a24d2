package main

import (
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// top makes the top of the module the working folder of a test.
func top(t *testing.T) {
	t.Helper()
	t.Chdir("../..")
}

// TestModules holds modules.tsv against what the program and its tests are built of, and
// against what those modules say of themselves.
func TestModules(t *testing.T) {
	top(t)
	table, err := stated()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]module{}
	if err := listed(t.Context(), "linux/amd64", found, "-test", "./..."); err != nil {
		t.Fatal(err)
	}
	for _, target := range allTargets {
		if err := listed(t.Context(), target, found, "./cmd/readout"); err != nil {
			t.Fatal(err)
		}
	}
	for p, m := range found {
		want := table[p]
		if want == nil {
			t.Errorf("%s is not in modules.tsv: look at its licence first", p)
			continue
		}
		for _, id := range want {
			if !slices.Contains(allowed, id) {
				t.Errorf("%s is under %s, which is not allowed", p, id)
			}
		}
		if strings.HasPrefix(m.dir, mustAbs(".")) {
			continue // replaced by ours
		}
		if is, err := ownLicences(m); err != nil || !slices.Equal(is, want) {
			t.Errorf("%s: modules.tsv says %q, its own files %q (%v)", p, want, is, err)
		}
	}
	for p := range table {
		if _, ok := found[p]; !ok {
			t.Errorf("modules.tsv has %s, which nothing needs any more", p)
		}
	}
	if len(found) < 60 {
		t.Errorf("only %d modules found: %q", len(found), slices.Sorted(maps.Keys(found)))
	}
}

func TestLicencesOf(t *testing.T) {
	for text, want := range map[string]string{
		"Apache License\n   Version 2.0, January 2004":                                                                  "Apache-2.0",
		"Licensed under the Apache License, Version 2.0 (the":                                                           "Apache-2.0",
		"Redistribution and use in source\nand binary forms":                                                            "BSD-2-Clause",
		"Redistribution and use in source and binary forms ... may be used to endorse or promote products derived from": "BSD-3-Clause",
		"Permission is hereby granted, free of charge, to any ... GNU Lesser General Public License":                    "MIT LGPL",
		"GNU Affero General Public License":                                                                             "AGPL",
		"do what you like":                                                                                              "",
	} {
		if got := strings.Join(licencesOf(text), " "); got != want {
			t.Errorf("%q is under %q, want %q", text, got, want)
		}
	}
}

// dataMay are the words with which a README of data may say where a file comes from and
// under what licence. NonCommercial and NoDerivatives are not among them.
var dataMay = regexp.MustCompile(`CC BY(-SA)? \d\.0|CC0|[Pp]ublic [Dd]omain|public record|public knowledge|general knowledge|Apache-2\.0|[Bb]y us|by hand|[Oo]ur own|our own code|facts|readout train`)

// TestData holds that every file that the program carries stands in the README of its
// folder, in a line that says where it comes from, and that nothing comes under a licence
// that forbids some uses.
func TestData(t *testing.T) {
	top(t)
	folders, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, f := range folders {
		dir := path.Join(f.Name(), "data")
		files, err := os.ReadDir(dir)
		if err != nil {
			continue
		}
		readme, err := os.ReadFile(path.Join(dir, "README.md"))
		if err != nil {
			t.Errorf("%s has no README.md that says where its files come from", dir)
			continue
		}
		text := string(readme)
		if m := regexp.MustCompile(`(?i)\b(CC )?BY-NC|NonCommercial|NoDerivatives|\bBY-ND`).FindString(text); m != "" {
			t.Errorf("%s/README.md speaks of %s, which no data of ours may be under", dir, m)
		}
		for _, f := range files {
			if strings.HasSuffix(f.Name(), ".md") {
				continue
			}
			name := f.Name()
			if f.IsDir() {
				name += "/"
			}
			if !strings.Contains(text, name) {
				t.Errorf("%s/README.md does not name %s", dir, name)
			}
			checked++
		}
		if !dataMay.MatchString(text) {
			t.Errorf("%s/README.md does not say where its files come from", dir)
		}
	}
	if checked < 60 {
		t.Errorf("only %d files of data found", checked)
	}
}
