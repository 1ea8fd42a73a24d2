// Package corpus holds the reports of this folder and the gold ledger, so that
// readout eval can score the program on them wherever it is called.
package corpus

import "embed"

// Files are reports/NNN-*.txt and gold/*.tsv.
//
//go:embed reports/*.txt gold/*.tsv
var Files embed.FS
