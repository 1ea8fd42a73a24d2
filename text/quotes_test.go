package text

import (
	"strconv"
	"strings"
	"testing"
)

// TestQuotes writes the depth of quotation before every token that changes it.
func TestQuotes(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		d, _ := read(text)
		var b strings.Builder
		depth := uint8(0)
		for i, x := range d.Tokens {
			if i > 0 && x.Start > d.Tokens[i-1].End {
				b.WriteByte(' ')
			}
			if x.Quote != depth {
				depth = x.Quote
				b.WriteString("<" + strconv.Itoa(int(depth)) + ">")
			}
			b.WriteString(x.In(text))
		}
		if got := b.String(); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
	f("“We go,” he said.", "<1>“We go,” <0>he said.")
	f("\"We go,\" he said, \"now.\"", "<1>\"We go,\" <0>he said, <1>\"now.\"")
	f("“He said ‘no’ twice.” Good.", "<1>“He said <2>‘no’ <1>twice.” <0>Good.")
	f("\"He said 'no' twice.\" Good.", "<1>\"He said <2>'no' <1>twice.\" <0>Good.")
	f("‘We won’t go,’ he said.", "<1>‘We won’t go,’ <0>he said.")
	f("'We won't go,' he said.", "<1>'We won't go,' <0>he said.")
	f("The rebels’ demands and the rebels' arms.", "The rebels’ demands and the rebels' arms.")
	f("‘The rebels’ demands grow,’ he said.", "<1>‘The rebels’ demands grow,’ <0>he said.")
	f("“No ‘deals’ or ‘talks’ now.”", "<1>“No <2>‘deals’ <1>or <2>‘talks’ <1>now.”")
	f("He was “tired“ of it.", "He was <1>“tired“ <0>of it.")
	f("''We go,'' he said. ''Now.''", "<1>''We go,'' <0>he said. <1>''Now.''")
	f("“We go,’’ he said. ‘‘Now.’’", "<1>“We go,’’ <0>he said. <1>‘‘Now.’’")
	f("“One.\n\n“Two.”\n\nThree.", "<1>“One. “Two.” <0>Three.")
	f("“Never closed.\n\nThe next.", "<1>“Never closed. <0>The next.")
	f("A 12\" pipe, he said.", "A 12\" pipe, he said.")
	f("Odd \"one \"two\" three\n\nNext.", "Odd <1>\"one \"two\" <0>three Next.")
	f("A \" spaced \" word.", "A <1>\" spaced \" <0>word.")
	f("(\"Go\")", "(<1>\"Go\"<0>)")
	f("He called it—“folly”—then left.", "He called it—<1>“folly”<0>—then left.")
	f("Rock 'n' roll in the '90s.", "Rock 'n' roll in the '90s.")
	f("«Non», he said.", "<1>«Non»<0>, he said.")
	f("»Nein«, he said. ”Ja”, she said.", "<1>»Nein«<0>, he said. <1>”Ja”<0>, she said.")
}
