package storetest

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"readout/store"
)

// testPages holds that pages are kept byte by byte, once each, and go with their last
// report.
func testPages(t *testing.T, s *store.Store) {
	m := small(60)
	a, b, c := m.Record(), m.Record(), m.Record()
	body := []byte("<html>\x00\xff\r\n" + strings.Repeat("<p>A page of two reports.</p>", 500))
	page := &store.Page{Body: body, Name: "a.html", URL: "https://example.org/a", Type: "text/html; charset=latin1", Day: "2016-09-05"}
	put(t, s, store.Filed{Record: a, Page: page}, store.Stored)
	put(t, s, store.Filed{Record: b, Page: page}, store.Stored)
	put(t, s, store.Filed{Record: c}, store.Stored)
	put(t, s, store.Filed{Record: c, Page: page}, store.Known) // and nothing is kept of it
	look := func(id string) {
		t.Helper()
		got := must[*store.Page](t)(s.Page(ctx, id))
		if !bytes.Equal(got.Body, body) || got.Name != page.Name || got.URL != page.URL || got.Type != page.Type || got.Day != page.Day {
			t.Errorf("%+v", got)
		}
	}
	dump := func() string {
		var out strings.Builder
		if err := s.Dump(ctx, &out); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	look(a.Report.ID)
	look(b.Report.ID)
	if _, err := s.Page(ctx, c.Report.ID); !errors.Is(err, store.ErrNoPage) {
		t.Error(err)
	}
	if _, err := s.Page(ctx, "nobody"); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
	if n := strings.Count(dump(), `{"page bytes":`); n != 1 {
		t.Errorf("the page is kept %d times", n)
	}
	other := &store.Page{Body: []byte("<p>fetched again"), Name: "a2.html"}
	put(t, s, store.Filed{Record: m.Recoded(b), Page: other, Again: true}, store.Recoded)
	if got := must[*store.Page](t)(s.Page(ctx, b.Report.ID)); got.Name != "a2.html" {
		t.Errorf("%+v", got)
	}
	if gone := must[store.Removed](t)(s.Forget(ctx, a.Report.ID, "")); gone.Pages != 1 {
		t.Errorf("%+v", gone)
	}
	if gone := must[store.Removed](t)(s.Forget(ctx, b.Report.ID, "")); gone.Pages != 1 {
		t.Errorf("%+v", gone)
	}
	if d := dump(); strings.Contains(d, `{"page`) {
		t.Error("a page is left of reports that were forgotten")
	}
	if err := s.Check(ctx); err != nil {
		t.Error(err)
	}
}
