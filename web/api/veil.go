package api

import (
	"context"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"readout"
	"readout/follow"
	"readout/processes"
	"readout/store"
	"readout/web/access"
)

// Who codes a report blind gets nothing of what others said of it: the report as the
// program coded it and they judged it, lists without its rows, no process that is made of it.

// veil are the reports that who asks codes blind and of which others said something.
func (a *API) veil(ctx context.Context) ([]string, error) {
	return a.Store.Veiled(ctx, access.NameOf(ctx))
}

// unveiled leaves those reports out of a filter, and says so.
func (a *API) unveiled(ctx context.Context, f store.Filter, notes []string) (store.Filter, []string, error) {
	list, err := a.veil(ctx)
	if err != nil || len(list) == 0 {
		return f, notes, err
	}
	f.Without = append(slices.Clone(f.Without), store.Filter{Report: list})
	return f, append(notes, "reports that you code blind and others have judged are left out until you are done"), nil
}

// seen is the record of a report for who asks.
func (a *API) seen(ctx context.Context, id string) (*readout.Record, error) {
	if me := access.NameOf(ctx); me != "" {
		coding, err := a.Store.Coding(ctx, me)
		if err != nil {
			return nil, err
		}
		if task := coding[id]; task != "" {
			return a.Store.Blind(ctx, id, task, me)
		}
	}
	return a.Store.Get(ctx, id)
}

// folded is a process as of a day, if who asks may see all that it is made of.
func (a *API) folded(ctx context.Context, id, asOf string) (*processes.Process, error) {
	p, _, err := follow.Process(ctx, a.Store, id, asOf)
	if err != nil {
		return nil, err
	}
	if p == nil {
		return nil, huma.Error404NotFound("there was no such process yet on that day")
	}
	list, err := a.veil(ctx)
	if err == nil && slices.ContainsFunc(p.Cited, func(f processes.CitedFact) bool { return slices.Contains(list, f.Report) }) {
		err = huma.Error403Forbidden("this process is made of reports that you code blind, and shows what others said of them: it opens when you are done")
	}
	return p, err
}

// shown leaves out the changes that are shown by words of veiled reports.
func (a *API) shown(ctx context.Context, list []follow.Noted) ([]follow.Noted, error) {
	veil, err := a.veil(ctx)
	if err != nil || len(veil) == 0 {
		return list, err
	}
	return slices.DeleteFunc(list, func(n follow.Noted) bool { return citesAny(&n, veil) }), nil
}

// citesAny says whether a change is shown by words of any of the reports.
func citesAny(n *follow.Noted, reports []string) bool {
	return slices.ContainsFunc(n.Cited, func(f *processes.CitedFact) bool { return slices.Contains(reports, f.Report) })
}
