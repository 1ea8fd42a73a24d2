package processes

// A Source serves entries by their keys: a database, or a [Ledger] in memory.
type Source interface {
	// Entries returns the entries that have the key (see [Entry.Keys]) on any day from
	// from to to, both inclusive ISO days, in any order. Who is given an entry does not
	// change it.
	Entries(key, from, to string) ([]*Entry, error)
}
