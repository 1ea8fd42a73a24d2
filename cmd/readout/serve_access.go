package main

import (
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"readout/fetch"
	"readout/web/access"
)

// accessOptions say who may ask the server.
type accessOptions struct {
	tokensFlag
	auth  bool
	proxy bool
	cert  string
	key   string
	audit string
}

func (o *accessOptions) add(c *cobra.Command) {
	f := c.Flags()
	o.tokensFlag.add(c)
	f.BoolVar(&o.auth, "auth", false, "ask who somebody is on this machine's own address too")
	f.BoolVar(&o.proxy, "behind-proxy", false, "a proxy that speaks TLS stands before the server and says in X-Forwarded-For who asks")
	f.StringVar(&o.cert, "tls-cert", "", "`FILE` with the certificate, PEM")
	f.StringVar(&o.key, "tls-key", "", "`FILE` with its key, PEM")
	f.StringVar(&o.audit, "audit", "", "append to this `FILE` who did or was refused what, a JSON object a line")
	c.MarkFlagsRequiredTogether("tls-cert", "tls-key")
	c.MarkFlagsMutuallyExclusive("tls-cert", "behind-proxy")
}

// guard checks that nobody can reach the server who may not, and makes what lets in who
// may; done closes its files.
func (o *accessOptions) guard(addr string) (g *access.Guard, done func(), err error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, nil, usage("--addr %s is no address: write it as 127.0.0.1:8722", addr)
	}
	ip := net.ParseIP(host)
	here := host == "localhost" || ip != nil && ip.IsLoopback()
	g, done = &access.Guard{Proxy: o.proxy}, func() {}
	if !here && o.cert == "" && !o.proxy {
		return nil, nil, usage("--addr %s could be reached by others, who would send their tokens in the clear: give --tls-cert and --tls-key, or --behind-proxy where a proxy speaks TLS; or use 127.0.0.1 and a tunnel such as ssh -L", addr)
	}
	if o.cert != "" {
		if _, err := tls.LoadX509KeyPair(o.cert, o.key); err != nil {
			return nil, nil, fmt.Errorf("--tls-cert %s, --tls-key %s: %w", o.cert, o.key, fetch.Cause(err))
		}
	}
	if !here || o.auth || o.proxy {
		if g.Tokens, err = o.open(); err != nil {
			return nil, nil, err
		}
		if len(g.Tokens.List()) == 0 {
			return nil, nil, errors.New("there is no token yet, so nobody could ask: make one with readout token add NAME --role admin")
		}
	}
	if o.audit != "" {
		f, err := os.OpenFile(o.audit, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return nil, nil, fmt.Errorf("--audit %s: it cannot be written: %w", o.audit, fetch.Cause(err))
		}
		g.Log, done = slog.New(slog.NewJSONHandler(f, nil)), func() { f.Close() }
	}
	return g, done, nil
}

// tokensFlag says where tokens are kept.
type tokensFlag struct{ file string }

func (o *tokensFlag) add(c *cobra.Command) {
	c.Flags().StringVar(&o.file, "tokens", "", "`FILE` in which tokens are kept; else tokens.json in your configuration directory")
}

func (o *tokensFlag) open() (*access.Tokens, error) {
	file := o.file
	if file == "" {
		dir, err := os.UserConfigDir()
		if err != nil {
			return nil, fmt.Errorf("there is no configuration directory (%w): give --tokens FILE", err)
		}
		file = filepath.Join(dir, "readout", "tokens.json")
	}
	return access.OpenTokens(file)
}
