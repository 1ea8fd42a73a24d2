package places

import (
	"strings"
	"testing"
)

const prose = `VIENNA - Envoys of Iran and six powers met in Vienna on Monday, a day after ministers left Geneva without an accord. Tehran said the talks would go on.
Officials in Washington and Moscow were wary. "We are not there yet," said one diplomat, who flew in from Brussels with a team from the European Union.
Fighting went on meanwhile near Aleppo, Homs and Deir el-Zour, residents said, and aid trucks waited at the Bab al-Hawa crossing between Turkey and Syria. The army shelled villages in Idlib province.
In New York, the Security Council heard that a million people had fled to Lebanon, Jordan and Iraq since the spring. Peter Hartley of the relief agency said camps near Amman and Zahle were full.
`

func BenchmarkFind(b *testing.B) {
	d := read(strings.Repeat(prose, 8), "2015-06-01")
	f := New()
	if n := len(f.Find(d)); n < 100 {
		b.Fatalf("%d places", n)
	}
	b.SetBytes(int64(len(d.Report.Text)))
	b.ReportAllocs()
	for b.Loop() {
		f.Find(d)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(d.Tokens)), "µs/token")
}

// BenchmarkNew loads everything anew, as a program that reads one report does.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := open(gazetteerFile); err != nil {
			b.Fatal(err)
		}
		must(readCountries("", countriesText))
		must(readAtlas())
		must(readWords("", wordsText))
		must(readMetonyms("", metonymsText))
		must(readAdjectives("", "adjective\tplace\n"))
		must(readCalendar(summitsText, seriesText))
	}
}
