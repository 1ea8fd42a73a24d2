package train

import (
	"embed"
	"fmt"
	"strings"

	"readout"
	"readout/actors"
	"readout/places"
	"readout/syntax"
	"readout/text"
)

// knownLists are the tables of the house that hold names, the columns they stand
// in and what they name.
var knownLists = []struct {
	room    func() embed.FS
	file    string
	columns []string
	typ     readout.EntityType
}{
	{actors.Lexicons, "leaders.tsv", []string{"name", "aliases"}, readout.TypePerson},
	{actors.Lexicons, "persons.tsv", []string{"name", "aliases"}, readout.TypePerson},
	{actors.Lexicons, "bodies.tsv", []string{"name", "aliases"}, readout.TypeOrganisation},
	{actors.Lexicons, "groups.tsv", []string{"name", "aliases"}, readout.TypeOrganisation},
	{actors.Lexicons, "countries.tsv", []string{"name", "aliases", "capitals"}, readout.TypeLocation},
	{actors.Lexicons, "countries.tsv", []string{"adjectives", "people"}, readout.TypeNationality},
	{actors.Lexicons, "cities.tsv", []string{"names"}, readout.TypeLocation},
	{places.Lexicons, "regions.tsv", []string{"name", "names"}, readout.TypeLocation},
	{places.Lexicons, "divisions.tsv", []string{"name"}, readout.TypeLocation},
}

// knownNames reads the names that the house knows, split into words as texts are.
func knownNames() ([]syntax.KnownName, error) {
	var out []syntax.KnownName
	for _, list := range knownLists {
		data, err := list.room().ReadFile("data/" + list.file)
		if err != nil {
			return nil, err
		}
		lines := strings.Split(strings.TrimSpace(string(data)), "\n")
		header := strings.Split(lines[0], "\t")
		for _, column := range list.columns {
			at := -1
			for i, h := range header {
				if h == column {
					at = i
				}
			}
			if at < 0 {
				return nil, fmt.Errorf("%s has no column %q", list.file, column)
			}
			for _, line := range lines[1:] {
				fields := strings.Split(line, "\t")
				if at >= len(fields) || strings.HasPrefix(line, "#") {
					continue
				}
				for _, name := range strings.FieldsFunc(fields[at], func(r rune) bool { return r == '|' || r == ';' }) {
					out = append(out, syntax.KnownName{Words: wordsOf(name), Type: list.typ})
				}
			}
		}
	}
	return out, nil
}

// wordsOf splits a name as the text room does.
func wordsOf(name string) []string {
	d := &readout.Document{}
	d.Reset(&readout.Report{Text: name})
	text.Split(d)
	var out []string
	for i := range d.Tokens {
		out = append(out, strings.Clone(d.Word(int32(i))))
	}
	return out
}
