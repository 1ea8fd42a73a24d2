package eval

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// A GoldWord is one word of a treebank.
type GoldWord struct {
	Form, Lemma, Tag, Fine, Rel string
	Head                        int // counted from 1; 0 is the root
	Misc                        string
}

// A GoldSentence is one sentence of a treebank, or of a file of names.
type GoldSentence struct {
	ID, Text string
	NewPar   bool // a paragraph begins with it
	NewDoc   bool // a text begins with it
	Words    []GoldWord
	Names    []string // IOB2 label of each word; nil where the file has none
}

// ReadCoNLLU reads a CoNLL-U file, leaving out empty nodes and the ranges of
// multi-word tokens. The error names the line.
func ReadCoNLLU(path string) ([]GoldSentence, error) {
	return readColumns(path, func(s *GoldSentence, c []string) error {
		if len(c) != 10 {
			return fmt.Errorf("want 10 columns, have %d", len(c))
		}
		if strings.ContainsAny(c[0], "-.") {
			return nil
		}
		head, err := strconv.Atoi(c[6])
		if err != nil {
			return fmt.Errorf("head %q is no number", c[6])
		}
		s.Words = append(s.Words, GoldWord{Form: c[1], Lemma: c[2], Tag: c[3], Fine: c[4], Head: head, Rel: c[7], Misc: c[9]})
		return nil
	})
}

// ReadIOB2 reads a file of names: a number, a word and an IOB2 label a line, as
// Universal NER has it. Labels of the type OTH are read as O.
func ReadIOB2(path string) ([]GoldSentence, error) {
	return readColumns(path, func(s *GoldSentence, c []string) error {
		if len(c) < 3 {
			return fmt.Errorf("want 3 columns or more, have %d", len(c))
		}
		if strings.ContainsAny(c[0], "-.") {
			return nil
		}
		s.Words = append(s.Words, GoldWord{Form: c[1]})
		label := c[2]
		if strings.HasSuffix(label, "-OTH") || strings.HasSuffix(label, "-O") {
			label = "O"
		}
		s.Names = append(s.Names, label)
		return nil
	})
}

func readColumns(path string, line func(*GoldSentence, []string) error) ([]GoldSentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []GoldSentence
	var s GoldSentence
	end := func() {
		if len(s.Words) > 0 {
			out = append(out, s)
		}
		s = GoldSentence{}
	}
	r := bufio.NewReader(f)
	for n := 1; ; n++ {
		l, err := r.ReadString('\n')
		if l == "" && err == io.EOF {
			break
		}
		if err != nil && err != io.EOF {
			return nil, err
		}
		l = strings.TrimRight(l, "\r\n")
		switch {
		case l == "":
			end()
		case strings.HasPrefix(l, "# newdoc"):
			s.NewDoc, s.NewPar = true, true
		case strings.HasPrefix(l, "# newpar"):
			s.NewPar = true
		case strings.HasPrefix(l, "# sent_id = "):
			s.ID = l[len("# sent_id = "):]
		case strings.HasPrefix(l, "# text = "):
			s.Text = l[len("# text = "):]
		case strings.HasPrefix(l, "#") && !strings.Contains(l, "\t"):
		default:
			if err := line(&s, strings.Split(l, "\t")); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, n, err)
			}
		}
	}
	end()
	return out, nil
}
