package article

import (
	"time"

	"readout"
)

// published decides on the day of publication. The user's word comes first,
// then what the page says to machines, then what the report prints, then what
// the feed says that named it, and last what can be concluded, which is never
// certain.
func (d *draft) published(h Hints) readout.Published {
	switch {
	case !h.Date.IsZero():
		return readout.Published{Date: midnight(h.Date), Basis: readout.BasisFlag, Certain: true}
	case !d.meta.published.IsZero():
		return readout.Published{Date: d.localDay(), Basis: readout.BasisMetadata, Certain: d.meta.agreed && d.agrees(d.meta.published)}
	case d.day.known():
		return readout.Published{Date: d.day.time(), Basis: readout.BasisDateline, Certain: !d.day.updated && !d.day.unsure}
	case !h.Told.IsZero():
		return readout.Published{Date: midnight(h.Told), Basis: readout.BasisMetadata}
	case !d.meta.address.IsZero():
		return readout.Published{Date: d.meta.address, Basis: readout.BasisInferred}
	case !d.meta.guessed.IsZero():
		return readout.Published{Date: d.meta.guessed, Basis: readout.BasisInferred}
	}
	return readout.Published{}
}

// localDay returns the day of publication where the outlet is: moments for
// machines are often given in Greenwich time, addresses in the outlet's own.
func (d *draft) localDay() time.Time {
	gap := d.meta.published.Sub(d.meta.address)
	if !d.meta.address.IsZero() && gap >= -24*time.Hour && gap <= 24*time.Hour {
		return d.meta.address
	}
	return d.meta.published
}

// maxLag is how long after its dateline a report may come out and still be
// taken for that of the dateline.
const maxLag = 4 * 24 * time.Hour

// agrees says whether the date in the report, if there is one, fits the day t.
func (d *draft) agrees(t time.Time) bool {
	x := d.day
	if x.month == 0 || x.updated {
		return true
	}
	if x.year == 0 {
		return x.on(readout.Published{Date: t}) != ""
	}
	gap := t.Sub(x.time())
	return gap >= -24*time.Hour && gap <= maxLag
}

// midnight returns the day of t as its own clock shows it.
func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
