// Package postgres keeps a store in a PostgreSQL database.
package postgres

import _ "github.com/jackc/pgx/v5/stdlib" // the driver
