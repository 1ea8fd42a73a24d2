package store

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"strings"
)

// A record's events and statements are kept twice: as columns, by which they are found,
// and packed, by which they are shown. Lists and exports read one packed row a record
// instead of some forty columns an event and its parties. What is packed is what rows
// show: with a person's corrections, and without what the report itself has.
//
// A packed list is, in this order, numbers as unsigned varints:
//
//	version, one byte
//	texts: how many, the length of each
//	numbers: how many, 8 bytes each
//	parties: how many, the texts of each, and whether it is anonymous
//	rows: how many, how many parties they have in all, the fields of each
//	the bytes of the texts
//	CRC-32 of all before, 4 bytes
//
// Texts, numbers and parties stand once and are meant by their place.
const linesVersion = 1

var errLines = errors.New("the rows of a record are damaged: take your last copy of the database")

// A packer writes packed rows.
type packer struct {
	b       []byte
	texts   []string
	numbers []float64
	parties []Party
	text    map[string]int
	party   map[Party]int
	refs    int
}

func newPacker() *packer { return &packer{text: map[string]int{}, party: map[Party]int{}} }

func (p *packer) uint(n int64) { p.b = binary.AppendUvarint(p.b, uint64(n)) }

func (p *packer) word(s string) { p.uint(int64(p.textAt(s))) }

func (p *packer) textAt(s string) int {
	at, ok := p.text[s]
	if !ok {
		at = len(p.texts)
		p.text[s] = at
		p.texts = append(p.texts, clean(s))
	}
	return at
}

// number writes a number that may be missing.
func (p *packer) number(f *float64) {
	if f == nil {
		p.uint(0)
		return
	}
	for i, v := range p.numbers { // they are few
		if v == *f {
			p.uint(int64(i + 1))
			return
		}
	}
	p.numbers = append(p.numbers, *f)
	p.uint(int64(len(p.numbers)))
}

func (p *packer) who(list []Party) {
	p.uint(int64(len(list)))
	p.refs += len(list)
	for _, who := range list {
		at, ok := p.party[who]
		if !ok {
			at = len(p.parties)
			p.party[who] = at
			p.parties = append(p.parties, who)
		}
		p.uint(int64(at))
	}
}

func (p *packer) event(e *Event) {
	p.uint(e.N & 0xffff)
	p.uint(truth(e.Background) | truth(e.Symmetric)<<1)
	p.uint(int64(e.Quad))
	p.uint(e.Start)
	p.uint(e.End)
	p.uint(int64(e.Mentions))
	for _, s := range [...]string{e.PlaceKey, e.PlaceKind, e.ID, e.Local, e.Type, e.Mode, e.CAMEO, e.Code, e.Status, e.From, e.To, e.DateBasis, e.Place, e.Country, e.Vouched, e.Trigger, e.Words, e.Rule, strings.Join(e.Corrected, " ")} {
		p.word(s)
	}
	for _, f := range [...]*float64{e.Lat, e.Lon, e.Goldstein, e.Intensity, &e.Score} {
		p.number(f)
	}
	p.who(e.Actors)
	p.who(e.Recipients)
}

func (p *packer) statement(e *Statement) {
	p.uint(e.N & 0xffff)
	p.uint(truth(e.Anonymous))
	for _, s := range [...]string{e.ID, e.Local, e.Cue, e.CueType, e.Quote, e.Stance, e.Reason, e.Source, e.Words, strings.Join(e.Corrected, " ")} {
		p.word(s)
	}
	p.who(e.Speakers)
}

// done puts the parts together.
func (p *packer) done(rows int) []byte {
	body := p.b
	p.b = nil
	for i := range p.parties { // their texts first, which come before them
		for _, s := range textsOf(&p.parties[i]) {
			p.textAt(*s)
		}
	}
	p.b = append(p.b, linesVersion)
	p.uint(int64(len(p.texts)))
	for _, s := range p.texts {
		p.uint(int64(len(s)))
	}
	p.uint(int64(len(p.numbers)))
	for _, f := range p.numbers {
		p.b = binary.LittleEndian.AppendUint64(p.b, math.Float64bits(f))
	}
	p.uint(int64(len(p.parties)))
	for i := range p.parties {
		for _, s := range textsOf(&p.parties[i]) {
			p.word(*s)
		}
		p.uint(truth(p.parties[i].Anonymous))
	}
	p.uint(int64(rows))
	p.uint(int64(p.refs))
	p.b = append(p.b, body...)
	for _, s := range p.texts {
		p.b = append(p.b, s...)
	}
	return sealed(p.b)
}

// sealed adds the checksum.
func sealed(b []byte) []byte {
	return binary.LittleEndian.AppendUint32(b[:len(b):len(b)], crc32.ChecksumIEEE(b))
}

func textsOf(p *Party) [7]*string {
	return [...]*string{&p.ID, &p.Key, &p.Name, &p.Kind, &p.Country, &p.Sectors, &p.Office}
}

// packEvents packs the events of a record; none are nothing.
func packEvents(list []Event) []byte {
	if len(list) == 0 {
		return []byte{}
	}
	p := newPacker()
	for i := range list {
		p.event(&list[i])
	}
	return p.done(len(list))
}

// packStatements does the same for statements.
func packStatements(list []Statement) []byte {
	if len(list) == 0 {
		return []byte{}
	}
	p := newPacker()
	for i := range list {
		p.statement(&list[i])
	}
	return p.done(len(list))
}

