package browser

import (
	"fmt"
	"maps"
	"strings"
	"testing"
)

// widths are those of a phone, a tablet and a desk, in CSS pixels.
var widths = []int{320, 768, 1280}

var schemes = []string{"light", "dark"}

// TestPages shows each page at each width, light and dark, with scripts and without: no
// error, nothing its policy forbids, nothing that must be scrolled sideways to be read,
// and without scripts no fact less.
func TestPages(t *testing.T) {
	each(t, func(x *tab, at string, p sitePage) {
		words := map[bool]map[string]int{}
		for _, scripts := range []bool{false, true} {
			x.scripts(scripts)
			x.width(1280, 1)
			if code := x.visit(at + p.path); code != p.code {
				x.Fatalf("status %d, want %d", code, p.code)
			}
			for _, w := range widths {
				x.width(w, 1)
				for _, scheme := range schemes {
					x.media("prefers-color-scheme: " + scheme)
					if wide := eval[[]string](x, tooWide); len(wide) > 0 {
						x.Errorf("scripts %v, %d px: wider than the window: %s", scripts, w, strings.Join(wide, ", "))
					}
				}
				if w == 1280 {
					words[scripts] = eval[map[string]int](x, wordsShown)
				}
			}
			for _, s := range x.complaints() {
				if p.code != 200 && strings.HasPrefix(s, "network: Failed to load resource") {
					continue // what Chromium says of every status over 400
				}
				x.Errorf("scripts %v: %s", scripts, s)
			}
		}
		if missing := less(words[true], words[false]); len(missing) > 0 {
			x.Errorf("shown without scripts only: %s", missing)
		}
		if len(words[false]) < 3 {
			x.Errorf("only the words %v without scripts", words[false])
		}
	})
}

// less says what of b is not in a.
func less(a, b map[string]int) string {
	var out []string
	for w := range maps.Keys(b) {
		if a[w] < b[w] {
			out = append(out, fmt.Sprintf("%s (%d of %d)", w, a[w], b[w]))
		}
	}
	return strings.Join(out, ", ")
}

// tooWide lists what makes the page wider than its window. Boxes that scroll may hold
// what is wider than they are.
const tooWide = `(() => {
	const w = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth <= w) return [];
	const out = [];
	for (const e of document.body.querySelectorAll('*')) {
		if (e.getBoundingClientRect().right <= w + 1) continue;
		let p = e.parentElement, boxed = false;
		for (; p && !boxed; p = p.parentElement) boxed = p !== document.body && getComputedStyle(p).overflowX !== 'visible';
		if (!boxed) out.push(e.tagName.toLowerCase() + '.' + e.className + ' to ' + Math.round(e.getBoundingClientRect().right) + ' px');
	}
	return out.length ? out.slice(0, 5) : ['the page is ' + document.documentElement.scrollWidth + ' px wide'];
})()`

// wordsShown counts the words of the page, hidden ones too; not those of drawings, which have
// a table beside them. Without callbacks: they are scripts of the page.
const wordsShown = `(() => {
	const out = {};
	const walk = document.createTreeWalker(document.getElementById('main'), NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		if (walk.currentNode.parentElement.closest('script, noscript, template, svg')) continue;
		for (const w of walk.currentNode.data.split(/\s+/)) if (w) out[w] = (out[w] ?? 0) + 1;
	}
	return out;
})()`
