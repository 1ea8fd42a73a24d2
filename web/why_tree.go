package web

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"readout/wording"
)

// treeOf is the tree as a table: a row a word, in the order of the sentence.
func treeOf(x *wording.Explained) (out []treeWord) {
	depth := make([]int, len(x.Words)+1)
	for i := range x.Words {
		for h, n := x.Words[i].Head, 0; h > 0 && n <= len(x.Words); h, n = x.Words[h-1].Head, n+1 {
			depth[i+1]++
		}
	}
	for i, w := range x.Words {
		t := treeWord{N: i + 1, Depth: depth[i+1], Word: wording.Plain(w.Word), Lemma: wording.Plain(w.Lemma), Tag: w.Tag, Relation: w.Relation, Name: w.Name}
		if w.Head > 0 {
			t.Head = strconv.Itoa(w.Head) + " " + wordOf(x, w.Head)
		}
		out = append(out, t)
	}
	return out
}

// A tree is the picture of a sentence's tree: words in a row, an arc from each to what
// hangs on it. Lengths are in units of the picture, of which a letter takes some 8.
type tree struct {
	Width, Height, Base int
	Words               []treeText
	Arcs                []treeArc
	Labels              []treeText
}

type treeText struct {
	X, Y int
	Text string
}

type treeArc struct{ Path, Head string }

// mostPictured is how many words a picture may have: a longer one is no help.
const mostPictured = 60

const (
	letterWide = 9
	wordGap    = 18
	levelHigh  = 22
)

// pictureOf draws the tree; nil where the sentence is too long for it. An arc stands
// higher than all arcs below it.
func pictureOf(x *wording.Explained) *tree {
	n := len(x.Words)
	if n == 0 || n > mostPictured {
		return nil
	}
	t := &tree{}
	mid := make([]int, n+1)
	at := 10
	for i, w := range x.Words {
		wide := letterWide * max(utf8.RuneCountInString(w.Word), len(w.Tag), len(w.Relation)*7/10)
		mid[i+1] = at + wide/2
		at += wide + wordGap
	}
	t.Width = at
	level := make([]int, n+1) // of the arc to each word
	high := 1
	for span := 1; span < n; span++ { // the short ones first
		for i, w := range x.Words {
			k := i + 1
			if w.Head == 0 || abs(w.Head-k) != span {
				continue
			}
			level[k] = 1
			from, to := min(k, w.Head), max(k, w.Head)
			for j, o := range x.Words {
				if j == i || o.Head == 0 || level[j+1] == 0 {
					continue
				}
				if a, z := min(j+1, o.Head), max(j+1, o.Head); a >= from && z <= to {
					level[k] = max(level[k], level[j+1]+1)
				}
			}
			high = max(high, level[k])
		}
	}
	t.Base = (high+1)*levelHigh + 10
	t.Height = t.Base + 50
	for i, w := range x.Words {
		k := i + 1
		t.Words = append(t.Words, treeText{mid[k], t.Base + 20, wording.Plain(w.Word)})
		t.Labels = append(t.Labels, treeText{mid[k], t.Base + 38, w.Tag})
		if w.Head == 0 {
			t.Labels = append(t.Labels, treeText{mid[k], 14, "root"})
			t.Arcs = append(t.Arcs, treeArc{fmt.Sprintf("M%d 18V%d", mid[k], t.Base), arrow(mid[k], t.Base)})
			continue
		}
		shift := 5
		if w.Head > k {
			shift = -5
		}
		from, y := mid[w.Head]-shift, t.Base-level[k]*levelHigh
		t.Arcs = append(t.Arcs, treeArc{fmt.Sprintf("M%d %dV%dQ%d %d %d %dH%dQ%d %d %d %dV%d", from, t.Base, y+8, from, y, from+side(mid[k]-from), y, mid[k]-side(mid[k]-from), mid[k], y, mid[k], y+8, t.Base), arrow(mid[k], t.Base)})
		t.Labels = append(t.Labels, treeText{(from + mid[k]) / 2, y - 3, w.Relation})
	}
	return t
}

// side is how far the corner of an arc reaches, towards d.
func side(d int) int {
	if d < 0 {
		return -min(8, -d/2)
	}
	return min(8, d/2)
}

func arrow(x, y int) string {
	return fmt.Sprintf("M%d %dl-3 -6h6z", x, y+1)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