// An unpacker reads packed rows, of one record after the other. Texts that it gives out
// are parts of the list that was opened.
type unpacker struct {
	s       string
	at      int
	bad     bool
	texts   []string
	numbers []float64
	parties []Party
	refs    []Party
}

// open begins a packed list and returns how many rows it has.
func (u *unpacker) open(b []byte) (rows int, err error) {
	u.parties = u.parties[:0]
	if len(b) == 0 {
		return 0, nil
	}
	if len(b) < 5 || b[0] != linesVersion || crc32.ChecksumIEEE(b[:len(b)-4]) != binary.LittleEndian.Uint32(b[len(b)-4:]) {
		return 0, errLines
	}
	u.s, u.at, u.bad = string(b[:len(b)-4]), 1, false
	u.texts = u.texts[:0]
	end := 0 // where each text ends, counted from the first
	for range u.count() {
		n := u.count()
		u.texts = append(u.texts, u.s[:n]) // its length; its place is not known yet
		end += n
	}
	first := len(u.s) - end
	if first < u.at {
		return 0, errLines
	}
	for i, t := range u.texts {
		u.texts[i] = u.s[first : first+len(t)]
		first += len(t)
	}
	u.numbers = nil // rows point into them
	if n := u.count(); n > 0 {
		u.numbers = make([]float64, 0, min(n, len(u.s)/8))
		for range n {
			u.numbers = append(u.numbers, u.float())
		}
	}
	for range u.count() {
		var p Party
		for _, s := range textsOf(&p) {
			*s = u.word()
		}
		p.Anonymous = u.uint() != 0
		u.parties = append(u.parties, p)
	}
	rows = u.count()
	u.refs = make([]Party, 0, u.count())
	if u.bad {
		return 0, errLines
	}
	return rows, nil
}

func (u *unpacker) uint() int64 {
	var v uint64
	for shift := 0; u.at < len(u.s) && shift < 64; shift += 7 {
		c := u.s[u.at]
		u.at++
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return int64(v)
		}
	}
	u.bad = true
	return 0
}

// count is a number of things, each of which has a byte at least.
func (u *unpacker) count() int {
	if n := u.uint(); n >= 0 && n <= int64(len(u.s)) {
		return int(n)
	}
	u.bad = true
	return 0
}

func (u *unpacker) word() string {
	if i := u.uint(); i >= 0 && i < int64(len(u.texts)) {
		return u.texts[i]
	}
	u.bad = true
	return ""
}

func (u *unpacker) float() float64 {
	if len(u.s)-u.at < 8 {
		u.bad = true
		return 0
	}
	var v uint64
	for i := range 8 {
		v |= uint64(u.s[u.at+i]) << (8 * i)
	}
	u.at += 8
	return math.Float64frombits(v)
}

func (u *unpacker) number() *float64 {
	i := u.uint()
	if i >= 1 && i <= int64(len(u.numbers)) {
		return &u.numbers[i-1]
	}
	u.bad = u.bad || i != 0
	return nil
}

func (u *unpacker) who() []Party {
	n := u.count()
	from := len(u.refs)
	if n == 0 || n > cap(u.refs)-from {
		u.bad = u.bad || n > 0
		return nil
	}
	for range n {
		i := u.uint()
		if i < 0 || i >= int64(len(u.parties)) {
			u.bad = true
			return nil
		}
		u.refs = append(u.refs, u.parties[i])
	}
	return u.refs[from:len(u.refs):len(u.refs)]
}

// corrected are the fields that a person corrected.
func (u *unpacker) corrected() []string {
	if s := u.word(); s != "" {
		return strings.Fields(s)
	}
	return nil
}

// event reads the next event, but for what the report has.
func (u *unpacker) event(e *Event) {
	e.N = u.uint()
	flags := u.uint()
	e.Background, e.Symmetric = flags&1 != 0, flags&2 != 0
	e.Quad = int(u.uint())
	e.Start, e.End, e.Mentions = u.uint(), u.uint(), int(u.uint())
	e.PlaceKey, e.PlaceKind = u.word(), u.word()
	e.ID, e.Local, e.Type, e.Mode = u.word(), u.word(), u.word(), u.word()
	e.CAMEO, e.Code, e.Status, e.From, e.To = u.word(), u.word(), u.word(), u.word(), u.word()
	e.DateBasis, e.Place, e.Country, e.Vouched = u.word(), u.word(), u.word(), u.word()
	e.Trigger, e.Words, e.Rule, e.Corrected = u.word(), u.word(), u.word(), u.corrected()
	e.Lat, e.Lon, e.Goldstein, e.Intensity = u.number(), u.number(), u.number(), u.number()
	if f := u.number(); f != nil {
		e.Score = *f
	}
	e.Actors, e.Recipients = u.who(), u.who()
}

// statement reads the next statement.
func (u *unpacker) statement(e *Statement) {
	e.N = u.uint()
	e.Anonymous = u.uint() != 0
	e.ID, e.Local, e.Cue, e.CueType, e.Quote = u.word(), u.word(), u.word(), u.word(), u.word()
	e.Stance, e.Reason, e.Source, e.Words, e.Corrected = u.word(), u.word(), u.word(), u.word(), u.corrected()
	e.Speakers = u.who()
}
