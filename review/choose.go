package review

import "readout/internal/plover"

// FieldsOf are the fields of a coding that can be corrected, those first that matter most,
// with the values that each can have where there are few.
func FieldsOf(c *Coding) []Field {
	out := make([]Field, len(fieldsOf[c.Kind]))
	copy(out, fieldsOf[c.Kind])
	for i := range out {
		switch out[i].form {
		case mode:
			out[i].Values = plover.Modes[c.Type]
		case quad:
			out[i].Values = []string{"1", "2", "3", "4"}
		}
	}
	return out
}

// Types are the types of events.
func Types() []string { return ploverType }

// Asks is what a person is asked for: one of Values, actors (several, with semicolons
// between), an actor, a place, a day, words of the report, or text.
func (f Field) Asks() string {
	switch f.form {
	case parties:
		return "actors"
	case party:
		return "actor"
	case place:
		return "place"
	case day:
		return "day"
	case span, spans:
		return "words"
	}
	return "text"
}

// Optional says whether a field may be left without a value.
func (f Field) Optional() bool {
	switch f.form {
	case types, flag, quad:
		return false
	}
	return f.Name != "status"
}
