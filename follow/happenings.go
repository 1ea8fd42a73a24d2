package follow

import (
	"readout"
	"readout/store"
)

// A ruling is what a person decided of happenings.
type ruling struct {
	ID     string   `json:"id"`
	Kind   string   `json:"kind,omitempty"` // split, merge
	Events []string `json:"events,omitempty"`
	Undo   string   `json:"undo,omitempty"`
	Who    string   `json:"who"`
	When   string   `json:"when"`
}

// mentionsOf are the events of a record as they are compared with those of other reports.
func mentionsOf(rec *readout.Record) ([]byte, error) { return []byte("[]"), nil }

type tellings struct{}

func (p *placing) happenings(t *store.Touched, now []store.LookedRow) (*tellings, error) {
	return &tellings{}, nil
}

func (t *tellings) keep(d *store.Derived) error { return nil }
