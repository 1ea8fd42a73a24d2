package coder

import "readout"

// Program is the version of the program; the release sets it.
var Program = "0.1.0"

// Version says what makes the records: the program and the hash of its data.
func Version() readout.CoderVersion { return readout.CoderVersion{Version: Program} }
