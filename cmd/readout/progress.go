package main

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// A progress shows on a terminal how far work has come, how fast it goes and how long
// it will take, once it takes longer than a second. The zero progress shows nothing.
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

// at says which share of the work is done, how many reports that were, and what is at
// hand.
func (p *progress) at(share float64, done int, what string) {
	now := time.Now()
	if p.w == nil || now.Sub(p.start) < time.Second || now.Sub(p.shown) < time.Second/10 {
		return
	}
	p.shown = now
	fmt.Fprint(p.w, "\r\x1b[K", cut(progressLine(share, done, now.Sub(p.start), what), widthOf(p.w)-1))
}

// barWidth is the length of the bar in letters.
const barWidth = 20

func progressLine(share float64, done int, past time.Duration, what string) string {
	share = min(max(share, 0), 1)
	full := int(share * barWidth)
	line := fmt.Sprintf("%3.0f %% [%s%s] %d", share*100, strings.Repeat("#", full), strings.Repeat(".", barWidth-full), done)
	if s := past.Seconds(); s > 0 && done > 0 {
		line += fmt.Sprintf(", %.3g/s", float64(done)/s)
	}
	if share > 0.001 && share < 1 {
		line += ", " + roughly(time.Duration(float64(past)*(1-share)/share)) + " left"
	}
	return line + "  " + what
}

// roughly is a time to wait for, in words.
func roughly(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds())+1)
	case d < 2*time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes())+1)
	}
	return fmt.Sprintf("%d h", int(d.Hours())+1)
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
