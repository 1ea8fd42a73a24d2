package main

import (
	"strings"
	"testing"
	"time"
)

// TestProgress holds that a progress keeps still for a second and cleans up.
func TestProgress(t *testing.T) {
	var b strings.Builder
	p := &progress{w: &b, start: time.Now()}
	p.at(1./9, 1, "early")
	p.clear()
	if b.Len() > 0 {
		t.Errorf("within the first second: %q", b.String())
	}
	p.start = p.start.Add(-2 * time.Second)
	p.at(2./9, 2, strings.Repeat("long ", 20))
	p.at(3./9, 3, "too soon after the last")
	p.clear()
	if got := b.String(); !strings.Contains(got, " 22 % [####................] 2, 1/s, 8 s left  long ") || strings.Contains(got, "too soon") || !strings.HasSuffix(got, "\r\x1b[K") {
		t.Errorf("%q", got)
	}
	newProgress(&b).at(1./2, 1, "no terminal")
	if strings.Contains(b.String(), "no terminal") {
		t.Error("a progress where nobody looks")
	}
}
