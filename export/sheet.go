package export

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"reflect"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// A Sheet is a table that leaves as CSV, JSON or Parquet with the same columns: those of
// a struct, each field with a tag parquet:"name,..." as the tables of [Formats] have it.
// Fields are strings, bools, int64, int32 (0 is none), float64, *float64, and days (int32 with
// ",date"). Rows pass through: no table is held in memory but a row group of Parquet.
type Sheet struct {
	Columns []string
	write   func(w io.Writer, form string) error
}

// SheetForms are the forms of a sheet.
var SheetForms = []string{"csv", "json", "parquet"}

// SheetOf makes a sheet of rows; what is yielded is valid until the next step.
func SheetOf[L any](rows iter.Seq2[*L, error]) *Sheet {
	return sheetOf(rows, func(l, r *L, _ *joiner) { *l = *r })
}

// EventSheet, StatementSheet and ReportSheet have the columns of the formats csv and parquet.
func EventSheet(rows iter.Seq2[*Event, error]) *Sheet { return sheetOf(rows, (*eventLine).set) }

// StatementSheet is the same of statements.
func StatementSheet(rows iter.Seq2[*Statement, error]) *Sheet {
	return sheetOf(rows, (*statementLine).set)
}

// ReportSheet is the same of reports.
func ReportSheet(rows iter.Seq2[*Report, error]) *Sheet { return sheetOf(rows, (*reportLine).set) }

// DayOf is an ISO day as a field of a sheet has it; 0 where s is none.
func DayOf(s string) int32 { return dayNumber(s) }

// Write writes the sheet in one of SheetForms. CSV is for spreadsheets: it begins with a
// byte order mark, and a cell that would be a formula there is disarmed by an apostrophe.
func (s *Sheet) Write(w io.Writer, form string) error { return s.write(w, form) }

func sheetOf[R, L any](rows iter.Seq2[R, error], set func(*L, R, *joiner)) *Sheet {
	plan := planOf(reflect.TypeFor[L]())
	s := &Sheet{}
	for _, c := range plan {
		s.Columns = append(s.Columns, c.name)
	}
	s.write = func(w io.Writer, form string) error {
		switch form {
		case "csv":
			return csvTable(w, rows, set, &Options{Excel: true, Tally: &Tally{}})
		case "json":
			return jsonTable(w, rows, set, plan)
		case "parquet":
			return parquetSheet(w, rows, set)
		}
		return fmt.Errorf("a table comes as csv, json or parquet, not as %s", form)
	}
	return s
}

// jsonTable writes an array of objects, one a line.
func jsonTable[R, L any](w io.Writer, rows iter.Seq2[R, error], set func(*L, R, *joiner), plan []cell) error {
	out := bufio.NewWriterSize(w, 1<<16)
	var line L
	v := reflect.ValueOf(&line).Elem()
	dates := datesOf(v.Type())
	j := newJoiner()
	b := []byte("[")
	n := 0
	for r, err := range rows {
		if err != nil {
			return err
		}
		if n++; n > 1 {
			b = append(b, ',')
		}
		b = append(b, "\n{"...)
		set(&line, r, j)
		for i := range plan {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendString(b, plan[i].name), ':')
			b = appendCell(b, v.Field(i), dates[i])
		}
		b = append(b, '}')
		if _, err := out.Write(b); err != nil {
			return err
		}
		b = b[:0]
	}
	if _, err := out.Write(append(b, "\n]\n"...)); err != nil {
		return err
	}
	return out.Flush()
}

// datesOf says which fields of a line are days.
func datesOf(t reflect.Type) []bool {
	out := make([]bool, t.NumField())
	for i := range out {
		out[i] = isDay(t.Field(i))
	}
	return out
}

// appendCell writes a value; null where there is none.
func appendCell(b []byte, v reflect.Value, date bool) []byte {
	switch {
	case v.Kind() == reflect.String:
		return appendString(b, v.String())
	case v.Kind() == reflect.Bool:
		return strconv.AppendBool(b, v.Bool())
	case v.Kind() == reflect.Int32 && v.Int() == 0, v.Kind() == reflect.Pointer && v.IsNil():
		return append(b, "null"...)
	case date:
		return append(appendDay(append(b, '"'), int32(v.Int())), '"')
	case v.Kind() == reflect.Int32, v.Kind() == reflect.Int64:
		return strconv.AppendInt(b, v.Int(), 10)
	case v.Kind() == reflect.Pointer:
		v = v.Elem()
	}
	return appendFloat(b, v.Float())
}

// parquetSheet writes rows in row groups.
func parquetSheet[R, L any](w io.Writer, rows iter.Seq2[R, error], set func(*L, R, *joiner)) error {
	p := parquet.NewGenericWriter[L](w, parquet.MaxRowsPerRowGroup(groupRows), parquet.CreatedBy("readout", "", ""), parquet.DataPageStatistics(false))
	if err := parquetLines(p, rows, set, func() {}); err != nil {
		return err
	}
	return p.Close()
}

// parquetLines gives rows to p, many at once, and calls one after each.
func parquetLines[R, L any](p *parquet.GenericWriter[L], rows iter.Seq2[R, error], set func(*L, R, *joiner), one func()) error {
	lines := make([]L, 0, batchRows)
	put := func() error {
		_, err := p.Write(lines)
		lines = lines[:0]
		return err
	}
	j := newJoiner()
	for r, err := range rows {
		if err != nil {
			return err
		}
		lines = lines[:len(lines)+1]
		set(&lines[len(lines)-1], r, j)
		one()
		if len(lines) == batchRows {
			if err := put(); err != nil {
				return err
			}
		}
	}
	return put()
}
