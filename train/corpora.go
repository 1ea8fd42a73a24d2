package train

import (
	"strings"

	"readout"
	"readout/eval"
	"readout/syntax"
)

// syntaxExamples reads the sentences whose trees or names people have drawn.
func syntaxExamples(o Options) ([]syntax.Example, error) {
	var out []syntax.Example
	names, err := namesByText(o.path("language", "uner-ewt-train-2022.iob2"))
	if err != nil {
		return nil, err
	}
	for _, file := range []string{"en_ewt-ud-train.conllu", "gum-open-train.conllu"} {
		gold, err := eval.ReadCoNLLU(o.path("language", file))
		if err != nil {
			return nil, err
		}
		for _, s := range gold {
			e := treeExample(s)
			if n, ok := names[joined(s.Words)]; ok {
				e.Names = nameLabels(n)
			}
			out = append(out, e)
		}
	}
	wiki, err := eval.ReadIOB2(o.path("language", "wikigold.conll"))
	if err != nil {
		return nil, err
	}
	for _, s := range wiki {
		out = append(out, syntax.Example{Words: forms(s.Words), Names: nameLabels(s)})
	}
	return out, nil
}

func treeExample(s eval.GoldSentence) syntax.Example {
	e := syntax.Example{Words: forms(s.Words)}
	for _, w := range s.Words {
		e.Tags = append(e.Tags, [2]string{w.Tag, w.Fine})
		e.Heads = append(e.Heads, int32(w.Head))
		e.Rels = append(e.Rels, readout.ParseRel(w.Rel))
	}
	return e
}

func forms(words []eval.GoldWord) []string {
	var out []string
	for _, w := range words {
		out = append(out, w.Form)
	}
	return out
}

// joined is what a sentence is found by in another file of the same texts.
func joined(words []eval.GoldWord) string { return strings.Join(forms(words), " ") }

// namesByText reads sentences with names, by what joined makes of them.
func namesByText(path string) (map[string]eval.GoldSentence, error) {
	gold, err := eval.ReadIOB2(path)
	if err != nil {
		return nil, err
	}
	m := map[string]eval.GoldSentence{}
	for _, s := range gold {
		m[joined(s.Words)] = s
	}
	return m, nil
}

// nameLabels turns IOB2 labels into ours. MISC and OTH are nationalities where
// they look like one, and nothing otherwise.
func nameLabels(s eval.GoldSentence) []readout.NameLabel {
	out := make([]readout.NameLabel, len(s.Names))
	for i := 0; i < len(s.Names); {
		if s.Names[i] == "O" {
			i++
			continue
		}
		kind := s.Names[i][2:]
		j := i + 1
		for j < len(s.Names) && s.Names[j] == "I-"+kind {
			j++
		}
		if t := entityType(kind, s.Words[i:j]); t != readout.TypeUnknown {
			setName(out[i:j], t)
		}
		i = j
	}
	return out
}

func setName(labels []readout.NameLabel, t readout.EntityType) {
	last := len(labels) - 1
	if last == 0 {
		labels[0] = readout.Name(t, readout.NameSingle)
		return
	}
	for i := range labels {
		labels[i] = readout.Name(t, readout.NameInside)
	}
	labels[0], labels[last] = readout.Name(t, readout.NameBegin), readout.Name(t, readout.NameEnd)
}

func entityType(kind string, words []eval.GoldWord) readout.EntityType {
	switch kind {
	case "PER", "PERSON":
		return readout.TypePerson
	case "ORG", "ORGANIZATION":
		return readout.TypeOrganisation
	case "LOC", "LOCATION":
		return readout.TypeLocation
	case "MISC", "OTH":
		if len(words) == 1 && demonymLike(words[0].Form) {
			return readout.TypeNationality
		}
	}
	return readout.TypeUnknown
}

// demonymLike says whether a capitalised word ends as the names of peoples do.
func demonymLike(w string) bool {
	w = strings.TrimSuffix(w, "s")
	for _, end := range []string{"an", "ian", "ish", "ese", "i", "ench", "utch", "elsh", "reek", "Arab", "erman", "Turk", "Kurd", "Czech", "Serb", "Croat", "Jew", "Swis"} {
		if strings.HasSuffix(w, end) {
			return len(w) > 3
		}
	}
	return false
}
