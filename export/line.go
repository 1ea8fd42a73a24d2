package export

import (
	"io"
	"reflect"
)

// Line writes v, a pointer to a struct with tags like those of a record, as one
// line of JSON: spans are those of text, in code points and with their words. It
// fails where [JSON] would.
func Line(w io.Writer, text string, v any) error {
	x := reflect.ValueOf(v).Elem()
	out := writer{text: text, points: countPoints(text)}
	out.value(shapeOf(x.Type()), x)
	if out.err != nil {
		return out.err
	}
	_, err := w.Write(append(out.b, '\n'))
	return err
}
