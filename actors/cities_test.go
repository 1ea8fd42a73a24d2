package actors

import (
	"fmt"
	"testing"
)

// TestCitiesMeanCities holds the tables of cities against the names that mean
// something else more often.
func TestCitiesMeanCities(t *testing.T) {
	names, err := stopped("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"cities.tsv", "towns.tsv"} {
		err := rows(file, 2, func(r []string) error {
			for _, n := range list(r[1]) {
				if names[n] || vague(n) {
					return fmt.Errorf("%q is no city", n)
				}
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}
