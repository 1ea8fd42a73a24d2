package main

import (
	"fmt"
	"io"
	"time"
)

// A progress shows on a terminal how far work has come, once it takes longer
// than a second. The zero progress shows nothing.
type progress struct {
	w     io.Writer
	start time.Time
	shown time.Time
}

// newProgress returns a progress that writes on w if w is a terminal.
func newProgress(w io.Writer) *progress {
	if !isTerminal(w) {
		return &progress{}
	}
	return &progress{w: w, start: time.Now()}
}

// at says that done of total are done, and what is at hand.
func (p *progress) at(done, total int, what string) {
	now := time.Now()
	if p.w == nil || now.Sub(p.start) < time.Second || now.Sub(p.shown) < time.Second/10 {
		return
	}
	p.shown = now
	fmt.Fprintf(p.w, "\r\x1b[K%d of %d  %s", done, total, cut(what, 50))
}

// clear removes the line, so that other talk starts on a clean one.
func (p *progress) clear() {
	if p.w != nil && !p.shown.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = time.Time{}
	}
}

// cut shortens s to n letters, with three dots where some are missing.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-3]) + "..."
}
