package processes

import (
	"strings"
	"sync"
)

// A Memory keeps what was found out about pieces of text, for the next time that a process
// is folded which has most of them again. It changes nothing but the time that takes. The
// zero value is empty and ready, and may be used by several goroutines at once.
type Memory struct {
	long  memo[[]string] // see longWords
	stems memo[[]string] // see stemsOf
	talks memo[talkWords]
	plain memo[string] // see fold
}

// talkWords is what words say of talks.
type talkWords struct{ tells, apart, lasts bool }

func talkWordsOf(s string) talkWords {
	return talkWords{tellsOfTalks(s), apartFromEachOther(s), lasts(s)}
}

// mostRemembered is of how many pieces of text a Memory keeps each.
const mostRemembered = 60_000

// A memo is what a function says of strings.
type memo[V any] struct {
	mu sync.RWMutex
	of map[string]V
}

// get is f of s.
func (m *memo[V]) get(s string, f func(string) V) V {
	m.mu.RLock()
	v, ok := m.of[s]
	m.mu.RUnlock()
	if ok {
		return v
	}
	v = f(s)
	m.mu.Lock()
	if m.of == nil || len(m.of) >= mostRemembered {
		m.of = map[string]V{}
	}
	m.of[strings.Clone(s)] = v // s may be a part of a whole report
	m.mu.Unlock()
	return v
}

// stemsIn are the stems of a text; whoever is given them does not change them.
func stemsIn(s string) []string { return stemsOf(strings.Fields(fold(s))) }

func (f *folder) talkWords(s string) talkWords { return f.m.talks.get(s, talkWordsOf) }
