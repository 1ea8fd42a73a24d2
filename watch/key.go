package watch

import (
	"crypto/sha256"
	"encoding/hex"
	"net"
	"net/url"
	"slices"
	"strings"
)

// KeyOf is the name of an article in the book: the hash of its address, without what
// differs between ways to reach the same article (the fragment, the case of the
// machine's name, the usual port, marks of campaigns). What has no address is named by
// feed and id, and what has neither by feed, title and text.
func KeyOf(it Item) string {
	switch {
	case it.URL != "":
		return hash("address", Canonical(it.URL))
	case it.ID != "":
		return hash("id", it.Feed, it.ID)
	}
	return hash("text", it.Feed, it.Title, it.Text)
}

func hash(list ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(list, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// campaign says whether a parameter of an address tells only how a reader came to it.
func campaign(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "utm_") || slices.Contains([]string{"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "at_medium", "at_campaign", "cmpid", "ocid", "ns_mchannel", "ns_source", "ns_campaign"}, name)
}

// Canonical is the address by which two ways to the same article are compared. It is
// not what is asked for.
func Canonical(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	u.Fragment, u.User = "", nil
	host := strings.ToLower(u.Hostname())
	if p := u.Port(); p != "" && p != map[string]string{"http": "80", "https": "443"}[u.Scheme] {
		host = net.JoinHostPort(host, p)
	}
	u.Host = host
	u.Scheme = "https" // the same articles are told with and without s
	if u.Path == "" {
		u.Path = "/"
	}
	if u.RawQuery != "" {
		var keep []string
		for pair := range strings.SplitSeq(u.RawQuery, "&") {
			if name, _, _ := strings.Cut(pair, "="); !campaign(name) {
				keep = append(keep, pair)
			}
		}
		u.RawQuery = strings.Join(keep, "&")
	}
	u.ForceQuery = false
	return u.String()
}
