package eval

import (
	"slices"
	"strings"
)

// newsGenre is the genre whose rows are always given: it is what Readout reads.
const newsGenre = "news"

// webGenres are those of the English Web Treebank, which begin its ids.
var webGenres = []string{"answers", "email", "newsgroup", "reviews", "weblog"}

// Genre returns the genre that the sentence's id names (GUM_news_rain-1,
// weblog-example.org_1-0001), "" where it names none.
func (s *GoldSentence) Genre() string {
	if rest, ok := strings.CutPrefix(s.ID, "GUM_"); ok {
		genre, _, _ := strings.Cut(rest, "_")
		return genre
	}
	if genre, _, ok := strings.Cut(s.ID, "-"); ok && slices.Contains(webGenres, genre) {
		return genre
	}
	return ""
}

// counts are what a suite counts and what makes rows of it.
type counts[C any] interface {
	*C
	merge(C)
	rows(set string) []Row
}

// genreCounts are the counts of a set, and of each genre in it.
type genreCounts[C any, P counts[C]] struct {
	all    C
	genres map[string]P
}

func (g *genreCounts[C, P]) add(genre string, c C) {
	P(&g.all).merge(c)
	if genre == "" {
		return
	}
	if g.genres == nil {
		g.genres = map[string]P{}
	}
	if g.genres[genre] == nil {
		g.genres[genre] = P(new(C))
	}
	g.genres[genre].merge(c)
}

// rows are those of the whole set, then those of its genres, news first; news
// alone where the options do not ask for genres. The set of a genre's rows is
// called gum-dev-news.
func (g *genreCounts[C, P]) rows(set string, o Options) []Row {
	if o.Set != "" && o.Set != set {
		if len(g.genres) == 0 {
			return nil
		}
		return P(&g.all).rows(o.Set) // its one genre is all that was counted
	}
	rows := P(&g.all).rows(set)
	var names []string
	for genre := range g.genres {
		if genre != newsGenre && o.Genres {
			names = append(names, genre)
		}
	}
	slices.Sort(names)
	if g.genres[newsGenre] != nil {
		names = slices.Insert(names, 0, newsGenre)
	}
	for _, genre := range names {
		rows = append(rows, g.genres[genre].rows(set+"-"+genre)...)
	}
	return rows
}
