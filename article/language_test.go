package article

import "testing"

// TestLanguage_Brief holds lines of our own too short for a guess by letters alone.
func TestLanguage_Brief(t *testing.T) {
	for want, lines := range map[string][]string{
		"en": {
			"Palestinian gunmen opened fire on an Israeli bus near Hebron, wounding three settlers.",
			"Kenya, Uganda, Rwanda leaders meet in Nairobi over Congo rebels' advance on Goma",
			"Zelensky meets Macron, Scholz in Kyiv; Putin, Lukashenko hold talks in Minsk",
			"North Korea fires ballistic missile over Japan, Seoul says; Tokyo protests",
			"Sudan army, RSF trade blame over shelling near El Obeid market, dozens dead",
			"Iranian drone strikes tanker off Oman, Israeli firm says, five crew wounded",
			"Armenian, Azeri troops clash again near Lachin corridor, both sides report casualties",
			"Turkish-backed fighters seize border town as Kurdish militia withdraws southward",
		},
		"fr": {"Le président français et son homologue russe se sont rencontrés lundi à Genève", "Les ministres des affaires étrangères discutent une trêve dans le nord du pays"},
		"de": {"Der Außenminister traf am Montag in Wien seinen russischen Kollegen zu Gesprächen"},
		"es": {"El presidente de Colombia suspende los diálogos con el ELN tras el atentado en Bogotá"},
		"tr": {"Cumhurbaşkanı Erdoğan ile Putin Soçi'de Suriye konusunu görüştü ve ateşkes çağrısı yaptı"},
		"pt": {"O presidente do Brasil recebeu os ministros da Argentina e do Uruguai em Brasília"},
		"it": {"Il ministro degli esteri incontra gli ambasciatori della regione nella capitale"},
		"nl": {"De minister van Buitenlandse Zaken sprak met zijn ambtgenoot over het wapenstilstandsakkoord"},
	} {
		for _, s := range lines {
			if got := language(s); got != want {
				t.Errorf("%s for %s: %s", got, want, s)
			}
		}
	}
}
