package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"readout"
)

// A storyMention is a marked mention of ECB+: an event, or a party, time or place of one.
type storyMention struct {
	ID, Doc, Split, Type, Text, Cluster string
	Sent                                int
	Toks                                []int
	Validated                           bool
}

// event says whether a mention counts as one of an event: those of the sentences that
// the corpus' makers looked through twice.
func (m *storyMention) event() bool {
	return m.Validated && (strings.HasPrefix(m.Type, "ACT") || strings.HasPrefix(m.Type, "NEG"))
}

func readStoryMentions(o Options, split string) ([]storyMention, error) {
	path := o.Path("data", "stories", "ecb_mentions.jsonl")
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the mentions: %w", err)
	}
	var out []storyMention
	in := bufio.NewScanner(bytes.NewReader(b))
	in.Buffer(nil, 1<<24)
	for n := 1; in.Scan(); n++ {
		var m storyMention
		if err := json.Unmarshal(in.Bytes(), &m); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if m.Split == split {
			out = append(out, m)
		}
	}
	return out, in.Err()
}

// tokenSpans finds the corpus' tokens of each sentence in the text of the report that
// was made of them; a token that is not found has an empty span.
func (d *storyDoc) tokenSpans(text string) [][]readout.Span {
	out := make([][]readout.Span, len(d.Sents))
	at := 0
	for i, s := range d.Sents {
		if i == 0 && address(s) {
			out[0] = make([]readout.Span, len(strings.Fields(s)))
			continue
		}
		for _, w := range strings.Fields(s) {
			var span readout.Span
			if k := strings.Index(text[at:min(len(text), at+len(w)+60)], plainToken(w)); k >= 0 {
				span = readout.Span{Start: int32(at + k), End: int32(at + k + len(plainToken(w)))}
				at = int(span.End)
			}
			out[i] = append(out[i], span)
		}
	}
	return out
}

func plainToken(w string) string {
	switch w {
	case "``", "''":
		return `"`
	case "-LRB-":
		return "("
	case "-RRB-":
		return ")"
	}
	return w
}
