package times

import "testing"

// TestMovableFeasts holds days that almanacs give; those of the moon by the
// civil rule.
func TestMovableFeasts(t *testing.T) {
	f := func(rule string, year int, want string) {
		t.Helper()
		s, ok := holidayDay(rule, year)
		if got := iso(s); !ok || got != want {
			t.Errorf("%s in %d is %s (%v), want %s", rule, year, got, ok, want)
		}
	}
	f("easter", 2021, "2021-04-04")
	f("easter", 2024, "2024-03-31")
	f("orthodox", 2021, "2021-05-02")
	f("orthodox", 2023, "2023-04-16")
	f("orthodox", 2024, "2024-05-05")
	f("orthodox-2", 2026, "2026-04-10")
	f("islamic-09-01", 2021, "2021-04-13")
	f("islamic-10-01", 2023, "2023-04-22") // kept on the 21st where the moon was seen
	f("islamic-12-10", 2016, "2016-09-13")
	f("hebrew", 2021, "2021-09-07")
	f("hebrew+9", 1973, "1973-10-06")
	f("hebrew", 2023, "2023-09-16")
	f("hebrew+21", 2023, "2023-10-07")
	f("passover", 2024, "2024-04-23")
	f("passover-30", 2025, "2025-03-14")
	f("hanukkah", 2021, "2021-11-29")
	f("hanukkah", 2024, "2024-12-26")
	f("on 2019-02-05 2020-01-25", 2020, "2020-01-25")
	for _, bad := range []string{"", "13-01", "12-", "easter+", "islamic-13-01", "on 2020", "11-8-1", "on 2019-02-05"} {
		if s, ok := holidayDay(bad, 2020); ok {
			t.Errorf("%q is a rule and gives %s", bad, iso(s))
		}
	}
}
