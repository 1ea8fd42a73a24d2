package queue

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Names on the server. A subject ends with the id of its task: a stream that keeps one
// message a subject holds each task once.
const (
	todo    = "readout.todo."
	dead    = "readout.dead."
	workers = "workers" // the durable consumer that all workers share
)

// What the server is told.
const (
	ackWait    = 30 * time.Second // without a sign of life a task goes to another worker
	alive      = 10 * time.Second // between such signs
	maxPending = 5000             // tasks handed out and not done, of all workers
	lostTries  = 2 * MaxTries     // handed out so often without an answer a task is dead
)

// headers of dead tasks.
const (
	headReason = "Readout-Reason"
	headTries  = "Readout-Tries"
)

// stream is a queue on NATS JetStream.
type stream struct {
	nc       *nats.Conn
	js       jetstream.JetStream
	todo     jetstream.Stream
	dead     jetstream.Stream
	pages    jetstream.Stream
	workers  jetstream.Consumer
	patience time.Duration
	end      func() // of a server within the process; may be nil
}

// Open connects to a queue on a NATS server or cluster: addresses as nats://host:port
// with commas between. With three and more of them everything is kept on three.
// A password stands in NATS_USER and NATS_PASSWORD, a token in NATS_TOKEN, for the
// address is shown and logged.
func Open(ctx context.Context, addresses string, getenv func(string) string) (Queue, error) {
	list := strings.Split(addresses, ",")
	for _, a := range list {
		u, err := url.Parse(a)
		switch {
		case err != nil || u.Scheme != "nats" && u.Scheme != "tls" || u.Hostname() == "":
			return nil, fmt.Errorf("%.80q is no address of a queue; write nats://host:4222, more of them with commas between", a)
		case u.User != nil:
			return nil, errors.New("the address of the queue holds a password, which would be logged; put it into NATS_USER and NATS_PASSWORD")
		}
	}
	opts := []nats.Option{nats.Name("readout"), nats.MaxReconnects(-1), nats.ReconnectWait(500 * time.Millisecond), nats.Timeout(5 * time.Second), nats.PingInterval(10 * time.Second)}
	if user := getenv("NATS_USER"); user != "" {
		opts = append(opts, nats.UserInfo(user, getenv("NATS_PASSWORD")))
	}
	if token := getenv("NATS_TOKEN"); token != "" {
		opts = append(opts, nats.Token(token))
	}
	nc, err := nats.Connect(addresses, opts...)
	if err != nil {
		return nil, fmt.Errorf("the queue at %s does not answer (%w); is nats-server running there?", addresses, err)
	}
	replicas := 1
	if len(list) >= 3 {
		replicas = 3
	}
	q, err := open(ctx, nc, replicas)
	if err != nil {
		nc.Close()
		return nil, fmt.Errorf("the queue at %s cannot be used: %w", addresses, err)
	}
	return q, nil
}

// open makes the streams where there are none.
func open(ctx context.Context, nc *nats.Conn, replicas int) (*stream, error) {
	js, err := jetstream.New(nc, jetstream.WithDefaultTimeout(10*time.Second))
	if err != nil {
		return nil, err
	}
	q := &stream{nc: nc, js: js, patience: Patience}
	q.todo, err = q.make(ctx, jetstream.StreamConfig{
		Name: "READOUT_TODO", Subjects: []string{todo + "*"}, Retention: jetstream.WorkQueuePolicy, Storage: jetstream.FileStorage, Replicas: replicas,
		MaxMsgsPerSubject: 1, Discard: jetstream.DiscardNew, DiscardNewPerSubject: true, MaxMsgSize: MaxBody + 4<<10,
	})
	if err != nil {
		return nil, err
	}
	q.dead, err = q.make(ctx, jetstream.StreamConfig{
		Name: "READOUT_DEAD", Subjects: []string{dead + "*"}, Storage: jetstream.FileStorage, Replicas: replicas, MaxMsgsPerSubject: 1, MaxMsgSize: MaxBody + 4<<10,
	})
	if err != nil {
		return nil, err
	}
	q.pages, err = q.make(ctx, jetstream.StreamConfig{
		Name: "READOUT_PAGES", Subjects: []string{page + "*.*"}, Storage: jetstream.FileStorage, Replicas: replicas, AllowDirect: true,
		MaxMsgsPerSubject: 1, Discard: jetstream.DiscardNew, DiscardNewPerSubject: true, MaxMsgSize: piece + 4<<10,
	})
	if err != nil {
		return nil, err
	}
	err = patiently(ctx, func() (err error) {
		q.workers, err = q.todo.CreateOrUpdateConsumer(ctx, jetstream.ConsumerConfig{
			Durable: workers, AckPolicy: jetstream.AckExplicitPolicy, AckWait: ackWait, MaxDeliver: -1, MaxAckPending: maxPending, Replicas: replicas,
		})
		return err
	})
	if err != nil {
		return nil, explain(err)
	}
	return q, nil
}

