package browser

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// live waits until the keys of a report page are listened to.
const live = `new Promise((done, fail) => { const look = n => document.querySelector('.keys-open') ? done(1) : n ? setTimeout(look, 20, n - 1) : fail(new Error('no keys')); look(500); })`

// pressed presses a key that leads to another page, and waits for it.
func (x *tab) pressed(key string) {
	x.Helper()
	r, err := chromedp.RunResponse(x.ctx, chromedp.KeyEvent(key))
	if err != nil {
		x.Fatalf("%s: %v", key, err)
	}
	if r.Status != http.StatusOK {
		x.Fatalf("%s leads to an answer %d", key, r.Status)
	}
	eval[int](x, live)
}

// TestReviewKeys judges by the keyboard alone, and takes words that are selected in the
// text into a form.
func TestReviewKeys(t *testing.T) {
	_, pages := site(t)
	var path string
	for _, p := range pages {
		if p.name == "reports-one-selected" {
			path, _, _ = strings.Cut(p.path, "?")
		}
	}
	own, err := serve("--demo") // what is judged here is nobody else's
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(own.stop)
	x := open(t)
	x.width(1280, 1)
	x.media("prefers-reduced-motion: reduce")
	x.visit(own.at + path + "?on=e1")
	eval[int](x, live)
	said := func() string {
		return eval[string](x, `document.querySelector('#undo-last .about')?.textContent ?? ''`)
	}
	x.keys("a", 1)
	if on := eval[string](x, `document.activeElement.name`); on != "who" {
		t.Fatalf("a leads to %q where nobody knows who judges, not to the name", on)
	}
	eval[int](x, `(document.activeElement.value = '', 1)`) // the letter of a key that is pressed from here comes in behind it
	x.keys("cara", 1)                                      // in a field no letter is a key
	if v := eval[string](x, `document.activeElement.value`); v != "cara" {
		t.Errorf("typed %q", v)
	}
	x.pressed("\r")
	if s := said(); s != "cara: accept event "+strings.TrimPrefix(s, "cara: accept event ") || s == "" {
		t.Errorf("said: %q", s)
	}
	x.pressed("u")
	if s := said(); s != "" {
		t.Errorf("taken back: %q", s)
	}
	x.visit(own.at + path)
	eval[int](x, live)
	eval[int](x, `(document.querySelector('.card.event h3 a').focus(), 1)`)
	x.pressed("r") // of a card that is not open
	if s := said(); !strings.HasPrefix(s, "cara: reject event") || !eval[bool](x, `/rejected by cara/.test(document.querySelector('#rejected').textContent)`) {
		t.Errorf("rejected: %q", s)
	}
	x.pressed("u")
	x.visit(own.at + path + "?on=e1")
	eval[int](x, live)
	x.keys("c", 1)
	if on := eval[string](x, `document.activeElement.name`); on != "set:type" {
		t.Errorf("c leads to %q", on)
	}
	x.visit(own.at + path + "?on=e1")
	eval[int](x, live)
	words := eval[string](x, `(() => {
		const p = [...document.querySelectorAll('#text p[data-at]')].find(p => /[^ -~]/.test(p.textContent)) ?? document.querySelectorAll('#text p[data-at]')[1];
		const r = document.createRange();
		r.selectNodeContents(p);
		getSelection().removeAllRanges();
		getSelection().addRange(r);
		document.querySelector('#add-coding').closest('details').open = true;
		document.querySelector('#add-coding [name=span]').closest('label').nextElementSibling.click();
		return p.textContent.trim();
	})()`)
	at := eval[string](x, `document.querySelector('#add-coding [name=span]').value`)
	if at == "" {
		t.Fatal("the selected words are not taken")
	}
	x.visit(own.at + path + "?at=" + at)
	if got := eval[string](x, `[...document.querySelectorAll('#text .at')].map(e => e.textContent).join('')`); got != words {
		t.Errorf("%s is %q, selected was %q", at, got, words)
	}
	for _, c := range x.complaints() {
		t.Error(c)
	}
}
