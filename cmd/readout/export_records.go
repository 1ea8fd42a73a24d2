package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"readout"
	"readout/export"
	"readout/store"
	"readout/store/local"
	"readout/wording"
)

// source opens the store that rows come from: the user's, or one made for the moment of
// the records in files. failed says that some of those could not be read.
func (o *exportOptions) source(c *cobra.Command) (s *store.Store, failed error, done func(), err error) {
	if len(o.records) == 0 {
		s, err = o.open(c.Context())
		if err != nil {
			return nil, nil, nil, err
		}
		return s, nil, func() { s.Close() }, nil
	}
	dir, err := os.MkdirTemp("", "readout-export-*")
	if err != nil {
		return nil, nil, nil, fmt.Errorf("make a folder for the records: %w", err)
	}
	if s, err = local.Open(c.Context(), filepath.Join(dir, "records.db")); err != nil {
		os.RemoveAll(dir)
		return nil, nil, nil, err
	}
	done = func() {
		s.Close()
		os.RemoveAll(dir)
	}
	n, bad, err := o.load(c, s)
	switch {
	case err != nil:
	case n == 0 && bad > 0:
		err = errSaid
	case bad > 0:
		failed = errSome
	}
	if err != nil {
		done()
		return nil, nil, nil, err
	}
	return s, failed, done, nil
}

// longestRecord is how long a line of records may be.
const longestRecord = 256 << 20

// load puts the records of the files into the store, in their order. Lines that are none
// are told with file and line, and passed over.
func (o *exportOptions) load(c *cobra.Command, s *store.Store) (good, bad int, err error) {
	var waits []func() (store.Outcome, error)
	settle := func() {
		for _, wait := range waits {
			if _, e := wait(); err == nil {
				err = e
			}
		}
		waits = waits[:0]
	}
	for _, file := range o.records {
		e := eachLine(c, file, func(n int, line []byte) {
			rec, e := recordOf(line)
			if e != nil {
				bad++
				fmt.Fprintf(c.ErrOrStderr(), "readout: %s:%d: %s\n", file, n, wording.Plain(e.Error()))
				return
			}
			good++
			wait, e := s.Queue(c.Context(), store.Filed{Record: rec})
			if e != nil {
				if err == nil {
					err = e
				}
				return
			}
			if waits = append(waits, wait); len(waits) == 64 { // as many share a transaction
				settle()
			}
		})
		if e != nil || err != nil {
			settle()
			if err == nil {
				err = e
			}
			return good, bad, err
		}
	}
	settle()
	return good, bad, err
}

// recordOf reads a line as a record that rows can be made of.
func recordOf(line []byte) (*readout.Record, error) {
	rec, err := export.Read(line)
	switch {
	case err != nil && bytes.Contains(line, []byte(`"text":"","`)): // written without its text
		return nil, errors.New("its text was left out: export it with --with-text")
	case err != nil:
		return nil, err
	case rec.Report == nil:
		return nil, errors.New("it has no report")
	}
	return rec, nil
}

// eachLine gives the lines of a file to use, with their numbers; - is standard input.
func eachLine(c *cobra.Command, file string, use func(n int, line []byte)) error {
	var in io.Reader = c.InOrStdin()
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 1<<16), longestRecord)
	for n := 1; lines.Scan(); n++ {
		if err := c.Context().Err(); err != nil {
			return err
		}
		if line := bytes.TrimSpace(lines.Bytes()); len(line) > 0 {
			use(n, line)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	return nil
}
