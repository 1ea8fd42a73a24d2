package store

import (
	"context"
	"database/sql"
	"sync"
)

// prepared are statements that run again and again, kept as long as the store is open.
type prepared struct {
	mu sync.Mutex
	of map[string]*sql.Stmt
}

// mostPrepared is how many are kept; there are some dozens.
const mostPrepared = 300

func (p *prepared) known(q string) *sql.Stmt {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.of[q]
}

// stmt returns the statement of a query, prepared where it is not yet.
func (p *prepared) stmt(ctx context.Context, db *sql.DB, q string) (*sql.Stmt, error) {
	if s := p.known(q); s != nil {
		return s, nil
	}
	s, err := db.PrepareContext(ctx, q) // may wait for a connection
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if other := p.of[q]; other != nil { // somebody was faster
		_ = s.Close()
		return other, nil
	}
	if p.of == nil || len(p.of) >= mostPrepared {
		p.of = map[string]*sql.Stmt{}
	}
	p.of[q] = s
	return s, nil
}
