package api

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"net/url"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
)

// A cursor is where a list goes on and a mark of the list it is of. It is no secret and
// no permission: who makes one up gets rows that he could have had anyway.

// seal writes a cursor of row n of a list.
func seal(n int64, path, q string) string {
	b := binary.BigEndian.AppendUint64(nil, uint64(n))
	return base64.RawURLEncoding.EncodeToString(append(b, markOf(path, q)...))
}

// open reads a cursor of a list.
func open(s, path, q string) (int64, error) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(s)
	if err != nil || len(b) != 16 {
		return 0, huma.Error400BadRequest("cursor is none of ours: take it from next of the answer before")
	}
	n := int64(binary.BigEndian.Uint64(b))
	if string(b[8:]) != string(markOf(path, q)) || n < 1 {
		return 0, huma.Error400BadRequest("cursor is of another list or query: ask the same again, or begin anew without it")
	}
	return n, nil
}

func markOf(path, q string) []byte {
	sum := sha256.Sum256([]byte(path + "\x00" + q))
	return sum[:8]
}

// nextLink is the value of Link for the next part.
func nextLink(path string, q *query, cursor string) string {
	v := url.Values{"cursor": {cursor}, "limit": {strconv.Itoa(q.Limit)}}
	if q.Q != "" {
		v.Set("q", q.Q)
	}
	return fmt.Sprintf(`<%s?%s>; rel="next"`, path, v.Encode())
}
