package fetch

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
)

// refusedRanges are the addresses that no report on the web has: those of this
// machine, of the networks around it, and those that stand for others by some
// rule of translation, behind which such a one may hide.
var refusedRanges = []struct{ prefix, what string }{
	{"0.0.0.0/8", "this network"},
	{"10.0.0.0/8", "a private network"},
	{"100.64.0.0/10", "a provider's inner network"},
	{"127.0.0.0/8", "this machine"},
	{"169.254.0.0/16", "the local link"},
	{"172.16.0.0/12", "a private network"},
	{"192.0.0.0/24", "reserved for protocols"},
	{"192.0.2.0/24", "for examples only"},
	{"192.88.99.0/24", "a translated address"},
	{"192.168.0.0/16", "a private network"},
	{"198.18.0.0/15", "for measurements only"},
	{"198.51.100.0/24", "for examples only"},
	{"203.0.113.0/24", "for examples only"},
	{"224.0.0.0/4", "many machines at once"},
	{"240.0.0.0/4", "reserved"},
	{"::/96", "this machine"},
	{"::ffff:0:0/96", "a translated address"},
	{"64:ff9b::/96", "a translated address"},
	{"64:ff9b:1::/48", "a translated address"},
	{"100::/64", "nowhere"},
	{"2001::/23", "a translated address"},
	{"2001:db8::/32", "for examples only"},
	{"2002::/16", "a translated address"},
	{"3fff::/20", "for examples only"},
	{"5f00::/16", "reserved for protocols"},
	{"fc00::/7", "a private network"},
	{"fe80::/10", "the local link"},
	{"fec0::/10", "a private network"},
	{"ff00::/8", "many machines at once"},
}

// A refusal says why an address is not talked to.
type refusal struct{ what string }

func (r *refusal) Error() string { return r.what }

// refused returns why a is not talked to, nil when it may be.
func refused(a netip.Addr) error {
	if a.Zone() != "" {
		return &refusal{"the address " + a.String() + " is of the local link"}
	}
	a = a.Unmap()
	for _, r := range refusedRanges {
		if netip.MustParsePrefix(r.prefix).Contains(a) {
			return &refusal{fmt.Sprintf("the address %s is of %s", a, strings.TrimPrefix(r.what, "of "))}
		}
	}
	return nil
}

// Control refuses a connection by the address that it is really made to, after
// the name was looked up, so that no name can lead astray between the two. It is for net.Dialer.Control.
func Control(network, address string, _ syscall.RawConn) error {
	if network != "tcp4" && network != "tcp6" {
		return &refusal{"the network " + network + " is not used"}
	}
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return &refusal{"the address " + address + " cannot be checked"}
	}
	return refused(ap.Addr())
}

// ports are those on which reports are fetched.
var ports = map[string]bool{"": true, "80": true, "443": true, "8080": true, "8443": true}

// Check refuses an address by its looks, before any name is looked up.
func Check(u *url.URL) error {
	host := u.Hostname()
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return &refusal{"addresses of the kind " + u.Scheme + " are not fetched"}
	case host == "":
		return &refusal{"the address names no machine"}
	case u.User != nil:
		return &refusal{"the address holds a name or password"}
	case !ports[u.Port()]:
		return &refusal{"the port " + u.Port() + " is none on which pages are fetched (80, 443, 8080, 8443)"}
	}
	if a, err := netip.ParseAddr(host); err == nil {
		return refused(a)
	}
	labels := strings.Split(strings.TrimSuffix(strings.ToLower(host), "."), ".")
	last := labels[len(labels)-1]
	switch {
	case numeral(last):
		return &refusal{"the machine " + host + " is a number in disguise"}
	case last == "localhost" || last == "local" || last == "internal" || len(labels) == 1:
		return &refusal{"the machine " + host + " is of this network"}
	}
	return nil
}

// numeral says whether a label is a number, decimal, octal or hexadecimal: old
// resolvers read 0177.1 and 2130706433 as addresses.
func numeral(s string) bool {
	s = strings.TrimPrefix(s, "0x")
	for i := range len(s) {
		if c := s[i]; c < '0' || c > '9' && (c < 'a' || c > 'f') {
			return false
		}
	}
	return s == "" || s[0] >= '0' && s[0] <= '9' || strings.Trim(s, "0123456789") == ""
}
