package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"readout/article"
	"readout/fetch"
)

// errLong says that a line is longer than any report.
var errLong = fmt.Errorf("it is longer than %d MiB", article.MaxBytes>>20)

// readLine returns the next line without its end. The bytes of one that is too long are
// read and dropped.
func readLine(r *bufio.Reader, buf []byte) (line []byte, err error) {
	line = buf[:0]
	long := false
	for {
		b, err := r.ReadSlice('\n')
		if !long {
			line = append(line, b...)
		}
		if len(line) > article.MaxBytes {
			long, line = true, line[:0]
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (err != io.EOF || len(line) == 0 && len(b) == 0):
			return nil, err
		case long:
			return nil, errLong
		}
		return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r")), nil
	}
}

// lines reads JSONL: one object a line. Empty lines are no parts.
func (s *scan) lines(r *bufio.Reader) error {
	var buf []byte
	for n := 1; ; n++ {
		line, err := readLine(r, buf)
		if cap(line) > cap(buf) {
			buf = line
		}
		p := &Part{N: n, Name: fmt.Sprintf("line %d", n)}
		switch {
		case err == io.EOF:
			return nil
		case err == errLong:
			p.Err = &Error{Arg: s.arg, What: "a line " + strings.TrimPrefix(errLong.Error(), "it "), Hint: "write one report a line"}
		case err != nil:
			return s.fail(unpackTrouble(err))
		case s.known(n):
			continue
		default:
			if n == 1 {
				line = bytes.TrimPrefix(line, []byte("\ufeff"))
			}
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			p.body = bytes.Clone(line)
			p.fields = &fields{object: p.body, columns: s.Columns}
		}
		if err := s.give(p); err != nil {
			return err
		}
	}
}

// objectFields takes the fields of a report out of a JSON object.
func objectFields(line []byte, columns map[string]string) (map[string]string, error) {
	var object map[string]any
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	if err := d.Decode(&object); err != nil {
		return nil, &Error{What: "it is no JSON object", Hint: "write one object a line: " + fetch.Cause(err).Error(), Err: err}
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, &Error{What: "something follows the JSON object", Hint: "write one object a line"}
	}
	keys := slices.Sorted(maps.Keys(object))
	at, err := columnsOf(keys, columns, func(key string) bool { return scalar(object[key]) != "" })
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for what, i := range at {
		out[what] = scalar(object[keys[i]])
	}
	return out, nil
}

// scalar is a value as text: that of an object is its name, of a list its parts.
func scalar(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case map[string]any:
		for _, key := range []string{"name", "title", "value", "text"} {
			if s, ok := v[key].(string); ok {
				return s
			}
		}
	case []any:
		var list []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				list = append(list, s)
			}
		}
		return strings.Join(list, "\n\n")
	}
	return ""
}
