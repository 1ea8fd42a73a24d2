package processes

import (
	"testing"
	"time"
)

// TestDays holds the arithmetic of days against the library's.
func TestDays(t *testing.T) {
	day := time.Date(1582, 10, 15, 0, 0, 0, 0, time.UTC)
	for range 4000 {
		iso := day.Format(isoDay)
		for _, n := range []int{1, -1, 59, -60, 365, 1461, 36525} {
			want := day.AddDate(0, 0, n).Format(isoDay)
			if got := plus(iso, n); got != want {
				t.Fatalf("%s plus %d = %s, want %s", iso, n, got, want)
			}
			if got := apart(iso, want); got != n {
				t.Fatalf("from %s to %s %d days, want %d", iso, want, got, n)
			}
		}
		day = day.AddDate(0, 0, 83)
	}
	f := func(s, first, last string) {
		t.Helper()
		if firstDay(s) != first || lastDay(s) != last {
			t.Errorf("%s: from %s to %s, want %s and %s", s, firstDay(s), lastDay(s), first, last)
		}
	}
	f("2024-02", "2024-02-01", "2024-02-29")
	f("2024", "2024-01-01", "2024-12-31")
	f("2024-02-03/2024-02-05", "2024-02-03", "2024-02-05")
	f("PAST_REF", "", "")
	f("2024-13-01", "", "")
	f("", "", "")
}
