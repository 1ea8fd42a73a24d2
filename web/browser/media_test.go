package browser

import (
	"strings"
	"testing"
)

// TestMedia shows each page as people need it shown: twice as large, with the spacing of
// text that they set, in the few colours of their system, without movement, on paper.
func TestMedia(t *testing.T) {
	each(t, func(x *tab, at string, p sitePage) {
		said := func(how string, faults []string) {
			x.Helper()
			if len(faults) > 0 {
				x.Errorf("%s: %s", how, strings.Join(faults, "; "))
			}
		}
		x.width(640, 2)
		x.visit(at + p.path)
		said("zoomed to 200 %", eval[[]string](x, tooWide))
		x.width(1280, 1)
		x.media("prefers-reduced-motion: reduce")
		said("without movement", eval[[]string](x, moves))
		x.media("forced-colors: active")
		said("in the colours of the system", eval[[]string](x, lostMarks))
		x.media("print")
		for _, w := range []int{718, 1047} { // A4 between its margins, upright and lying
			x.width(w, 1)
			said("on paper", eval[[]string](x, printFaults))
		}
		x.media()
		x.width(320, 1)
		eval[int](x, spaced)
		said("text spaced by the reader", eval[[]string](x, tooWide))
		said("text spaced by the reader", eval[[]string](x, cutOff))
	})
}

// moves lists what moves though it was asked not to.
const moves = `(() => {
	const out = [...document.getAnimations().map(a => 'an animation runs')];
	for (const e of document.querySelectorAll('*')) {
		const s = getComputedStyle(e);
		if (s.animationName !== 'none' && parseFloat(s.animationDuration) > 0) out.push(e.tagName + '.' + e.className + ' is animated');
		if (s.transitionDuration.split(',').some(d => parseFloat(d) > 0)) out.push(e.tagName + '.' + e.className + ' has a transition');
		if (s.scrollBehavior === 'smooth') out.push(e.tagName + ' scrolls smoothly');
	}
	return out.slice(0, 5);
})()`

// lostMarks lists marks in the text of a report that nothing sets off once backgrounds
// are gone.
const lostMarks = `(() => {
	if (!matchMedia('(forced-colors: active)').matches) return ['colours are not forced'];
	return [...document.querySelectorAll('.text [data-on], .cite b, mark')].filter(e => {
		const s = getComputedStyle(e), p = getComputedStyle(e.parentElement);
		return s.borderBottomStyle === 'none' && s.outlineStyle === 'none' && !s.textDecorationLine.includes('underline') &&
			s.forcedColorAdjust !== 'none' && s.fontWeight === p.fontWeight && s.color === p.color;
	}).map(e => e.tagName + '.' + e.className + ' "' + e.textContent.slice(0, 30) + '" is not set off').slice(0, 5);
})()`

// printFaults lists what paper cannot show: boxes that would have to be scrolled, ways
// through the pages that nobody can press.
const printFaults = `(() => {
	const out = [];
	const shown = e => e.checkVisibility();
	for (const e of document.querySelectorAll('.top, .skip, .pager')) if (shown(e)) out.push('.' + e.className + ' is printed');
	for (const e of document.querySelectorAll('main, main *')) {
		const s = getComputedStyle(e);
		if (!shown(e) || s.overflow === 'visible' || s.position === 'absolute') continue;
		if (e.scrollHeight > e.clientHeight + 2 && s.overflowY !== 'visible') out.push(e.tagName + '.' + e.className + ' is cut at ' + e.clientHeight + ' of ' + e.scrollHeight + ' px');
	}
	for (const e of document.querySelectorAll('main, main *')) {
		if (shown(e) && getComputedStyle(e).position === 'sticky') out.push(e.tagName + '.' + e.className + ' would stand on every page');
	}
	return out.slice(0, 5);
})()`

// spaced sets text as WCAG 1.4.12 lets readers set it.
const spaced = `(() => {
	const s = new CSSStyleSheet();
	s.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
	document.adoptedStyleSheets = [s];
	return 1;
})()`

// cutOff lists elements whose words do not fit in and cannot be scrolled to.
const cutOff = `[...document.querySelectorAll('main *')].filter(e => {
	const s = getComputedStyle(e);
	return s.overflow === 'hidden' && !e.classList.contains('hidden') && !e.closest('svg') && e.checkVisibility() && (e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2);
}).map(e => e.tagName + '.' + e.className + ' cuts its words off').slice(0, 5)`
