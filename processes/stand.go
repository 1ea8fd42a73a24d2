package processes

import "maps"

// A stand is all that grouping asks of the other strands about one of them: the time line
// that it is on, the strand that it goes with and why, and for whom its names stand. What
// stands as before is in the group of its host as before.
type stand struct {
	home                   string
	host, settled, outside string // strands, empty for none
	fits                   bool
	rebels, rebelsBy       string            // whom rebels without a name are, and the report that says so
	as, by                 map[string]string // sides, and reports that say so, by open name
}

func (b *board) stand(n *node) stand {
	x := stand{home: b.home(n)}
	_, x.rebels, x.rebelsBy = b.rebelsAre(n)
	if n.loose() {
		host, fits := b.hostOf(n)
		x.host, x.fits = idOf(host), fits
		x.settled, x.outside = idOf(b.settledHost(n)), idOf(b.outsideHost(n))
	}
	if len(n.s.Open)+len(n.s.Heard) > 0 {
		t := b.settle(n)
		x.as, x.by = t.as, t.by
	}
	return x
}

func idOf(n *node) string {
	if n == nil {
		return ""
	}
	return n.s.ID
}

func (x stand) equal(y stand) bool {
	return x.home == y.home && x.host == y.host && x.fits == y.fits && x.rebels == y.rebels && x.rebelsBy == y.rebelsBy && x.settled == y.settled && x.outside == y.outside && maps.Equal(x.as, y.as) && maps.Equal(x.by, y.by)
}
