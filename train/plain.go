package train

import (
	"archive/zip"
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"readout"
	"readout/syntax"
	"readout/text"
)

// plainSentences reads the texts that only teach what words stand together,
// split by our own text room: news, open American texts, speeches.
func plainSentences(o Options) ([]syntax.Example, error) {
	var out []syntax.Example
	d := &readout.Document{}
	add := func(s string) {
		d.Reset(&readout.Report{Text: strings.ToValidUTF8(s, "\uFFFD")})
		text.Split(d)
		for _, s := range d.Sentences {
			if n := s.Last - s.First; n < 4 || n > 80 {
				continue
			}
			var e syntax.Example
			for i := s.First; i < s.Last; i++ {
				e.Words = append(e.Words, strings.Clone(d.Word(i)))
			}
			out = append(out, e)
		}
	}
	if err := eachText(o.path("statements", "polnear_train.jsonl"), add); err != nil {
		return nil, err
	}
	for _, z := range []struct {
		file   string
		tagged bool
	}{{"state_union.zip", false}, {"masc_tagged.zip", true}} {
		if err := eachZipped(o.path("language", z.file), z.tagged, add); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// eachText yields the field "text" of every line.
func eachText(path string, add func(string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	for in.More() {
		var doc struct{ Text string }
		if err := in.Decode(&doc); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		add(doc.Text)
	}
	return nil
}

// eachZipped yields the texts in an archive; the words of a tagged one lose
// what follows their last underscore or stroke.
func eachZipped(path string, tagged bool, add func(string)) error {
	z, err := zip.OpenReader(path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer z.Close()
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".txt") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return fmt.Errorf("%s: %s: %w", path, f.Name, err)
		}
		b, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			return fmt.Errorf("%s: %s: %w", path, f.Name, err)
		}
		s := string(b)
		if !utf8.ValidString(s) {
			continue
		}
		if tagged {
			s = untag(s)
		}
		add(s)
	}
	return nil
}

func untag(s string) string {
	var out strings.Builder
	for line := range strings.Lines(s) {
		for _, w := range strings.Fields(line) {
			if i := strings.LastIndexAny(w, "_/"); i > 0 {
				w = w[:i]
			}
			out.WriteString(w)
			out.WriteByte(' ')
		}
		out.WriteString("\n")
	}
	return out.String()
}
