package store

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"readout"
	"readout/export"
)

// packed is a record as it is kept: JSON, compressed.
type packed struct{ body []byte }

var encoder = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return e
})

var decoder = sync.OnceValue(func() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(256<<20))
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return d
})

// pack writes rec as it is kept.
func pack(rec *readout.Record) (*packed, error) {
	j, err := export.Append(nil, rec)
	if err != nil {
		return nil, fmt.Errorf("write the record of report %s: %w", rec.Report.ID, err)
	}
	return &packed{encoder().EncodeAll(j, nil)}, nil
}

// unpack reads a record that was kept. A damaged one is an error that says so.
func unpack(body []byte) (*readout.Record, error) {
	j, err := decoder().DecodeAll(body, nil)
	if err != nil {
		return nil, fmt.Errorf("the stored record is damaged (%w); code the report again with readout recode", err)
	}
	return export.Read(j)
}

// clean takes NUL and broken UTF-8 out of s, which PostgreSQL does not keep.
func clean(s string) string {
	if utf8.ValidString(s) && !strings.Contains(s, "\x00") {
		return s
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}
