package export

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"time"
	"unicode/utf8"

	"readout"
)

// A writer appends values as JSON.
type writer struct {
	b      []byte
	text   string // of the report, where spans point
	points points
	err    error // the first thing that could not be written

	bare bool // running text stays here: its spans have no words
	hush bool // this is running text
}

func (w *writer) value(s *shape, v reflect.Value) {
	switch s.kind {
	case kindString:
		w.b = appendString(w.b, v.String())
	case kindBool:
		w.b = strconv.AppendBool(w.b, v.Bool())
	case kindInt:
		w.b = strconv.AppendInt(w.b, v.Int(), 10)
	case kindFloat:
		w.float(v)
	case kindDay:
		w.b = append(w.b, '"')
		w.b = dayOf(v).AppendFormat(w.b, time.DateOnly)
		w.b = append(w.b, '"')
	case kindSpan:
		w.b = append(w.b, '{')
		w.span(spanOf(v))
		w.b = append(w.b, '}')
	case kindList:
		w.list(s.elem, v)
	case kindPointer:
		w.value(s.elem, v.Elem())
	case kindObject:
		w.b = append(w.b, '{')
		w.fields(s, v)
		w.b = append(w.b, '}')
	}
}

func (w *writer) list(elem *shape, v reflect.Value) {
	w.b = append(w.b, '[')
	for i := range v.Len() {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		w.value(elem, v.Index(i))
	}
	w.b = append(w.b, ']')
}

// fields writes the fields of an object without its braces.
func (w *writer) fields(s *shape, v reflect.Value) {
	for i := range s.fields {
		f := &s.fields[i]
		x := v.Field(f.at)
		switch {
		case f.inline && f.kind == kindSpan:
			w.comma()
			w.span(spanOf(x))
		case f.inline:
			w.fields(f.shape, x)
		case f.always || !absent(f.shape, x):
			w.comma()
			w.b = append(w.b, f.key...)
			w.hush = w.hush || w.bare && f.running
			w.value(f.shape, x)
			w.hush = w.hush && !f.running
		}
	}
}

// comma parts this field from one before it.
func (w *writer) comma() {
	if w.b[len(w.b)-1] != '{' {
		w.b = append(w.b, ',')
	}
}

// absent says whether v stands for nothing stated or found.
func absent(s *shape, v reflect.Value) bool {
	switch s.kind {
	case kindSpan:
		return spanOf(v).Empty()
	case kindList:
		return v.Len() == 0
	}
	return v.IsZero()
}

// span writes the fields of a span.
func (w *writer) span(s readout.Span) {
	if s.Start < 0 || s.End < s.Start || int(s.End) > len(w.text) {
		w.fail("BUG: the span from byte %d to %d is not within the %d bytes of the text", s.Start, s.End, len(w.text))
		return
	}
	start, end := w.points.at(s.Start), w.points.at(s.End)
	if start == inside || end == inside {
		w.fail("BUG: the span from byte %d to %d cuts a letter in two", s.Start, s.End)
		return
	}
	w.b = append(w.b, `"start":`...)
	w.b = strconv.AppendInt(w.b, int64(start), 10)
	w.b = append(w.b, `,"end":`...)
	w.b = strconv.AppendInt(w.b, int64(end), 10)
	if w.hush {
		return
	}
	w.b = append(w.b, `,"text":`...)
	w.b = appendString(w.b, s.In(w.text))
}

func (w *writer) float(v reflect.Value) {
	f := v.Float()
	if math.IsNaN(f) || math.IsInf(f, 0) {
		w.fail("BUG: the number %v is not finite", f)
		return
	}
	w.b = strconv.AppendFloat(w.b, f, 'g', -1, v.Type().Bits())
}

func (w *writer) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}

func spanOf(v reflect.Value) readout.Span {
	return readout.Span{Start: int32(v.Field(0).Int()), End: int32(v.Field(1).Int())}
}

func dayOf(v reflect.Value) time.Time { return v.Interface().(time.Time) }

// appendString appends s in quotation marks. Bytes that are no UTF-8 become
// U+FFFD. The line separators U+2028 and U+2029 are escaped, because some
// readers of one object a line take them for line ends.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		if c := s[i]; c >= ' ' && c < utf8.RuneSelf && c != '"' && c != '\\' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r >= utf8.RuneSelf && r != '\u2028' && r != '\u2029' && (r != utf8.RuneError || size > 1) {
			i += size
			continue
		}
		b = append(b, s[from:i]...)
		b = appendEscaped(b, r)
		i += size
		from = i
	}
	return append(append(b, s[from:]...), '"')
}

func appendEscaped(b []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(b, '\\', byte(r))
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	case utf8.RuneError:
		return utf8.AppendRune(b, r)
	}
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
}
