package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// mostTabs is how often Tab is pressed on one page before its controls are given up.
const mostTabs = 3000

// TestKeyboard goes through each page by Tab alone: the first stop leads past the head of
// the page, every link and control is reached, in the order of the page, is seen to be
// reached and is not hidden by what stands over it.
func TestKeyboard(t *testing.T) {
	each(t, func(x *tab, at string, p sitePage) {
		x.width(1280, 1)
		x.media("prefers-reduced-motion: reduce")
		x.visit(at + p.path)
		x.keys(kb.Tab, 1)
		if to := eval[string](x, `document.activeElement.getAttribute('href') ?? ''`); to != "#main" {
			x.Errorf("the first stop leads to %q, not past the head of the page", to)
		}
		if !eval[bool](x, `(r => r.left >= 0 && r.top >= 0 && r.width > 20)(document.activeElement.getBoundingClientRect())`) {
			x.Error("the way past the head of the page is not seen when it is reached")
		}
		x.keys(kb.Enter, 1)
		if on := eval[string](x, `document.activeElement.id`); on != "main" {
			x.Errorf("the way past the head of the page leads to %q", on)
		}
		x.visit(at + p.path)
		n := eval[int](x, listStops)
		for tabs := 0; tabs < mostTabs; tabs += 20 {
			x.keys(kb.Tab, 20)
			if eval[bool](x, `stops.every(e => reached.has(e) || e.tabIndex < 0 || !e.isConnected) || again`) {
				break
			}
		}
		if left := eval[[]string](x, `stops.filter(e => !reached.has(e) && e.tabIndex >= 0 && e.isConnected && e.checkVisibility({visibilityProperty: true})).map(named)`); len(left) > 0 {
			x.Errorf("%d of %d links and controls are not reached by Tab: %s", len(left), n, strings.Join(left[:min(5, len(left))], ", "))
		}
		for _, fault := range eval[[]string](x, `stopFaults`) {
			x.Error(fault)
		}
	})
}

// keys presses a key so many times.
func (x *tab) keys(key string, times int) {
	x.Helper()
	x.do(chromedp.KeyEvent(strings.Repeat(key, times)))
}

// listStops lists where Tab must stop, keeps where it stops and what is wrong there, and
// returns how many stops there are.
const listStops = `(() => {
	window.named = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + ' "' + (e.textContent || e.value || e.name || '').trim().slice(0, 40) + '"';
	const radios = new Set();
	window.stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(e => {
		if (e.tabIndex < 0 || e.disabled || e.type === 'hidden' || !e.checkVisibility({visibilityProperty: true})) return false;
		if (e.type === 'radio') { if (radios.has(e.name)) return false; radios.add(e.name); }
		return true;
	});
	window.reached = new Set();
	window.again = false;
	window.stopFaults = stops.filter(e => e.tabIndex > 0).map(e => named(e) + ' takes itself out of the order of the page by tabindex');
	let last = -1;
	document.addEventListener('focusin', ev => {
		const e = ev.target, at = stops.indexOf(e);
		if (reached.has(e)) { if (at === 0) again = true; return; }
		reached.add(e);
		if (at >= 0 && e.type !== 'radio') {
			if (at < last) stopFaults.push(named(e) + ' is reached after what stands behind it');
			last = at;
		}
		const s = getComputedStyle(e);
		if ((s.outlineStyle === 'none' || s.outlineStyle !== 'auto' && parseFloat(s.outlineWidth) < 2) && s.boxShadow === 'none') stopFaults.push(named(e) + ' does not show that it is reached');
		const boxes = [...e.getClientRects()].filter(r => r.width > 0 && r.height > 0);
		if (!boxes.length) { stopFaults.push(named(e) + ' has no place on the page'); return; }
		const seen = boxes.some(r => [[.5, .5], [.1, .5], [.9, .5]].some(([fx, fy]) => {
			const x = r.left + r.width * fx, y = r.top + r.height * fy;
			if (r.height > innerHeight) return true;
			const o = document.elementFromPoint(x, y);
			return o && (e.contains(o) || o.contains(e) && o !== document.body && o !== document.documentElement);
		}));
		if (!seen) stopFaults.push(named(e) + ' is hidden when it is reached');
	});
	return stops.length;
})()`
