package places

// A sieve says cheaply which names are in none of our tables; most words of a
// report are in none.
type sieve [1024]uint64

func (s *sieve) add(folded string) {
	h := hash([]byte(folded))
	s[h>>6&1023] |= 1 << (h & 63)
}

// may says whether a name with that hash may be in.
func (s *sieve) may(h uint32) bool { return s[h>>6&1023]&(1<<(h&63)) != 0 }
