package actors

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// state returns the code of a country by its name, "" where it is no state of ours.
func (c *compiler) state(name string) string {
	name = strings.TrimSuffix(strings.TrimPrefix(name, "The "), ", The")
	switch name { // parts of states, whose heads are none of theirs
	case "Somaliland", "Puntland", "Zanzibar", "Rojava", "Darfur", "England", "Scotland", "Wales", "Northern Ireland", "West Bank", "Gaza Strip", "Republika Srpska":
		return ""
	}
	if name == "Congo (Brazzaville)" {
		return "COG"
	}
	if i := strings.Index(name, " ("); i > 0 {
		name = name[:i]
	}
	fix := map[string]string{"Congo": "COD", "DRC": "COD", "Burma": "MMR", "Turkey (Turkiye)": "TUR", "Korea, North": "PRK", "Korea, South": "KOR",
		"Congo, Democratic Republic of the": "COD", "Congo, Republic of the": "COG", "Micronesia, Federated States of": "FSM", "Holy See": "VAT", "Dominican": "DOM"}
	if x, ok := fix[name]; ok {
		return x
	}
	for _, a := range c.dict.names[name[:letters(name, 0)]] {
		if a.form == formName && strings.EqualFold(a.text, name) {
			return c.dict.entities[a.ent].key
		}
	}
	return ""
}

// offices gives the office, its rank and its sectors by the title of a source.
func offices(title string) (office, rank, sectors string) {
	t := strings.ToLower(title)
	has := func(s string) bool { return strings.Contains(t, s) }
	switch {
	case has("deputy") || has("vice premier") || has("elect"):
		return "", "", ""
	case has("executive yuan"):
		return "Prime Minister", "head_of_state_gov", "GOV"
	case has("vice president"):
		return "Vice President", "head_of_state_gov", "GOV"
	case has("minister of foreign") || has("minister of external") || has("minister for foreign"):
		return "Foreign Minister", "ministerial", "GOV"
	case has("minister of defen") || has("minister of national defen"):
		return "Defence Minister", "ministerial", "GOV|MIL"
	case has("prime minister"), has("premier"), has("taoiseach"):
		return "Prime Minister", "head_of_state_gov", "GOV"
	case has("chancellor"):
		return "Chancellor", "head_of_state_gov", "GOV"
	case has("supreme leader"):
		return "Supreme Leader", "head_of_state_gov", "GOV"
	case has("chairman of the council of"), has("chairperson of the council of"):
		return "Prime Minister", "head_of_state_gov", "GOV"
	case has("president of the government"):
		return "Prime Minister", "head_of_state_gov", "GOV"
	case has("president"):
		return "President", "head_of_state_gov", "GOV"
	case has("queen"):
		return "Queen", "head_of_state_gov", "GOV"
	case has("emperor"):
		return "Emperor", "head_of_state_gov", "GOV"
	case t == "pope":
		return "Pope", "head_of_state_gov", "REL"
	case has("king"):
		return "King", "head_of_state_gov", "GOV"
	case has("amir"), has("emir"):
		return "Emir", "head_of_state_gov", "GOV"
	}
	return "", "", ""
}

func (c *compiler) factbook() error {
	var got []held
	err := lines(c.dir, "factbook-leaders.jsonl", func(x struct {
		Country, Office, Title, Name, Since string
		First                               string `json:"first_seen"`
		Last                                string `json:"last_seen"`
	}) {
		h := held{country: c.state(x.Country), from: date(x.Since), to: "=" + x.Last}
		h.office, h.rank, h.sectors = offices(x.Title)
		if dependent[h.country] && x.Office == "cos" {
			return // the head of state of the power that it belongs to
		}
		if h.office == "King" && (strings.Contains(x.Name, "CHARLES") || h.country == "CAN") || strings.Contains(x.Name, "ELIZABETH") {
			return // the monarch of many realms is in persons.tsv, once
		}
		if h.country == "" || h.office == "" || strings.Contains(x.Name, " of ") || strings.Contains(x.Name, " and ") {
			return
		}
		if h.from == "" {
			h.from = x.First
		}
		h.group = h.country + h.office
		if h.person(x.Name) && !mistaken[h.country+" "+h.office+" "+h.family()] {
			got = append(got, h)
		}
	})
	slices.SortStableFunc(got, func(a, b held) int {
		return cmp.Or(strings.Compare(a.group, b.group), strings.Compare(a.from, b.from), strings.Compare(a.key, b.key), strings.Compare(b.to, a.to))
	})
	got = slices.CompactFunc(got, func(a, b held) bool { return a.group == b.group && a.key == b.key && a.from == b.from }) // the last seen stays
	for i := range got {
		if i+1 < len(got) && got[i+1].group == got[i].group && got[i+1].from > got[i].from && got[i+1].key != got[i].key && near(got[i].to[1:], got[i+1].from) {
			got[i].to = got[i+1].from // the successor's first day
		}
		c.add(got[i])
	}
	return err
}

