package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"readout/store"
	"readout/wording"
)

// write writes rows as JSON, CSV or, by row, as a table for people.
func write[T any](c *cobra.Command, o *rowOptions, rows iter.Seq2[T, error], row func(p *page, v T) error) error {
	w := c.OutOrStdout()
	switch {
	case o.json:
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		for v, err := range rows {
			if err == nil {
				err = enc.Encode(v)
			}
			if err != nil {
				return err
			}
		}
		return nil
	case o.csv:
		return writeCSV(w, rows)
	}
	p := &page{Teller: &wording.Teller{}, width: widthOf(w), colour: mayPaint(w, o.flat)}
	for v, err := range rows {
		if err == nil {
			err = row(p, v)
		}
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, p.out.String()); err != nil {
			return err
		}
		p.out.Reset()
	}
	return nil
}

// printList prints a list that is whole in memory, as JSON or for people, by each; of limit
// values it says that there may be more. 0 is no limit.
func printList[T any](c *cobra.Command, o *rowOptions, list []T, limit int, none string, each func(*page, *T)) error {
	w := c.OutOrStdout()
	if o.json {
		return jsonLines(w, list)
	}
	p := &page{Teller: &wording.Teller{}, width: widthOf(w), colour: mayPaint(w, o.flat)}
	for i := range list {
		each(p, &list[i])
	}
	switch {
	case len(list) == 0:
		p.line(0, none)
	case len(list) == limit:
		p.line(0, "")
		p.line(0, fmt.Sprintf("%d shown, --limit 0 shows all", len(list)))
	}
	_, err := io.WriteString(w, p.out.String())
	return err
}

// eachOf are the values of a list as rows.
func eachOf[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range list {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// writeCSV writes rows by the names of their JSON.
func writeCSV[T any](w io.Writer, rows iter.Seq2[T, error]) error {
	out := csv.NewWriter(w)
	t := reflect.TypeFor[T]()
	var header []string
	var at []int
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name != "-" && name != "" {
			header, at = append(header, name), append(at, i)
		}
	}
	if err := out.Write(header); err != nil {
		return err
	}
	cells := make([]string, len(at))
	for v, err := range rows {
		if err != nil {
			return err
		}
		for i, k := range at {
			cells[i] = cell(reflect.ValueOf(v).Field(k))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cell writes a value in one cell: of parties the names, or codes, with semicolons.
func cell(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return ""
		}
		return cell(v.Elem())
	case reflect.Bool:
		if v.Bool() {
			return "1"
		}
		return "0"
	case reflect.Int, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Float64:
		return strconv.FormatFloat(math.Round(v.Float()*1e6)/1e6, 'f', -1, 64)
	case reflect.Slice:
		if list, ok := v.Interface().([]string); ok {
			return strings.Join(list, "; ")
		}
		if list, ok := v.Interface().([]store.Party); ok {
			return parties(list, "; ", func(p store.Party) string {
				return strings.TrimSpace(p.Name + strings.TrimSuffix(" ["+strings.Trim(p.Country+" "+p.Sectors, " ")+"]", " []"))
			})
		}
	}
	return fmt.Sprint(v.Interface())
}

func parties(list []store.Party, between string, form func(store.Party) string) string {
	names := make([]string, len(list))
	for i, p := range list {
		names[i] = form(p)
	}
	return strings.Join(names, between)
}

// party is who takes part, for people: "Kenyan troops (KEN)".
func party(p store.Party) string {
	name := wording.Plain(p.Name)
	if p.Country != "" && name != p.Country {
		return bold(name) + " (" + p.Country + ")"
	}
	return bold(name)
}

// told writes how many rows a list has and in how many reports and groups of texts, of
// which each is one source.
func told(t store.Tally, thing string) string {
	more := ""
	if t.More {
		more = "more than "
	}
	if thing == "report" {
		return fmt.Sprintf("%s%s, %s", more, wording.Count(int(t.Rows), "report"), wording.Count(int(t.TextGroups), "independent text"))
	}
	return fmt.Sprintf("%s%s in %s, %s", more, wording.Count(int(t.Rows), thing), wording.Count(int(t.Reports), "report"), wording.Count(int(t.TextGroups), "independent text"))
}

// listRows writes rows, and under a table how many there are in all.
func listRows[T any](c *cobra.Command, s *store.Store, o *rowOptions, f store.Filter, thing string, rows iter.Seq2[T, error], row func(*page, T)) error {
	n := 0
	err := write(c, o, rows, func(p *page, v T) error {
		n++
		row(p, v)
		return nil
	})
	if err != nil || o.json || o.csv {
		return err
	}
	return closing(c, s, thing+"s", thing, f, n)
}

// mostCounted is how many rows of a list are counted for its last line.
const mostCounted = 100_000

// closing writes the last line of a table: how many there are in all.
func closing(c *cobra.Command, s *store.Store, table, thing string, f store.Filter, rows int) error {
	w := c.OutOrStdout()
	if rows == 0 {
		_, err := fmt.Fprintf(w, "no %ss found\n", thing)
		return err
	}
	t, err := s.Tally(c.Context(), table, f, mostCounted)
	if err != nil {
		return err
	}
	more := ""
	if int64(rows) < t.Rows {
		more = fmt.Sprintf("; %d shown, --limit 0 shows all", rows)
	}
	_, err = fmt.Fprintf(w, "\n%s%s\n", told(t, thing), more)
	return err
}

// A sentences finds the numbers of sentences, for which the records of reports are
// read, each once.
type sentences struct {
	c    *cobra.Command
	s    *store.Store
	f    store.Filter
	last string
	of   *page
}

// at is the number of the sentence of report id in which the words from start to end
// stand, in brackets.
func (x *sentences) at(id string, find func(*page) string) string {
	if x.last != id {
		x.last, x.of = id, nil
		get := x.s.Get
		rec, err := get(x.c.Context(), id)
		if !x.f.AsOf.IsZero() {
			rec, err = x.s.GetAt(x.c.Context(), id, x.f.AsOf)
		}
		if err == nil {
			x.of = newPage(rec, 80, false)
		}
	}
	if x.of == nil {
		return ""
	}
	return find(x.of)
}

// jsonLines writes a list as JSON, an item a line.
func jsonLines[T any](w io.Writer, list []T) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range list {
		if err := enc.Encode(&list[i]); err != nil {
			return err
		}
	}
	return nil
}
