package export

import "testing"

// TestDays holds how a chronology writes days.
func TestChronologyDays(t *testing.T) {
	for days, want := range map[[2]string]string{
		{"", ""}:                     "Day not known",
		{"2016-09-05", ""}:           "5 September 2016",
		{"2016-09-05", "2016-09-05"}: "5 September 2016",
		{"2016-04-01", "2016-04-30"}: "April 2016",
		{"2016-02-01", "2016-02-29"}: "February 2016",
		{"1938-01-01", "1938-12-31"}: "1938",
		{"2016-01-01", "2016-01-31"}: "January 2016",
		{"2016-09-05", "2016-09-07"}: "5 September 2016 to 7 September 2016",
	} {
		e := entry{from: days[0], to: days[1]}
		if got := e.days(); got != want {
			t.Errorf("%v: %q, want %q", days, got, want)
		}
	}
}
