package mentions

import "embed"

//go:embed data/*.tsv
var lexicons embed.FS

// Lexicons returns the tables of this room as they are embedded. The version of
// the program is a hash over them.
func Lexicons() embed.FS { return lexicons }
