package main

import (
	"bufio"
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// allowed are the licences, by their SPDX ids, that parts of the program may be under: all
// let it be used, changed and passed on by anyone, and ask for no more than their text
// beside it.
var allowed = []string{"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "blessing"}

// A module is one that is in the program or that its tests need.
type module struct {
	path, version, dir string
	sum                string // as go.sum has it, h1:...; empty for one that is replaced
	licences           []string
}

//go:embed modules.tsv
var modulesTable string

// stated is what modules.tsv says of each module: its licences, by SPDX id.
func stated() (map[string][]string, error) {
	out := map[string][]string{}
	for line := range strings.Lines(modulesTable) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		path, is, ok := strings.Cut(line, "\t")
		if !ok {
			return nil, fmt.Errorf("modules.tsv: %q has no licence", line)
		}
		out[path] = strings.Split(is, " AND ")
	}
	return out, nil
}

// modules are those in the program on any of the targets, by path, ours left out. Each has
// a licence in modules.tsv.
func modules(ctx context.Context, targets []string) ([]module, error) {
	table, err := stated()
	if err != nil {
		return nil, err
	}
	found := map[string]module{}
	for _, t := range targets {
		if err := listed(ctx, t, found, "./cmd/readout"); err != nil {
			return nil, err
		}
	}
	var out []module
	for _, m := range found {
		if m.licences = table[m.path]; m.licences == nil {
			return nil, fmt.Errorf("modules.tsv does not say what licence %s is under", m.path)
		}
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b module) int { return strings.Compare(a.path, b.path) })
	return out, nil
}

// listed adds the modules whose packages args of go list need.
func listed(ctx context.Context, target string, found map[string]module, args ...string) error {
	const form = "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}\t{{if not .Replace}}{{.Sum}}{{end}}{{end}}{{end}}"
	c := exec.CommandContext(ctx, "go", append([]string{"list", "-deps", "-f", form}, args...)...)
	system, chip, _ := strings.Cut(target, "/")
	c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+chip)
	var trouble bytes.Buffer
	c.Stderr = &trouble
	b, err := c.Output()
	if err != nil {
		return fmt.Errorf("go list: %w: %s", err, firstLine(trouble.Bytes()))
	}
	for s := bufio.NewScanner(bytes.NewReader(b)); s.Scan(); {
		if f := strings.Split(s.Text(), "\t"); len(f) == 4 {
			found[f[0]] = module{path: f[0], version: f[1], dir: f[2], sum: f[3]}
		}
	}
	return nil
}

// phrases tell a licence by words that none of the others has.
var phrases = []struct{ id, words string }{
	{"Apache-2.0", "Apache License Version 2.0"},
	{"MIT", "Permission is hereby granted, free of charge"},
	{"ISC", "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that"},
	{"BSD-3-Clause", "may be used to endorse or promote products derived from"},
	{"BSD-2-Clause", "Redistribution and use in source and binary forms"},
	{"GPL", "GNU General Public License"},
	{"AGPL", "GNU Affero General Public License"},
	{"LGPL", "GNU Lesser General Public License"},
	{"MPL", "Mozilla Public License"},
	{"CC-BY-NC", "NonCommercial"},
	{"blessing", "SQLite Is Public Domain"},
}

var spaces = regexp.MustCompile(`\s+`)

// licencesOf are the licences that a text states, by SPDX id, each once. One of BSD's three
// clauses is not also one of two.
func licencesOf(text string) (out []string) {
	text = spaces.ReplaceAllString(text, " ")
	for _, p := range phrases {
		if !strings.Contains(text, p.words) && !strings.Contains(text, strings.ReplaceAll(p.words, "License Version", "License, Version")) {
			continue
		}
		if p.id == "BSD-2-Clause" && slices.Contains(out, "BSD-3-Clause") {
			continue
		}
		out = append(out, p.id)
	}
	return out
}

var isLicence = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|unlicense)([-._].*)?$`)

// ownLicences are the licences that a module's files state for itself. What they say of
// others that their authors use (3RD-PARTY) is passed on, but not all of it is linked.
func ownLicences(m module) (out []string, err error) {
	files, err := licenceFiles(m.dir)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if strings.Contains(f, "3RD-PARTY") {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		out = append(out, licencesOf(string(b))...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// licenceFiles are the files of a module's top folder that state its licence or that it
// wants passed on, by name. Pictures' licences are left out: no picture is in the program.
func licenceFiles(dir string) (out []string, err error) {
	files, err := os.ReadDir(dir)
	for _, f := range files {
		if isLicence.MatchString(f.Name()) && !f.IsDir() && !strings.Contains(f.Name(), "LOGO") {
			out = append(out, filepath.Join(dir, f.Name()))
		}
	}
	return out, err
}

// thirdParty are the licences of all that is in the program, for people and because the
// licences ask for it: the modules', Go's own, and those of the scripts of the pages.
func thirdParty(mods []module) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("Readout is under the Apache License 2.0 (LICENSE), its models under CC BY-SA 4.0\n(LICENSE-MODELS). In it are also:\n")
	add := func(name string, files ...string) error {
		fmt.Fprintf(&b, "\n%s\n%s\n", strings.Repeat("=", 78), name)
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "\n%s\n", bytes.TrimSpace(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))))
		}
		return nil
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	goLicence := filepath.Join(strings.TrimSpace(string(root)), "LICENSE")
	if err := add("The Go programming language and its library (BSD-3-Clause)", goLicence); err != nil {
		return nil, err
	}
	for _, m := range mods {
		if strings.HasPrefix(m.dir, mustAbs(".")) {
			continue // ours, standing in for it
		}
		files, err := licenceFiles(m.dir)
		if err == nil && len(files) == 0 {
			err = fmt.Errorf("%s has no file with its licence", m.path)
		}
		if err == nil {
			err = add(m.path+" "+m.version+" ("+strings.Join(m.licences, " AND ")+")", files...)
		}
		if err != nil {
			return nil, err
		}
	}
	err = add("The scripts of the pages", "web/dist/LICENSES.txt")
	return b.Bytes(), err
}

func mustAbs(p string) string {
	p, err := filepath.Abs(p)
	if err != nil {
		panic("BUG: the working folder has no name: " + err.Error())
	}
	return p
}
