package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

const (
	pipedWidth    = 80
	narrowest     = 40
	widest        = 120 // longer lines are hard to read
	paintVariable = "NO_COLOR"
)

// widthOf returns the columns to fill on w: the terminal's, 80 elsewhere.
func widthOf(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return pipedWidth
	}
	n, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return pipedWidth
	}
	return min(max(n, narrowest), widest)
}

// isTerminal says whether a person looks at w.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// mayPaint says whether colour is wanted on w.
func mayPaint(w io.Writer, off bool) bool {
	return !off && os.Getenv(paintVariable) == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)
}
