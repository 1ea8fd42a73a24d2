package train

import (
	"embed"
	"fmt"
	"slices"
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
		for _, column := range list.columns {
			names, err := namesIn(string(data), column)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", list.file, err)
			}
			for _, name := range names {
				out = append(out, syntax.KnownName{Words: wordsOf(name), Type: list.typ})
			}
		}
	}
	return out, nil
}

// namesIn returns the names in a column of a table whose first line is the header.
// A field may hold several, with | or ; between them.
func namesIn(table, column string) ([]string, error) {
	lines := strings.Split(strings.TrimSpace(table), "\n")
	at := slices.Index(strings.Split(lines[0], "\t"), column)
	if at < 0 {
		return nil, fmt.Errorf("no column %q", column)
	}
	var out []string
	for _, line := range lines[1:] {
		fields := strings.Split(line, "\t")
		if at >= len(fields) || strings.HasPrefix(line, "#") {
			continue
		}
		out = append(out, strings.FieldsFunc(fields[at], func(r rune) bool { return r == '|' || r == ';' })...)
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
