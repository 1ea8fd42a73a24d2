package stories

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed data
var data embed.FS

// irregular leads from the forms of data/forms.tsv to the stem of their base.
var irregular = sync.OnceValue(func() map[string]string {
	forms := map[string]string{}
	must(eachLine("data/forms.tsv", 2, func(f []string) error {
		for _, w := range append(strings.Fields(f[1]), f[0]) {
			if old, ok := forms[w]; ok && old != bare(f[0]) {
				return fmt.Errorf("%q is a form of %q too", w, old)
			}
			forms[w] = bare(f[0])
		}
		return nil
	}))
	return forms
})

// eachLine reads a table: a head, then lines of so many columns; # begins a remark.
// The error names file and line.
func eachLine(name string, columns int, f func([]string) error) error {
	b, err := data.ReadFile(name)
	if err != nil {
		return err
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if n == 1 || line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != columns {
			return fmt.Errorf("stories/%s:%d: want %d columns, have %d", name, n, columns, len(cells))
		}
		if err := f(cells); err != nil {
			return fmt.Errorf("stories/%s:%d: %w", name, n, err)
		}
	}
	return nil
}

// must stops the program where an embedded file is wrong, which a test would have shown.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
