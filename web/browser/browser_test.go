// Package browser tests the pages as people meet them: in Chromium, over the built
// program, at several widths, light and dark, with scripts and without, by keyboard
// alone. One browser serves all tests, with two tabs at a time.
package browser

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tabTime is how long one tab may take over one test of one page.
const tabTime = 2 * time.Minute

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if chromium.stop != nil {
		chromium.stop()
	}
	if demo.stop != nil {
		demo.stop()
	}
	if hostileStop != nil {
		hostileStop()
	}
	os.Exit(code)
}

// chromium is the one browser of these tests.
var chromium struct {
	once sync.Once
	ctx  context.Context
	err  error
	stop func()
	tabs chan struct{} // how many may be open
}

// missing ends a test for which something is not installed: skipped on a desk, failed in
// CI, where it would be forgotten.
func missing(t testing.TB, what string, err error) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf("%s: %v; CI does without nothing", what, err)
	}
	t.Skipf("skipped, %s: %v", what, err)
}

func start() {
	c := &chromium
	path, err := exec.LookPath("chromium")
	if err != nil {
		c.err = errors.New("there is no chromium; to install: apt-get install chromium")
		return
	}
	o := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.DisableGPU, chromedp.WindowSize(1280, 900),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("lang", "en-GB"))
	if os.Getuid() == 0 {
		o = append(o, chromedp.NoSandbox) // Chromium refuses root its sandbox
	}
	alloc, end := chromedp.NewExecAllocator(context.Background(), o...)
	ctx, cancel := chromedp.NewContext(alloc)
	c.stop = func() { cancel(); end() }
	c.ctx, c.tabs = ctx, make(chan struct{}, 2)
	if err := chromedp.Do(ctx); err != nil {
		c.err = fmt.Errorf("chromium does not start: %w", err)
	}
}

// A tab is one page in the browser, with what it complained of.
type tab struct {
	*testing.T
	ctx    context.Context
	mu     sync.Mutex
	faults []string
}

// open opens an empty tab in a profile of its own, which is closed when the test ends.
func open(t *testing.T) *tab {
	t.Helper()
	chromium.once.Do(start)
	if chromium.err != nil {
		missing(t, "no browser", chromium.err)
	}
	chromium.tabs <- struct{}{}
	x := &tab{T: t}
	ctx, cancel := chromedp.NewContext(chromium.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(x.hear))
	ctx, late := context.WithTimeout(ctx, tabTime)
	x.ctx = ctx
	t.Cleanup(func() { late(); cancel(); <-chromium.tabs })
	x.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
			return err
		}
		_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watch})
		return err
	}))
	return x
}

// watch keeps what a page's policy forbade it to do.
const watch = `window.forbidden = [];
document.addEventListener('securitypolicyviolation', e => forbidden.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));`

// hear keeps the errors and warnings that a page leads to.
func (x *tab) hear(ev any) {
	var s string
	switch e := ev.(type) {
	case *runtime.EventExceptionThrown:
		s = "exception: " + e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			s += " " + e.ExceptionDetails.Exception.Description
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type != "error" && e.Type != "warning" && e.Type != "assert" {
			return
		}
		for _, a := range e.Args {
			s += " " + string(a.Value) + a.Description
		}
		s = "console:" + s
	case *log.EventEntryAdded:
		if e.Entry.Level != "error" && e.Entry.Level != "warning" {
			return
		}
		s = fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL)
	case *page.EventJavascriptDialogOpening:
		s = "dialog: " + e.Message
		go chromedp.Call(x.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{})
	default:
		return
	}
	x.mu.Lock()
	x.faults = append(x.faults, s)
	x.mu.Unlock()
}

// complaints takes what the page complained of since the last call.
func (x *tab) complaints() []string {
	forbidden := eval[[]string](x, `window.forbidden ?? []`)
	x.mu.Lock()
	defer x.mu.Unlock()
	out := append(x.faults, forbidden...)
	x.faults = nil
	return out
}

func (x *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	x.Helper()
	if err := chromedp.Do(x.ctx, steps...); err != nil {
		x.Fatal(err)
	}
}

// call sends one command of the protocol.
func (x *tab) call(err error) {
	x.Helper()
	if err != nil {
		x.Fatal(err)
	}
}

// eval returns the value of an expression on the page. It works where the page's own
// scripts may not run.
func eval[T any](x *tab, expression string) T {
	x.Helper()
	v, err := chromedp.Run(x.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		x.Fatalf("%v\nin %s", err, cut(expression))
	}
	return v
}

func cut(s string) string {
	if len(s) > 300 {
		return s[:300] + " …"
	}
	return s
}

// visit goes to an address and returns the status of the answer.
func (x *tab) visit(at string) int {
	x.Helper()
	r, err := chromedp.RunResponse(x.ctx, chromedp.Navigate(at))
	if err != nil {
		x.Fatalf("%s: %v", at, err)
	}
	return int(r.Status)
}

// scripts says whether scripts may run on the pages that come next.
func (x *tab) scripts(on bool) {
	x.Helper()
	_, err := chromedp.Call(x.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
	x.call(err)
}

// width sets the size of the window, in CSS pixels, and how many dots each has.
func (x *tab) width(w int, scale float64) {
	x.Helper()
	x.do(chromedp.EmulateViewport(int64(w), 900, chromedp.EmulateScale(scale)))
}

// media sets what the system asks of pages, as "print" or "prefers-color-scheme: dark".
func (x *tab) media(list ...string) {
	x.Helper()
	p := emulation.SetEmulatedMediaParams{}
	for _, s := range list {
		if name, value, ok := strings.Cut(s, ": "); ok {
			p.Features = append(p.Features, &emulation.MediaFeature{Name: name, Value: value})
		} else {
			p.Media = s
		}
	}
	_, err := chromedp.Call(x.ctx, emulation.SetEmulatedMedia, p)
	x.call(err)
}
