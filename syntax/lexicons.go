package syntax

import "embed"

//go:embed data/*.tsv
var lexicons embed.FS

// Lexicons returns the tables of this room as they are embedded. The version of
// the program is a hash over them.
func Lexicons() embed.FS { return lexicons }

// Weights returns the network's file as it is embedded, which the version of the
// program counts in too.
func Weights() []byte { return weights }
