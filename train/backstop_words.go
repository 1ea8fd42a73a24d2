package train

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
)

// How many classes of words the backstop of events has.
const (
	verbWords   = 200_000 // words among which verbs are looked for
	fineVerbs   = 700     // neighbours: "berate chide rebuke"
	coarseVerbs = 70      // classes of those
	nounClasses = 80
	mostNouns   = 9000 // the most frequent words that are no verbs
)

// backstopWords makes the classes of words that the backstop knows unseen verbs by:
// words near each other in the vectors of o.Vectors share a class. A verb is a word
// that stands there with "-ed" and "-ing" too, and its vector is the mean of all its
// forms.
func backstopWords(o Options, path string) error {
	words, rows, err := readVectors(o.Vectors, verbWords)
	if err != nil {
		return err
	}
	at := map[string][]float32{}
	for i, w := range words {
		at[w] = unit(rows[i])
	}
	var verbs, nouns vocabulary
	for i, w := range words {
		if !lowerWord(w) {
			continue
		}
		if v := verbVector(w, at); v != nil {
			verbs.add(w, v)
		}
		if len(nouns.words) < mostNouns && i > 100 && !strings.HasSuffix(w, "ing") && !strings.HasSuffix(w, "ly") {
			nouns.add(w, unit(rows[i]))
		}
	}
	fine, middles := cluster(verbs.rows, fineVerbs, o.Seed)
	coarse, _ := cluster(middles, coarseVerbs, o.Seed)
	kinds, _ := cluster(nouns.rows, nounClasses, o.Seed)

	var b bytes.Buffer
	b.WriteString("class\twords\n")
	writeClasses(&b, verbs.words, fine, fineVerbs, func(c int) string { return fmt.Sprintf("v%d.%d", coarse[c], c) })
	writeClasses(&b, nouns.words, kinds, nounClasses, func(c int) string { return fmt.Sprintf("n%d", c) })
	return os.WriteFile(path, b.Bytes(), 0o644)
}

type vocabulary struct {
	words []string
	rows  [][]float32
}

func (v *vocabulary) add(w string, row []float32) {
	v.words, v.rows = append(v.words, w), append(v.rows, row)
}

// writeClasses writes a line a class.
func writeClasses(b *bytes.Buffer, words []string, class []int, n int, name func(int) string) {
	of := make([][]string, n)
	for i, w := range words {
		of[class[i]] = append(of[class[i]], w)
	}
	for c, list := range of {
		if len(list) > 0 {
			slices.Sort(list)
			fmt.Fprintf(b, "%s\t%s\n", name(c), strings.Join(list, " "))
		}
	}
}

func lowerWord(w string) bool {
	for _, c := range w {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return len(w) > 2
}

// verbVector returns the mean of a verb's forms, nil where w has not the forms of one.
func verbVector(w string, at map[string][]float32) []float32 {
	past, ing := verbForms(w)
	p, i := known(past, at), known(ing, at)
	if p == nil || i == nil {
		return nil
	}
	sum := make([]float32, len(p))
	for _, v := range [][]float32{at[w], p, i} {
		for k := range v {
			sum[k] += v[k]
		}
	}
	return unit(sum)
}

func known(forms []string, at map[string][]float32) []float32 {
	for _, f := range forms {
		if v := at[f]; v != nil {
			return v
		}
	}
	return nil
}

// verbForms lists how the past and the "-ing" form of a verb may be written.
func verbForms(w string) (past, ing []string) {
	last := w[len(w)-1:]
	switch {
	case last == "e":
		return []string{w + "d"}, []string{w[:len(w)-1] + "ing", w + "ing"}
	case last == "y":
		return []string{w[:len(w)-1] + "ied", w + "ed"}, []string{w + "ing"}
	}
	return []string{w + "ed", w + last + "ed"}, []string{w + "ing", w + last + "ing"}
}

func unit(v []float32) []float32 {
	s := 0.
	for _, x := range v {
		s += float64(x) * float64(x)
	}
	out := make([]float32, len(v))
	for i, x := range v {
		out[i] = x / float32(math.Sqrt(max(s, 1e-12)))
	}
	return out
}

// cluster parts rows into n classes of neighbours (k-means over directions), and
// returns the class of each row and the classes' middles.
func cluster(rows [][]float32, n int, seed uint64) (class []int, middles [][]float32) {
	rng := rand.New(rand.NewPCG(seed, 17))
	for _, i := range rng.Perm(len(rows))[:min(n, len(rows))] {
		middles = append(middles, rows[i])
	}
	class = make([]int, len(rows))
	for range 20 {
		sums := make([][]float32, len(middles))
		for i, r := range rows {
			class[i] = nearest(r, middles)
			if sums[class[i]] == nil {
				sums[class[i]] = make([]float32, len(r))
			}
			for k, x := range r {
				sums[class[i]][k] += x
			}
		}
		for c, s := range sums {
			if s != nil {
				middles[c] = unit(s)
			}
		}
	}
	return class, middles
}

func nearest(r []float32, middles [][]float32) int {
	best, at := float32(math.Inf(-1)), 0
	for c, m := range middles {
		var s float32
		for k, x := range r {
			s += x * m[k]
		}
		if cmp.Less(best, s) {
			best, at = s, c
		}
	}
	return at
}
