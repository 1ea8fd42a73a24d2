package places

import (
	"fmt"
	"strconv"
	"strings"
)

// A row is one line of a lexicon.
type row struct {
	file   string
	line   int
	fields []string
}

func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.file, r.line, fmt.Sprintf(format, args...))
}

// list splits the parts of a field at semicolons.
func (r row) list(i int) []string {
	if r.fields[i] == "" {
		return nil
	}
	return strings.Split(r.fields[i], ";")
}

// point reads the coordinates in fields i and i+1.
func (r row) point(i int) (point, error) {
	lat, err := strconv.ParseFloat(r.fields[i], 64)
	if err != nil || lat < -90 || lat > 90 {
		return point{}, r.errorf("latitude %q: want degrees from -90 to 90", r.fields[i])
	}
	lon, err := strconv.ParseFloat(r.fields[i+1], 64)
	if err != nil || lon < -180 || lon > 180 {
		return point{}, r.errorf("longitude %q: want degrees from -180 to 180", r.fields[i+1])
	}
	return point{lat, lon}, nil
}

// table reads a lexicon: tab-separated, a first line with the given columns,
// lines that begin with # left out. An error names the file and the line.
func table(file, text string, columns ...string) ([]row, error) {
	var rows []row
	for n, line := range strings.Split(text, "\n") {
		if n == 0 {
			if line != strings.Join(columns, "\t") {
				return nil, fmt.Errorf("%s:1: the header is %q: want %q", file, line, strings.Join(columns, "\t"))
			}
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		r := row{file, n + 1, strings.Split(line, "\t")}
		if len(r.fields) != len(columns) {
			return nil, r.errorf("%d fields: want %d", len(r.fields), len(columns))
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// must returns v; a lexicon of ours that does not load is caught by its test.
func must[T any](v T, err error) T {
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return v
}
