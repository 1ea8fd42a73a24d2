package coder

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout"
)

// countsRight is the share of the sentences below whose counts must all be right;
// the rest fall to the parser's errors. It only rises.
const countsRight = 0.95

// countSentences are sentences of ours with the counts that their events must have:
// kind, number or range (with + where there may be more), and, where it says so, the
// unit or what is counted. A "-" wants none of a kind.
var countSentences = []struct{ text, want string }{
	{"Gunmen killed twelve soldiers near Gao on Tuesday.", "killed 12 soldiers"},
	{"Gunmen killed 12 soldiers near Gao on Tuesday.", "killed 12"},
	{"The rebels killed at least 12 policemen in the raid.", "killed 12+"},
	{"The shelling killed more than 100 civilians in the port.", "killed 100+"},
	{"Government forces killed over 40 fighters in the valley.", "killed 40+"},
	{"The army killed no fewer than nine insurgents.", "killed 9+"},
	{"Militants killed up to 40 villagers in the north.", "killed 0-40"},
	{"Militants killed as many as 30 villagers.", "killed 0-30"},
	{"The raid killed fewer than 20 fighters.", "killed 0-20"},
	{"The bombing killed between 10 and 15 people.", "killed 10-15"},
	{"The bombing killed 12 to 15 people.", "killed 12-15"},
	{"The bombing killed 12-15 people.", "killed 12-15"},
	{"The bombing killed two or three people.", "killed 2-3"},
	{"The air strike killed some 200 people.", "killed 180-220"},
	{"The air strike killed about 50 people.", "killed 45-55"},
	{"The air strike killed around 60 fighters.", "killed 54-66"},
	{"The air strike killed nearly 200 people.", "killed 180-200"},
	{"The air strike killed almost 30 people.", "killed 27-30"},
	{"The air strike killed just over 100 people.", "killed 100-110"},
	{"The air strike killed roughly 300 people.", "killed 270-330"},
	{"The air strike killed an estimated 500 people.", "killed 450-550"},
	{"The air strike killed dozens of people.", "killed 24-99"},
	{"The air strike killed scores of villagers.", "killed 40-99"},
	{"The army killed hundreds of rebels in the offensive.", "killed 200-999"},
	{"The militia massacred thousands of civilians.", "killed 2000-9999"},
	{"A suicide bomber killed a dozen recruits in Mosul.", "killed 12"},
	{"A suicide bomber killed half a dozen recruits in Mosul.", "killed 6"},
	{"A suicide bomber killed two dozen recruits in Mosul.", "killed 24"},
	{"A suicide bomber killed several soldiers in Mosul.", "killed 3-9"},
	{"A suicide bomber killed a few soldiers in Mosul.", "killed 3-9"},
	{"A suicide bomber killed several dozen soldiers in Mosul.", "killed 36-108"},
	{"The fighters killed twenty-five soldiers in the ambush.", "killed 25"},
	{"The fighters killed one hundred and twenty soldiers.", "killed 120"},
	{"The fighters killed 1,200 soldiers in the battle.", "killed 1200"},
	{"The attack killed two soldiers and three civilians.", "killed 2 soldiers, killed 3 civilians"},
	{"The attack killed four Turkish soldiers.", "killed 4"},
	{"Four people were killed by gunmen in Kabul.", "killed 4"},
	{"At least 14 people were killed in the shelling of Kharkiv by Russian forces.", "killed 14+"},
	{"Gunmen attacked the convoy, killing at least 11 guards.", "killed 11+"},
	{"Gunmen attacked the convoy, killing five guards and wounding nine.", "killed 5, injured 9"},
	{"The blast killed ten people and injured 43 others.", "killed 10, injured 43"},
	{"Rebels ambushed the patrol and killed seven soldiers.", "killed 7"},
	{"Rebels shot dead three policemen in the city.", "killed 3"},
	{"Rebels gunned down six traders at the market.", "killed 6"},
	{"The soldiers executed 17 prisoners in the village.", "killed 17"},
	{"Police wounded more than thirty protesters on Friday.", "injured 30+"},
	{"The drone strike hit a bus and wounded 8 passengers.", "injured 8"},
	{"Israeli forces fired on the crowd, injuring dozens.", "injured 24-99"},
	{"The rockets hit an empty field and no one was hurt.", "injured 0"},
	{"Rebels fired rockets at the airport. Nobody was injured.", "injured 0"},
	{"Rebels fired rockets at the airport. There were no casualties.", "injured 0, killed 0"},
	{"Rebels fired rockets at the airport. No soldiers were killed.", "killed 0"},
	{"The attack on the base left at least 20 soldiers dead.", "killed 20+"},
	{"Gunmen attacked a mosque in Kano on Friday. Rescuers counted 43 bodies.", "killed 43"},
	{"Gunmen attacked a mosque in Kano on Friday. The death toll rose to 45.", "killed 45"},
	{"Gunmen attacked a mosque in Kano on Friday. Thirty people are missing.", "missing 30"},
	{"The rebels bombed the market in Goma. The attack claimed 12 lives.", "killed 12"},
	{"The killing of six aid workers by the militia shocked the town.", "killed 6"},
	{"Police arrested 30 demonstrators in Minsk.", "detained 30"},
	{"Police detained more than 200 protesters in Minsk.", "detained 200+"},
	{"About 150 activists were arrested by Belarusian police.", "detained 135-165"},
	{"Gunmen abducted 27 schoolgirls in Nigeria.", "detained 27"},
	{"Boko Haram kidnapped hundreds of girls.", "detained 200-999"},
	{"Pirates captured eleven sailors off Somalia.", "detained 11"},
	{"The arrest of 14 journalists by Turkish police drew protests.", "detained 14"},
	{"The army captured three villages near the border.", "- detained"},
	{"Rebels seized two tanks from the army.", "- detained"},
	{"Thousands of people marched in Quito against the president.", "participants 2000-9999"},
	{"Tens of thousands of protesters marched in Quito against the president.", "participants 20000-99999"},
	{"Hundreds of thousands of workers protested in Paris.", "participants 200000-999999"},
	{"Some 300 farmers protested in Delhi on Monday.", "participants 270-330"},
	{"Up to 5,000 students demonstrated in Santiago.", "participants 0-5000"},
	{"A crowd of 2,000 protested outside the Iranian embassy.", "participants 2000"},
	{"More than a million people rallied against the junta.", "participants 1000000+"},
	{"The offensive displaced 40,000 people.", "displaced 40000"},
	{"The militia's attacks displaced more than 1.5 million people.", "displaced 1500000+"},
	{"Iran released five American prisoners on Monday.", "other 5"},
	{"Greece released 32 Turkish and two Syrian soldiers.", "other 32, other 2"},
	{"Russia expelled 20 British diplomats.", "other 20"},
	{"Ethiopia withdrew 3,000 troops from Somalia.", "other 3000"},
	{"France deployed 1,500 soldiers to Chad.", "other 1500"},
	{"Norway gave Chad $20 million in aid.", "money 20000000 USD"},
	{"Norway gave Chad 20 million dollars.", "money 20000000 USD"},
	{"Japan lent Kenya 300 million yen.", "money 300000000 JPY"},
	{"Germany pledged €1.5 billion in aid to Ukraine.", "money 1500000000 EUR"},
	{"Germany provided more than 40 million euros to Mali.", "money 40000000+ EUR"},
	{"The World Bank gave Nepal a grant of £5 million.", "money 5000000 GBP"},
	{"Canada gave Haiti 12 million Canadian dollars.", "money 12000000 CAD"},
	{"India sent 40 tonnes of wheat to Afghanistan.", "goods 40 tonne wheat"},
	{"Turkey delivered 500 tents to Syria.", "goods 500 tent"},
	{"China donated two million doses of vaccine to Kenya.", "goods 2000000 dose vaccine"},
	{"The United States gave Ukraine 30 tanks.", "goods 30 tank"},
}

