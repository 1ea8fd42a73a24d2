package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"time"
)

// tagged is a mux whose answers to GET carry an ETag, and are not sent again to who has
// them. Streams go through as they are.
type tagged struct{ *http.ServeMux }

func (m tagged) HandleFunc(pattern string, h func(http.ResponseWriter, *http.Request)) {
	if strings.HasPrefix(pattern, "GET ") && !strings.HasSuffix(pattern, ".ndjson") && !strings.HasSuffix(pattern, "/stream") {
		inner := h
		h = func(w http.ResponseWriter, r *http.Request) {
			k := &keeper{ResponseWriter: w, code: http.StatusOK}
			inner(k, r)
			k.send(r)
		}
	}
	m.ServeMux.HandleFunc(pattern, h)
}

// A keeper keeps an answer until it is whole. What is below it can still be reached, for
// its deadlines.
type keeper struct {
	http.ResponseWriter
	code int
	body bytes.Buffer
}

func (k *keeper) WriteHeader(code int) { k.code = code }

func (k *keeper) Write(b []byte) (int, error) { return k.body.Write(b) }

func (k *keeper) Unwrap() http.ResponseWriter { return k.ResponseWriter }

// send sends the answer, or that it is what the client has.
func (k *keeper) send(r *http.Request) {
	head := k.Header()
	if k.code == http.StatusOK && head.Get("ETag") == "" {
		sum := sha256.Sum256(k.body.Bytes())
		head.Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
		if match := r.Header.Get("If-None-Match"); match != "" && (&Conditional{Match: match}).has(head.Get("ETag"), "", time.Time{}) {
			head.Del("Content-Type")
			k.ResponseWriter.WriteHeader(http.StatusNotModified)
			return
		}
	}
	k.ResponseWriter.WriteHeader(k.code)
	_, _ = k.ResponseWriter.Write(k.body.Bytes()) // who went away needs no answer
}
