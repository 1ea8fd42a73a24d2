package main

import (
	"strings"

	"readout/wording"
)

// Styles stand in a line as single letters of the private use area, so that
// wrapping can pass over them; write turns them into what a terminal knows.
const (
	styleOff    = '\U0010F000'
	styleBold   = '\U0010F001'
	styleDim    = '\U0010F002'
	styleGreen  = '\U0010F003'
	styleRed    = '\U0010F004'
	styleYellow = '\U0010F005'
	stylePurple = '\U0010F006'
)

var styleCodes = [...]string{"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[31m", "\x1b[33m", "\x1b[35m"}

func isStyle(r rune) bool { return r >= styleOff && int(r-styleOff) < len(styleCodes) }

func styleOf(r rune) (string, bool) {
	if !isStyle(r) {
		return "", false
	}
	return styleCodes[r-styleOff], true
}

func styled(st rune, s string) string {
	if s == "" {
		return ""
	}
	return string(st) + s + string(styleOff)
}

func bold(s string) string { return styled(styleBold, s) }
func dim(s string) string  { return styled(styleDim, s) }

// length returns the columns that s takes.
func length(s string) int {
	n := 0
	for _, r := range s {
		if !isStyle(r) {
			n++
		}
	}
	return n
}

// wrap breaks s at spaces into lines of at most first columns, then rest. A
// word that is too long is cut. A style that reaches over a line end is closed
// and opened again.
func wrap(s string, first, rest int) []string {
	var lines []string
	var line strings.Builder
	width, limit := 0, max(first, 1)
	on := rune(0) // the style at hand
	flush := func() {
		if on != 0 {
			line.WriteRune(styleOff)
		}
		lines = append(lines, line.String())
		line.Reset()
		if on != 0 {
			line.WriteRune(on)
		}
		width, limit = 0, max(rest, 1)
	}
	for _, word := range strings.Split(s, " ") {
		n := length(word)
		if width > 0 && width+1+n > limit {
			flush()
		} else if width > 0 {
			line.WriteByte(' ')
			width++
		}
		for _, r := range word {
			switch {
			case r == styleOff:
				on = 0
			case isStyle(r):
				on = r
			case width == limit:
				flush()
				width++
			default:
				width++
			}
			line.WriteRune(r)
		}
	}
	return append(lines, line.String())
}

// pad fills s with spaces up to n columns.
func pad(s string, n int) string { return s + strings.Repeat(" ", max(0, n-length(s))) }

// upper returns s in capitals with spaces for its underscores.
func upper(s string) string { return strings.ToUpper(wording.Spaced(s)) }
