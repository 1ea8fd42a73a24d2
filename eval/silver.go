package eval

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
)

// A SilverDocument is a report whose names another program labelled.
type SilverDocument struct {
	Doc   string `json:"doc"`
	Sents []struct {
		Tokens []SilverToken `json:"t"`
	} `json:"sents"`
}

// A SilverToken is one of its words. Start and End are code points of the report.
type SilverToken struct {
	Form, Lemma string
	Start, End  int
	Fine        string // Penn tag
	Class       string // PERSON, ORGANIZATION, LOCATION, MISC, DATE ... or O
}

// UnmarshalJSON reads [form, lemma, start, end, tag, class].
func (t *SilverToken) UnmarshalJSON(b []byte) error {
	fields := []any{&t.Form, &t.Lemma, &t.Start, &t.End, &t.Fine, &t.Class}
	n := len(fields)
	if err := json.Unmarshal(b, &fields); err != nil {
		return err
	}
	if len(fields) != n {
		return fmt.Errorf("a token of %d fields, want %d", len(fields), n)
	}
	return nil
}

// HeldBack says whether the document of that index, counted from 0 in its file,
// is kept from training, so that the names found in it can be held against the
// silver ones.
func HeldBack(index int) bool { return index%10 == 9 }

// ReadSilver gives each the documents of a file with their indexes. The error
// names the file.
func ReadSilver(path string, each func(index int, doc *SilverDocument) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	in := json.NewDecoder(bufio.NewReaderSize(z, 1<<20))
	for i := 0; in.More(); i++ {
		var doc SilverDocument
		err := in.Decode(&doc)
		if err == nil {
			err = each(i, &doc)
		}
		if err != nil {
			return fmt.Errorf("%s: document %d: %w", path, i+1, err)
		}
	}
	return nil
}
