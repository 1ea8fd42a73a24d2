// Package corpus holds the reports of this folder and the gold ledger, so that
// readout eval can score the program on them wherever it is called.
package corpus

import "embed"

// Files are reports/NNN-*.txt and gold/*.tsv.
//
//go:embed reports/*.txt gold/*.tsv
var Files embed.FS

// Second is a corpus like it by another hand, second/reports and second/gold.
//
//go:embed second/reports/*.txt second/gold/*.tsv
var Second embed.FS
