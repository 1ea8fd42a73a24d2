package train

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"readout/eval"
	"readout/syntax"
)

// silverNames reads sentences whose names another program labelled. Its words are
// not split at hyphens, as ours are.
func silverNames(path string) ([]syntax.Example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []syntax.Example
	in := json.NewDecoder(bufio.NewReaderSize(z, 1<<20))
	for in.More() {
		var doc struct {
			Sents []struct {
				T [][]any `json:"t"`
			} `json:"sents"`
		}
		if err := in.Decode(&doc); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		for _, s := range doc.Sents {
			g := silverSentence(s.T)
			if len(g.Words) >= 4 && len(g.Words) <= 120 {
				out = append(out, syntax.Example{Words: forms(g.Words), Names: nameLabels(g)})
			}
		}
	}
	return out, nil
}

func silverSentence(tokens [][]any) eval.GoldSentence {
	var g eval.GoldSentence
	before := "O"
	for _, t := range tokens {
		form, class := t[0].(string), t[5].(string)
		label := "O"
		switch class {
		case "PERSON", "ORGANIZATION", "LOCATION", "MISC":
			label = "B-" + class
			if before == class {
				label = "I-" + class
			}
		default:
			class = "O"
		}
		before = class
		for i, part := range splitHyphens(form) {
			if i > 0 && label != "O" {
				label = "I-" + class
			}
			g.Words = append(g.Words, eval.GoldWord{Form: part})
			g.Names = append(g.Names, label)
		}
	}
	return g
}

// splitHyphens splits US-backed as treebanks do, and leaves re-elected alone.
func splitHyphens(w string) []string {
	head, tail, ok := strings.Cut(w, "-")
	if !ok || len(head) < 2 || len(tail) < 2 || affixes[strings.ToLower(head)] || strings.Contains(tail, "-") {
		return []string{w}
	}
	return []string{head, "-", tail}
}

var affixes = map[string]bool{"co": true, "re": true, "pre": true, "pro": true, "anti": true, "non": true, "ex": true, "post": true, "mid": true}
