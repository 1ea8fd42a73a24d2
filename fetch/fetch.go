// Package fetch gets pages and feeds from machines of strangers: see guard.go for the
// machines that it does not talk to, and the constants below for its limits. Whatever
// goes wrong comes back as one line that says what and what to do.
package fetch

import (
	"cmp"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// The limits of fetching. Real pages keep far within them; what does not is a
// trap or no report.
const (
	longest      = 20 * time.Second
	maxRedirects = 5
	maxHeader    = 64 << 10
)

// Options says who asks, and whom.
type Options struct {
	// UserAgent names the program to the machines it asks; "Readout" if empty.
	UserAgent string
	// AllowPrivate lets addresses lead to this machine and its own network, and
	// to any port. It is for tests and for archives within a house.
	AllowPrivate bool
	// Transport is for tests; with nil the guarded one.
	Transport http.RoundTripper
	// Pause is how long Save waits before it tries a second time; 0 for the usual time.
	Pause time.Duration
}

// A Client fetches. It may be used from many goroutines.
type Client struct {
	http      *http.Client
	userAgent string
	time      time.Duration
	pause     time.Duration // before Save tries again
	anyPlace  bool          // private addresses and all ports are allowed
}

// New makes a client.
func New(opt Options) *Client {
	c := &Client{userAgent: opt.UserAgent, time: longest, pause: cmp.Or(opt.Pause, savePause), anyPlace: opt.AllowPrivate}
	if c.userAgent == "" {
		c.userAgent = "Readout"
	}
	transport := opt.Transport
	if transport == nil {
		transport = Transport(opt.AllowPrivate)
	}
	c.http = &http.Client{
		Transport: transport,
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects {
				return &refusal{fmt.Sprintf("it leads on more than %d times", maxRedirects)}
			}
			return c.check(req.URL)
		},
	}
	return c
}

// Transport makes connections to public machines only, unless private ones are
// allowed, and packs nothing out by itself, so that [Bounded] can. It takes no proxy
// from the environment: that would make the connections, and the guard would not see
// where to.
func Transport(private bool) *http.Transport {
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	if !private {
		dialer.Control = Control
	}
	return &http.Transport{
		DialContext:            dialer.DialContext,
		DisableCompression:     true,
		DisableKeepAlives:      true,
		TLSHandshakeTimeout:    10 * time.Second,
		MaxResponseHeaderBytes: maxHeader,
		ForceAttemptHTTP2:      true,
	}
}

func (c *Client) check(u *url.URL) error {
	if c.anyPlace {
		return nil
	}
	return Check(u)
}

// An Ask is what is asked of a machine.
type Ask struct {
	URL    string
	Accept string // kinds of content; pages where empty
	Data   bool   // content that is data, such as JSON, is welcome
	Max    int64  // bytes, unpacked

	// What the machine said of the last answer, empty for none: it answers only where
	// something has changed since.
	ETag, LastModified string
}

// A Page is what came back.
type Page struct {
	Body        []byte
	URL         string // after redirects, without fragment and password
	ContentType string

	Same               bool // nothing has changed since the last answer, and Body is empty
	ETag, LastModified string
	Moved              string // where the page is for good, by redirects that say so; else empty
}

// Get returns what is at an address. Its errors are an [Error].
func (c *Client) Get(ctx context.Context, ask Ask) (*Page, error) {
	arg := ask.URL
	u, err := url.Parse(arg)
	if err != nil || u.Hostname() == "" {
		return nil, &Error{Arg: arg, What: "this is no address that can be read", Hint: "write it as https://example.org/page", Err: err}
	}
	u.Fragment = ""
	if err := c.check(u); err != nil {
		return nil, c.explain(arg, err)
	}
	ctx, cancel := context.WithTimeout(ctx, c.time)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, c.explain(arg, err)
	}
	c.say(req, ask)
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, c.explain(arg, err)
	}
	defer resp.Body.Close()
	final := *resp.Request.URL
	final.User, final.Fragment = nil, ""
	p := &Page{URL: final.String(), ContentType: resp.Header.Get("Content-Type"), ETag: resp.Header.Get("ETag"), LastModified: resp.Header.Get("Last-Modified"), Moved: moved(resp)}
	if resp.StatusCode == http.StatusNotModified && (ask.ETag != "" || ask.LastModified != "") {
		p.Same = true
		return p, nil
	}
	if err := answer(resp, ask.Data); err != nil {
		return nil, c.explain(arg, err)
	}
	if p.Body, err = readBody(resp, ask.Max); err != nil {
		return nil, c.explain(arg, err)
	}
	return p, nil
}

