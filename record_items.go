package readout

import "iter"

// Items yields what all facts of negotiations in r have in common, for changing it.
func (r *Record) Items() iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		_ = items(r.Meetings, func(x *Meeting) *Item { return &x.Item }, yield) &&
			items(r.Positions, func(x *Position) *Item { return &x.Item }, yield) &&
			items(r.Proposals, func(x *Proposal) *Item { return &x.Item }, yield) &&
			items(r.Threats, func(x *Threat) *Item { return &x.Item }, yield) &&
			items(r.NextSteps, func(x *NextStep) *Item { return &x.Item }, yield) &&
			items(r.Deadlines, func(x *Deadline) *Item { return &x.Item }, yield) &&
			items(r.Agreements, func(x *Agreement) *Item { return &x.Item }, yield) &&
			items(r.Relations, func(x *Relation) *Item { return &x.Item }, yield) &&
			items(r.Effects, func(x *Effect) *Item { return &x.Item }, yield) &&
			items(r.Assessments, func(x *Assessment) *Item { return &x.Item }, yield) &&
			items(r.Processes, func(x *Process) *Item { return &x.Item }, yield)
	}
}

// items yields the items of a list and says whether more are wanted.
func items[T any](list []T, of func(*T) *Item, yield func(*Item) bool) bool {
	for i := range list {
		if !yield(of(&list[i])) {
			return false
		}
	}
	return true
}
