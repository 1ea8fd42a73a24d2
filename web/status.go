package web

import (
	"readout"
	"readout/store"
	"time"
)

type statusPage struct {
	store.Counts
	Name   string
	Coder  readout.CoderVersion
	Coders []readout.CoderVersion
	Runs   []store.Run
}

// status says what the store holds, which versions made it and what was done last.
func (q *request) status() error {
	p := statusPage{Name: q.Store.Name(), Coder: q.Coder}
	var err error
	if p.Counts, err = q.Store.Count(q.ctx); err != nil {
		return err
	}
	if p.Runs, err = q.Store.Runs(q.ctx); err != nil {
		return err
	}
	p.Runs = p.Runs[:min(len(p.Runs), mostRows)]
	if p.Coders, err = q.Store.Coders(q.ctx, time.Time{}); err != nil {
		return err
	}
	return q.show("status.html", "status", "Status", p)
}
