package browser

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestHarness shows pages that are wrong on purpose: what the other tests look with sees
// each fault.
func TestHarness(t *testing.T) {
	serve := func(policy, body string) string {
		h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			if policy != "" {
				w.Header().Set("Content-Security-Policy", policy)
			}
			_, _ = w.Write([]byte("<!DOCTYPE html><html lang=en><title>wrong</title><link rel=icon href='data:,'><body><main id=main>" + body + "</main>"))
		}))
		t.Cleanup(h.Close)
		return h.URL
	}
	const strict = "default-src 'none'; script-src 'self'; img-src data:"
	wide := `<p style="width:900px">wide</p>`
	for name, c := range map[string]struct {
		policy, body string
		see          func(x *tab) []string
		want         string
	}{
		"exception":    {"", `<script>throw new Error("oops")</script>`, (*tab).complaints, "oops"},
		"console":      {"", `<script>console.error("oops")</script>`, (*tab).complaints, "oops"},
		"no such file": {"", `<script src="http://127.0.0.1:1/x.js"></script>`, (*tab).complaints, "x.js"},
		"forbidden":    {strict, `<script>window.ran = 1</script>`, (*tab).complaints, "script"},
		"style":        {strict, wide, (*tab).complaints, "style"},
		"dialog": {"", `<script>setTimeout(() => alert("hello"), 1)</script>`, func(x *tab) []string {
			eval[int](x, `new Promise(f => setTimeout(() => f(1), 100))`)
			return x.complaints()
		}, "hello"},
		"wide":       {"", wide, func(x *tab) []string { return eval[[]string](x, tooWide) }, "908"},
		"moves":      {"", `<p style="transition: color 1s">x</p>`, func(x *tab) []string { return eval[[]string](x, moves) }, "transition"},
		"paper":      {"", `<p style="height:9px;overflow:auto">x<br>y<br>z</p>`, func(x *tab) []string { return eval[[]string](x, printFaults) }, "is cut"},
		"cut off":    {"", `<p style="height:9px;overflow:hidden">x<br>y<br>z</p>`, func(x *tab) []string { return eval[[]string](x, cutOff) }, "cuts"},
		"no focus":   {"", `<a href=x style="outline:none">x</a>`, stopped, "does not show"},
		"hidden":     {"", `<div style="position:fixed;inset:0;background:#fff;z-index:2"></div><a href=x>x</a>`, stopped, "is hidden"},
		"order":      {"", `<a href=x>x</a><a href=y tabindex=3>y</a>`, stopped, "order"},
		"no fault":   {"", `<p>Fine.</p><a href=x>x</a>`, func(x *tab) []string { return append(x.complaints(), stopped(x)...) }, ""},
		"only marks": {"", `<div class=text><p>a <span data-on=e1 style="background:#ff0">b</span></p></div>`, func(x *tab) []string { x.media("forced-colors: active"); return eval[[]string](x, lostMarks) }, "not set off"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := open(t)
			x.width(320, 1)
			x.visit(serve(c.policy, c.body))
			got := strings.Join(c.see(x), "; ")
			if !strings.Contains(got, c.want) || c.want == "" && got != "" {
				t.Errorf("seen: %q, want %q", got, c.want)
			}
		})
	}
	t.Run("no scripts", func(t *testing.T) {
		x := open(t)
		x.scripts(false)
		x.visit(serve("", `<script>window.ran = 1</script>`))
		if eval[bool](x, `'ran' in window`) {
			t.Error("a script ran though scripts are off")
		}
	})
}

// stopped is what is wrong where Tab stops.
func stopped(x *tab) []string {
	eval[int](x, listStops)
	x.keys(kb.Tab, 3)
	return eval[[]string](x, `stopFaults`)
}
