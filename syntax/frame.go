package syntax

// A frame says where the tokens of some sentences stand when they go through the
// network together. Every token is a row of a matrix, with an empty row before,
// between and after the sentences, so that no window sees a neighbouring sentence
// and no recurrence runs on into it.
type frame struct {
	start  []int  // row of each sentence's first token
	length []int  // how many tokens it has
	real   []bool // whether a row is a token
	size   int    // rows in all
}

// reset makes room for sentences of the given lengths.
func (f *frame) reset(lengths []int) {
	f.start, f.length = f.start[:0], append(f.length[:0], lengths...)
	n := 1
	for _, l := range lengths {
		f.start = append(f.start, n)
		n += l + 1
	}
	for (n-2)%4 != 0 { // the kernels like all rows but the first and the last to come in fours
		n++
	}
	f.size = n
	f.real = grow(f.real, n)
	clear(f.real)
	for k, l := range lengths {
		for r := range l {
			f.real[f.start[k]+r] = true
		}
	}
}

// inner is how many rows there are but for the first and the last.
func (f *frame) inner() int { return f.size - 2 }
