package intake

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"readout/article"
)

// table reads the rows of a CSV or TSV file. The first row names the columns. A row
// whose quotes are broken is told, and reading goes on with the next line.
func (s *scan) table(r *bufio.Reader, name string) error {
	if b, _ := r.Peek(2); bytes.Equal(b, []byte("\xff\xfe")) || bytes.Equal(b, []byte("\xfe\xff")) { // as spreadsheets save "Unicode text"
		r = bufio.NewReaderSize(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(r), bufferSize)
	}
	t := &rows{r: r}
	head, err := t.head(name)
	switch {
	case err == io.EOF:
		return s.fail("the input is empty", "give a table with some rows")
	case err != nil:
		return s.fail(unpackTrouble(err))
	}
	at, err := columnsOf(head, s.Columns, nil)
	if err != nil {
		e := err.(*Error)
		return &Error{Arg: s.arg, What: e.What, Hint: e.Hint, Err: e.Err}
	}
	looked := !s.Found || len(at) > 1 || len(s.Columns) > 0
	for {
		values, line, err := t.next()
		if !looked && err == nil {
			if text, ok := at["text"]; ok && len(values[text]) < fewLetters {
				return &Error{Arg: s.arg, What: "its rows are no reports, but phrases", Hint: "name the file if they are to be read", Err: ErrNoText}
			}
			looked = true
		}
		p := &Part{N: line, Name: fmt.Sprintf("line %d", line)}
		bad, isBad := err.(*badRow)
		switch {
		case err == io.EOF:
			return nil
		case isBad:
			p.Err = &Error{Arg: s.arg, What: bad.what, Hint: bad.hint}
		case err != nil:
			return s.fail(unpackTrouble(err))
		}
		if s.known(line) {
			continue
		}
		if !isBad {
			p.fields = &fields{values: map[string]string{}}
			for what, i := range at {
				p.fields.values[what] = values[i]
				p.body = append(p.body, values[i]...) // for its size
			}
		}
		if err := s.give(p); err != nil {
			return err
		}
	}
}

// fewLetters is how short the text of the first row may not be where a table was found
// in a folder and has nothing of a report beside it.
const fewLetters = 150

// A badRow is a row that cannot be read, though the next ones may.
type badRow struct{ what, hint string }

func (b *badRow) Error() string { return b.what }

// rows reads the rows of a table.
type rows struct {
	r     *bufio.Reader
	delim byte
	width int // number of columns

	line  int      // of the last one read
	back  [][]byte // lines that are read once more
	err   error    // after the lines of back
	open  int      // a quote that is opened before this line is never closed
	again int      // bytes that were read once more
}

// The most that a row may have. A quote that is opened and not closed would else take
// in the rest of the file.
const (
	rowLines = 10_000
	rowAgain = 256 << 20
)

// head reads the names of the columns.
func (t *rows) head(name string) ([]string, error) {
	for {
		line, err := t.readLine()
		if err != nil {
			return nil, err
		}
		if t.line == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
			if bytes.HasPrefix(line, []byte("sep=")) && len(line) == 5 { // as spreadsheets do
				t.delim = line[4]
				continue
			}
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if t.delim == 0 {
			t.delim = delimiter(line, name)
		}
		names, _ := split(string(line), t.delim)
		for i := range names {
			names[i] = strings.TrimSpace(clean(names[i]))
		}
		t.width = len(names)
		return names, nil
	}
}

// delimiter guesses what stands between the columns: what the first line has most of.
func delimiter(line []byte, name string) byte {
	if e := strings.ToLower(path.Ext(name)); e == ".tsv" || e == ".tab" {
		return '\t'
	}
	best, most := byte(','), 0
	for _, d := range []byte(",;\t|") {
		names, _ := split(string(line), d)
		if len(names) > most {
			best, most = d, len(names)
		}
	}
	return best
}

// readLine returns the next line. It is valid until the call after.
func (t *rows) readLine() ([]byte, error) {
	var line []byte
	var err error
	if len(t.back) > 0 {
		line, t.back = t.back[0], t.back[1:]
		t.again += len(line)
	} else if err = t.err; err == nil {
		line, err = readLine(t.r, nil)
	}
	if err == nil || err == errLong {
		t.line++
	}
	return line, err
}

// next returns the fields of the next row and the number of its first line. The error
// may be a badRow.
func (t *rows) next() ([]string, int, error) {
	for {
		line, err := t.readLine()
		first := t.line
		switch {
		case err == errLong:
			return nil, first, &badRow{"a line is longer than any report", "write one report a row"}
		case err != nil:
			return nil, first, err
		case len(bytes.TrimSpace(line)) == 0:
			continue
		}
		values, err := t.row(string(line))
		return values, first, err
	}
}

