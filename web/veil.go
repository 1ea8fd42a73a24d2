package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout"
	"readout/follow"
	"readout/processes"
	"readout/store"
	"readout/web/access"
	"readout/wording"
)

// Who codes a report blind must not learn what others said of it: not from the report's own
// page alone, but from no list, table, drawing, story or process either. Reports of which
// nobody said anything are not concerned, so that pages are mostly the same for all.

// saying keeps with a request the name that its browser remembers.
func saying(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie(whoCookie); err == nil {
			who, _ := url.QueryUnescape(c.Value)
			r = r.WithContext(access.Saying(r.Context(), strings.TrimSpace(who)))
		}
		h.ServeHTTP(w, r)
	})
}

// veil are the reports that who asks codes blind and of which others said something.
func (q *request) veil() ([]string, error) { return q.Store.Veiled(q.ctx, q.me()) }

// unveiled leaves those reports out of a filter, and says so.
func (q *request) unveiled(f store.Filter) (store.Filter, []string, error) {
	list, err := q.veil()
	if err != nil || len(list) == 0 {
		return f, nil, err
	}
	f.Without = append(slices.Clone(f.Without), store.Filter{Report: list})
	return f, []string{wording.Count(len(list), "report") + " that you code blind and others have judged are left out here until you are done."}, nil
}

// withhold fails where a page would show what is made of any of the reports that who asks
// codes blind and others have judged.
func (q *request) withhold(what string, reports func(yield func(id string) bool)) error {
	list, err := q.veil()
	if err != nil || len(list) == 0 {
		return err
	}
	for id := range reports {
		if slices.Contains(list, id) {
			return fault{http.StatusForbidden, "This " + what + " is made of reports that you code blind, one of them " + id + ", and shows what others said of them. It opens when you are done; your assignments are under Review."}
		}
	}
	return nil
}

// folded is a process as of a day, of which who asks may see everything.
func (q *request) folded(ctx context.Context, id, asOf string) (*processes.Process, error) {
	p, _, err := follow.Process(ctx, q.Store, id, asOf)
	if err != nil {
		return nil, err
	}
	if p == nil {
		return nil, fmt.Errorf("%w yet on that day: %s", store.ErrNoProcess, wording.Plain(id))
	}
	return p, q.withhold("process", reportsOf(p))
}

// shown leaves out the changes that are shown by words of reports that who asks codes blind
// and others have judged.
func (q *request) shown(list []follow.Noted) ([]follow.Noted, error) {
	veil, err := q.veil()
	if err != nil || len(veil) == 0 {
		return list, err
	}
	return slices.DeleteFunc(list, func(n follow.Noted) bool {
		return slices.ContainsFunc(n.Cited, func(f *processes.CitedFact) bool { return slices.Contains(veil, f.Report) })
	}), nil
}

// withheld says that a page may not be seen yet.
func withheld(err error) bool {
	var f fault
	return errors.As(err, &f) && f.code == http.StatusForbidden
}

// reportsOf yields the reports of a process.
func reportsOf(p *processes.Process) func(func(string) bool) {
	return func(yield func(string) bool) {
		for i := range p.Cited {
			if !yield(p.Cited[i].Report) {
				return
			}
		}
	}
}

// seen is the record of a report for who asks: who codes it blind gets it as the program
// coded it and as they judged it themselves.
func (q *request) seen(id string) (*readout.Record, error) {
	if me := q.me(); me != "" {
		coding, err := q.Store.Coding(q.ctx, me)
		if err != nil {
			return nil, err
		}
		if task := coding[id]; task != "" {
			return q.Store.Blind(q.ctx, id, task, me)
		}
	}
	return q.record(id)
}
