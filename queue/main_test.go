package queue_test

import (
	"os"
	"testing"

	"readout/queue/queuetest"
)

func TestMain(m *testing.M) {
	queuetest.Serve() // where this process is a server of the cluster's test
	os.Exit(m.Run())
}
