package train

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"readout/places"
)

// Places packs the gazetteer of the room places again from GeoNames' data, which
// lie in the folder Sources. It runs at the top of the module, and the same
// sources give the same file.
func Places(ctx context.Context, o Options) error {
	if o.Sources == "" {
		return errors.New("train places needs --sources DIR, a folder with " + places.SourceFiles + ": places/data/README.md says where they come from")
	}
	packed, err := places.CompileFrom(os.DirFS(o.Sources))
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	path := o.Out
	if path == "" {
		path = filepath.Join("places", "data", "gazetteer.bin")
	}
	fmt.Fprintf(o.Talk, "%s: %d bytes\n", path, len(packed))
	if err := os.WriteFile(path+".new", packed, 0o666); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}
