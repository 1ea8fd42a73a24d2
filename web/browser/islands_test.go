package browser

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// island opens a page with scripts, waits until what they make livelier lives, and
// returns the tab.
func island(t *testing.T, path, ready string) *tab {
	at, _ := site(t)
	x := open(t)
	x.width(1280, 1)
	if code := x.visit(at + path); code != 200 {
		t.Fatalf("%s: status %d", path, code)
	}
	x.until(ready)
	return x
}

// until waits until an expression holds.
func (x *tab) until(expression string) {
	x.Helper()
	ok := eval[bool](x, `new Promise(done => { const end = performance.now() + 8000; const look = () => { let v = false; try { v = `+expression+` } catch {} if (v || performance.now() > end) done(!!v); else requestAnimationFrame(look) }; look() })`)
	if !ok {
		x.Fatalf("never: %s", cut(expression))
	}
}

// press gives the page a key, as a browser does, where the focus is.
func (x *tab) press(key string, with ...string) {
	x.Helper()
	more := ""
	for _, w := range with {
		more += ", " + w + ": true"
	}
	eval[bool](x, `(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', {key: '`+key+`', bubbles: true, cancelable: true`+more+`}))`)
}

func (x *tab) quiet() {
	x.Helper()
	for _, s := range x.complaints() {
		x.Error(s)
	}
}

// TestIslands_Timeline: each mark of the drawing is a row of the table and the other way
// round; zooming shows fewer days; arrows go from mark to mark, and one alone is reached
// by Tab.
func TestIslands_Timeline(t *testing.T) {
	x := island(t, "/timeline", `document.querySelector('.island.live svg.time')`)
	if a, b := eval[[]string](x, `[...document.querySelectorAll('svg.time a.mk')].map(e => e.getAttribute('href')).sort()`), eval[[]string](x, `[...document.querySelectorAll('#table tbody tr td:last-child a')].map(e => e.getAttribute('href')).sort()`); !slices.Equal(a, b) || len(a) < 50 {
		t.Errorf("%d marks and %d rows, or they lead elsewhere", len(a), len(b))
	}
	shown := `[...document.querySelectorAll('svg.time a.mk:not(.none)')]`
	all := eval[int](x, shown+`.length`)
	days := eval[string](x, `document.querySelector('svg.time').getAttribute('aria-label')`)
	if n := eval[int](x, shown+`.filter(e => e.tabIndex === 0).length`); n != 1 {
		t.Errorf("%d marks are reached by Tab", n)
	}
	// No two marks of a lane cover each other.
	if n := eval[int](x, shown+`.map(e => [e.closest('g').dataset.name, e.querySelector('.hit').getBoundingClientRect()]).filter(([g, a], i, list) => list.some(([h, b], j) => j < i && g === h && a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom)).length`); n != 0 {
		t.Errorf("%d marks cover others", n)
	}
	eval[bool](x, `(`+shown+`.find(e => e.tabIndex === 0).focus(), true)`)
	first := eval[string](x, `document.activeElement.getAttribute('aria-label')`)
	x.press("ArrowRight")
	if second := eval[string](x, `document.activeElement.getAttribute('aria-label')`); second == first || second == "" {
		t.Errorf("the right arrow stays at %q", first)
	}
	if said := eval[string](x, `document.querySelector('.saying').textContent`); said != eval[string](x, `document.activeElement.getAttribute('aria-label')`) {
		t.Errorf("the line under the drawing says %q", said)
	}
	x.press("+")
	x.press("+")
	if now := eval[string](x, `document.querySelector('svg.time').getAttribute('aria-label')`); now == days || eval[int](x, shown+`.length`) >= all {
		t.Errorf("closer shows %s and as many marks as before", now)
	}
	x.press("0")
	if now := eval[string](x, `document.querySelector('svg.time').getAttribute('aria-label')`); now != days {
		t.Errorf("0 leads to %s instead of %s", now, days)
	}
	x.quiet()
}

// TestIslands_Map: the circles stand for as many events as the table has at places with
// a point, however close one looks; a country alone has none.
func TestIslands_Map(t *testing.T) {
	x := island(t, "/map", `document.querySelector('.island.live .spots a[data-first]')`)
	sum := `[...document.querySelectorAll('.spot text')].reduce((n, e) => n + Number(e.textContent), 0)`
	table := eval[int](x, `[...document.querySelectorAll('#table tbody tr')].filter(r => /^(town|area)/.test(r.cells[1].textContent)).reduce((n, r) => n + Number(r.cells[2].textContent) + Number(r.cells[3].textContent), 0)`)
	if n := eval[int](x, sum); n != table || n == 0 {
		t.Errorf("circles of %d events, a table of %d", n, table)
	}
	eval[bool](x, `(document.querySelector('.spot[tabindex="0"], .country[tabindex="0"]').focus(), true)`)
	for range 4 {
		x.press("+")
	}
	if n := eval[int](x, sum); n != table {
		t.Errorf("closer: circles of %d events, a table of %d", n, table)
	}
	if s := eval[string](x, `document.querySelector('.view').getAttribute('transform')`); !strings.Contains(s, "scale(") {
		t.Errorf("the land is not closer: %s", s)
	}
	x.quiet()
}

