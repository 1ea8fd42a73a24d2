package actors

import (
	"fmt"
	"hash/crc32"
	"strings"
)

// sealMark begins the last line of a compiled table: how many lines stand above
// it, and the CRC-32 of all that does.
const sealMark = "# end "

// sealed returns a table with its seal.
func sealed(table string) []byte {
	return fmt.Appendf(nil, "%s%s%d %08x\n", table, sealMark, strings.Count(table, "\n"), crc32.ChecksumIEEE([]byte(table)))
}

// unseal checks the seal of a compiled table: a file cut short or changed by
// hand is refused.
func unseal(file, text string) error {
	i := strings.LastIndex(text, sealMark)
	if i < 0 || !strings.HasSuffix(text, "\n") {
		return fmt.Errorf("%s is cut short: its last line is missing; make it again with `readout train actors`", file)
	}
	if string(sealed(text[:i])) != text {
		return fmt.Errorf("%s has a wrong checksum: it was cut short or changed by hand; make it again with `readout train actors`", file)
	}
	return nil
}
