package eval

import "context"

// Syntax scores the suite of that name.
func Syntax(ctx context.Context, o Options) ([]Row, error) { return nil, nil }
