package events

import (
	"fmt"
	"strconv"

	"readout/internal/plover"
)

// quads and modes are those of PLOVER's types.
var quads, modes = plover.Quads, plover.Modes

// intensity returns PLOVER's score for a type and mode, nil for a user's own type.
func intensity(typ, mode string) *float32 {
	if v, ok := plover.Intensity(typ, mode); ok {
		return &v
	}
	return nil
}

// scale returns the Goldstein score of a CAMEO code, nil where there is none.
func (l *lexicon) scale(cameo string) *float32 {
	for n := len(cameo); n >= 2; n-- {
		if v, ok := l.goldstein[cameo[:n]]; ok {
			return &v
		}
	}
	return nil
}

// readGoldstein reads a score and the codes that have it; a code that is not listed
// has the score of the next wider one.
func (l *lexicon) readGoldstein() error {
	return rows("goldstein.tsv", 2, func(_ int, f []string) error {
		v, err := strconv.ParseFloat(f[0], 32)
		if err != nil {
			return fmt.Errorf("score %q: %w", f[0], err)
		}
		for _, code := range splitWords(f[1]) {
			if _, ok := l.goldstein[code]; ok {
				return fmt.Errorf("code %s has two scores", code)
			}
			l.goldstein[code] = float32(v)
		}
		return nil
	})
}
