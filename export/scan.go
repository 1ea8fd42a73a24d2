package export

import "errors"

// peek passes over white space and returns the next byte, 0 at the end.
func (r *reader) peek() byte {
	for r.at < len(r.data) {
		switch c := r.data[r.at]; c {
		case ' ', '\t', '\n', '\r':
			r.at++
		default:
			return c
		}
	}
	return 0
}

// each calls f at every value of the list or object at hand; key is the name of
// the field in an object. f must move past the value.
func (r *reader) each(open byte, f func(key string) error) error {
	if r.peek() != open {
		if open == '[' {
			return errors.New("expected a list")
		}
		return errors.New("expected an object")
	}
	r.at++
	for {
		switch r.peek() {
		case ',':
			r.at++
			continue
		case ']', '}':
			r.at++
			return nil
		}
		key := ""
		if open == '{' {
			key, _ = r.str()
			r.peek()
			r.at++ // the colon
			r.peek()
		}
		if err := f(key); err != nil {
			return err
		}
	}
}

// skip passes over the value at hand and returns it.
func (r *reader) skip() []byte {
	r.peek()
	start, depth := r.at, 0
	for r.at < len(r.data) {
		switch r.data[r.at] {
		case '"':
			r.skipString()
		case '{', '[':
			depth++
			r.at++
		case '}', ']':
			depth--
			r.at++
		case ',', ':', ' ', '\t', '\n', '\r':
			r.at++
			continue
		default:
			r.word()
		}
		if depth == 0 {
			break
		}
	}
	return r.data[start:r.at]
}

// skipString passes over a string.
func (r *reader) skipString() {
	for r.at++; r.data[r.at] != '"'; r.at++ {
		if r.data[r.at] == '\\' {
			r.at++
		}
	}
	r.at++
}

// word passes over a number, true, false or null and returns it; it returns
// nothing where another kind of value stands.
func (r *reader) word() string {
	r.peek()
	start := r.at
	for r.at < len(r.data) {
		switch c := r.data[r.at]; {
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c == '-', c == '+', c == '.', c == 'E':
			r.at++
		default:
			return string(r.data[start:r.at])
		}
	}
	return string(r.data[start:r.at])
}
