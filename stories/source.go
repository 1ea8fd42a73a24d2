package stories

import "time"

// A Source holds the reports of a store, so that putting one in loads only what lies
// near it.
type Source interface {
	// Near returns the reports that share most weight with keys: those whose own keys
	// (Vector.Keys) hold keys of the sum least or more, the heaviest first, most of them
	// at the most; of the days from to to, ISO, or of no known day; of any day where from
	// is empty. With each come the other reports of its text group, and each says in
	// Report.Story which story it is in.
	Near(keys []Key, least float32, most int, from, to string) ([]Report, error)
}

// On returns the stories of a source. What Add and Remove tell is the same as if all
// its reports were here. A report of which something changed is removed as it was and
// added as it is.
func On(source Source) *Stories {
	s := New()
	s.source = source
	return s
}

// fetch loads what lies near a node.
func (s *Stories) fetch(n *node) {
	if s.source == nil || s.err != nil {
		return
	}
	from, to := "", ""
	if n.day != noDay {
		from, to = isoDay(n.day-mostDays), isoDay(n.day+mostDays)
	}
	list, err := s.source.Near(n.profile.weighedKeys(), leastShare, mostNear, from, to)
	if err != nil {
		s.err = err
		return
	}
	for _, r := range list {
		if _, ok := s.group[r.ID]; !ok {
			s.receive(r)
		}
	}
}

// receive takes a report of the source in as it is told.
func (s *Stories) receive(r Report) {
	at, fresh := s.hold(r)
	n := s.nodes[at]
	if !fresh {
		s.index.remove(at, n)
	}
	edges, known := n.edges, n.known
	n.settle()
	n.edges, n.known = edges, known
	s.index.add(at, n)
}

func isoDay(day int32) string {
	return time.Unix(int64(day)*86400, 0).UTC().Format(time.DateOnly)
}
