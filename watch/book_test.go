package watch

import (
	"context"
	"slices"
	"sync"
)

// A memory is a book that is not kept. Like every book it gives out copies.
type memory struct {
	mu    sync.Mutex
	feeds map[string]Feed
	items map[string]Item
	ids   map[[2]string]string // feed and id to key
	gaps  []Gap
}

func newMemory() *memory {
	return &memory{feeds: map[string]Feed{}, items: map[string]Item{}, ids: map[[2]string]string{}}
}

func (m *memory) Feed(_ context.Context, url string) (Feed, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	f := m.feeds[url]
	f.URL = url
	return f, nil
}

func (m *memory) Known(_ context.Context, items []Item) ([]Item, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := make([]Item, len(items))
	for i, it := range items {
		if out[i] = m.items[it.Key]; out[i].Key == "" && it.ID != "" {
			out[i] = m.items[m.ids[[2]string{it.Feed, it.ID}]]
		}
	}
	return out, nil
}

func (m *memory) Looked(_ context.Context, f Feed, items []Item, gap *Gap) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.feeds[f.URL] = f
	for _, it := range items {
		m.items[it.Key] = it
		if it.ID != "" {
			m.ids[[2]string{it.Feed, it.ID}] = it.Key
		}
	}
	if gap != nil {
		m.gaps = append(m.gaps, *gap)
	}
	return nil
}

func (m *memory) Waiting(context.Context) (list []Item, _ error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, it := range m.items {
		if it.State == Waiting {
			list = append(list, it)
		}
	}
	slices.SortFunc(list, func(a, b Item) int { return a.Next.Compare(b.Next) })
	return list, nil
}

func (m *memory) Settle(_ context.Context, it Item) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.items[it.Key] = it
	return nil
}
