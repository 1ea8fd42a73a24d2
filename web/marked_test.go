package web

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
)

// FuzzMarked: whatever the text and the marks, the browser shows the text letter for
// letter, and finds no element but ours.
func FuzzMarked(f *testing.F) {
	f.Add("A <script>alert(1)</script> & \"B\"\nnext line", 2, 10, 5, 20)
	f.Add("Köln – Wien\n\n\nTalks", 1, 3, 0, 100)
	f.Add("</p><img src=x onerror=alert(1)>", 0, 4, 3, 9)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		text = strings.ReplaceAll(strings.ToValidUTF8(text, ""), "\x00", "")
		text = strings.ReplaceAll(text, "\r", "")
		span := func(from, to int) readout.Span {
			n := len(text) + 1
			from, to = abs(from)%n, abs(to)%n
			return readout.Span{Start: int32(min(from, to)), End: int32(max(from, to))}
		}
		marks := []mark{{Span: span(a, b), ID: `e"1`, Kind: "event", Head: true, Name: `event "e1"`}, {Span: span(c, d), ID: "s1", Kind: "statement", Name: "<b>"}}
		out := string(marked(text, marks, []readout.Residue{{Span: span(b, d)}}, span(a, d)))
		root, err := html.Parse(strings.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		var shown strings.Builder
		var walk func(*html.Node)
		walk = func(n *html.Node) {
			switch n.Type {
			case html.TextNode:
				shown.WriteString(n.Data)
			case html.ElementNode:
				if !strings.Contains(" html head body p a span mark ", " "+n.Data+" ") {
					t.Fatalf("element %s in %q", n.Data, out)
				}
				for _, x := range n.Attr {
					if strings.HasPrefix(x.Key, "on") || x.Key == "style" || x.Key == "src" {
						t.Fatalf("attribute %s in %q", x.Key, out)
					}
				}
			}
			for k := n.FirstChild; k != nil; k = k.NextSibling {
				walk(k)
			}
		}
		walk(root)
		flat := func(s string) string { return strings.ReplaceAll(s, "\n", "") }
		if flat(shown.String()) != flat(text) {
			t.Fatalf("shown %q, and the text is %q", shown.String(), text)
		}
	})
}

func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}

func TestMarked_Nested(t *testing.T) {
	text := "Envoys said talks ended."
	out := string(marked(text, []mark{
		{Span: readout.Span{Start: 12, End: 23}, ID: "s1", Kind: "statement", Name: "statement s1"},
		{Span: readout.Span{Start: 18, End: 23}, ID: "e1", Kind: "event", Head: true, Name: "event e1"},
	}, nil, readout.Span{}))
	want := `<p>Envoys said <span class="statement" data-on="s1" title="statement s1">talks </span>` +
		`<a href="?on=e1#card-e1" class="event statement head" data-on="e1 s1" title="event e1, statement s1">ended</a>.</p>`
	if out != want {
		t.Errorf("got  %s\nwant %s", out, want)
	}
}

func TestSpanOf(t *testing.T) {
	text := strings.Repeat("x", 20)
	for s, ok := range map[string]bool{"0-20": true, "3-5": true, "5-3": false, "3-3": false, "-1-4": false, "0-21": false, "a-b": false, "": false, "1": false, "99999999999-999999999999": false} {
		if _, got := spanOf(s, text); got != ok {
			t.Errorf("spanOf(%q): %v, want %v", s, got, ok)
		}
	}
}
