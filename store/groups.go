package store

import (
	"context"
	"encoding/binary"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"readout"
)

// Near-duplicates are found by hashes of five words in a row, of which one in eight is
// kept: where two texts share at least three tenths of the smaller one's, one is the
// other's copy, part or source. Of the kept ones one in four is looked up.

const (
	inARow    = 5
	sampling  = 8
	lookup    = 32
	contained = 0.3
)

// group finds the text group of a new report: that of an earlier report which shares
// its text, or one of its own.
func (x *tx) group(ctx context.Context, n int64, r *readout.Report) error {
	sk := sketch(r.Text)
	group, share := n, 1.0
	best, found, err := x.nearest(ctx, sk)
	if err != nil {
		return err
	}
	if best >= contained {
		if err := x.one(ctx, `SELECT text_group FROM reports WHERE n = ?1`, []any{found}, &group); err != nil {
			return err
		}
		share = best
	}
	if err := x.exec(ctx, `UPDATE reports SET text_group = ?1, share = ?2, origin = ?3 WHERE n = ?4`, group, share, clean(Origin(r)), n); err != nil {
		return err
	}
	// written at once: the next report of the same batch may be a copy of this one
	if err := x.exec(ctx, `INSERT INTO sketches(report, body) VALUES (?1, ?2)`, n, sk.bytes()); err != nil {
		return err
	}
	for _, h := range sk {
		if h%lookup == 0 {
			if err := x.exec(ctx, `INSERT INTO shingles(hash, report) VALUES (?1, ?2) ON CONFLICT(hash, report) DO NOTHING`, int64(h), n); err != nil {
				return err
			}
		}
	}
	return nil
}

// mostCandidates is how many earlier reports a text is compared with, those first that
// share most of what is looked up.
const mostCandidates = 8

// nearest returns the report that shares most with sk, and the share of the smaller.
func (x *tx) nearest(ctx context.Context, sk hashes) (share float64, report int64, err error) {
	hits := map[int64]int{}
	p, err := x.stmt(ctx, `SELECT report FROM shingles WHERE hash = ?1 LIMIT 200`)
	if err != nil {
		return 0, 0, err
	}
	for _, h := range sk {
		if h%lookup != 0 {
			continue
		}
		list, err := p.QueryContext(ctx, int64(h))
		if err != nil {
			return 0, 0, err
		}
		for list.Next() {
			var r int64
			if err := list.Scan(&r); err != nil {
				list.Close()
				return 0, 0, err
			}
			hits[r]++
		}
		if err := list.Err(); err != nil {
			return 0, 0, err
		}
	}
	order := make([]int64, 0, len(hits))
	for r := range hits {
		order = append(order, r)
	}
	slices.SortFunc(order, func(a, b int64) int {
		if hits[a] != hits[b] {
			return hits[b] - hits[a]
		}
		return int(a - b)
	})
	for _, r := range order[:min(len(order), mostCandidates)] {
		var body []byte
		if err := x.one(ctx, `SELECT body FROM sketches WHERE report = ?1`, []any{r}, &body); err != nil {
			return 0, 0, err
		}
		if s := sk.share(hashesOf(body)); s > share || s == share && r < report {
			share, report = s, r
		}
	}
	return share, report, nil
}

// hashes are those kept of a text, in order, each once.
type hashes []uint32

// sketch makes the hashes of a text. Words are runs of letters and digits, without case.
func sketch(text string) hashes {
	var ring [inARow]uint32
	var out hashes
	n := 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		h := fnv.New32a()
		h.Write([]byte(strings.ToLower(w)))
		ring[n%inARow] = h.Sum32()
		n++
		if n < inARow {
			continue
		}
		v := uint32(2166136261)
		for i := range inARow {
			v = (v ^ ring[(n+i)%inARow]) * 16777619
			v ^= v >> 15
		}
		if v%sampling == 0 {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
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

// Origin is the wire or outlet that a report's text says it comes from, empty where it
// says nothing.
func Origin(r *readout.Report) string {
	head := r.Text[:min(len(r.Text), 400)]
	for _, w := range wires {
		for _, form := range [...]string{"(" + w + ")", "/" + w + "/", "[" + w + "]"} {
			if strings.Contains(head, form) {
				return w
			}
		}
		if strings.Contains(r.Byline, w) {
			return w
		}
	}
	return ""
}

// wires are the agencies whose reports others print.
var wires = []string{"Reuters", "REUTERS", "AP", "Associated Press", "AFP", "Agence France-Presse", "Xinhua", "TASS", "IANS", "PTI", "ANI", "UPI", "dpa", "EFE", "ANSA", "Kyodo", "Yonhap", "Interfax", "Anadolu", "Bloomberg", "APA", "PANA", "MENA", "IRNA", "SPA", "WAM", "KUNA"}
