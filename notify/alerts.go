package notify

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/follow"
	"readout/internal/plover"
	"readout/processes"
	"readout/store"
)

// ParseRule understands the rule of an alert; names says whom names mean. Its errors are
// a *store.RuleError.
func ParseRule(text string, names store.Names) (*store.Rule, error) {
	var types []string
	for t := range plover.Quads {
		types = append(types, t)
	}
	slices.Sort(types)
	var statuses []string
	for _, s := range [...]readout.Status{readout.Happened, readout.Ongoing, readout.NotHappened, readout.Planned, readout.Desired, readout.Conditional, readout.Hypothetical, readout.Alleged} {
		statuses = append(statuses, string(s))
	}
	return store.ParseRule(text, names, map[string][]string{"state": processes.States, "change": processes.ChangeKinds(), "type": types, "status": statuses})
}

// Told is what an alert tells: its rule, and the event or change with the words that
// show it.
type Told struct {
	Alert    AlertName      `json:"alert"`
	Event    *store.Event   `json:"event,omitempty"`
	Change   *follow.Noted  `json:"change,omitempty"`
	Evidence []ToldEvidence `json:"evidence"`
}

// AlertName says which alert it is.
type AlertName struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
	Rule string `json:"rule"`
}

// ToldEvidence is a passage that shows what is told, and how sure the coding is.
type ToldEvidence struct {
	Words      string  `json:"words"`
	Report     string  `json:"report"` // id
	Title      string  `json:"title,omitempty"`
	Outlet     string  `json:"outlet,omitempty"`
	Published  string  `json:"published,omitempty"`
	URL        string  `json:"url,omitempty"`
	Confidence float64 `json:"confidence,omitempty"` // 0 to 1; missing where it was not weighed
}

// ToldOfEvent is what an alert tells of an event.
func ToldOfEvent(h *store.Hook, e *store.Event) *Told {
	return &Told{Alert: AlertName{h.ID, h.Name, h.Rule}, Event: e, Evidence: []ToldEvidence{
		{e.Words, e.Report, e.Title, e.Outlet, e.Published, e.URL, e.Score}}}
}

// ToldOfChange is what an alert tells of a change in a process.
func ToldOfChange(ctx context.Context, s *store.Store, h *store.Hook, c *follow.Noted) (*Told, error) {
	t := &Told{Alert: AlertName{h.ID, h.Name, h.Rule}, Change: c, Evidence: []ToldEvidence{}}
	var ids []string
	for _, f := range c.Cited {
		ids = append(ids, f.Report)
	}
	reports := map[string]store.Report{}
	if len(ids) > 0 {
		for r, err := range s.Reports(ctx, store.Filter{Report: ids}) {
			if err != nil {
				return nil, err
			}
			reports[r.ID] = r
		}
	}
	for _, f := range c.Cited {
		r := reports[f.Report]
		for _, q := range f.Evidence {
			t.Evidence = append(t.Evidence, ToldEvidence{q.Words, f.Report, r.Title, f.Outlet, f.Published, r.URL, float64(f.Score)})
		}
	}
	return t, nil
}

// alertID is the same however often the same is told by an alert, and in no other store.
func alertID(h *store.Hook, a *store.Alert) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %s", h.ID, a.At.UnixMilli(), a.Key))
	return "a" + hex.EncodeToString(sum[:10])
}

// Raised is an alert's line as it is told: with its id and the time of it.
type Raised struct {
	ID   string
	Time time.Time
	*Told
}

// RaisedOf makes of lines of an alert what they tell; those of which nothing is left are
// left out.
func RaisedOf(ctx context.Context, s *store.Store, h *store.Hook, list []store.Alert) ([]Raised, error) {
	var out []Raised
	for i := range list {
		a := &list[i]
		t, err := toldOf(ctx, s, h, a)
		if err != nil {
			return nil, err
		}
		if t != nil {
			out = append(out, Raised{alertID(h, a), a.At, t})
		}
	}
	return out, nil
}

// toldOf is what a line tells, nil where nothing is left of it.
func toldOf(ctx context.Context, s *store.Store, h *store.Hook, a *store.Alert) (*Told, error) {
	if a.Change == 0 {
		if a.Event == nil {
			return nil, nil // its report was forgotten
		}
		return ToldOfEvent(h, a.Event), nil
	}
	list, err := follow.NotedChanges(ctx, s, store.NotedFilter{After: a.Change - 1, Limit: 1})
	if err != nil || len(list) == 0 || list[0].Seq != a.Change {
		return nil, err
	}
	return ToldOfChange(ctx, s, h, &list[0])
}

// A ChangeWant says which changes a rule asks for. It is to be asked of all in their
// order, for a process may get another id.
type ChangeWant struct {
	asks  []store.RuleAsk
	moved []string // ids that processes of the rule have by now
}

// NewChangeWant makes it of a rule and of the ids that its processes got since, with
// commas between.
func NewChangeWant(r *store.Rule, moved string) *ChangeWant {
	w := &ChangeWant{asks: r.Asks}
	if moved != "" {
		w.moved = strings.Split(moved, ",")
	}
	return w
}

// Has says whether a change is wanted.
func (w *ChangeWant) Has(c *follow.Noted) bool {
	states, kinds := false, false
	for i := range w.asks {
		a := &w.asks[i]
		states = states || a.Field == "state" && !a.Not
		kinds = kinds || a.Field == "change" && !a.Not
		if a.Field == "process" && w.process(a, c) != a.Not || a.Field != "process" && w.holds(a, c) != a.Not {
			continue
		}
		return false
	}
	return !states || kinds || c.Kind == processes.ChangeState
}

