package fetch

import (
	"net/netip"
	"net/url"
	"testing"
)

func TestRefused(t *testing.T) {
	f := func(s string, want bool) {
		t.Helper()
		if err := refused(netip.MustParseAddr(s)); (err != nil) != want {
			t.Errorf("%s: %v", s, err)
		}
	}
	for _, s := range []string{
		"0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.9.9.9", "169.254.169.254",
		"172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255",
		"198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
		"::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b:1::1",
		"100::1", "2001::1", "2001:0:7f00:1::", "2001:db8::1", "2002:7f00:1::", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
	} {
		f(s, true)
	}
	for _, s := range []string{"1.1.1.1", "93.184.215.14", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1", "198.20.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "::ffff:1.1.1.1"} {
		f(s, false)
	}
}

func TestControl(t *testing.T) {
	for _, a := range []string{"127.0.0.1:80", "[::1]:443", "[::ffff:10.0.0.1]:80", "[fe80::1%eth0]:80", "nonsense", "localhost:80"} {
		if Control("tcp4", a, nil) == nil {
			t.Errorf("%s is let through", a)
		}
	}
	if Control("udp4", "1.1.1.1:80", nil) == nil {
		t.Error("udp is let through")
	}
	if err := Control("tcp4", "1.1.1.1:443", nil); err != nil {
		t.Error(err)
	}
}

func TestCheck(t *testing.T) {
	f := func(s string, want bool) {
		t.Helper()
		u, err := url.Parse(s)
		if err != nil {
			if !want {
				t.Errorf("%s: %v", s, err)
			}
			return
		}
		if err := Check(u); (err != nil) != want {
			t.Errorf("%s: %v", s, err)
		}
	}
	for _, s := range []string{
		"http://127.0.0.1/", "http://127.1/", "http://0177.0.0.1/", "http://0x7f.0.0.1/", "http://0x7f000001/", "http://2130706433/", "http://017700000001/",
		"http://127.0.0.1./", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:0:0:1]/", "http://[fe80::1%25eth0]/", "http://[64:ff9b::7f00:1]/",
		"http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://a.localhost/", "http://printer.local/", "http://metadata.internal/", "http://intranet/",
		"http://169.254.169.254/latest/", "http://10.0.0.1/", "http://0/", "http://0.0.0.0/", "http://1.2.3.0x4/",
		"http://user:pass@example.org/", "http://example.org:22/", "http://example.org:6379/", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "http:///x",
	} {
		f(s, true)
	}
	for _, s := range []string{"http://example.org/", "https://example.org:8443/x?y=1", "http://example.org:8080/", "https://1.1.1.1/", "https://[2606:4700::1111]/", "https://news.example.cafe/", "https://a.b.c.example.de/"} {
		f(s, false)
	}
}