// say writes what is asked into the head of a request.
func (c *Client) say(req *http.Request, ask Ask) {
	accept := ask.Accept
	if accept == "" {
		accept = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1"
	}
	req.Header.Set("User-Agent", c.userAgent)
	req.Header.Set("Accept", accept)
	req.Header.Set("Accept-Language", "en,*;q=0.5")
	req.Header.Set("Accept-Encoding", "gzip")
	if ask.ETag != "" {
		req.Header.Set("If-None-Match", ask.ETag)
	}
	if ask.LastModified != "" {
		req.Header.Set("If-Modified-Since", ask.LastModified)
	}
}

// moved is the address to which redirects lead that are all for good.
func moved(resp *http.Response) string {
	if resp.Request.Response == nil {
		return ""
	}
	for r := resp.Request.Response; r != nil; r = r.Request.Response {
		if r.StatusCode != http.StatusMovedPermanently && r.StatusCode != http.StatusPermanentRedirect {
			return ""
		}
	}
	u := *resp.Request.URL
	u.User, u.Fragment = nil, ""
	return u.String()
}

// answer refuses an answer by its status and its type.
func answer(resp *http.Response, data bool) error {
	e := &Error{Status: resp.StatusCode}
	switch code := resp.StatusCode; {
	case code == http.StatusUnauthorized, code == http.StatusPaymentRequired, code == http.StatusForbidden, code == http.StatusUnavailableForLegalReasons:
		e.What, e.Hint = "the site refuses the page ("+status(resp)+")", "open it in a browser, save the page, and give the file"
		return e
	case code == http.StatusNotFound, code == http.StatusGone:
		e.What, e.Hint = "there is no such page ("+status(resp)+")", "check the address"
		return e
	case code == http.StatusTooManyRequests, code >= 500:
		e.What, e.Hint, e.RetryAfter = "the site does not serve the page now ("+status(resp)+")", "try again later", retryAfter(resp)
		return e
	case code != http.StatusOK:
		e.What, e.Hint = "the site answers "+status(resp), "check the address"
		return e
	}
	kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	switch major, _, _ := strings.Cut(kind, "/"); {
	case major == "image", major == "video", major == "audio", major == "font", kind == "application/json" && !data:
		e.What, e.Hint = "this is "+kind+" and no page", "give the address of a report"
		return e
	}
	return nil
}

func status(resp *http.Response) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", resp.StatusCode, http.StatusText(resp.StatusCode)))
}

// retryAfter is how long the machine asks to be left alone, at most a day.
func retryAfter(resp *http.Response) time.Duration {
	s := resp.Header.Get("Retry-After")
	var d time.Duration
	if n, err := strconv.Atoi(s); err == nil {
		d = time.Duration(min(max(n, 0), 24*60*60)) * time.Second
	} else if t, err := http.ParseTime(s); err == nil {
		d = time.Until(t)
	}
	return min(max(d, 0), 24*time.Hour)
}

// readBody returns the unpacked body, at most limit bytes.
func readBody(resp *http.Response, limit int64) ([]byte, error) {
	packed := &Counter{R: resp.Body}
	var r io.Reader = packed
	switch e := strings.ToLower(strings.TrimSpace(resp.Header.Get("Content-Encoding"))); e {
	case "", "identity":
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(packed)
		if err != nil {
			return nil, fmt.Errorf("unpack the page: %w", err)
		}
		r = &Bounded{R: z, Packed: packed}
	default:
		return nil, &Error{What: "the site packs its pages with " + e + ", which was not asked for", Hint: "save the page in a browser, and give the file"}
	}
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return nil, err
	case int64(len(b)) > limit:
		return nil, &Error{What: fmt.Sprintf("the page is longer than %d MiB", limit>>20), Hint: "give the address of a single report"}
	}
	return b, nil
}
