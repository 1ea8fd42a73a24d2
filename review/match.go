package review

import "readout"

// Match finds the coding that a judgement is about in a record, which may be another
// coding of the report: by its key, else as the only one of its kind on the same words.
func Match(rec *readout.Record, j *Judgement) (Coding, bool) {
	list := Codings(rec)
	if at := target(list, j, nil); at >= 0 {
		return list[at], true
	}
	return Coding{}, false
}

// Compared are the fields of a kind by which codings are held against each other.
func Compared(kind string) (out []string) {
	for _, name := range compared {
		if _, err := fieldOf(kind, name); err == nil {
			out = append(out, name)
		}
	}
	return out
}
