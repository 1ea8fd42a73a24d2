package web

import (
	"bytes"
	"container/list"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"readout/web/access"
)

// A page of a large store may take seconds to make, and another report comes in every
// second. So a page is made once for all who ask for it while the store is in the same
// condition, and one that is dear is shown a little longer, which it says.
const (
	mostAnswers = 32 << 20              // bytes of pages that are kept
	dear        = 20 * time.Millisecond // what takes less is made anew whenever the store is another
	lastsTimes  = 40                    // for as many times as it took to make
)

// An answer is a page as it was made.
type answer struct {
	key   string
	code  int
	head  http.Header
	body  []byte
	stamp string // condition of the store
	own   int64  // see answers.own
	made  time.Time
	cost  time.Duration
}

// answers are the pages that a server keeps, those asked for last.
type answers struct {
	own atomic.Int64 // how often persons changed something by this server: they are to see it

	mu    sync.Mutex
	kept  map[string]*list.Element // of order; values are *answer
	order *list.List               // the one asked for last stands first
	size  int
	under map[string]*making

	ahead sync.Mutex // held while a page is made anew in advance: one at a time
}

// A making is a page that is being made, until done is closed.
type making struct {
	done chan struct{}
	a    *answer // nil where it came to nothing
}

// lasts is for how long a page is shown though the store is another, most at most.
func (a *answer) lasts(most time.Duration) time.Duration {
	if a.cost < dear {
		return 0
	}
	return min(lastsTimes*a.cost, most)
}

// once answers with f, or with what f answered before: that is exact, unless the page is
// dear to make and s.Stale lets it be shown longer.
func (s *Server) once(f http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if list, err := s.Store.Veiled(r.Context(), access.NameOf(r.Context())); err != nil || len(list) > 0 {
			f(w, r) // for who asks alone: others see more of the same
			return
		}
		own := s.answers.own.Load()
		stamp, err := s.Store.Stamp(r.Context())
		if err != nil {
			f(w, r) // which says what is wrong
			return
		}
		key := r.Method + " " + r.URL.RequestURI()
		if a := s.answers.find(key); a != nil {
			age, lasts := time.Since(a.made), a.lasts(s.Stale)
			switch {
			case a.stamp == stamp && a.own == own:
				a.write(w, 0)
				return
			case a.own == own && age < 2*lasts:
				if age > lasts {
					s.inAdvance(key, stamp, own, r, f)
				}
				a.write(w, age)
				return
			}
		}
		x, mine := s.answers.begin(s.makingKey(key, stamp, own))
		if mine {
			s.make(x, key, stamp, own, r, f)
		} else {
			access.Leave(r.Context())
		}
		select {
		case <-x.done:
		case <-r.Context().Done():
			return
		}
		if x.a == nil {
			panic(http.ErrAbortHandler) // who made it failed in a way that was told to the log
		}
		age := time.Duration(0)
		if x.a.stamp != stamp {
			age = time.Since(x.a.made)
		}
		x.a.write(w, age)
	}
}

// makingKey is under which others find a page that is being made. Where pages may be shown
// longer, that is the same while reports come in: else a page that takes seconds would be
// begun again and again, and all would wait for each other.
func (s *Server) makingKey(key, stamp string, own int64) string {
	if s.Stale > 0 {
		stamp = ""
	}
	return key + "\x00" + stamp + "\x00" + strconv.FormatInt(own, 10)
}

// inAdvance makes a page anew while others are still shown the old one.
func (s *Server) inAdvance(key, stamp string, own int64, r *http.Request, f http.HandlerFunc) {
	if !s.answers.ahead.TryLock() {
		return // another one is being made
	}
	r = r.Clone(context.WithoutCancel(r.Context()))
	go func() {
		defer func() {
			s.answers.ahead.Unlock()
			if x := recover(); x != nil && s.Log != nil {
				s.Log.Error("BUG: a page failed", "path", r.URL.Path, "err", x)
			}
		}()
		if x, mine := s.answers.begin(s.makingKey(key, stamp, own)); mine {
			s.make(x, key, stamp, own, r, f)
		}
	}()
}

