// Package export writes records for other programs, and reads them back.
//
// [JSON] writes the promised form: one object a record, on one line, named as
// the tags of [readout.Record] say. Two things differ from memory to paper.
// Spans count bytes in memory and Unicode code points on paper, where they carry
// their words as well; days are written as ISO days. What is zero is left out
// unless its tag says always.
package export

import (
	"bytes"
	"io"
	"reflect"

	"readout"
)

// JSON writes rec as one line of JSON, line feed included. It fails where w
// does, and where rec cannot be written honestly: a span that is not whole
// letters of the report's text, a number that is not finite.
func JSON(w io.Writer, rec *readout.Record) error {
	b, err := Append(nil, rec)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// Append is JSON that appends to b.
func Append(b []byte, rec *readout.Record) ([]byte, error) {
	w := writer{b: b}
	if rec.Report != nil {
		w.text = rec.Report.Text
		w.points = countPoints(w.text)
	}
	w.value(recordShape(), reflect.ValueOf(rec).Elem())
	if w.err != nil {
		return b, w.err
	}
	return append(w.b, '\n'), nil
}

// Read turns a line of JSON back into the record that it was written from.
// Fields that it does not know are passed over. It fails where data is not JSON,
// a value has the wrong type, or a span is not what its words say.
func Read(data []byte) (*readout.Record, error) {
	data = bytes.TrimSpace(data)
	if err := check(data); err != nil {
		return nil, err
	}
	r := reader{data: data}
	r.text = reportText(data)
	r.bytes = countBytes(r.text)
	rec := &readout.Record{}
	return rec, r.value(recordShape(), reflect.ValueOf(rec).Elem())
}
