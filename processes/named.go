package processes

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ReadNamed reads the processes that a user named: a table with a header and the columns
// key, name, parties, issues, aliases, from and to, parted by tabs; key and parties must
// be there. Several values in a cell are parted by "|" or ", ". known turns what the user
// calls an actor into its key. Every line that is wrong is an error of its own, with file
// and line; the others are returned all the same.
func ReadNamed(r io.Reader, file string, known func(actor string) (key string, ok bool)) ([]Named, error) {
	var out []Named
	var errs []error
	wrong := func(line int, format string, args ...any) {
		errs = append(errs, fmt.Errorf("%s:%d: %s", file, line, fmt.Sprintf(format, args...)))
	}
	columns := map[string]int{}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for line := 1; sc.Scan(); line++ {
		text := strings.TrimRight(strings.TrimPrefix(sc.Text(), "\ufeff"), "\r")
		if strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#") {
			continue
		}
		cells := strings.Split(text, "\t")
		if len(columns) == 0 {
			for i, c := range cells {
				columns[strings.ToLower(strings.TrimSpace(c))] = i
			}
			for _, c := range sorted(columns) {
				if !slices.Contains([]string{"key", "name", "parties", "issues", "aliases", "frames", "from", "to"}, c) {
					wrong(line, "there is no column %q; there are key, name, parties, issues, aliases, from and to", c)
				}
			}
			for _, c := range []string{"key", "parties"} {
				if _, ok := columns[c]; !ok {
					return nil, fmt.Errorf("%s:%d: the header has no column %q; the columns are parted by tabs", file, line, c)
				}
			}
			continue
		}
		cell := func(name string) string {
			if i, ok := columns[name]; ok && i < len(cells) {
				return strings.TrimSpace(cells[i])
			}
			return ""
		}
		n := Named{Key: cell("key"), Name: cell("name"), Issues: list(cell("issues")), From: cell("from"), To: cell("to")}
		bad := len(errs)
		if n.Key == "" {
			wrong(line, "no key")
		}
		if slices.ContainsFunc(out, func(o Named) bool { return o.Key == n.Key }) {
			wrong(line, "key %s stands in the file twice", n.Key)
		}
		for _, a := range list(cell("parties")) {
			k, ok := known(a)
			if !ok {
				wrong(line, "actor %q is not known; write its key in the actor dictionary, an ISO code, or name it in a file of your own actors", a)
				continue
			}
			n.Parties = insert(n.Parties, k)
		}
		for _, a := range append(list(cell("aliases")), list(cell("frames"))...) {
			n.Aliases = insert(n.Aliases, fold(a))
		}
		if len(errs) == bad && len(n.Parties) < 2 && len(n.Aliases) == 0 {
			wrong(line, "process %s has fewer than two parties and no alias, so that nothing would belong to it", n.Key)
		}
		for _, i := range n.Issues {
			if _, ok := families[i]; !ok && !slices.Contains([]string{"sanctions", "human_rights", "guarantees", "other"}, i) {
				wrong(line, "there is no issue %q; issues are those of positions, such as ceasefire, prisoners, territory", i)
			}
		}
		for _, d := range []string{n.From, n.To} {
			if d != "" && !validDay(d) {
				wrong(line, "%q is no day; write it as 2024-05-31", d)
			}
		}
		if len(errs) == bad {
			out = append(out, n)
		}
	}
	if err := sc.Err(); err != nil {
		errs = append(errs, fmt.Errorf("%s: %w", file, err))
	}
	return out, errors.Join(errs...)
}

// list parts the values of a cell.
func list(cell string) []string {
	var out []string
	for _, x := range strings.FieldsFunc(cell, func(r rune) bool { return r == '|' || r == ';' || r == ',' }) {
		if x = strings.TrimSpace(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}