// make makes a page for all who wait for it, whoever of them goes away.
func (s *Server) make(x *making, key, stamp string, own int64, r *http.Request, f http.HandlerFunc) {
	defer s.answers.end(x, s.makingKey(key, stamp, own))
	began := time.Now()
	w := &pageBuffer{head: http.Header{}}
	f(w, r.WithContext(context.WithoutCancel(r.Context())))
	x.a = &answer{key, w.code, w.head, w.b.Bytes(), stamp, own, began, time.Since(began)}
	if x.a.code == http.StatusOK && w.head.Get("Retry-After") == "" { // which says that it is not whole
		s.answers.keep(x.a)
	}
}

func (k *answers) find(key string) *answer {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := k.kept[key]
	if e == nil {
		return nil
	}
	k.order.MoveToFront(e)
	return e.Value.(*answer)
}

// begin says whether who asks is to make the page.
func (k *answers) begin(key string) (x *making, mine bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if x = k.under[key]; x == nil {
		x, mine = &making{done: make(chan struct{})}, true
		if k.under == nil {
			k.under = map[string]*making{}
		}
		k.under[key] = x
	}
	return x, mine
}

func (k *answers) end(x *making, key string) {
	k.mu.Lock()
	delete(k.under, key)
	k.mu.Unlock()
	close(x.done)
}

func (k *answers) keep(a *answer) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept == nil {
		k.kept, k.order = map[string]*list.Element{}, list.New()
	}
	if e := k.kept[a.key]; e != nil {
		if e.Value.(*answer).made.After(a.made) {
			return
		}
		k.drop(e)
	}
	if len(a.body) > mostAnswers/4 {
		return
	}
	k.kept[a.key] = k.order.PushFront(a)
	for k.size += a.bytes(); k.size > mostAnswers; {
		k.drop(k.order.Back())
	}
}

// drop takes one out; the lock is held.
func (k *answers) drop(e *list.Element) {
	a := k.order.Remove(e).(*answer)
	delete(k.kept, a.key)
	k.size -= a.bytes()
}

func (a *answer) bytes() int { return len(a.body) + len(a.key) + 1000 }

// madeMark stands in a page where it is said how old it is. No text of a report has it,
// for none has a bracket.
const madeMark = "<!--made-->"

// write writes the page, age after it was made; 0 where it is as it would be made now.
func (a *answer) write(w http.ResponseWriter, age time.Duration) {
	h := w.Header()
	for k, v := range a.head {
		h[k] = v
	}
	body := a.body
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if i := bytes.Index(body, []byte(madeMark)); i >= 0 {
		said := ""
		if age > 0 {
			said = fmt.Sprintf(`<p class="made">As the database was %d seconds ago; so much is counted anew from time to time.</p>`, int(age.Seconds())+1)
		}
		body = bytes.Join([][]byte{body[:i], body[i+len(madeMark):]}, []byte(said))
		h.Set("Content-Length", strconv.Itoa(len(body)))
	}
	if age > 0 {
		h.Set("Age", strconv.Itoa(int(age.Seconds())+1))
	}
	w.WriteHeader(a.code)
	_, _ = w.Write(body) // fails where who asked has gone
}

// A pageBuffer takes what a handler writes.
type pageBuffer struct {
	head http.Header
	code int
	b    bytes.Buffer
}

func (p *pageBuffer) Header() http.Header { return p.head }

func (p *pageBuffer) WriteHeader(code int) {
	if p.code == 0 {
		p.code = code
	}
}

func (p *pageBuffer) Write(b []byte) (int, error) {
	p.WriteHeader(http.StatusOK)
	return p.b.Write(b)
}

// changing counts what persons change by h, so that they see it on the next page.
func (s *Server) changing(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead && r.URL.Path != "/api/v1/read" {
			defer s.answers.own.Add(1)
		}
		h.ServeHTTP(w, r)
	})
}