// TestCounts reads the numbers of all sentences.
func TestCounts(t *testing.T) {
	c := New()
	right := 0
	for _, x := range countSentences {
		rec, err := c.Code(context.Background(), &readout.Report{Text: x.text, Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		if got := countsOf(rec); hasCounts(got, x.want) {
			right++
		} else {
			t.Logf("%s\n\twant %s, got %v; %v", x.text, x.want, got, briefly(rec))
		}
	}
	t.Logf("%d of %d sentences right", right, len(countSentences))
	if float64(right) < countsRight*float64(len(countSentences)) {
		t.Errorf("%d of %d sentences right, want %.0f %%; run with -v to see which are not", right, len(countSentences), 100*countsRight)
	}
}

// countsOf writes the counts of all events as the table has them.
func countsOf(rec *readout.Record) (out []string) {
	for i := range rec.Events {
		for _, c := range rec.Events[i].Counts {
			s := fmt.Sprintf("%s %d", c.Kind, c.Min)
			if c.Max != c.Min {
				s += fmt.Sprintf("-%d", c.Max)
			}
			if c.Open {
				s += "+"
			}
			out = append(out, strings.Join(strings.Fields(s+" "+c.Unit+" "+c.Of.In(rec.Report.Text)), " "))
		}
	}
	return out
}

// hasCounts says whether got are the counts wanted, and no others of their kinds.
func hasCounts(got []string, want string) bool {
	if kind, none := strings.CutPrefix(want, "- "); none {
		return !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, kind+" ") })
	}
	list := strings.Split(want, ", ")
	for _, w := range list {
		if !slices.ContainsFunc(got, func(s string) bool { return s == w || strings.HasPrefix(s, w+" ") }) {
			return false
		}
	}
	return len(got) == len(list)
}