// TestIslands_Network: the same layout each time, inside the drawing, with no circle on
// another.
func TestIslands_Network(t *testing.T) {
	at := `[...document.querySelectorAll('.node circle')].map(c => [c.getAttribute('cx'), c.getAttribute('cy'), c.getAttribute('r')].join(' '))`
	ready := `document.querySelector('.island.live svg.net') && document.querySelector('.node').hasAttribute('tabindex')`
	a := eval[[]string](island(t, "/network", ready), at)
	x := island(t, "/network", ready)
	if b := eval[[]string](x, at); !slices.Equal(a, b) || len(a) < 5 || len(a) > 300 {
		t.Errorf("two layouts of %d and %d actors differ, or there are too few or too many", len(a), len(b))
	}
	if n := eval[int](x, at+`.map(s => s.split(' ').map(Number)).filter(([x, y, r], i, list) => list.some(([u, v, s], j) => j < i && Math.hypot(x - u, y - v) < (r + s) * .9)).length`); n > 0 {
		t.Errorf("%d circles cover others", n)
	}
	if n := eval[int](x, `(() => { const [, , w, h] = document.querySelector('svg.net').getAttribute('viewBox').split(' ').map(Number); return `+at+`.map(s => s.split(' ').map(Number)).filter(([x, y]) => !(x > 0 && y > 0 && x < w && y < h)).length })()`); n > 0 {
		t.Errorf("%d circles lie outside", n)
	}
	x.quiet()
}

// TestIslands_Report: j and k go through the codings, what is pointed at is lit on both
// sides, a question mark shows the keys.
func TestIslands_Report(t *testing.T) {
	at, pages := site(t)
	i := slices.IndexFunc(pages, func(p sitePage) bool {
		return strings.HasPrefix(p.path, "/reports/") && strings.Count(p.path, "/") == 2 && p.code == 200
	})
	if i < 0 {
		t.Fatal("the demo shows no report")
	}
	x := open(t)
	x.width(1280, 1)
	path, _, _ := strings.Cut(pages[i].path, "?")
	x.visit(at + path)
	x.until(`document.querySelector('dialog.keys')`)
	on := `document.activeElement.closest('.card')?.dataset.id ?? ''`
	x.press("j")
	one := eval[string](x, on)
	x.press("j")
	two := eval[string](x, on)
	x.press("k")
	if back := eval[string](x, on); one == "" || two == one || back != one {
		t.Errorf("j, j, k lead to %q, %q, %q", one, two, back)
	}
	if n := eval[int](x, `document.querySelectorAll('#cards .card.lit').length`); n != 1 {
		t.Errorf("%d cards are lit", n)
	}
	word := eval[string](x, `(() => { const w = document.querySelector('#text [data-on]'); w.dispatchEvent(new PointerEvent('pointerover', {bubbles: true})); return w.dataset.on })()`)
	lit := eval[[]string](x, `[...document.querySelectorAll('#cards .card.lit')].map(c => c.dataset.id).sort()`)
	for _, id := range strings.Fields(word) {
		if !slices.Contains(lit, id) {
			t.Errorf("over words of %s the cards %v are lit", word, lit)
		}
	}
	x.press("?")
	if !eval[bool](x, `document.querySelector('dialog.keys').open`) {
		t.Error("no keys are shown")
	}
	x.quiet()
}

// TestIslands_Swap: a form over a drawing is answered without loading the page anew; the
// address says what is shown, and the way back leads there.
func TestIslands_Swap(t *testing.T) {
	x := island(t, "/timeline", `document.querySelector('.drawform').hasAttribute('hx-get') && document.querySelector('.drawform').hasAttribute('data-htmx-powered')`)
	eval[bool](x, `window.same = true`)
	before := eval[int](x, `document.querySelectorAll('a.mk').length`)
	eval[bool](x, `(() => { const s = document.querySelector('.drawform select[name=type]'); s.value = 'CONSULT'; s.dispatchEvent(new Event('change', {bubbles: true})); return true })()`)
	x.until(`location.search.includes('type=CONSULT') && document.querySelector('.island.live svg.time') && document.querySelectorAll('a.mk').length < ` + strconv.Itoa(before))
	if !eval[bool](x, `window.same === true`) {
		t.Error("the page was loaded anew")
	}
	if n := eval[int](x, `[...document.querySelectorAll('#table tbody tr')].filter(r => !/CONSULT|says|said|State|talks|Talks|Meeting|Statement/.test(r.textContent)).length`); n > 0 {
		t.Errorf("%d rows are of another type", n)
	}
	eval[bool](x, `(history.back(), true)`)
	x.until(`!location.search.includes('type=CONSULT') && document.querySelectorAll('a.mk').length === ` + strconv.Itoa(before))
	x.quiet()
}
