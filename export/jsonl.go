package export

import (
	"bufio"
	"io"
	"reflect"

	"readout"
)

func jsonlFormat() Format {
	return Format{
		Name: "jsonl", Ext: "jsonl", Deep: true, Whole: true, Text: true, Write: writeJSONL,
		About: "whole records, one JSON object a report (RECORD.md)",
	}
}

// writeJSONL writes the records that hold what is wanted. Without leave for the text
// they keep the words that prove a coding, and where they stand; the running text, and
// the words of sentences, layout and residue, are gone.
func writeJSONL(w io.Writer, src *Source, o *Options) error {
	out := bufio.NewWriterSize(w, 1<<16)
	var b []byte
	for c, err := range src.Records() {
		if err != nil {
			return err
		}
		if b, err = appendRecord(b[:0], c.Record, o.WithText); err != nil {
			return err
		}
		if _, err := out.Write(b); err != nil {
			return err
		}
		o.Tally.Counts.Rows++
	}
	return out.Flush()
}

func appendRecord(b []byte, rec *readout.Record, text bool) ([]byte, error) {
	if text {
		return Append(b, rec)
	}
	r := *rec.Report
	r.Text = ""
	c := *rec
	c.Report = &r
	w := writer{b: b, text: rec.Report.Text, points: countPoints(rec.Report.Text), bare: true}
	w.value(recordShape(), reflect.ValueOf(&c).Elem())
	if w.err != nil {
		return b, w.err
	}
	return append(w.b, '\n'), nil
}
