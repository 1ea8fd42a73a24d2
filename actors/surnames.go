package actors

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// particles are small words before a surname that some writers leave out.
var particles = map[string]bool{"al": true, "el": true, "de": true, "da": true, "do": true, "dos": true, "das": true, "del": true, "di": true, "du": true, "van": true,
	"der": true, "den": true, "von": true, "bin": true, "ibn": true, "ben": true, "la": true, "le": true, "e": true, "y": true, "zu": true, "ul": true, "ould": true}

// givenFirst are states whose people are called by the first word of their
// names: the family of Xi Jinping, the given name of Abiy Ahmed.
const givenFirst = "CHN TWN HKG MAC PRK KOR VNM SGP MYS IDN THA LAO KHM MMR ETH ERI BTN AFG SOM MNG ISL IND PAK"

// surnameKey writes a surname as the tables of surnames have it: small letters
// without marks, words parted by one space, the particles before it left out.
// "al-Abadi" and "El Abadi" are "abadi", "Díaz-Canel" is "diaz canel".
func surnameKey(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '-' || r == '‑' || r == ' ':
			b.WriteByte(' ')
		case 'A' <= r && r <= 'Z':
			b.WriteByte(byte(r) + 'a' - 'A')
		case r == '\'' || r == '’' || r == '‘' || r == '`' || r == '.' || r == 'ʿ' || r == 'ʾ':
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		default:
			b.WriteString(strings.ToLower(plainRune(r)))
		}
	}
	k := b.String()
	for {
		w, rest, ok := strings.Cut(k, " ")
		if !ok || !particles[w] {
			return k
		}
		k = rest
	}
}

// skeleton writes a surname by what is left when it is spelled otherwise: its
// consonants, each once. Zelensky, Zelenskyy and Zelenskiy have one skeleton.
func skeleton(key string) string {
	b := make([]byte, 0, len(key))
	for i := range len(key) {
		c := key[i]
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'h', ' ':
			if len(b) > 0 || c == 'h' || c == ' ' {
				continue
			}
			c = 'a'
		case 'q', 'c':
			c = 'k'
		case 'w':
			c = 'v'
		case 'z':
			c = 's'
		}
		if len(b) == 0 || b[len(b)-1] != c {
			b = append(b, c)
		}
	}
	return string(b)
}

// surname notes that entity i may be called by s.
func (d *dictionary) surname(i int32, s string) {
	k := surnameKey(s)
	if k == "" || slices.Contains(d.surnames[k], i) {
		return
	}
	d.surnames[k] = append(d.surnames[k], i)
	if k = skeleton(k); len(k) > 2 && !slices.Contains(d.skeletons[k], i) {
		d.skeletons[k] = append(d.skeletons[k], i)
	}
}

// called notes all surnames that the full name of entity i may be shortened to.
func (d *dictionary) called(i int32, name string) {
	first := true
	for n := range len(name) {
		if name[n] == ' ' {
			if first && strings.Contains(givenFirst, d.entities[i].country) {
				d.surname(i, name[:n])
			}
			first = false
			d.surname(i, name[n+1:])
		}
	}
	if first {
		d.surname(i, name)
	}
}

// plainRune returns the letter r without its mark, r itself where it has none.
func plainRune(r rune) string {
	for _, p := range plainTable {
		if strings.ContainsRune(p[1], r) {
			return p[0]
		}
	}
	return string(r)
}

// plainTable has the plain letter and the letters with marks that stand for it.
var plainTable = [...][2]string{
	{"a", "áàâãäåāăąạảấầẩẫậắằẳẵặ"}, {"c", "çčćċ"}, {"d", "ďđḑ"}, {"e", "éèêëēěęėẹẻẽếềểễệ"}, {"g", "ğģġ"}, {"h", "ḩħ"}, {"i", "íìîïīıịỉĩ"}, {"k", "ķ"},
	{"l", "łľĺļ"}, {"n", "ñńňņ"}, {"o", "óòôõöøōőơọỏốồổỗộớờởỡợ"}, {"r", "řŕ"}, {"s", "šśşșṣ"}, {"t", "ťţțṭ"}, {"u", "úùûüūůűưụủũứừửữự"}, {"y", "ýÿỳỷỹỵ"}, {"z", "žźż"},
	{"A", "ÁÀÂÃÄÅĀĂ"}, {"C", "ÇČĆ"}, {"D", "ĎĐ"}, {"E", "ÉÈÊËĒĚĖ"}, {"G", "ĞĢĠ"}, {"I", "ÍÌÎÏİĪ"}, {"L", "ŁĽ"}, {"N", "ÑŃŇ"}, {"O", "ÓÒÔÕÖØŌ"},
	{"R", "Ř"}, {"S", "ŠŚŞȘ"}, {"T", "ŤŢȚ"}, {"U", "ÚÙÛÜŪ"}, {"Y", "Ý"}, {"Z", "ŽŹŻ"}, {"ss", "ß"}, {"ae", "æ"}, {"th", "þ"},
}

// plainWord returns s without marks on its letters.
func plainWord(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < utf8.RuneSelf {
			b.WriteByte(byte(r))
		} else {
			b.WriteString(plainRune(r))
		}
	}
	return b.String()
}
