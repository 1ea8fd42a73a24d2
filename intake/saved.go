package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"

	"readout/fetch"
)

// A Getter opens files, and brings those that lie on other machines: one at a time from
// each, with a rest in between.
type Getter struct {
	Client *fetch.Client
	Rest   time.Duration // between two files of one machine

	mu    sync.Mutex
	hosts map[string]*lane
}

// A lane is what is known of one machine; who holds it asks that machine.
type lane struct {
	sync.Mutex
	last time.Time
}

// An Opened is a file at hand.
type Opened struct {
	*os.File
	SHA256 string // of its content, in hexadecimal digits
	Size   int64
	Stamp  string // by which the machine that it came from knows it; empty where it does not, and of files here
	remove func()
}

// Close closes it, and takes what was brought away again.
func (o *Opened) Close() error {
	err := o.File.Close()
	if o.remove != nil {
		o.remove()
	}
	return err
}

// IsAddress says whether a name is the address of an archive on the web, and not a file.
func IsAddress(name string) bool {
	u, err := url.Parse(name)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return false
	}
	p := strings.ToLower(u.Path)
	return strings.HasSuffix(p, ".warc") || strings.HasSuffix(p, ".warc.gz")
}

// longestFile is how long a file that is brought may be, in bytes.
const longestFile = 64 << 30

// Open opens a file or brings it, and works out what it is by its content. Where the
// machine says that it is as stamp has it, nothing is brought and ErrSame comes back.
func (g *Getter) Open(ctx context.Context, name, stamp string) (*Opened, error) {
	if IsAddress(name) {
		return g.bring(ctx, name, stamp)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fileError(name, err)
	}
	o := &Opened{File: f}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		_ = f.Close() // nothing was written
		what, hint := "this is no file of a usual kind", "name the files that hold reports"
		return nil, &Error{Arg: name, What: what, Hint: hint, Err: err}
	}
	h := sha256.New()
	o.Size, err = io.Copy(h, stoppable{ctx, f})
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		_ = f.Close() // nothing was written
		return nil, &Error{Arg: name, What: "it cannot be read: " + fetch.Cause(err).Error(), Hint: "look at the file and the disk", Err: err}
	}
	o.SHA256 = hex.EncodeToString(h.Sum(nil))
	return o, nil
}

// stoppable reads until ctx ends.
type stoppable struct {
	ctx context.Context
	r   io.Reader
}

func (s stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}

// ErrSame says that a file is as it was.
var ErrSame = errors.New("it is as it was")

func (g *Getter) bring(ctx context.Context, name, stamp string) (*Opened, error) {
	u, err := url.Parse(name)
	if err != nil {
		return nil, &Error{Arg: name, What: "this is no address that can be read", Hint: "check the list"}
	}
	g.mu.Lock()
	if g.hosts == nil {
		g.hosts = map[string]*lane{}
	}
	l := g.hosts[u.Host]
	if l == nil {
		l = &lane{}
		g.hosts[u.Host] = l
	}
	g.mu.Unlock()
	l.Lock()
	defer l.Unlock()
	defer func() { l.last = time.Now() }()
	if rest := g.Rest - time.Since(l.last); rest > 0 && !l.last.IsZero() {
		t := time.NewTimer(rest)
		defer t.Stop()
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-t.C:
		}
	}
	f, err := os.CreateTemp("", "readout-*.warc")
	if err != nil {
		return nil, err
	}
	file := f.Name()
	o := &Opened{File: f, remove: func() { _ = os.Remove(file) }} // it may be gone already
	o.remove()                                                    // where a file that is open may lose its name, nothing is left of it whatever happens
	k := &kept{File: f, hash: sha256.New()}
	ask := fetch.Ask{URL: name, Max: longestFile}
	if tag, ok := strings.CutPrefix(stamp, "etag "); ok {
		ask.ETag = tag
	}
	p, err := g.Client.Save(ctx, ask, k)
	if err == nil && !p.Same {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil || p.Same {
		_ = o.Close() // it is thrown away
		if err == nil {
			err = ErrSame
		}
		return nil, err
	}
	o.SHA256, o.Size = hex.EncodeToString(k.hash.Sum(nil)), k.n
	if p.ETag != "" {
		o.Stamp = "etag " + p.ETag
	}
	return o, nil
}

// kept is where a file goes that is brought.
type kept struct {
	*os.File
	hash hash.Hash
	n    int64
}

func (k *kept) Write(b []byte) (int, error) {
	n, err := k.File.Write(b)
	k.hash.Write(b[:n]) // a hash does not fail
	k.n += int64(n)
	return n, err
}

// ReadFrom is not the file's own, which would pass the hash by.
func (k *kept) ReadFrom(r io.Reader) (int64, error) {
	return io.Copy(struct{ io.Writer }{k}, r)
}

func (k *kept) Restart() error {
	k.hash.Reset()
	k.n = 0
	if err := k.Truncate(0); err != nil {
		return err
	}
	_, err := k.Seek(0, io.SeekStart)
	return err
}