// mistaken are lines of the Factbook that give someone a wrong office, state or day.
var mistaken = map[string]bool{"COD Prime Minister Makosso": true, "KGZ President Kasymaliyev": true, "LBN Prime Minister Hariri": true, "LBN Prime Minister Diab": true,
	"THA Prime Minister Wongsuwan": true, "SVK President Caputova": true, "YEM Prime Minister Habtour": true}

var dependent = func() map[string]bool {
	m := map[string]bool{}
	for _, c := range strings.Fields("ASM GUM PRI VIR MNP ABW CUW BMU CYM GIB FLK PYF IMN JEY GGY NIU TKL VGB TCA AIA MSR GLP MTQ REU MYT GUF NCL MAC GRL FRO COK ESH SXM") {
		m[c] = true
	}
	return m
}()

// near says whether day b is at most a year behind day a, so that nobody can have
// held the office between two lists that lie further apart.
func near(a, b string) bool {
	x, _, err := day(a)
	y, _, err2 := day(b)
	return err == nil && err2 == nil && fill(y, 1)-x <= 10000
}

func (c *compiler) wikidata() error {
	return c.table2("wikidata_world_leaders_2022.csv", func(r map[string]string) {
		h := held{country: c.state(r["country"]), name: r["officeholderLabel"], from: r["start_year"], to: r["end_year"]}
		h.office, h.rank, h.sectors = offices(r["positionLabel"])
		if strings.Contains(h.name, " of ") {
			return // a monarch, whom other sources have
		}
		i := strings.LastIndex(h.name, " ")
		if h.country == "" || h.office == "" || i < 0 || h.from == "" {
			return
		}
		if h.to == "" {
			h.to = "=2022"
		}
		h.aliases, h.key = h.name[i+1:], strings.ToLower(h.country)+"."+keyed(h.name)
		if strings.Trim(h.aliases, "IVX") == "" {
			h.aliases = h.name[:i] // Harald V
		}
		c.add(h)
	})
}

func (c *compiler) cabinets() error {
	return lines(c.dir, "cia_cabinets_2019-06.jsonl", func(x struct {
		Country, Office, Name string
		AsOf                  string `json:"as_of"`
	}) {
		h := held{country: c.state(x.Country), from: x.AsOf, to: "=" + x.AsOf}
		h.office, h.rank, h.sectors = offices(x.Office)
		if strings.HasPrefix(x.Office, "Permanent Representative to the UN") {
			h.office, h.rank, h.sectors = "Ambassador", "ambassadorial", "GOV"
		}
		if h.country == "" || h.office != "Foreign Minister" && h.office != "Defence Minister" && h.office != "Ambassador" {
			return
		}
		if h.person(x.Name) {
			c.add(h)
		}
	})
}

