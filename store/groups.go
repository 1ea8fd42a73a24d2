package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
	"unicode"
)

// Near-duplicates are found by hashes of five words in a row, of which one in eight is
// kept: where two texts share at least three tenths of the smaller one's, one is the
// other's copy, part or source. Of the kept ones one in four is looked up.
//
// A table leads from hashes to text groups. What stands in many groups - the footer of
// an outlet, a phrase that everyone uses - is no sign of a copy: beyond mostGroups it
// is neither kept nor counted, so that a lookup costs the same in a large store.

const (
	inARow     = 5
	sampling   = 8
	lookup     = 32
	contained  = 0.3
	mostGroups = 24
)

// A home is where a hash was first seen in a text group.
type home struct{ group, report int64 }

// homes are those of the hashes that a transaction asked for.
type homes map[uint32][]home

// common says that a hash tells nothing.
func (m homes) common(h uint32) bool { return len(m[h]) >= mostGroups }

func (m homes) has(h uint32, group int64) bool {
	for _, o := range m[h] {
		if o.group == group {
			return true
		}
	}
	return false
}

// group finds the text groups of new reports: that of an earlier report which shares
// its text, or one of its own.
func (x *tx) group(ctx context.Context, fresh []*put, b *bulk) error {
	if len(fresh) == 0 {
		return nil
	}
	m, err := x.homes(ctx, fresh)
	if err != nil {
		return err
	}
	known, err := x.sketches(ctx, fresh, m)
	if err != nil {
		return err
	}
	for _, q := range fresh {
		n := b.known[q.filed.Record.Report.ID]
		group, share := n, 1.0
		own := q.sketch.without(m)
		best := contained
		for _, c := range m.candidates(q.sketch) {
			if s := own.share(known[c.report]); s > best || s == best && group == n {
				group, share, best = c.group, s, s
			}
		}
		row := b.fresh[n]
		row[atGroup], row[atShare] = group, share
		b.sketches = append(b.sketches, []any{n, q.sketch.kept.bytes()})
		known[n] = q.sketch.kept
		for _, h := range q.sketch.looked {
			if !m.common(h) && !m.has(h, group) {
				m[h] = append(m[h], home{group, n})
				b.shingles = append(b.shingles, []any{int64(h), group, n})
			}
		}
	}
	slices.SortFunc(b.shingles, func(a, c []any) int { return int(a[0].(int64) - c[0].(int64)) }) // neighbours in the index
	return nil
}

