package export

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/groups.tsv
var groupsTable string

// cameoGroups are CAMEO's codes of bodies and groups that have one of their own, by key
// of the actor dictionary: the whole code of those that belong to no country, and three
// letters, which stand last, of those that do.
var cameoGroups = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for i, line := range strings.Split(strings.TrimSuffix(groupsTable, "\n"), "\n") {
		key, code, ok := strings.Cut(line, "\t")
		if !ok || code == "" || i > 0 && len(code)%3 != 0 {
			panic("BUG: export/data/groups.tsv: a line is not a key and a code: " + line)
		}
		if i > 0 {
			out[key] = code
		}
	}
	return out
})

// The parts of which CAMEO's codes are made and that have columns of their own in GDELT,
// as its lookup tables of actor types, religions and regions have them.
var (
	cameoTypes = strings.Fields(`COP GOV INS JUD MIL OPP REB SEP SPY UAF AGR BUS CRM CVL DEV EDU ELI ENV HLH HRI LAB LEG MED REF MOD RAD
		PKO UIS IGO IMG INT MNC NGM NGO SET`)
	cameoReligions = strings.Fields(`ADR ALE ATH BAH BUD CHR CON CPT CTH DOX DRZ HIN HSD ITR JAN JEW JHW LDS MOS MRN NRM PAG PRO SFI SHI SHN SIK SUN TAO UDX ZRO`)
	cameoRegions   = strings.Fields(`AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN SAM SAS SEA SAF WAF WST`)
)

// cameoRoles are CAMEO's codes for PLOVER's sectors where they differ. A religion and a
// state that few recognise are no roles in CAMEO; it has paramilitaries of a state among
// the military.
var cameoRoles = map[string]string{"JRN": "MED", "MED": "HLH", "SOC": "CVL", "PRM": "MIL", "REL": "", "PRE": "", "UNO": "", "UNK": ""}

// cameoNobody are PLOVER's countries that are none.
var cameoNobody = map[string]string{"UNO": "IGOUNO", "EUR": "IGOEUREEC", "IGO": "IGO", "NGO": "NGO", "IMG": "IMG", "MNC": "MNC", "ISM": "NGM"}

// A cameoActor is the code of a party, and its parts as GDELT has them in columns.
type cameoActor struct {
	code, country, group string
	religions, types     []string
}

// cameoOf codes a party: country, roles and the group's own code, or, for those of no
// country, what they are, where, their roles and their own code.
func cameoOf(p *Party) cameoActor {
	own := cameoGroups()[p.Key]
	if len(own) > 3 {
		return cameoParts(threes(own))
	}
	parts := threes(cmp.Or(nationOf(p.Country).cameo, cameoNobody[p.Country]))
	for _, s := range p.sectors() {
		c, ok := cameoRoles[s]
		if !ok {
			c = s
		}
		if c != "" && !slices.Contains(parts, c) {
			parts = append(parts, c)
		}
	}
	if own != "" {
		parts = append(parts, own)
	}
	return cameoParts(parts)
}

// threes parts a code into its three letters.
func threes(code string) (parts []string) {
	for i := 0; i+3 <= len(code); i += 3 {
		parts = append(parts, code[i:i+3])
	}
	return parts
}

// cameoParts puts the parts of a code into their columns. A part that has none, such as
// PTY, stands in the code alone.
func cameoParts(parts []string) cameoActor {
	a := cameoActor{code: strings.Join(parts, "")}
	for i, c := range parts {
		switch {
		case fromCAMEO()[c] != nil && i == 0, slices.Contains(cameoRegions, c):
			a.country = c
		case slices.Contains(cameoTypes, c):
			if len(a.types) < 3 {
				a.types = append(a.types, c)
			}
		case slices.Contains(cameoReligions, c):
			if len(a.religions) < 2 {
				a.religions = append(a.religions, c)
			}
		case c != "PTY":
			a.group = c
		}
	}
	return a
}

// cameoQuad is the class that GDELT gives to a CAMEO code; PLOVER's classes differ.
func cameoQuad(code string) int {
	if len(code) < 2 {
		return 0
	}
	switch root := digits(code[:2]); {
	case root <= 5:
		return 1
	case root <= 9:
		return 2
	case root <= 14:
		return 3
	}
	return 4
}
