package store

// A HappeningRow says that an event of a report tells of a happening.
type HappeningRow struct {
	Event     string
	Report    int64
	Happening string
	Own       string // the happening within its story, by itself
}

// SetHappenings keeps which happening each event of a report tells of.
func (d *Derived) SetHappenings(report int64, rows []HappeningRow) error {
	if err := d.exec(`DELETE FROM happenings WHERE report = ?1`, report); err != nil {
		return err
	}
	for _, r := range rows {
		own := r.Own
		if own == r.Happening {
			own = ""
		}
		d.put("happenings", r.Event, report, r.Happening, own)
	}
	return nil
}

func (d *Derived) happenings(where string, args ...any) (out []HappeningRow, err error) {
	err = d.each(`SELECT h.event, h.report, h.happening, h.own FROM happenings h WHERE `+where+` ORDER BY h.event`, args, func(scan func(...any) error) error {
		var r HappeningRow
		err := scan(&r.Event, &r.Report, &r.Happening, &r.Own)
		if r.Own == "" {
			r.Own = r.Happening
		}
		out = append(out, r)
		return err
	})
	return out, err
}

// Telling returns the events that tell of happenings.
func (d *Derived) Telling(happenings []string) ([]HappeningRow, error) {
	return d.happenings(d.s.dialect.In("h.happening", 1, false), jsonList(append([]string{}, happenings...)))
}

// TellingIn returns the events of reports.
func (d *Derived) TellingIn(reports []int64) ([]HappeningRow, error) {
	return d.happenings(d.s.dialect.In("h.report", 1, true), jsonList(append([]int64{}, reports...)))
}

// ToldKeys calls f with each key of the events of reports, as they were put into stories.
func (d *Derived) ToldKeys(reports []int64, f func(report, key int64)) error {
	return d.each(`SELECT report, key FROM placed_keys WHERE key < 0 AND `+d.s.dialect.In("report", 1, true), []any{jsonList(append([]int64{}, reports...))}, func(scan func(...any) error) error {
		var n, k int64
		err := scan(&n, &k)
		f(n, k)
		return err
	})
}

// Bearing returns reports of whose events one has a key, most at the most.
func (d *Derived) Bearing(key int64, most int) (out []int64, err error) {
	err = d.each(`SELECT report FROM placed_keys WHERE key = ?1 LIMIT ?2`, []any{key, most}, func(scan func(...any) error) error {
		var n int64
		err := scan(&n)
		out = append(out, n)
		return err
	})
	return out, err
}

// A Home is where a report belongs.
type Home struct{ Group, Story string }

// Homes returns where reports belong, as they were put into stories.
func (d *Derived) Homes(reports []int64) (map[int64]Home, error) {
	out := map[int64]Home{}
	return out, d.each(`SELECT report, grp, story FROM placed WHERE `+d.s.dialect.In("report", 1, true), []any{jsonList(append([]int64{}, reports...))}, func(scan func(...any) error) error {
		var n int64
		var h Home
		err := scan(&n, &h.Group, &h.Story)
		out[n] = h
		return err
	})
}

// SetHappening puts an event into another happening.
func (d *Derived) SetHappening(event, happening, own string) error {
	if own == happening {
		own = ""
	}
	return d.exec(`UPDATE happenings SET happening = ?1, own = ?2 WHERE event = ?3`, happening, own, event)
}
