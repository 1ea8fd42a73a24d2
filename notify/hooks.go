package notify

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"strings"
	"sync"
	"time"

	"readout/follow"
	"readout/store"
)

// How often a message is tried before it is given up, some three days in all, and how
// long one that was begun is left to whoever began.
const (
	mostTries = 12
	firstWait = 5 * time.Second
	mostWait  = 12 * time.Hour
	lease     = time.Minute
)

// Hooks delivers changes to web hooks, and what alerts tell to addresses and commands,
// each at least once and with an id by which a receiver knows what it has already: twice
// only where a program was killed between telling and noting that. Several programs may
// do so over one store.
type Hooks struct {
	Store    *store.Store
	Log      *slog.Logger                                   // of what cannot be delivered; nil for none
	Names    store.Names                                    // whom names in rules mean; may be nil
	Commands bool                                           // commands of alerts are run; else they wait for who does
	Sent     func(kind string, ok bool, late time.Duration) // told of each try, if not nil: hook, alert or command; late since it was raised

	now  func() time.Time
	send *sender
	busy sync.Map // ids of hooks that are being told
	seen sync.Map // record up to which an alert has looked, by its id
	wait func(tries int) time.Duration
	poll time.Duration // how often it is looked whether there is anything to send
}

// Run delivers until ctx ends. What is under way then is tried again by the next Run.
func (h *Hooks) Run(ctx context.Context) {
	h.init()
	var work sync.WaitGroup
	defer work.Wait()
	t := time.NewTicker(h.poll)
	defer t.Stop()
	for {
		h.round(ctx, &work)
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}

func (h *Hooks) init() {
	if h.now == nil {
		h.now = time.Now
	}
	if h.wait == nil {
		h.wait = backOff
	}
	if h.poll == 0 {
		h.poll = 2 * every
	}
	if h.send == nil {
		h.send = newSender()
	}
}

// round looks at each hook once and begins to tell those that are not being told yet.
func (h *Hooks) round(ctx context.Context, work *sync.WaitGroup) {
	hooks, err := h.Store.Hooks(ctx)
	if err != nil || len(hooks) == 0 {
		return // asked again soon; whoever shows pages says that the store is away
	}
	last, err := h.Store.LastNoted(ctx)
	if err != nil {
		return
	}
	for i := range hooks {
		k := hooks[i]
		if k.Off != "" {
			continue
		}
		if _, busy := h.busy.LoadOrStore(k.ID, true); busy {
			continue
		}
		work.Go(func() {
			defer h.busy.Delete(k.ID)
			if err := h.tell(ctx, &k, last); err != nil && ctx.Err() == nil && h.Log != nil {
				h.Log.Warn("web hook or alert", "id", k.ID, "err", err)
			}
		})
	}
}

// tell queues what is new for a hook and sends what is due.
func (h *Hooks) tell(ctx context.Context, k *store.Hook, last int64) error {
	if k.Rule != "" {
		if err := h.raise(ctx, k, last); err != nil {
			return err
		}
		if k.URL == "" && !h.Commands {
			return nil
		}
	}
	for k.Rule == "" && k.Seen < last {
		from := k.Seen
		if err := h.queue(ctx, k); err != nil {
			return err
		}
		if k.Seen == from {
			break // what was counted is gone by now
		}
	}
	for ctx.Err() == nil && !h.now().Before(k.Rest) {
		d, ok, err := h.Store.Due(ctx, k.ID, h.now())
		if err != nil || !ok {
			return err
		}
		if ok, err = h.Store.Take(ctx, &d, h.now().Add(lease)); err != nil || !ok {
			return err // another program tells it
		}
		if done, err := h.deliver(ctx, k, d); err != nil || done {
			return err
		}
	}
	return ctx.Err()
}

// queue queues the next changes that a hook is to be told of.
func (h *Hooks) queue(ctx context.Context, k *store.Hook) error {
	want := &Want{kinds: k.Kinds}
	if k.Process != "" {
		want.ids = map[string]bool{k.Process: true}
	}
	list, err := follow.NotedChanges(ctx, h.Store, store.NotedFilter{After: k.Seen, Limit: 256})
	if err != nil || len(list) == 0 {
		return err
	}
	var due []int64
	for i := range list {
		if want.Has(&list[i]) {
			due = append(due, list[i].Seq)
		}
	}
	from := k.Seen
	k.Seen = list[len(list)-1].Seq
	if want.now != "" {
		k.Process = want.now // from here on it goes by that id
	}
	return h.Store.QueueFor(ctx, k.ID, from, k.Seen, k.Process, due)
}

// deliver sends one message and notes what became of it. done says that the hook is to be
// left alone for now.
func (h *Hooks) deliver(ctx context.Context, k *store.Hook, d store.Delivery) (done bool, err error) {
	m, ok, err := h.message(ctx, k, d.Change)
	if err != nil {
		return true, err
	}
	if !ok {
		return false, h.Store.Delivered(ctx, d) // forgotten, or of a copy of the store that is older than the queue
	}
	kind := "hook"
	switch {
	case len(k.Command) > 0:
		kind = "command"
		err = runCommand(ctx, k, m, commandTime)
	case k.Rule != "":
		kind = "alert"
		fallthrough
	default:
		err = h.send.send(ctx, k, m, h.now())
	}
	if h.Sent != nil && ctx.Err() == nil {
		h.Sent(kind, err == nil, h.now().Sub(m.Time))
	}
	if ctx.Err() != nil {
		return true, ctx.Err() // tried again when the lease is over
	}
	if err == nil {
		return false, h.Store.Delivered(ctx, d)
	}
	rest, off := h.failed(k, &d, err)
	if h.Log != nil && !d.Dead.IsZero() {
		h.Log.Warn("a change or alert is not told any more", "hook", k.ID, "change", d.Change, "tries", d.Tries, "reason", d.Reason)
	}
	return !rest.IsZero() || off != "", h.Store.Undelivered(ctx, d, rest, off)
}

// message is what is told of a change, or of a line of an alert; ok is false where there
// is nothing of it any more.
func (h *Hooks) message(ctx context.Context, k *store.Hook, n int64) (m message, ok bool, err error) {
	if k.Rule != "" {
		list, err := h.Store.Alerts(ctx, store.AlertFilter{Hook: k.ID, N: n})
		if err != nil || len(list) == 0 {
			return m, false, err
		}
		t, err := toldOf(ctx, h.Store, k, &list[0])
		if err != nil || t == nil {
			return m, false, err
		}
		m = message{ID: alertID(k, &list[0]), Type: "alert.event", Time: list[0].At, Data: t}
		if t.Change != nil {
			m.Type = "alert.change"
		}
		return m, true, nil
	}
	list, err := follow.NotedChanges(ctx, h.Store, store.NotedFilter{After: n - 1, Limit: 1})
	if err != nil || len(list) == 0 || list[0].Seq != n {
		return m, false, err
	}
	return messageOf(&list[0]), true, nil
}

// failed says in d what comes after a failure, and until when the hook is left alone.
func (h *Hooks) failed(k *store.Hook, d *store.Delivery, err error) (rest time.Time, off string) {
	now := h.now()
	f := &failure{text: err.Error()}
	errors.As(err, &f)
	d.Reason = oneLine(f.text)
	switch {
	case f.gone:
		d.Dead, off = now, d.Reason
	case d.Tries >= mostTries:
		d.Dead = now
	case f.away:
		d.Next = time.Time{} // as soon as the hook is asked again
	default:
		d.Next = now.Add(h.wait(d.Tries))
	}
	if f.away {
		rest = now.Add(max(h.wait(k.Fails+1), f.after))
	}
	return rest, off
}

// backOff is how long to wait after so many tries: longer each time, and never the same,
// so that not all come again at once.
func backOff(tries int) time.Duration {
	d := firstWait
	for range min(tries, mostTries) - 1 {
		d = min(4*d, mostWait)
	}
	return d/2 + rand.N(d)
}

// oneLine is the text of a failure, short and without breaks.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 300 {
		s = strings.ToValidUTF8(s[:300], "")
	}
	return s
}

// Test sends a message of no change to a hook at once.
func Test(ctx context.Context, k *store.Hook) error {
	now := time.Now()
	secret := NewSecret() // of which only an id is made
	m := message{ID: "t" + strings.ToLower(strings.NewReplacer("+", "", "/", "", "=", "").Replace(secret[len(secretMark):]))[:20], Type: "readout.test", Time: now.UTC(),
		Data: map[string]string{"message": "This is a test. Changes come in the same form, with the type process. and their kind."}}
	if len(k.Command) > 0 {
		return runCommand(ctx, k, m, commandTime)
	}
	return newSender().send(ctx, k, m, now)
}
