package export

import (
	"bytes"
	"io"
	"iter"
	"strings"

	"github.com/parquet-go/parquet-go"
)

func parquetFormat() Format {
	return Format{
		Name: "parquet", Ext: "parquet", Tables: []string{"events", "statements", "reports"}, Write: writeParquet,
		About: "the same tables as Parquet: typed, dictionaries, zstd",
	}
}

func writeParquet(w io.Writer, src *Source, o *Options) error {
	switch o.Table {
	case "statements":
		return parquetTable(w, src.Statements(), (*statementLine).set, o)
	case "reports":
		return parquetTable(w, src.Reports(), (*reportLine).set, o)
	}
	return parquetTable(w, src.Events(), (*eventLine).set, o)
}

const (
	groupRows = 1 << 15 // rows of a row group, which is held in memory
	batchRows = 512     // rows given to the library at once
)

// parquetTable writes rows in row groups; the tally stands in the file's key values.
func parquetTable[R, L any](w io.Writer, rows iter.Seq2[R, error], set func(*L, R, *joiner), o *Options) error {
	p := parquet.NewGenericWriter[L](w, parquet.MaxRowsPerRowGroup(groupRows), parquet.CreatedBy("readout", strings.TrimPrefix(o.Tally.Program, "readout "), ""), parquet.DataPageStatistics(false))
	if err := parquetLines(p, rows, set, func() { o.Tally.Counts.Rows++ }); err != nil {
		return err
	}
	var side bytes.Buffer
	if err := o.Tally.Side(&side); err != nil {
		return err
	}
	p.SetKeyValueMetadata("readout.snapshot", o.Tally.Snapshot)
	p.SetKeyValueMetadata("readout", side.String()) // what the side file says
	return p.Close()
}