// reign adds leaders since 1989, by surname where the source has no more. It
// does not say which office they held.
func (c *compiler) reign() error {
	codes := map[string]string{"HAI": "HTI", "TRI": "TTO", "BAR": "BRB", "GUA": "GTM", "HON": "HND", "SAL": "SLV", "COS": "CRI", "PAR": "PRY", "CHL": "CHL",
		"URU": "URY", "UKG": "GBR", "IRE": "IRL", "NTH": "NLD", "FRN": "FRA", "SWZ": "CHE", "SPN": "ESP", "POR": "PRT", "GFR": "DEU", "GMY": "DEU",
		"AUS": "AUT", "CZR": "CZE", "SLO": "SVK", "CRO": "HRV", "YUG": "SRB", "SER": "SRB", "BOS": "BIH", "KOS": "XKX", "SLV": "SVN", "MAC": "MKD", "BUL": "BGR",
		"ROM": "ROU", "RUM": "ROU", "LAT": "LVA", "LIT": "LTU", "GRG": "GEO", "SWD": "SWE", "DEN": "DNK", "ICE": "ISL", "CAP": "CPV", "GUI": "GIN", "MNG": "MNE", "BHM": "BHS", "GRN": "GRD", "SLU": "LCA", "SVG": "VCT", "AAB": "ATG", "SKN": "KNA", "MNC": "MCO", "MLD": "MDA", "THI": "THA", "VAN": "VUT", "FIJ": "FJI", "NAU": "NRU", "MSI": "MHL", "PAL": "PLW",
		"EQG": "GNQ", "GAM": "GMB", "MAA": "MRT", "NIR": "NER", "CDI": "CIV", "BFO": "BFA", "LBR": "LBR", "SIE": "SLE", "TOG": "TGO", "CAO": "CMR",
		"NIG": "NGA", "CEN": "CAF", "CHA": "TCD", "CON": "COG", "DRC": "COD", "TAZ": "TZA", "BUI": "BDI", "ANG": "AGO", "MZM": "MOZ", "ZAM": "ZMB",
		"ZIM": "ZWE", "MAW": "MWI", "SAF": "ZAF", "LES": "LSO", "BOT": "BWA", "SWA": "SWZ", "MAG": "MDG", "MAS": "MUS", "SEY": "SYC", "MOR": "MAR",
		"ALG": "DZA", "LIB": "LBY", "SUD": "SDN", "SSD": "SSD", "LEB": "LBN", "KUW": "KWT", "BAH": "BHR", "UAE": "ARE", "OMA": "OMN", "TAJ": "TJK",
		"KYR": "KGZ", "MON": "MNG", "ROK": "KOR", "BHU": "BTN", "BNG": "BGD", "MYA": "MMR", "SRI": "LKA", "MAD": "MDV", "NEP": "NPL", "CAM": "KHM",
		"DRV": "VNM", "MAL": "MYS", "SIN": "SGP", "BRU": "BRN", "PHI": "PHL", "INS": "IDN", "ETM": "TLS", "AUL": "AUS", "NEW": "NZL", "SOL": "SLB", "KZK": "KAZ",
		"CAMBODIA": "KHM", "CAN": "CAN", "DRC2": "COD"}
	return c.table2("reign_leaders_2021-03.csv", func(r map[string]string) {
		country := r["stateabb"]
		if x, ok := codes[country]; ok {
			country = x
		}
		if _, ok := c.dict.byKey[country]; !ok || r["syear"] < "1980" || r["eyear"] != "" && r["eyear"] < "1989" {
			return
		}
		name := strings.TrimSpace(r["leader"])
		if name == "" || strings.ContainsAny(name, ".()/") || name == "Saddam Hussein" && country != "IRQ" {
			return
		}
		month := func(y, m string) string {
			if n, err := strconv.Atoi(m); err == nil && y != "" && n > 0 && n < 13 {
				return fmt.Sprintf("%s-%02d", y, n)
			}
			return y
		}
		family := name[strings.LastIndex(name, " ")+1:]
		if i := strings.Index(name, " "); i > 0 && strings.Contains("KOR PRK CHN TWN VNM KHM", country) {
			family = name[:i] // the family comes first
		}
		h := held{country: country, name: name, aliases: family, office: "leader", rank: "head_of_state_gov", sectors: "GOV",
			from: month(r["syear"], r["smonth"]), to: month(r["eyear"], r["emonth"])}
		if h.to == "" {
			h.to = "=2021-03"
		}
		h.key = strings.ToLower(country) + "." + keyed(name)
		c.add(h)
	})
}