func (q *stream) make(ctx context.Context, c jetstream.StreamConfig) (s jetstream.Stream, err error) {
	err = patiently(ctx, func() (err error) {
		s, err = q.js.CreateOrUpdateStream(ctx, c)
		return err
	})
	return s, explain(err)
}

// explain says what an error of the server means.
func explain(err error) error {
	var api *jetstream.APIError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, jetstream.ErrJetStreamNotEnabled), errors.Is(err, nats.ErrNoResponders):
		return errors.New("its server keeps nothing: start nats-server with -js, or with jetstream in its configuration")
	case errors.As(err, &api) && api.Code == 503:
		return fmt.Errorf("its servers are too few or too full (%s): look at nats server report jetstream", api.Description)
	}
	return err
}

// patiently tries again for a while what fails because servers are being started, lost
// or elect who leads.
func patiently(ctx context.Context, f func() error) error {
	for end := time.Now().Add(30 * time.Second); ; {
		err := f()
		var api *jetstream.APIError
		switch {
		case err == nil, ctx.Err() != nil, time.Now().After(end):
			return err
		case errors.Is(err, context.DeadlineExceeded), errors.Is(err, nats.ErrTimeout), errors.Is(err, nats.ErrNoResponders), errors.Is(err, nats.ErrDisconnected), errors.Is(err, jetstream.ErrNoStreamResponse),
			errors.As(err, &api) && (api.Code == 503 || api.Code == 500):
		default:
			return err
		}
		sleep(ctx, time.Duration(200+rand.IntN(300))*time.Millisecond)
	}
}

func sleep(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// atOnce is how many tasks may be on their way to the server.
const atOnce = 256

func (q *stream) Put(ctx context.Context, tasks ...Task) error {
	for _, t := range tasks {
		if err := t.check(); err != nil {
			return err
		}
	}
	tasks, err := q.living(ctx, tasks)
	if err != nil {
		return fmt.Errorf("the queue does not say which tasks are dead: %w", err)
	}
	for batch := range slices.Chunk(tasks, atOnce) {
		var all sync.WaitGroup
		errs := make([]error, len(batch))
		for i, t := range batch {
			all.Go(func() { errs[i] = q.put(ctx, t) })
		}
		all.Wait()
		if err := errors.Join(errs...); err != nil {
			return fmt.Errorf("the queue does not take what is to be done: %w", errs[slices.IndexFunc(errs, func(e error) bool { return e != nil })])
		}
	}
	return nil
}

// living leaves out those of tasks that are dead. One that dies meanwhile may be both.
func (q *stream) living(ctx context.Context, tasks []Task) (out []Task, err error) {
	var info *jetstream.StreamInfo
	err = patiently(ctx, func() (err error) { info, err = q.dead.Info(ctx); return err })
	if err != nil || info.State.Msgs == 0 {
		return tasks, explain(err)
	}
	for _, t := range tasks {
		err := patiently(ctx, func() error { _, err := q.dead.GetLastMsgForSubject(ctx, dead+t.ID); return err })
		switch {
		case errors.Is(err, jetstream.ErrMsgNotFound):
			out = append(out, t)
		case err != nil:
			return nil, explain(err)
		}
	}
	return out, nil
}

// put puts one task and waits until it is kept; one that is there already is.
func (q *stream) put(ctx context.Context, t Task) error {
	return patiently(ctx, func() error {
		_, err := q.js.Publish(ctx, todo+t.ID, t.Body)
		if there(err) {
			return nil
		}
		return err
	})
}

// there says whether the error is that the subject has its one message already.
func there(err error) bool {
	var api *jetstream.APIError
	return errors.As(err, &api) && strings.Contains(api.Description, "maximum messages per subject")
}

func (q *stream) Work(ctx context.Context, n int, h Handler) error {
	inside, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	var all sync.WaitGroup
	for range n {
		all.Go(func() {
			for ctx.Err() == nil {
				batch, err := q.workers.Fetch(1, jetstream.FetchContext(ctx), jetstream.FetchHeartbeat(5*time.Second))
				if err != nil {
					sleep(ctx, time.Second)
					continue
				}
				for m := range batch.Messages() {
					q.handle(ctx, inside, m, h)
				}
				if err := batch.Error(); err != nil && ctx.Err() == nil {
					sleep(ctx, 200*time.Millisecond)
				}
			}
		})
	}
	drain(ctx, &all, end)
	return nil
}

// handle does the task of a message, which lives while its handler does.
func (q *stream) handle(outer, ctx context.Context, m jetstream.Msg, h Handler) {
	t := Task{ID: strings.TrimPrefix(m.Subject(), todo), Body: m.Data()}
	meta, err := m.Metadata()
	if err != nil {
		return // no message of a stream: nothing can be said of it
	}
	tries := int(meta.NumDelivered)
	if outer.Err() != nil {
		_ = m.Nak() // it was handed out in vain; if that is not heard it comes back later
		return
	}
	if tries > lostTries {
		q.bury(ctx, m, t, tries-1, errLost)
		return
	}
	beat := time.NewTicker(alive)
	over := make(chan struct{})
	go func() {
		defer beat.Stop()
		for {
			select {
			case <-over:
				return
			case <-beat.C:
				_ = m.InProgress() // the next one may be heard
			}
		}
	}()
	err = do(ctx, t, h, q.patience)
	close(over)
	switch {
	case err == nil:
		q.settle(ctx, m)
	case ctx.Err() != nil:
		_ = m.Nak()
	case tries >= MaxTries:
		q.bury(ctx, m, t, tries, oneLine(err))
	default:
		_ = m.NakWithDelay(wait[min(tries, len(wait))-1])
	}
}

// settle tells the server that a task is done, and waits until it has heard it. When it
// cannot be told the task is done again, which changes nothing.
func (q *stream) settle(ctx context.Context, m jetstream.Msg) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), ackWait)
	defer cancel()
	for ctx.Err() == nil {
		once, stop := context.WithTimeout(ctx, 5*time.Second)
		err := m.DoubleAck(once)
		stop()
		if err == nil || errors.Is(err, jetstream.ErrMsgAlreadyAckd) || errors.Is(err, nats.ErrConnectionClosed) {
			return
		}
		sleep(ctx, 200*time.Millisecond)
	}
}

