package store

import (
	"encoding/json"
	"strings"
	"unicode"
)

// Fold is the form in which names are compared: small letters without marks, so that
// "Erdogan" finds "Erdoğan".
func Fold(s string) string {
	s = strings.ToLower(clean(s))
	for i := range len(s) {
		if s[i] >= 0x80 {
			return strings.Map(plain, s)
		}
	}
	return s
}

// plain is the letter that r is a form of; -1 for a mark by itself.
func plain(r rune) rune {
	if r < 0x80 {
		return r
	}
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	if i := strings.IndexRune(marked, r); i >= 0 {
		for j := i; j >= 0; j-- { // the letter that the group begins with
			if marked[j] == ' ' {
				return rune(marked[j+1])
			}
		}
	}
	return r
}

// marked are groups of letters, each headed by the plain one.
const marked = " aàáâãäåāăąǎạảấầẩẫậắằẳẵặ cçćĉċč dďđḍ eèéêëēĕėęěẹẻẽếềểễệ gĝğġģ hĥħḥ iìíîïĩīĭįıịỉ jĵ kķ lĺļľŀłḷ nñńņňṇ oòóôõöøōŏőơọỏốồổỗộớờởỡợ rŕŗřṛ sśŝşšșṣ tţťŧțṭ uùúûüũūŭůűųưụủứừửữự wŵ yýÿŷỳỵỷỹ zźżžẓ"

// jsonList is values as a JSON list, an empty one of nil.
func jsonList[T any](values []T) string {
	if values == nil {
		return "[]"
	}
	b, err := json.Marshal(values)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return string(b)
}
