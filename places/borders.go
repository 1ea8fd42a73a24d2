package places

import "readout"

// A border is named by its two countries: the Syrian-Turkish border, the
// Ethiopia-Eritrea frontier. It is a line, so it has no point, unless the atlas
// knows it.

// borders adds the borders that f's names make two by two.
func (f *Finder) borders(out []readout.Place) []readout.Place {
	for k := 1; k < len(f.names); k++ {
		a, b := &f.names[k-1], &f.names[k]
		end := int(b.last) + 1
		if int(b.first) != int(a.last)+2 || !f.hyphen(int(a.last)+1) || !f.joined(int(b.last)) {
			continue
		}
		switch f.low(end) {
		case "border", "borders", "frontier", "boundary":
		default:
			continue
		}
		x, y := f.countryAt(a), f.countryAt(b)
		if x == nil || y == nil || x.country == y.country {
			continue
		}
		p := readout.Place{Span: f.span(int(a.first), end), Kind: kindBorder.String(), Basis: readout.BasisStated, Rule: "border", Score: min(x.sure, y.sure)}
		p.Name = p.Span.In(f.text)
		p.Key = "border:" + min(iso3(x.country), iso3(y.country)) + "-" + max(iso3(x.country), iso3(y.country))
		for _, n := range []string{p.Name, x.name() + "-" + y.name() + " border", y.name() + "-" + x.name() + " border"} {
			if e := f.atlasEntry(n); e != nil {
				p.Name, p.Key, p.Country = e.name(), e.key, iso3(e.country)
				p.Lat, p.Lon = &e.at.lat, &e.at.lon
			}
		}
		out = append(out, p)
	}
	return out
}

// countryAt returns the country that name n or its adjective means, nil if none.
func (f *Finder) countryAt(n *name) *entry {
	g := &f.groups[n.group]
	if g.best < 0 {
		return nil
	}
	if e := &f.entries[g.first+g.best]; e.kind == kindCountry {
		return e
	}
	return nil
}

// atlasEntry returns a copy of the first place of ours with that name, nil if none.
func (f *Finder) atlasEntry(name string) *entry {
	f.buf = fold(f.buf[:0], name)
	if a := f.maps.names[string(f.buf)]; a != nil && len(a.entries) > 0 {
		e := a.entries[0]
		return &e
	}
	return nil
}
