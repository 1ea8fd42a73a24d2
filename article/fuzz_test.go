package article

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
)

// FuzzRead gives any bytes, as a page and as plain text, and checks what every
// later room relies on.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		wire, envoys, "", "a", "\xff\xfe\x00", "\xff\xfea\x00", "By Ana Roe\n\nBERN (Wire) - The", "<p>", "<html><body><table><p>a</p>b",
		"5 March 2024\nBy A B\nX — Y", "<a><a><b></p><li>x</li>", "<script type=application/ld+json>{\"@type\":\"NewsArticle\"}</script><p>a", "\u2028\u200b\ufeff\x00", "İ - (Ab) - Ab",
	} {
		f.Add([]byte(s), false)
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, b []byte, page bool) {
		h := Hints{URL: "https://example.org/2019/09/09/x"}
		if page {
			h.ContentType = "text/html"
		}
		r, err := Read(b, h)
		if err != nil {
			if r != nil || strings.Contains(err.Error(), "\n") {
				t.Fatalf("report %v with error %q", r, err)
			}
			return
		}
		checkReport(t, r)
	})
}

func checkReport(t *testing.T, r *readout.Report) {
	t.Helper()
	if !utf8.ValidString(r.Text) || strings.IndexByte(r.Text, 0) >= 0 {
		t.Fatalf("text %q holds what it may not", r.Text)
	}
	if len(r.ID) != 16 || r.Lang == "" || r.Published.Certain && !r.Published.Known() {
		t.Fatalf("id %q, language %q, published %+v", r.ID, r.Lang, r.Published)
	}
	at := int32(0)
	span := func(s readout.Span) {
		if s.Empty() || s.Start < 0 || int(s.End) > len(r.Text) || !boundary(r.Text, s.Start) || !boundary(r.Text, s.End) {
			t.Fatalf("span %v of %q", s, r.Text)
		}
	}
	for _, l := range r.Layout {
		span(l.Span)
		if l.Span.Start < at {
			t.Fatalf("layout %v after byte %d", l, at)
		}
		at = l.Span.Start
		if strings.TrimSpace(l.Kind) == "" {
			t.Fatal("layout without kind")
		}
	}
	for _, x := range r.Residue {
		span(x.Span)
	}
	if !r.Dateline.Span.Empty() {
		span(r.Dateline.Span)
	}
}

func boundary(s string, i int32) bool { return int(i) == len(s) || utf8.RuneStart(s[i]) }
