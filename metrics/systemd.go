package metrics

import (
	"context"
	"net"
	"os"
	"strconv"
	"time"
)

// Systemd tells systemd that the program is ready, then that it is alive for as long as
// alive returns, and at the end of ctx that it stops. Where systemd did not ask for that
// it does nothing. It returns at the end of ctx.
func Systemd(ctx context.Context, alive func(context.Context)) {
	at := os.Getenv("NOTIFY_SOCKET")
	if at == "" {
		return
	}
	if at[0] == '@' { // an abstract one
		at = "\x00" + at[1:]
	}
	c, err := net.DialUnix("unixgram", nil, &net.UnixAddr{Name: at, Net: "unixgram"})
	if err != nil {
		return
	}
	defer c.Close()
	tell := func(s string) { _, _ = c.Write([]byte(s)) } // systemd itself looks after what it does not hear
	tell("READY=1")
	defer tell("STOPPING=1")
	n, err := strconv.Atoi(os.Getenv("WATCHDOG_USEC"))
	if err != nil || n <= 0 {
		<-ctx.Done()
		return
	}
	t := time.NewTicker(time.Duration(n) * time.Microsecond / 3)
	defer t.Stop()
	for {
		alive(ctx)
		if ctx.Err() != nil {
			return
		}
		tell("WATCHDOG=1")
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}
