package intake

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"readout/article"
)

// The limits of fetching. Real pages keep far within them; what does not is a
// trap or no report.
const (
	fetchTime    = 20 * time.Second
	maxRedirects = 5
	maxRatio     = 200      // of unpacked to packed bytes; bombs have a thousand
	minRatioSize = 64 << 10 // unpacked bytes below which the ratio does not matter
	maxHeader    = 64 << 10
)

// A fetcher fetches pages.
type fetcher struct {
	client    *http.Client
	userAgent string
	time      time.Duration
	anyPlace  bool // private addresses and all ports are allowed
}

// fetched is what came back.
type fetched struct {
	body        []byte
	url         string // after redirects
	contentType string
}

func newFetcher(opt Options) *fetcher {
	f := &fetcher{userAgent: opt.UserAgent, time: fetchTime, anyPlace: opt.AllowPrivate}
	if f.userAgent == "" {
		f.userAgent = "Readout"
	}
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	if !f.anyPlace {
		dialer.Control = control
	}
	f.client = &http.Client{
		// No proxy from the environment: it would make the connections, and the
		// guard would not see where to.
		Transport: &http.Transport{
			DialContext:            dialer.DialContext,
			DisableCompression:     true, // unpacked here, to hold the ratio
			DisableKeepAlives:      true,
			TLSHandshakeTimeout:    10 * time.Second,
			MaxResponseHeaderBytes: maxHeader,
			ForceAttemptHTTP2:      true,
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects {
				return &refusal{fmt.Sprintf("it leads on more than %d times", maxRedirects)}
			}
			return f.check(req.URL)
		},
	}
	return f
}

func (f *fetcher) check(u *url.URL) error {
	if f.anyPlace {
		return nil
	}
	return checkURL(u)
}

// fetch returns the page at an address. Its errors are an Error.
func (f *fetcher) fetch(ctx context.Context, arg string) (*fetched, error) {
	u, err := url.Parse(arg)
	if err != nil || u.Hostname() == "" {
		return nil, &Error{Arg: arg, What: "this is no address that can be read", Hint: "write it as https://example.org/page", Err: err}
	}
	u.Fragment = ""
	if err := f.check(u); err != nil {
		return nil, f.explain(arg, err)
	}
	ctx, cancel := context.WithTimeout(ctx, f.time)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, f.explain(arg, err)
	}
	req.Header.Set("User-Agent", f.userAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1")
	req.Header.Set("Accept-Language", "en,*;q=0.5")
	req.Header.Set("Accept-Encoding", "gzip")
	resp, err := f.client.Do(req)
	if err != nil {
		return nil, f.explain(arg, err)
	}
	defer resp.Body.Close()
	if err := answer(resp); err != nil {
		return nil, f.explain(arg, err)
	}
	body, err := readBody(resp)
	if err != nil {
		return nil, f.explain(arg, err)
	}
	final := *resp.Request.URL
	final.User, final.Fragment = nil, ""
	return &fetched{body: body, url: final.String(), contentType: resp.Header.Get("Content-Type")}, nil
}

// answer refuses an answer by its status and its type.
func answer(resp *http.Response) error {
	switch code := resp.StatusCode; {
	case code == http.StatusUnauthorized, code == http.StatusPaymentRequired, code == http.StatusForbidden, code == http.StatusUnavailableForLegalReasons:
		return &Error{What: "the site refuses the page (" + status(resp) + ")", Hint: "open it in a browser, save the page, and give the file"}
	case code == http.StatusNotFound, code == http.StatusGone:
		return &Error{What: "there is no such page (" + status(resp) + ")", Hint: "check the address"}
	case code == http.StatusTooManyRequests, code >= 500:
		return &Error{What: "the site does not serve the page now (" + status(resp) + ")", Hint: "try again later"}
	case code != http.StatusOK:
		return &Error{What: "the site answers " + status(resp), Hint: "check the address"}
	}
	kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	switch major, _, _ := strings.Cut(kind, "/"); {
	case major == "image", major == "video", major == "audio", major == "font", kind == "application/json":
		return &Error{What: "this is " + kind + " and no page", Hint: "give the address of a report"}
	}
	return nil
}

func status(resp *http.Response) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", resp.StatusCode, http.StatusText(resp.StatusCode)))
}

// errBomb and errTooLong are how reading a body may end.
var (
	errBomb    = errors.New("the page unpacks to more than any page does")
	errTooLong = fmt.Errorf("the page is longer than %d MiB", article.MaxBytes>>20)
)

// readBody returns the unpacked body within the limits.
func readBody(resp *http.Response) ([]byte, error) {
	packed := &counter{r: resp.Body}
	var r io.Reader = packed
	switch e := strings.ToLower(strings.TrimSpace(resp.Header.Get("Content-Encoding"))); e {
	case "", "identity":
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(packed)
		if err != nil {
			return nil, fmt.Errorf("unpack the page: %w", err)
		}
		r = &bounded{r: z, packed: packed}
	default:
		return nil, &Error{What: "the site packs its pages with " + e + ", which was not asked for", Hint: "save the page in a browser, and give the file"}
	}
	b, err := io.ReadAll(io.LimitReader(r, article.MaxBytes+1))
	switch {
	case err != nil:
		return nil, err
	case len(b) > article.MaxBytes:
		return nil, errTooLong
	}
	return b, nil
}

// A counter counts the bytes read.
type counter struct {
	r    io.Reader
	n    int64
	tell func(int) // of each read; may be nil
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if c.tell != nil {
		c.tell(n)
	}
	return n, err
}

// A bounded reader stops when it gives many times more than what was packed.
type bounded struct {
	r      io.Reader
	packed *counter
	n      int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.n += int64(n)
	if b.n > minRatioSize && b.n > maxRatio*b.packed.n {
		return n, errBomb
	}
	return n, err
}

// explain makes of an error in fetching one that names arg and what to do.
func (f *fetcher) explain(arg string, err error) error {
	var own *Error
	var no *refusal
	var dns *net.DNSError
	var timeout net.Error
	e := &Error{Arg: arg, Err: err}
	switch {
	case errors.As(err, &own):
		e.What, e.Hint = own.What, own.Hint
	case errors.As(err, &no):
		e.What, e.Hint = "it is not fetched: "+no.what, "give the public address of a report, or save the page and give the file"
	case errors.Is(err, context.Canceled):
		e.What = "fetching was stopped"
	case errors.Is(err, errBomb), errors.Is(err, errTooLong):
		e.What, e.Hint = cause(err).Error(), "give the address of a single report"
	case errors.As(err, &dns) && !dns.IsTimeout:
		e.What, e.Hint = "there is no machine named "+dns.Name, "check the address and your connection"
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		e.What, e.Hint = fmt.Sprintf("the site does not answer within %v", f.time), "try again later, or save the page and give the file"
	default:
		e.What, e.Hint = "the site does not answer ("+cause(err).Error()+")", "check the address and your connection"
	}
	return e
}