// process says whether a change is of one of the processes of a.
func (w *ChangeWant) process(a *store.RuleAsk, c *follow.Noted) bool {
	of := func(id string) bool {
		return slices.ContainsFunc(a.Values, func(v string) bool { return strings.HasPrefix(id, v) }) || !a.Not && slices.Contains(w.moved, id)
	}
	if !of(c.Process) {
		return false
	}
	if c.Kind == processes.ChangeMoved && !a.Not && !of(c.To) {
		w.moved = append(w.moved, c.To)
	}
	return true
}

// holds says whether a change is of one of the kinds, or leads to one of the states, of a:
// of a claim the state that is claimed.
func (w *ChangeWant) holds(a *store.RuleAsk, c *follow.Noted) bool {
	if a.Field == "change" {
		return slices.Contains(a.Values, c.Kind)
	}
	state, _, _ := strings.Cut(c.To, " (")
	return (c.Kind == processes.ChangeState || c.Kind == processes.ChangeClaim) && slices.Contains(a.Values, state)
}

// Moved are the ids that the rule's processes got since, with commas between.
func (w *ChangeWant) Moved() string { return strings.Join(w.moved, ",") }

// raise looks at what an alert has not seen yet.
func (h *Hooks) raise(ctx context.Context, k *store.Hook, changed int64) error {
	r, err := ParseRule(k.Rule, h.Names)
	if err != nil {
		return fmt.Errorf("its rule is not understood by this version: %w", err)
	}
	if r.OnChanges {
		want := NewChangeWant(r, k.Process)
		for k.Seen < changed {
			if done, err := h.raiseChanges(ctx, k, want); err != nil || done {
				return err
			}
		}
		return nil
	}
	return h.raiseEvents(ctx, k, r)
}

func (h *Hooks) raiseChanges(ctx context.Context, k *store.Hook, want *ChangeWant) (done bool, err error) {
	list, err := follow.NotedChanges(ctx, h.Store, store.NotedFilter{After: k.Seen, Limit: 256})
	if err != nil || len(list) == 0 {
		return true, err
	}
	var out []store.Alert
	for i := range list {
		if want.Has(&list[i]) {
			out = append(out, store.Alert{Key: fmt.Sprint("change ", list[i].Seq), Change: list[i].Seq})
		}
	}
	k.Seen, k.Process = list[len(list)-1].Seq, want.Moved()
	_, err = h.Store.Raise(ctx, k, k.Seen, k.Process, out)
	return false, err
}

// atMost is how many records a rule is asked of at once.
const atMost = 5000

// raiseEvents looks for events in records that are new. Who asks for a process or story
// waits until it is known which of them the report belongs to.
func (h *Hooks) raiseEvents(ctx context.Context, k *store.Hook, r *store.Rule) error {
	if seen, ok := h.seen.Load(k.ID); ok {
		k.Seen = max(k.Seen, seen.(int64))
	}
	last, err := h.Store.LastRecord(ctx)
	if err == nil && last > k.Seen && derived(&r.Filter) {
		last, err = h.Store.LastFollowed(ctx, k.Seen)
	}
	if err != nil {
		return err
	}
	for from := k.Seen; from < last; from = k.Seen {
		to := min(last, from+atMost)
		events, err := h.Store.NewEvents(ctx, r.Filter, from+1, to)
		if err != nil {
			return err
		}
		out := make([]store.Alert, len(events))
		for i := range events {
			out[i] = store.Alert{Key: "event " + events[i].ID, Event: &events[i]}
		}
		k.Seen = to
		if len(out) > 0 || to/atMost != from/atMost { // else it is soon looked at again
			if _, err := h.Store.Raise(ctx, k, to, k.Process, out); err != nil {
				return err
			}
		}
		h.seen.Store(k.ID, to)
	}
	return nil
}

// derived says that a filter asks for what is made of many reports.
func derived(f *store.Filter) bool {
	return len(f.Process)+len(f.Story) > 0 || slices.ContainsFunc(f.Also, func(g store.Filter) bool { return derived(&g) }) || slices.ContainsFunc(f.Without, func(g store.Filter) bool { return derived(&g) })
}

// Match returns what a rule would have told over the store as it is, the newest first, at
// most so many, and of how many; more says that there are even more than those.
func Match(ctx context.Context, s *store.Store, h *store.Hook, names store.Names, most int) (list []Told, of int64, more bool, err error) {
	r, err := ParseRule(h.Rule, names)
	if err != nil {
		return nil, 0, false, err
	}
	if !r.OnChanges {
		f := r.Filter
		f.Limit = most
		for e, err := range s.Events(ctx, f) {
			if err != nil {
				return nil, 0, false, err
			}
			list = append(list, *ToldOfEvent(h, &e))
		}
		n, err := s.Tally(ctx, "events", r.Filter, 10000)
		return list, n.Rows, n.More, err
	}
	want := NewChangeWant(r, "")
	var found []follow.Noted
	for at := int64(0); ; {
		changes, err := follow.NotedChanges(ctx, s, store.NotedFilter{After: at, Limit: 500})
		if err != nil {
			return nil, 0, false, err
		}
		for i := range changes {
			if at = changes[i].Seq; want.Has(&changes[i]) {
				of++
				found = append(found, changes[i])
			}
		}
		if n := len(found) - most; n > 0 {
			found = found[n:]
		}
		if len(changes) == 0 {
			break
		}
	}
	slices.Reverse(found)
	for i := range found {
		t, err := ToldOfChange(ctx, s, h, &found[i])
		if err != nil {
			return nil, 0, false, err
		}
		list = append(list, *t)
	}
	return list, of, false, nil
}
