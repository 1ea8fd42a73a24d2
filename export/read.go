package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"readout"
)

// A reader walks over JSON that is known to be well formed and fills values.
type reader struct {
	data  []byte
	at    int
	text  string  // of the report, where spans point
	bytes []int32 // the byte of each code point of text, see countBytes
}

// check fails where data is not one JSON object.
func check(data []byte) error {
	if len(data) == 0 || data[0] != '{' {
		return errors.New("not a record: expected one JSON object")
	}
	if !json.Valid(data) {
		return errors.New("not a record: the JSON is not well formed")
	}
	return nil
}

// reportText returns report.text of the record in data, which must be known
// before any span can be read.
func reportText(data []byte) string {
	r := reader{data: data}
	if !r.enter("report") || r.peek() != '{' || !r.enter("text") || r.peek() != '"' {
		return ""
	}
	s, _ := r.str()
	return s
}

// enter moves to the last value of that name in the object at hand.
func (r *reader) enter(name string) bool {
	at := -1
	r.each('{', func(key string) error {
		if key == name {
			at = r.at
		}
		r.skip()
		return nil
	})
	if at >= 0 {
		r.at = at
	}
	return at >= 0
}

// value reads the value at hand into v.
func (r *reader) value(s *shape, v reflect.Value) error {
	if r.peek() == 'n' {
		r.skip()
		v.SetZero()
		return nil
	}
	switch s.kind {
	case kindString:
		x, err := r.str()
		v.SetString(x)
		return err
	case kindBool:
		return r.boolean(v)
	case kindInt, kindFloat:
		return r.number(s.kind, v)
	case kindDay:
		return r.day(v)
	case kindSpan:
		return r.span(v)
	case kindList:
		return r.list(s.elem, v)
	case kindPointer:
		p := reflect.New(v.Type().Elem())
		v.Set(p)
		return r.value(s.elem, p.Elem())
	}
	return r.object(s, v)
}

func (r *reader) list(elem *shape, v reflect.Value) error {
	v.SetZero()
	return r.each('[', func(string) error {
		n := v.Len()
		v.Grow(1)
		v.SetLen(n + 1)
		v.Index(n).SetZero()
		if err := r.value(elem, v.Index(n)); err != nil {
			return fmt.Errorf("%d: %w", n, err)
		}
		return nil
	})
}

func (r *reader) object(s *shape, v reflect.Value) error {
	start, spanAt := r.at, -1
	err := r.each('{', func(key string) error {
		f, x, ok := find(s, v, key)
		if !ok {
			r.skip()
			return nil
		}
		if err := r.value(f.shape, x); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		return nil
	})
	for i := range s.fields {
		if f := &s.fields[i]; f.inline && f.kind == kindSpan {
			spanAt = f.at
		}
	}
	if err != nil || spanAt < 0 {
		return err
	}
	end := r.at
	r.at = start
	err = r.span(v.Field(spanAt))
	r.at = end
	return err
}

// find returns the field of that name, which may stand in an inline struct.
func find(s *shape, v reflect.Value, name string) (*field, reflect.Value, bool) {
	for i := range s.fields {
		f := &s.fields[i]
		if f.inline && f.kind == kindObject {
			if g, x, ok := find(f.shape, v.Field(f.at), name); ok {
				return g, x, true
			}
		} else if f.name == name && !f.inline {
			return f, v.Field(f.at), true
		}
	}
	return nil, reflect.Value{}, false
}

// span reads start and end in code points, and holds the words against the text.
func (r *reader) span(v reflect.Value) error {
	var start, end int
	var words string
	err := r.each('{', func(key string) (err error) {
		switch key {
		case "start":
			start, err = r.integer()
		case "end":
			end, err = r.integer()
		case "text":
			words, err = r.str()
		default:
			r.skip()
		}
		return err
	})
	if err != nil {
		return err
	}
	s, ok := r.toBytes(start, end)
	if !ok {
		return fmt.Errorf("the span from %d to %d is not within the text", start, end)
	}
	if got := s.In(r.text); got != words {
		return fmt.Errorf("the span from %d to %d says %q, but the text there is %q", start, end, words, got)
	}
	v.Set(reflect.ValueOf(s))
	return nil
}

func (r *reader) toBytes(start, end int) (readout.Span, bool) {
	n := len(r.text)
	if r.bytes != nil {
		n = len(r.bytes) - 1
	}
	if start < 0 || end < start || end > n {
		return readout.Span{}, false
	}
	if r.bytes == nil {
		return readout.Span{Start: int32(start), End: int32(end)}, true
	}
	return readout.Span{Start: r.bytes[start], End: r.bytes[end]}, true
}

func (r *reader) boolean(v reflect.Value) error {
	switch word := r.word(); word {
	case "true", "false":
		v.SetBool(word == "true")
		return nil
	}
	return errors.New("expected true or false")
}

func (r *reader) integer() (int, error) {
	n, err := strconv.Atoi(r.word())
	if err != nil {
		return 0, errors.New("expected a whole number")
	}
	return n, nil
}

func (r *reader) number(k kind, v reflect.Value) error {
	if k == kindInt {
		n, err := r.integer()
		v.SetInt(int64(n))
		return err
	}
	f, err := strconv.ParseFloat(r.word(), v.Type().Bits())
	if err != nil {
		return errors.New("expected a number")
	}
	v.SetFloat(f)
	return nil
}

func (r *reader) day(v reflect.Value) error {
	s, err := r.str()
	if err != nil {
		return err
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return fmt.Errorf("%q is not a day: expected 2006-01-02", s)
	}
	v.Set(reflect.ValueOf(t))
	return nil
}

func (r *reader) str() (string, error) {
	if r.peek() != '"' {
		return "", errors.New("expected a string")
	}
	raw := r.skip()
	if plain := string(raw[1 : len(raw)-1]); !strings.Contains(plain, `\`) {
		return plain, nil
	}
	var s string
	err := json.Unmarshal(raw, &s)
	return s, err
}