// homes looks the hashes of new reports up.
func (x *tx) homes(ctx context.Context, fresh []*put) (homes, error) {
	m := homes{}
	var all []int64
	for _, q := range fresh {
		for _, h := range q.sketch.looked {
			all = append(all, int64(h))
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if len(all) == 0 {
		return m, nil
	}
	return m, x.each(ctx, `SELECT hash, text_group, report FROM shingles WHERE `+x.s.dialect.In("hash", 1, true), []any{jsonList(all)}, func(scan func(...any) error) error {
		var h int64
		var o home
		err := scan(&h, &o.group, &o.report)
		m[uint32(h)] = append(m[uint32(h)], o)
		return err
	})
}

// mostCandidates is how many earlier reports a text is compared with, those first that
// share most of what is looked up and is rare.
const mostCandidates = 8

func (m homes) candidates(s *sketch) []home {
	weight := map[home]float64{}
	for _, h := range s.looked {
		if m.common(h) {
			continue
		}
		for _, o := range m[h] {
			weight[o] += 1 / float64(len(m[h]))
		}
	}
	order := make([]home, 0, len(weight))
	for o := range weight {
		order = append(order, o)
	}
	slices.SortFunc(order, func(a, b home) int {
		if weight[a] != weight[b] {
			return cmp.Compare(weight[b], weight[a])
		}
		return cmp.Compare(a.report, b.report)
	})
	return order[:min(len(order), mostCandidates)]
}

// sketches reads the sketches of the reports that new ones are compared with.
func (x *tx) sketches(ctx context.Context, fresh []*put, m homes) (map[int64]hashes, error) {
	known := map[int64]hashes{}
	var want []int64
	for _, q := range fresh {
		for _, c := range m.candidates(q.sketch) {
			want = append(want, c.report)
		}
	}
	slices.Sort(want)
	want = slices.Compact(want)
	if len(want) == 0 {
		return known, nil
	}
	return known, x.each(ctx, `SELECT report, body FROM sketches WHERE `+x.s.dialect.In("report", 1, true), []any{jsonList(want)}, func(scan func(...any) error) error {
		var n int64
		var body []byte
		err := scan(&n, &body)
		known[n] = hashesOf(body)
		return err
	})
}

// hashes are those kept of a text, in order, each once.
type hashes []uint32

// A sketch is what is kept of a text.
type sketch struct {
	text   []uint32 // in the order of the text
	kept   hashes
	looked hashes // those that are looked up
}

// fewest is how many hashes are looked up at least, where a text has that many.
const fewest = 4

// sketchOf makes the hashes of a text. Words are runs of letters and digits, without case.
func sketchOf(text string) *sketch {
	var ring [inARow]uint32
	s := &sketch{}
	n := 0
	word, inWord := uint32(0), false
	end := func() {
		ring[n%inARow] = word
		n++
		inWord = false
		if n < inARow {
			return
		}
		v := uint32(2166136261)
		for i := range inARow {
			v = (v ^ ring[(n+i)%inARow]) * 16777619
			v ^= v >> 15
		}
		if v%sampling == 0 {
			s.text = append(s.text, v)
		}
	}
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inWord {
				word, inWord = 2166136261, true
			}
			word = (word ^ uint32(unicode.ToLower(r))) * 16777619
		case inWord:
			end()
		}
	}
	if inWord {
		end()
	}
	s.kept = sorted(s.text)
	s.looked = lookedOf(s.kept)
	return s
}

// lookedOf are those of the kept hashes that are looked up.
func lookedOf(kept hashes) (out hashes) {
	for _, h := range kept {
		if h%lookup == 0 {
			out = append(out, h)
		}
	}
	if len(out) < fewest {
		return kept
	}
	return out
}

func sorted(list []uint32) hashes {
	out := slices.Clone(list)
	slices.Sort(out)
	return slices.Compact(out)
}

// without is what is kept of the text without passages that stand in many groups: what
// lies between two common hashes in the text is common too.
func (s *sketch) without(m homes) hashes {
	if !slices.ContainsFunc(s.looked, m.common) {
		return s.kept
	}
	looked := func(h uint32) bool { _, ok := slices.BinarySearch(s.looked, h); return ok }
	drop := make([]bool, len(s.text))
	before, open := false, 0 // whether the last hash that was looked up is common, and where it stood
	for i, h := range s.text {
		if !looked(h) {
			continue
		}
		c := m.common(h)
		drop[i] = c
		if c && (before || open == 0) {
			for j := open; j < i; j++ {
				drop[j] = true
			}
		}
		before, open = c, i+1
	}
	if before {
		for j := open; j < len(s.text); j++ {
			drop[j] = true
		}
	}
	var left []uint32
	for i, h := range s.text {
		if !drop[i] {
			left = append(left, h)
		}
	}
	return sorted(left)
}

// share is how much of the smaller of two texts stands in the other. Texts too short
// to be told apart share nothing.
func (a hashes) share(b hashes) float64 {
	small := min(len(a), len(b))
	if small < 3 {
		return 0
	}
	n, j := 0, 0
	for _, h := range a {
		for j < len(b) && b[j] < h {
			j++
		}
		if j < len(b) && b[j] == h {
			n++
		}
	}
	return float64(n) / float64(small)
}

func (a hashes) bytes() []byte {
	out := make([]byte, 0, 4*len(a))
	for _, h := range a {
		out = binary.LittleEndian.AppendUint32(out, h)
	}
	return out
}

func hashesOf(b []byte) hashes {
	out := make(hashes, 0, len(b)/4)
	for ; len(b) >= 4; b = b[4:] {
		out = append(out, binary.LittleEndian.Uint32(b))
	}
	return out
}
