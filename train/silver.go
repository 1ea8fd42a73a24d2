package train

import (
	"strings"

	"readout/eval"
	"readout/syntax"
)

// silverNames reads sentences whose names another program labelled. Its words are
// not split at hyphens, as ours are; a sentence in which it has one word without a
// name for what may hold one ("US-backed") is left out, and so are the documents
// that eval holds back.
func silverNames(path string) ([]syntax.Example, error) {
	var out []syntax.Example
	err := eval.ReadSilver(path, func(i int, doc *eval.SilverDocument) error {
		if eval.HeldBack(i) {
			return nil
		}
		for _, s := range doc.Sents {
			g, ok := silverSentence(s.Tokens)
			if ok && len(g.Words) >= 4 && len(g.Words) <= 120 {
				out = append(out, syntax.Example{Words: forms(g.Words), Names: nameLabels(g)})
			}
		}
		return nil
	})
	return out, err
}

// silverSentence splits words at hyphens and says whether the labels still hold.
func silverSentence(tokens []eval.SilverToken) (g eval.GoldSentence, ok bool) {
	before := "O"
	ok = true
	for _, t := range tokens {
		label, class := "O", t.Class
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
		parts := splitHyphens(t.Form)
		if label == "O" && len(parts) > 1 && parts[0] != strings.ToLower(parts[0]) {
			ok = false
		}
		for i, part := range parts {
			if i > 0 && label != "O" {
				label = "I-" + class
			}
			g.Words = append(g.Words, eval.GoldWord{Form: part})
			g.Names = append(g.Names, label)
		}
	}
	return g, ok
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
