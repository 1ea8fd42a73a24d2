// Package times finds time expressions and says what they stand for.
package times

import "readout"

// Find returns the time expressions of d, resolved against its report's date.
func Find(d *readout.Document) []readout.Timex { return nil }
