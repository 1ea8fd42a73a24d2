package places

import "readout"

func (f *Finder) here(out []readout.Place) []readout.Place { return out }
