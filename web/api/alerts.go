package api

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"readout/notify"
	"readout/store"
	"readout/wording"
)

// alertFeeds adds the Atom feeds of what alerts told: of all, and of one.
func (a *API) alertFeeds(h huma.API, about string) {
	op := get("", "feed-alerts", "Alerts", "What all alerts told as an Atom feed, the newest hundred", about)
	op.Path = "/alerts.atom"
	register(a, h, op, func(ctx context.Context, q *struct{ Conditional }) (*feedAnswer, error) {
		return a.alerts(ctx, "", &q.Conditional)
	})
	op = get("", "feed-alert", "Alerts", "What one alert told as an Atom feed, the newest hundred", about)
	op.Path = "/alerts/{id}/feed.atom"
	register(a, h, op, func(ctx context.Context, q *struct {
		Conditional
		ID string `path:"id" maxLength:"100"`
	}) (*feedAnswer, error) {
		return a.alerts(ctx, q.ID, &q.Conditional)
	})
}

// alerts is the feed of an alert, or of all for an empty id.
func (a *API) alerts(ctx context.Context, id string, have *Conditional) (*feedAnswer, error) {
	hooks, err := a.Store.Hooks(ctx)
	if err != nil {
		return nil, err
	}
	f := &atomFeed{ID: atomTag + "alerts", Title: "Readout: alerts", Links: []atomLink{{"self", "application/atom+xml", "/alerts.atom"}, {"alternate", "text/html", "/"}}}
	var told []notify.Raised
	found := id == ""
	for i := range hooks {
		k := &hooks[i]
		if k.Rule == "" || id != "" && k.ID != id {
			continue
		}
		if id != "" {
			found = true
			f.ID, f.Title = atomTag+"alert/"+id, "Readout: "+wording.Plain(cmp.Or(k.Name, k.Rule))
			f.Links[0].Href = "/alerts/" + id + "/feed.atom"
		}
		rows, err := a.Store.Alerts(ctx, store.AlertFilter{Hook: k.ID, Limit: mostEntries})
		if err != nil {
			return nil, err
		}
		list, err := notify.RaisedOf(ctx, a.Store, k, rows)
		if err != nil {
			return nil, err
		}
		told = append(told, list...)
	}
	if !found {
		return nil, huma.Error404NotFound("there is no such alert: readout alert list has all")
	}
	slices.SortStableFunc(told, func(x, y notify.Raised) int { return y.Time.Compare(x.Time) })
	updated := time.Unix(0, 0).UTC()
	for _, r := range told[:min(len(told), mostEntries)] {
		updated = later(updated, r.Time)
		f.Entries = append(f.Entries, alertEntry(&r))
	}
	return f.answer(updated, have)
}

// alertEntry is what an alert told as an entry of a feed: with the words that show it, and
// how sure it is.
func alertEntry(r *notify.Raised) atomEntry {
	var e atomEntry
	switch {
	case r.Change != nil:
		e = entryOf(r.Change)
	default:
		x := r.Event
		e.Title = strings.Join(strings.Fields(wording.Plain(x.Type+" "+x.Mode+" "+x.Status)), " ")
		if len(x.Actors) > 0 {
			e.Title = wording.Plain(x.Actors[0].Name) + ": " + e.Title
		}
		if len(x.Recipients) > 0 {
			e.Title += ", " + wording.Plain(x.Recipients[0].Name)
		}
		e.Category.Term, e.Content.Type = "event", "text"
		e.Link = atomLink{"alternate", "text/html", "/reports/" + x.Report}
		var b strings.Builder
		for _, v := range r.Evidence {
			b.WriteString("\u201c" + wording.Plain(v.Words) + "\u201d\n\u2014 " + wording.Plain(cmp.Or(v.Outlet, "no outlet")))
			if v.Published != "" {
				b.WriteString(", " + wording.Plain(v.Published))
			}
			b.WriteString(", report " + v.Report)
			if v.Confidence > 0 {
				b.WriteString(", sure to " + strconv.FormatFloat(v.Confidence, 'f', 2, 64))
			}
			if v.URL != "" {
				b.WriteString("\n" + wording.Plain(v.URL))
			}
		}
		e.Content.Text = b.String()
	}
	at := r.Time.Format(time.RFC3339Nano)
	e.ID, e.Updated, e.Published = atomTag+"told/"+r.ID, at, at
	return e
}
