package coder

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"hash"
	"io/fs"
	"sync"

	"readout"
	"readout/actors"
	"readout/events"
	"readout/mentions"
	"readout/places"
	"readout/statements"
	"readout/syntax"
	"readout/talks"
	"readout/text"
	"readout/times"
)

// Program is the version of the program; the release sets it.
var Program = "0.1.0"

// Version says what makes the records: the program and the hash of its data.
func Version() readout.CoderVersion {
	return readout.CoderVersion{Version: Program, Data: dataHash()}
}

// versionWith is Version with the hashes of a user's own files, each after a plus
// sign: of actors, and of frames with "frames:" before it.
func versionWith(o Options) readout.CoderVersion {
	v := Version()
	if o.Actors != nil && o.Actors.Hash() != "" {
		v.Data += "+" + o.Actors.Hash()
	}
	if o.Frames != nil && o.Frames.Hash() != "" {
		v.Data += "+frames:" + o.Frames.Hash()
	}
	return v
}

// dataHash is the first 16 hex digits of the SHA-256 of all models and lexicons
// that the rooms embed, in the order of the rooms.
var dataHash = sync.OnceValue(func() string {
	h := sha256.New()
	for _, files := range []embed.FS{text.Lexicons(), syntax.Lexicons(), mentions.Lexicons(), times.Lexicons(), places.Lexicons(),
		actors.Lexicons(), statements.Lexicons(), events.Lexicons(), talks.Lexicons()} {
		hashFiles(h, files)
	}
	for _, weights := range [][]byte{syntax.Weights(), places.Weights(), statements.Weights(), events.Weights()} {
		h.Write(weights)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
})

// hashFiles adds names and contents of files to h.
func hashFiles(h hash.Hash, files embed.FS) {
	err := fs.WalkDir(files, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := files.ReadFile(path)
		h.Write([]byte(path))
		h.Write(b)
		return err
	})
	if err != nil {
		panic("BUG: embedded files cannot be read: " + err.Error())
	}
}

// Version is the version of the coder, with the hashes of what a user added.
func (c *Coder) Version() readout.CoderVersion { return c.version }
