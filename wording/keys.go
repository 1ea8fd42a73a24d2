package wording

import (
	"strings"

	"readout/actors"
)

// Country is a country by name, or the code where it is none.
func Country(code string) string {
	if d, err := actors.Load(); err == nil {
		return Plain(d.Country(code))
	}
	return code
}

// Key names a key of the dictionary, a country's code or whatever was made a key:
// "MDG.southern_front" is "Southern Front".
func Key(key string) string {
	if len(key) == 3 && strings.ToUpper(key) == key {
		return Country(key)
	}
	if _, rest, ok := strings.Cut(key, "."); ok {
		key = rest
	}
	return Plain(Title(Spaced(key)))
}
