package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"readout"
)

// open reads one input: a file, an address, or standard input.
func (j *job) open(ctx context.Context, input string) (*readout.Report, error) {
	var b []byte
	var err error
	if input == "-" {
		b, err = io.ReadAll(j.stdin)
	} else {
		b, err = os.ReadFile(input)
	}
	if err != nil {
		return nil, err
	}
	if len(b) == 0 {
		return nil, errors.New("the input is empty: nothing to read")
	}
	if !utf8.Valid(b) {
		return nil, fmt.Errorf("not UTF-8")
	}
	r := &readout.Report{Text: string(b), ID: readout.MakeID(string(b)), Lang: "en"}
	if !j.day.IsZero() {
		r.Published = readout.Published{Date: j.day, Basis: readout.BasisFlag, Certain: true}
	}
	return r, nil
}
