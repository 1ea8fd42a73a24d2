package review

import "math"

// A Unit is what several coders gave one thing: a value each, and NaN for none. Nominal
// values are numbers that stand for names.
type Unit []float64

// Nominal is the distance of names: none or all.
func Nominal(a, b float64) float64 {
	if a == b {
		return 0
	}
	return 1
}

// Interval is the distance of numbers, squared.
func Interval(a, b float64) float64 { return (a - b) * (a - b) }

// Alpha is Krippendorff's alpha (Content Analysis, 2004, chapter 11): 1 less the
// disagreement that was seen over that to be expected by chance. Units with fewer than
// two values say nothing. pairable is the number of values that count; without any
// disagreement to expect, as where all values are the same, alpha is not defined and NaN.
func Alpha(units []Unit, distance func(a, b float64) float64) (alpha float64, pairable int) {
	var all []float64
	var seen float64
	for _, u := range units {
		var v []float64
		for _, x := range u {
			if !math.IsNaN(x) {
				v = append(v, x)
			}
		}
		if len(v) < 2 {
			continue
		}
		all = append(all, v...)
		var d float64
		for i := range v {
			for j := range i {
				d += 2 * distance(v[i], v[j])
			}
		}
		seen += d / float64(len(v)-1)
	}
	n := map[float64]float64{}
	var values []float64 // in the order of the units, so that sums are the same every time
	for _, v := range all {
		if n[v] == 0 {
			values = append(values, v)
		}
		n[v]++
	}
	var chance float64
	for i, a := range values {
		for _, b := range values[:i] {
			chance += 2 * n[a] * n[b] * distance(a, b)
		}
	}
	if chance == 0 {
		return math.NaN(), len(all)
	}
	return 1 - seen*float64(len(all)-1)/chance, len(all)
}
