package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"readout"
	"readout/article"
)

// open reads one input: a file, an address, or standard input.
func (j *job) open(_ context.Context, input string) (*readout.Report, error) {
	if strings.Contains(input, "://") {
		return nil, errors.New("addresses are not read yet; save the page and give the file")
	}
	h := article.Hints{Name: input, Date: j.day}
	var r io.Reader = j.stdin
	if input == "-" {
		h.Name = ""
	} else {
		f, err := os.Open(input)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		r = f
	}
	b, err := io.ReadAll(io.LimitReader(r, article.MaxBytes+1))
	if err != nil {
		return nil, err
	}
	return article.Read(b, h)
}