// bury puts a task among the dead, and then takes it out of what is to be done: it is
// never in neither.
func (q *stream) bury(ctx context.Context, m jetstream.Msg, t Task, tries int, reason string) {
	msg := nats.NewMsg(dead + t.ID)
	msg.Data = t.Body
	msg.Header.Set(headReason, reason)
	msg.Header.Set(headTries, strconv.Itoa(tries))
	if err := patiently(ctx, func() error { _, err := q.js.PublishMsg(ctx, msg); return err }); err != nil {
		_ = m.NakWithDelay(wait[len(wait)-1])
		return
	}
	q.settle(ctx, m)
}

// Status asks the stream how many tasks it keeps and the consumer how many of them are
// handed out. The consumer's own count of those that wait is told to it after a task is
// kept, so that it may say none where one has just been put.
func (q *stream) Status(ctx context.Context) (Status, error) {
	var s Status
	c, err := q.workers.Info(ctx)
	if err != nil {
		return s, explain(err)
	}
	all, err := q.todo.Info(ctx)
	if err != nil {
		return s, explain(err)
	}
	d, err := q.dead.Info(ctx)
	if err != nil {
		return s, explain(err)
	}
	return Status{Waiting: max(0, int(all.State.Msgs)-c.NumAckPending), Underway: c.NumAckPending, Dead: int(d.State.Msgs)}, nil
}

func (q *stream) Dead(ctx context.Context) (out []Dead, err error) {
	err = q.eachDead(ctx, func(d Dead, _ uint64) error {
		out = append(out, d)
		return nil
	})
	return out, err
}

// eachDead goes through the dead tasks, the oldest first.
func (q *stream) eachDead(ctx context.Context, f func(Dead, uint64) error) error {
	for next := uint64(1); ; {
		m, err := q.dead.GetMsg(ctx, next, jetstream.WithGetMsgSubject(dead+"*"))
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			return nil
		}
		if err != nil {
			return explain(err)
		}
		tries, _ := strconv.Atoi(m.Header.Get(headTries))
		d := Dead{Task{strings.TrimPrefix(m.Subject, dead), m.Data}, tries, m.Header.Get(headReason), m.Time}
		if err := f(d, m.Sequence); err != nil {
			return err
		}
		next = m.Sequence + 1
	}
}

func (q *stream) Retry(ctx context.Context, ids ...string) (int, error) {
	return q.raise(ctx, ids, func(t Task) error { return q.put(ctx, t) })
}

func (q *stream) Drop(ctx context.Context, ids ...string) (int, error) {
	return q.raise(ctx, ids, func(Task) error { return nil })
}

// raise takes dead tasks out, after f.
func (q *stream) raise(ctx context.Context, ids []string, f func(Task) error) (n int, err error) {
	err = q.eachDead(ctx, func(d Dead, seq uint64) error {
		if len(ids) > 0 && !slices.Contains(ids, d.Task.ID) {
			return nil
		}
		if err := f(d.Task); err != nil {
			return err
		}
		if err := q.dead.DeleteMsg(ctx, seq); err != nil && !errors.Is(err, jetstream.ErrMsgNotFound) {
			return err
		}
		n++
		return nil
	})
	return n, err
}

func (q *stream) Close() error {
	q.nc.Close()
	if q.end != nil {
		q.end()
	}
	return nil
}
