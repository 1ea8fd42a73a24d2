package api

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"readout/store/local"
)

// FuzzCursor sends any bytes as cursor, query and limit: the answer is a list or a
// problem in words, and never a fault of ours.
func FuzzCursor(f *testing.F) {
	good := seal(77, "/api/v1/events", "")
	for _, c := range []string{"", "abc", good, good[:20], good + "=", good + good, strings.Repeat("A", 22), "\x00", "\xff\xfe", "-1", "9223372036854775808",
		seal(-1, "/api/v1/events", ""), seal(1<<63-1, "/api/v1/events", ""), seal(0, "/api/v1/events", ""), base64.RawURLEncoding.EncodeToString(make([]byte, 16)), "' OR 1=1 --", strings.Repeat("z", 5000)} {
		f.Add(c, "", "5")
		f.Add(c, "type:CONSULT", "0")
	}
	f.Add("", "\"a AND ( \x00 \xff *", "100000")
	f.Add("", strings.Repeat("a ", 1500), "-5")
	f.Add("", "", "99999999999999999999")
	f.Add("", "", "1e3")
	s, err := local.Open(f.Context(), filepath.Join(f.TempDir(), "f.db"))
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { s.Close() })
	if err := s.Synthetic(f.Context(), 50, 200); err != nil {
		f.Fatal(err)
	}
	mux := http.NewServeMux()
	(&API{Store: s}).Mount(mux)
	f.Fuzz(func(t *testing.T, cursor, q, limit string) {
		if n, err := open(cursor, "/api/v1/events", q); err == nil && (n < 1 || seal(n, "/api/v1/events", q) != strings.TrimRight(cursor, "\r\n") && !strings.ContainsAny(cursor, "\r\n")) {
			t.Errorf("%q is taken for %d", cursor, n)
		}
		for _, list := range []string{"events", "reports", "statements"} {
			w := httptest.NewRecorder()
			mux.ServeHTTP(w, httptest.NewRequest("GET", "/api/v1/"+list+"?"+url.Values{"cursor": {cursor}, "q": {q}, "limit": {limit}}.Encode(), nil))
			switch kind := w.Header().Get("Content-Type"); {
			case w.Code == 200:
				var p struct{ Items []json.RawMessage }
				n, err := strconv.Atoi(limit)
				if err != nil && limit != "" || limit != "" && (n < 1 || n > 500) || json.Unmarshal(w.Body.Bytes(), &p) != nil || limit != "" && len(p.Items) > n {
					t.Errorf("%s: %d items for limit %q", list, len(p.Items), limit)
				}
			case w.Code != 400 && w.Code != 422 || kind != "application/problem+json":
				t.Errorf("%s: %d %s %s", list, w.Code, kind, w.Body)
			default:
				var p struct{ Detail string }
				if json.Unmarshal(w.Body.Bytes(), &p) != nil || p.Detail == "" || strings.Contains(p.Detail, "\n") {
					t.Errorf("%s: %s", list, w.Body)
				}
			}
		}
	})
}
