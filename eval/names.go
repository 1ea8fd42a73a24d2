package eval

import "context"

// Names scores the suite of that name.
func Names(ctx context.Context, o Options) ([]Row, error) { return nil, nil }
