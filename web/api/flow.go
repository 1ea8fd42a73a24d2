package api

import (
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// A flow is an answer that may take longer than a page may: instead of the whole, each
// piece of it has its time, in which the client must take it.
type flow struct {
	w      http.ResponseWriter
	to     *http.ResponseController
	within time.Duration
}

// flowOf makes a flow of an answer. Where deadlines cannot be set there are none but the
// server's.
func (a *API) flowOf(c huma.Context) *flow {
	_, w := humago.Unwrap(c)
	f := &flow{w, http.NewResponseController(w), a.WriteTime}
	if f.within <= 0 {
		f.within = writeTime
	}
	_ = f.to.SetReadDeadline(time.Time{}) // when it is over, the server takes the client for gone
	return f
}

var _ io.Writer = (*flow)(nil)

func (f *flow) Write(b []byte) (int, error) {
	_ = f.to.SetWriteDeadline(time.Now().Add(f.within))
	return f.w.Write(b)
}

// Flush sends what was written.
func (f *flow) Flush() error {
	_ = f.to.SetWriteDeadline(time.Now().Add(f.within))
	return f.to.Flush()
}
