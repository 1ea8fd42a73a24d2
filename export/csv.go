package export

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

func csvFormat() Format {
	return Format{
		Name: "csv", Ext: "csv", Tables: []string{"events", "statements", "reports"}, Write: writeCSV,
		About: "a table: events, statements or reports",
	}
}

func writeCSV(w io.Writer, src *Source, o *Options) error {
	switch o.Table {
	case "statements":
		return csvTable(w, src.Statements(), (*statementLine).set, o)
	case "reports":
		return csvTable(w, src.Reports(), (*reportLine).set, o)
	}
	return csvTable(w, src.Events(), (*eventLine).set, o)
}

// csvTable writes rows as RFC 4180 has it: a header, CRLF, quotes where needed.
func csvTable[R, L any](w io.Writer, rows iter.Seq2[R, error], set func(*L, R, *joiner), o *Options) error {
	c := newCSV(w, o.Excel)
	plan := planOf(reflect.TypeFor[L]())
	for i := range plan {
		c.text(plan[i].name)
	}
	c.end()
	var line L
	v := reflect.ValueOf(&line).Elem()
	j := newJoiner()
	for r, err := range rows {
		if err != nil {
			return err
		}
		set(&line, r, j)
		for i := range plan {
			plan[i].put(c, v.Field(i))
		}
		o.Tally.Counts.Rows++
		c.end()
		if c.err != nil {
			return c.err
		}
	}
	return c.flush()
}

// A cell says how a field of a line stands in CSV.
type cell struct {
	name string
	put  func(*csvWriter, reflect.Value)
}

// planOf reads the names and types of a line's fields.
func planOf(t reflect.Type) []cell {
	out := make([]cell, t.NumField())
	for i := range out {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("parquet"), ",")
		out[i] = cell{name, putOf(t.Field(i))}
	}
	return out
}

// isDay says whether a field is a day.
func isDay(f reflect.StructField) bool { return strings.Contains(f.Tag.Get("parquet"), ",date") }

func putOf(f reflect.StructField) func(*csvWriter, reflect.Value) {
	switch {
	case isDay(f):
		return func(c *csvWriter, v reflect.Value) { c.day(int32(v.Int())) }
	case f.Type.Kind() == reflect.String:
		return func(c *csvWriter, v reflect.Value) { c.text(v.String()) }
	case f.Type.Kind() == reflect.Int32: // 0 is none
		return func(c *csvWriter, v reflect.Value) {
			if v.Int() == 0 {
				c.raw("")
				return
			}
			c.int(v.Int())
		}
	case f.Type.Kind() == reflect.Int64:
		return func(c *csvWriter, v reflect.Value) { c.int(v.Int()) }
	case f.Type.Kind() == reflect.Bool:
		return func(c *csvWriter, v reflect.Value) { c.bool(v.Bool()) }
	case f.Type.Kind() == reflect.Float64:
		return func(c *csvWriter, v reflect.Value) { c.float(v.Float()) }
	case f.Type.Kind() == reflect.Pointer:
		return func(c *csvWriter, v reflect.Value) {
			if v.IsNil() {
				c.raw("")
				return
			}
			c.float(v.Elem().Float())
		}
	}
	panic(fmt.Sprintf("BUG: no CSV for a field %v", f.Type))
}

// A csvWriter writes cells. Its first error stays.
type csvWriter struct {
	w     *bufio.Writer
	b     []byte
	first bool
	guard bool // disarm formulas
	err   error
}

func newCSV(w io.Writer, excel bool) *csvWriter {
	c := &csvWriter{w: bufio.NewWriterSize(w, 1<<16), first: true, guard: excel}
	if excel {
		c.b = append(c.b, "\uFEFF"...)
	}
	return c
}

func (c *csvWriter) next() {
	if !c.first {
		c.b = append(c.b, ',')
	}
	c.first = false
}

func (c *csvWriter) raw(s string) { c.next(); c.b = append(c.b, s...) }

func (c *csvWriter) int(n int64) { c.next(); c.b = strconv.AppendInt(c.b, n, 10) }

func (c *csvWriter) bool(v bool) { c.next(); c.b = strconv.AppendBool(c.b, v) }

func (c *csvWriter) day(n int32) { c.next(); c.b = appendDay(c.b, n) }

func (c *csvWriter) float(f float64) { c.next(); c.b = appendFloat(c.b, f) }

// appendFloat writes a number as short as possible, from 32 bits where it came from there.
func appendFloat(b []byte, f float64) []byte {
	if float64(float32(f)) == f {
		return strconv.AppendFloat(b, f, 'f', -1, 32)
	}
	return strconv.AppendFloat(b, f, 'f', -1, 64)
}

// odd are the bytes that a cell of words cannot simply be copied with: some need quotes,
// others may be no UTF-8.
var odd = func() (t [256]byte) {
	for _, b := range []byte("\",\n\r\x00") {
		t[b] = oddQuoted
	}
	for b := utf8.RuneSelf; b < 256; b++ {
		t[b] = oddWide
	}
	return t
}()

const (
	oddQuoted = 1 << iota
	oddWide
)

// text writes a cell of words, in quotes where it must be.
func (c *csvWriter) text(s string) {
	c.next()
	if c.guard && formula(s) {
		s = "'" + s
	}
	var has byte
	for i := range len(s) {
		has |= odd[s[i]]
	}
	if has&oddQuoted == 0 && (s == "" || s[0] != ' ') && (has == 0 || utf8.ValidString(s)) {
		c.b = append(c.b, s...)
		return
	}
	c.b = append(c.b, '"')
	for _, r := range s { // what is not UTF-8 becomes U+FFFD
		switch r {
		case '"':
			c.b = append(c.b, '"', '"')
		case 0:
			c.b = append(c.b, "\uFFFD"...) // many readers stop at NUL
		default:
			c.b = utf8.AppendRune(c.b, r)
		}
	}
	c.b = append(c.b, '"')
}

// formula says whether a spreadsheet could take s for more than words.
func formula(s string) bool {
	s = strings.TrimLeft(s, " \n")
	return s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0
}

// end ends the line.
func (c *csvWriter) end() {
	c.b = append(c.b, '\r', '\n')
	if c.err == nil {
		_, c.err = c.w.Write(c.b)
	}
	c.b, c.first = c.b[:0], true
}

func (c *csvWriter) flush() error {
	if c.err != nil {
		return c.err
	}
	return c.w.Flush()
}