// row reads the fields of a row that begins with line, which may go on on the next
// ones. Where the columns do not come out, the line alone is read without quotes, and
// if that does not help either it is bad, and the lines after it are rows of their own.
func (t *rows) row(first string) ([]string, error) {
	values, closed := split(first, t.delim)
	if closed && t.fits(values) {
		return cleaned(values), nil
	}
	if !closed && t.line >= t.open {
		if t.again > rowAgain {
			return nil, fmt.Errorf("its quotes are broken in too many places")
		}
		if values, ok := t.goOn(first); ok {
			return cleaned(values), nil
		}
	}
	if plain := strings.Split(first, string(t.delim)); t.fits(plain) {
		return cleaned(plain), nil
	}
	if !closed {
		return nil, &badRow{"a quote is opened and not closed", "close it, or write two where one is meant"}
	}
	return nil, &badRow{fmt.Sprintf("it has not the %d columns of the first row", t.width), fmt.Sprintf("it has %d; put fields that hold the sign between columns in quotes", len(values))}
}

// fits says whether there are as many fields as columns, or only empty ones more.
func (t *rows) fits(values []string) bool {
	for i := t.width; i < len(values); i++ {
		if strings.TrimSpace(values[i]) != "" {
			return false
		}
	}
	return len(values) >= t.width
}

// goOn adds lines to a row until its quote is closed. Otherwise it puts them back.
func (t *rows) goOn(first string) ([]string, bool) {
	row := &strings.Builder{}
	row.WriteString(first)
	var taken [][]byte
	start := t.line
	for len(taken) < rowLines && row.Len() < article.MaxBytes {
		line, err := t.readLine()
		if err != nil {
			if err != errLong {
				t.err = err
			}
			break
		}
		taken = append(taken, line)
		row.WriteByte('\n')
		row.Write(line)
		if !closes(line, t.delim) {
			continue
		}
		if t.alone(line) {
			break
		}
		values, closed := split(row.String(), t.delim)
		if closed && t.fits(values) {
			return values, true
		}
		if closed || len(values) > t.width {
			t.back, t.line = append(taken, t.back...), start
			return nil, false
		}
	}
	t.open = t.line
	t.back, t.line = append(taken, t.back...), start
	return nil, false
}

// alone says whether a line is a row of its own, with fields in quotes. No well-made
// row has such a line in it: where a field goes over lines, the last has one quote more.
func (t *rows) alone(line []byte) bool {
	if t.width < 2 || bytes.Count(line, []byte{'"'})%2 != 0 || line[0] != '"' && !bytes.Contains(line, []byte{t.delim, '"'}) {
		return false
	}
	values, closed := split(string(line), t.delim)
	return closed && len(values) == t.width
}

// closes says whether a line has a quote that may end a field.
func closes(line []byte, delim byte) bool {
	for {
		_, rest, found := bytes.Cut(line, []byte{'"'})
		if !found {
			return false
		}
		if tail := bytes.TrimLeft(rest, " "); len(tail) == 0 || tail[0] == delim {
			return true
		}
		line = rest
	}
}

// split cuts a row into fields, and says whether all quotes are closed. A field in
// quotes ends with a quote before the delimiter or the end; other quotes in it, doubled
// or not, stand for themselves.
func split(row string, delim byte) (values []string, closed bool) {
	for {
		start := 0
		if delim != '\t' {
			for start < len(row) && row[start] == ' ' {
				start++
			}
		}
		if start == len(row) || row[start] != '"' {
			i := strings.IndexByte(row, delim)
			if i < 0 {
				return append(values, row), true
			}
			values, row = append(values, row[:i]), row[i+1:]
			continue
		}
		value, rest, ok := quoted(row[start+1:], delim)
		values = append(values, value)
		if !ok {
			return values, false
		}
		if rest == "" {
			return values, true
		}
		row = rest[1:]
	}
}

// quoted reads a field after its first quote; rest begins with the delimiter or is empty.
func quoted(s string, delim byte) (value, rest string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(s); {
		j := strings.IndexByte(s[i:], '"')
		if j < 0 {
			break
		}
		b.WriteString(s[i : i+j])
		i += j + 1
		switch tail := strings.TrimLeft(s[i:], " "); {
		case tail == "" || tail[0] == delim:
			return b.String(), tail, true
		case s[i] == '"':
			b.WriteByte('"')
			i++
		default:
			b.WriteByte('"')
		}
	}
	return b.String(), "", false
}

// cleaned takes NUL out of fields; damaged tables have it.
func cleaned(values []string) []string {
	for i, v := range values {
		values[i] = clean(v)
	}
	return values
}

func clean(s string) string { return strings.ReplaceAll(s, "\x00", "") }
