package actors

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// CompileLeaders makes data/leaders.tsv of the tables in a folder: the files
// that data/README.md names. Who stands in persons.tsv already, which is written
// by hand and more exact, is left out.
func CompileLeaders(dir string) ([]byte, error) {
	c := &compiler{dict: newDictionary(), dir: dir}
	for _, step := range []func() error{
		func() error { return rows("countries.tsv", 7, c.dict.country) },
		func() error { return rows("persons.tsv", 9, c.dict.leader) },
		c.factbook, c.wikidata, c.cabinets, c.reign,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return sealed(c.table()), nil
}

// A held is one office of one person.
type held struct {
	key, name, aliases, country, office, rank, sectors string
	from, to                                           string
	group                                              string // office by office, to find successors
}

type compiler struct {
	dir  string // of the sources
	dict *dictionary
	held []held
}

func (c *compiler) table() string {
	slices.SortStableFunc(c.held, func(a, b held) int { return cmp.Or(strings.Compare(a.key, b.key), strings.Compare(a.from, b.from)) })
	var b strings.Builder
	b.WriteString("key\tname\taliases\tcountry\toffice\trank\tsectors\tfrom\tto\n")
	last := ""
	for _, h := range c.held {
		line := strings.Join([]string{h.key, h.name, h.aliases, h.country, h.office, h.rank, h.sectors, h.from, h.to}, "\t") + "\n"
		if line != last {
			b.WriteString(line)
		}
		last = line
	}
	return b.String()
}

// lines calls f with every line of a JSON lines file.
func lines[T any](dir, name string, f func(T)) error {
	file, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	defer file.Close()
	s := bufio.NewScanner(file)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var x T
		if err := json.Unmarshal(s.Bytes(), &x); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		f(x)
	}
	return s.Err()
}

func (c *compiler) table2(name string, f func(map[string]string)) error {
	file, err := os.Open(filepath.Join(c.dir, name))
	if err != nil {
		return err
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	all, err := r.ReadAll()
	if err != nil {
		return err
	}
	for _, line := range all[1:] {
		m := map[string]string{}
		for i, x := range line {
			if i < len(all[0]) {
				m[all[0][i]] = x
			}
		}
		f(m)
	}
	return nil
}
