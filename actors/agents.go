package actors

import (
	"fmt"
	"strings"

	"readout"
)

// An agent is a noun for those who act: official, soldier, parliament.
type agent struct {
	word    string
	capital bool               // only where it is written large: "the House", not "the house"
	typ     readout.EntityType // person, or organisation for groups and bodies
	group   bool               // a group of people, such as troops
	kind    string
	sectors []string
	rank    string
}

// A title is an office as it stands before or after a name.
type title struct {
	office, rank string
	sectors      []string
	capital      bool // only where it is written large
}

func large(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }

var sectorCodes = map[string]bool{"GOV": true, "MIL": true, "COP": true, "JUD": true, "LEG": true, "SPY": true, "PRM": true, "PTY": true,
	"REB": true, "UAF": true, "UNK": true, "AGR": true, "BUS": true, "CRM": true, "CVL": true, "EDU": true, "ELI": true, "JRN": true,
	"LAB": true, "MED": true, "REF": true, "OPP": true, "PRE": true, "REL": true, "SOC": true}

var ranks = map[string]bool{"": true, "head_of_state_gov": true, "ministerial": true, "special_envoy": true, "ambassadorial": true,
	"senior_official": true, "official": true, "spokesperson": true}

func check(sectors []string, rank string) error {
	for _, s := range sectors {
		if !sectorCodes[s] {
			return fmt.Errorf("no sector %q", s)
		}
	}
	if !ranks[rank] {
		return fmt.Errorf("no rank %q", rank)
	}
	return nil
}

func (d *dictionary) loadAgents() error {
	d.titles = newPhrases()
	err := rows("agents.tsv", 5, d.addAgent)
	if err != nil {
		return err
	}
	d.modifiers = map[string][]string{}
	err = rows("modifiers.tsv", 2, func(c []string) error {
		d.modifiers[c[0]] = list(c[1])
		return check(list(c[1]), "")
	})
	if err != nil {
		return err
	}
	return rows("titles.tsv", 4, func(c []string) error {
		t := title{capital: large(c[0]), office: c[1], rank: c[2], sectors: list(c[3])}
		d.titles.add(strings.ToLower(c[0]), int32(len(d.title)))
		d.title = append(d.title, t)
		return check(t.sectors, t.rank)
	})
}

// addAgent: word, type, kind, sectors, rank.
func (d *dictionary) addAgent(c []string) error {
	a := agent{word: c[0], capital: large(c[0]), kind: c[2], sectors: list(c[3]), rank: c[4]}
	switch c[1] {
	case "person":
		a.typ = readout.TypePerson
	case "group":
		a.typ, a.group = readout.TypeOrganisation, true
	case "body":
		a.typ = readout.TypeOrganisation
	default:
		return fmt.Errorf("unknown type %q", c[1])
	}
	d.agents.add(strings.ToLower(c[0]), int32(len(d.agent)))
	d.agent = append(d.agent, a)
	return check(a.sectors, a.rank)
}
