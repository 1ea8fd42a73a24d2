package browser

import (
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/coder"
	"readout/examples/corpus/coded"
	"readout/store"
	"readout/store/local"
	"readout/web"
)

// painting is what a page that was just opened says of itself once it is painted whole:
// milliseconds from the click.
const painting = `new Promise(done => new PerformanceObserver((list, seen) => {
	const p = list.getEntriesByName('first-contentful-paint')[0];
	if (!p) return;
	seen.disconnect();
	const n = performance.getEntriesByType('navigation')[0];
	done({Answered: n.responseEnd, Painted: p.startTime, Loaded: n.loadEventEnd || performance.now(), Spans: document.querySelectorAll('.text [data-on]').length, Words: document.querySelector('.text').textContent.split(/\s+/).length});
}).observe({type: 'paint', buffered: true}))`

// TestPainted opens the page of a report of 6,000 words with a thousand marked passages
// and prints how long it takes until it is painted: the middle of several, the first of
// which nobody has made before. It bounds no time, which hangs on the machine.
func TestPainted(t *testing.T) {
	var b strings.Builder
	for words := 0; words < 6000; {
		for _, r := range coded.Records() {
			b.WriteString(r.Report.Text + "\n\n")
			if words += len(strings.Fields(r.Report.Text)); words >= 6000 {
				break
			}
		}
	}
	text := b.String()
	rec, err := coder.New().Code(t.Context(), &readout.Report{ID: readout.MakeID(text), Title: "Long talks", Text: text, Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	db, err := local.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Put(t.Context(), store.Filed{Record: rec}); err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer((&web.Server{Store: db}).Handler())
	defer h.Close()
	at := h.URL + "/reports/" + rec.Report.ID + "?show=talks&show=event&show=position&show=statement"
	x := open(t)
	x.width(1280, 1)
	type paint struct {
		Answered, Painted, Loaded float64
		Spans, Words              int
	}
	var list []paint
	for range 7 {
		if code := x.visit(at); code != 200 {
			t.Fatal(code)
		}
		p := eval[paint](x, painting)
		if p.Spans < 1000 || p.Words < 5500 {
			t.Fatalf("not the page that is to be measured: %+v", p)
		}
		list = append(list, p)
	}
	if c := x.complaints(); len(c) > 0 {
		t.Error(c)
	}
	first := list[0]
	slices.SortFunc(list, func(a, b paint) int { return int(a.Painted - b.Painted) })
	m := list[len(list)/2]
	t.Logf("%d words, %d marked passages: painted after %.0f ms (all loaded %.0f, answered %.0f); the first time %.0f", m.Words, m.Spans, m.Painted, m.Loaded, m.Answered, first.Painted)
}
