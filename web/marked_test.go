package web

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

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
			from, to = abs(from%n), abs(to%n)
			return readout.Span{Start: int32(min(from, to)), End: int32(max(from, to))}
		}
		marks := []mark{{Span: span(a, b), ID: `e"1`, Kind: "event", Head: true, Name: `event "e1"`}, {Span: span(c, d), ID: "s1", Kind: "statement", Name: "<b>"}}
		g := marking{text: text, part: readout.Span{End: int32(len(text))}, marks: marks, residue: []readout.Residue{{Span: span(b, d)}}, at: span(a, d)}
		out := string(g.html())
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

func TestMarking_Nested(t *testing.T) {
	text := "Envoys said talks ended."
	g := marking{text: text, part: readout.Span{End: int32(len(text))}, marks: []mark{
		{Span: readout.Span{Start: 12, End: 23}, ID: "s1", Kind: "statement", Name: "statement s1"},
		{Span: readout.Span{Start: 18, End: 23}, ID: "e1", Kind: "event", Head: true, Name: "event e1"},
	}}
	want := `<p data-at="0">Envoys said <a href="#card-s1" tabindex="-1" class="seg statement" data-on="s1" title="statement s1">talks </a>` +
		`<a href="#card-e1" class="seg event statement n2 head h-event" data-on="e1 s1" title="event e1; statement s1"><span id="w-e1"></span>ended</a>.</p>`
	if out := string(g.html()); out != want {
		t.Errorf("got  %s\nwant %s", out, want)
	}
}

// TestMarking_Thousand marks a thousand passages over the same words: the page stays
// small, names the innermost, and says how many there are.
func TestMarking_Thousand(t *testing.T) {
	text := strings.Repeat("words and words. ", 200)
	g := marking{text: text, part: readout.Span{End: int32(len(text))}}
	for i := range 1000 {
		g.marks = append(g.marks, mark{Span: readout.Span{Start: int32(i), End: int32(len(text) - i)}, ID: "e" + strconv.Itoa(i), Kind: "event", Head: true, Name: "event"})
	}
	out := string(g.html())
	if len(out) > 1<<20 {
		t.Errorf("%d bytes", len(out))
	}
	if !strings.Contains(out, `data-on="e999 e998 `) || !strings.Contains(out, "1000 passages in all") {
		t.Error("the innermost are not named, or not how many there are")
	}
	for _, id := range []string{`id="w-e0"`, `id="w-e999"`} {
		if strings.Count(out, id) != 1 {
			t.Errorf("%s stands there %d times", id, strings.Count(out, id))
		}
	}
}

// TestSplit: parts are the text, none is too long, none begins within a letter.
func TestSplit(t *testing.T) {
	for name, text := range map[string]string{"paragraphs": strings.Repeat("Talks went on.\n", 2000), "no space": strings.Repeat("ö", 9000), "empty": "", "short": "x",
		"one line": strings.Repeat("Talks went on. ", 2000)} {
		var sentences []readout.Span
		for i := 0; strings.HasPrefix(text, "Talks") && i < 2000; i++ {
			sentences = append(sentences, readout.Span{Start: int32(15 * i), End: int32(15*i + 14)})
		}
		var all strings.Builder
		parts := split(text, sentences, 1000)
		for i, p := range parts {
			s := p.In(text)
			if len(s) > 1000 || !utf8.ValidString(s) || s == "" && text != "" {
				t.Errorf("%s: part %d of %d bytes: %.20q", name, i, len(s), s)
			}
			if partAt(parts, p.Start) != i && text != "" {
				t.Errorf("%s: part %d is found as %d", name, i, partAt(parts, p.Start))
			}
			if name == "paragraphs" && i+1 < len(parts) && !strings.HasSuffix(s, "\n") {
				t.Errorf("%s: part %d ends within a paragraph", name, i)
			}
			all.WriteString(s)
		}
		if all.String() != text {
			t.Errorf("%s: the parts are not the text", name)
		}
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
