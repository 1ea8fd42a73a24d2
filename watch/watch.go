// Package watch follows feeds: it asks each of them from time to time what is new, and
// gets the articles that they name, politely: one request at a time to a machine, with
// a pause, as its robots.txt allows, and only for what has changed.
//
//	list.go    which feeds: OPML, or a list of addresses
//	parse.go   what a feed says: RSS, Atom, JSON Feed, sitemaps of news
//	host.go    the queue of one machine: pauses, robots.txt, staying away from it
//	poll.go    one look at a feed: what is new, when to look again, what was missed
//	article.go one article: got, tried again, or given up
//	watcher.go all of them together
//
// What it knows stands in a [Book], so that it goes on exactly where it stopped. What
// it got it hands to a [Taker]; an article counts as taken only when that returns.
package watch

import (
	"context"
	"time"
)

// A Feed is what is known of a feed between two looks at it.
type Feed struct {
	URL   string // as the user gave it; the feed's name in the book
	Title string // what it calls itself, else what the list calls it
	Kind  string // "RSS 2.0", "Atom 1.0", "JSON Feed 1.1", "sitemap"; empty before the first look

	// At is where the feed is now, when it moved for good; else empty.
	At string
	// ETag and LastModified are what its machine said of the last answer that could
	// be read.
	ETag, LastModified string

	Polled time.Time     // the last look; zero for none
	Good   time.Time     // the last look that could be read
	Fresh  time.Time     // the last look that found something new
	Next   time.Time     // when to look again
	Every  time.Duration // how far looks are apart while all is well
	Fails  int           // looks in a row that failed
	Why    string        // what went wrong at the last look, in one line; empty when nothing did

	Items int // found so far
	Gaps  int // times that the feed had turned over whole since the last look
}

// The states of an item.
const (
	Waiting = "waiting" // to be got, or tried again
	Taken   = "taken"   // got and handed on
	Gone    = "gone"    // its machine says that there is no such page
	Refused = "refused" // its machine, or the guard, does not give it
	Failed  = "failed"  // given up after several tries
)

// An Item is one article that a feed names.
type Item struct {
	Key  string // see [KeyOf]: the same article has one key in all feeds
	Feed string // URL of the feed that named it first
	ID   string // its id within that feed; empty where it has none, or shares it with another
	URL  string // empty where the article stands in the feed alone
	Text string // the article as it stands in the feed, HTML; empty where it does not. It is read where nothing can be got from URL

	Title     string
	Published time.Time // as the feed says; zero where it does not
	Updated   time.Time // as the feed says; zero where it does not
	Found     time.Time

	State  string
	Tries  int
	Seen   int       // times it was taken: again when the feed says that it has changed
	Next   time.Time // when to try, while it waits
	Why    string    // in one line, when something went wrong
	Report string    // what was made of it, as the taker calls it
}

// A Gap is a time in which a feed may have named articles that nobody saw: when it was
// looked at again, nothing stood in it that had stood there before.
type Gap struct {
	Feed     string
	From, To time.Time // the two looks
}

// A Book keeps what is known. Its methods may be called from many goroutines; what they
// have returned from is kept.
type Book interface {
	// Feed returns what is known of a feed; one with nothing but its URL when it was
	// never looked at.
	Feed(ctx context.Context, url string) (Feed, error)
	// Known returns, for each of the items, the one in the book that is the same
	// article: of the same key, or named by the same feed with the same ID. It is
	// the zero Item where there is none.
	Known(ctx context.Context, items []Item) ([]Item, error)
	// Looked keeps what a look at a feed brought: the feed as it stands, items that
	// are new or changed, and a gap where there was one. All of it or nothing.
	Looked(ctx context.Context, f Feed, items []Item, gap *Gap) error
	// Waiting returns the items that wait, by when they are to be tried.
	Waiting(ctx context.Context) ([]Item, error)
	// Settle keeps what became of an item.
	Settle(ctx context.Context, it Item) error
}

// An Article is what was got for an item.
type Article struct {
	Item        Item
	InFeed      bool // it is the item's Text
	Body        []byte
	URL         string // after redirects
	ContentType string // as its machine named it
	At          time.Time
}

// A Taker takes articles; report is what it calls what it made of one. An error says
// in one line why nothing was made of it: the article is not got again. What ends all
// work, such as a lost database, it wraps in a [Fatal].
type Taker func(ctx context.Context, a Article) (report string, err error)

// Fatal is an error that ends all work; what was not taken is got again next time.
type Fatal struct{ Err error }

func (f *Fatal) Error() string { return f.Err.Error() }
func (f *Fatal) Unwrap() error { return f.Err }
