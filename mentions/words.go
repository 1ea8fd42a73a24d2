package mentions

// A chain is looked up by the words of its names. They are kept as hashes, with
// the chains of one word in a list, so that a name costs no memory of its own;
// what is found is compared letter by letter.

// known is a chain that goes by a word, and the next that goes by the same.
type knownAs struct{ chain, next int32 }

// remember makes chain c known by the first and the last word of its name in
// mention m, and by its initials.
func (f *Finder) remember(m, c int32) {
	a, b := f.core(m)
	f.know(f.key(b-1), c)
	if b-a > 1 {
		f.know(f.key(a), c)
		f.know(f.initials(a, b), c)
	}
}

func (f *Finder) know(word uint32, c int32) {
	e := f.byWord[word] - 1
	if word == 0 || e >= 0 && f.known[e].chain == c {
		return
	}
	f.known = append(f.known, knownAs{c, e})
	f.byWord[word] = int32(len(f.known))
}

// key is what token i is known by: its letters without case and full stops, so
// that "U.N." is looked up with "UN".
func (f *Finder) key(i int32) uint32 {
	h := uint32(offset)
	w := f.d.Word(i)
	for k := range len(w) {
		h = stir(h, w[k])
	}
	return h
}

// initials is what the capitals that begin the words a to b are known by, 0 for one word.
func (f *Finder) initials(a, b int32) uint32 {
	if b-a < 2 {
		return 0
	}
	h := uint32(offset)
	for ; a < b; a++ {
		if c := f.d.Word(a)[0]; c >= 'A' && c <= 'Z' {
			h = stir(h, c)
		}
	}
	return h
}

// FNV-1a over letters without case and full stops.
const offset = 2166136261

func stir(h uint32, c byte) uint32 {
	switch {
	case c == '.':
		return h
	case 'A' <= c && c <= 'Z':
		c += 'a' - 'A'
	}
	return (h ^ uint32(c)) * 16777619
}
