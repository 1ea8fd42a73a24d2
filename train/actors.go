package train

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"readout/actors"
)

// Actors makes the compiled tables of the room actors again: leaders.tsv of the
// lists of leaders among the corpora, and cities.tsv of GeoNames' places, which
// lie in the folder Sources. It runs at the top of the module, and the same
// sources give the same files. What the tables say by hand stays as it is.
func Actors(ctx context.Context, o Options) error {
	if _, err := os.Stat("actors/data"); err != nil {
		return errors.New("train actors writes into actors/data: run it at the top of the module")
	}
	table, err := actors.CompileLeaders(o.path("actors"))
	if err != nil {
		return fmt.Errorf("make leaders.tsv: %w", err)
	}
	if err := write(o, "leaders.tsv", table); err != nil {
		return err
	}
	if o.Sources == "" {
		fmt.Fprintln(o.Talk, "cities.tsv stays as it is: --sources names no folder with cities.pbf and admin1.json")
		return nil
	}
	table, err = actors.CompileCities(o.Sources, ".", o.path("language", "en_ewt-ud-train.conllu"), o.path("language", "gum-open-train.conllu"))
	if err != nil {
		return fmt.Errorf("make cities.tsv: %w", err)
	}
	return write(o, "cities.tsv", table)
}

// write puts a table of the room actors in its place, or into the folder Out.
func write(o Options, name string, table []byte) error {
	dir := o.Out
	if dir == "" {
		dir = filepath.Join("actors", "data")
	}
	path := filepath.Join(dir, name)
	fmt.Fprintf(o.Talk, "%s: %d bytes\n", path, len(table))
	return os.WriteFile(path, table, 0o666)
}
