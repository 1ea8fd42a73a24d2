package actors

import "strings"

// navies are the letters before the name of a warship, each with its state.
var navies = map[string]string{"INS": "IND", "HMS": "GBR", "USS": "USA", "USNS": "USA", "HMAS": "AUS", "HMCS": "CAN", "HMNZS": "NZL", "HNLMS": "NLD", "TCG": "TUR", "ROKS": "KOR", "PNS": "PAK", "BRP": "PHL", "KRI": "IDN", "NRP": "PRT", "ARA": "ARG", "HDMS": "DNK", "BNS": "BGD", "SLNS": "LKA", "IRIS": "IRN"}

// warship returns the state whose ship a name is, "" where it is none.
func warship(name string) string {
	letters, rest, ok := strings.Cut(name, " ")
	if !ok || rest == "" || rest[0] < 'A' || rest[0] > 'Z' {
		return ""
	}
	return navies[letters]
}
