package eval

import "context"

// Statements scores the suite of that name.
func Statements(ctx context.Context, o Options) ([]Row, error) { return nil, nil }
