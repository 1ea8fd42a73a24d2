package notify

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"readout/fetch"
	"readout/follow"
	"readout/store"
)

// Messages are those of Standard Webhooks: a JSON object of type, timestamp and data,
// signed together with its id and the time of sending.
const (
	headID        = "webhook-id"
	headTime      = "webhook-timestamp"
	headSignature = "webhook-signature"
	secretMark    = "whsec_"
)

// sendTime is how long a receiver has to answer.
const sendTime = 15 * time.Second

// A message is what a receiver is told. ID is the same however often it is sent, and to
// whichever address: who has seen it need not look again.
type message struct {
	ID   string    `json:"-"`
	Type string    `json:"type"` // process. and the kind of the change
	Time time.Time `json:"timestamp"`
	Data any       `json:"data"`
}

func messageOf(c *follow.Noted) message {
	return message{ID: c.ID, Type: "process." + c.Kind, Time: c.Time, Data: c}
}

// NewSecret makes a secret of 256 bits.
func NewSecret() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails
	return secretMark + base64.StdEncoding.EncodeToString(b[:])
}

// Sign returns the signature of a message by its id, the time at which it is sent and
// its body.
func Sign(secret, id string, at time.Time, body []byte) (string, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, secretMark))
	if err != nil || len(key) < 16 {
		return "", errors.New("the secret of the web hook is damaged: remove it and add it again")
	}
	h := hmac.New(sha256.New, key)
	fmt.Fprintf(h, "%s.%d.", id, at.Unix())
	h.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(h.Sum(nil)), nil
}

// Check says whether an address can be that of a hook: http or https, without a
// password, and no address of this machine or a private network unless that is allowed.
func Check(address string, private bool) error {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https":
		return errors.New("this is no address that can be told anything: write it as https://example.org/hook")
	case u.User != nil:
		return errors.New("the address holds a name or password, which would be kept and sent in the clear: leave it out, what is sent is signed")
	case private:
		return nil
	}
	return fetch.Check(u)
}

// A failure says why a message did not arrive.
type failure struct {
	text  string
	away  bool          // the receiver as a whole cannot be reached; other messages will not arrive either
	gone  bool          // it wants to be told nothing any more
	after time.Duration // that it asks to be left alone; 0 where it does not say
}

func (f *failure) Error() string { return f.text }

// A sender sends messages.
type sender struct {
	public, private *http.Client
}

func newSender() *sender {
	client := func(private bool) *http.Client {
		return &http.Client{Transport: fetch.Transport(private), Timeout: sendTime,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	}
	return &sender{client(false), client(true)}
}

// send sends a message once; its errors are a failure.
func (s *sender) send(ctx context.Context, h *store.Hook, m message, at time.Time) error {
	body, err := json.Marshal(&m)
	if err != nil {
		return &failure{text: err.Error()}
	}
	if err := Check(h.URL, h.Private); err != nil {
		return &failure{text: "not sent: " + err.Error(), away: true}
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, h.URL, bytes.NewReader(body))
	if err != nil {
		return &failure{text: err.Error()}
	}
	sign, err := Sign(h.Secret, m.ID, at, body)
	if err != nil {
		return &failure{text: err.Error()}
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "Readout")
	r.Header.Set(headID, m.ID)
	r.Header.Set(headTime, strconv.FormatInt(at.Unix(), 10))
	r.Header.Set(headSignature, sign)
	client := s.public
	if h.Private {
		client = s.private
	}
	resp, err := client.Do(r)
	if err != nil {
		return &failure{text: whyNot(err), away: true}
	}
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10)) // what it says beside its status is of no interest
	return answered(resp)
}

// whyNot says in one line why there was no answer.
func whyNot(err error) string {
	var timeout interface{ Timeout() bool }
	switch {
	case fetch.Refused(err):
		return "not sent: " + fetch.Cause(err).Error()
	case errors.As(err, &timeout) && timeout.Timeout():
		return fmt.Sprintf("no answer within %v", sendTime)
	}
	return "no answer: " + fetch.Cause(err).Error()
}

// answered says whether a receiver took a message.
func answered(resp *http.Response) error {
	code := resp.StatusCode
	if code >= 200 && code < 300 {
		return nil
	}
	f := &failure{text: fmt.Sprintf("it answers %d %s", code, http.StatusText(code))}
	switch {
	case code >= 300 && code < 400:
		f.text += ", and is not followed elsewhere: give the address that it leads to"
	case code == http.StatusGone:
		f.gone = true
		f.text += ": it wants to be told nothing any more"
	case code == http.StatusRequestTimeout, code == http.StatusTooEarly, code == http.StatusTooManyRequests, code >= 500:
		f.away = true
		if s, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil && s > 0 {
			f.after = min(time.Duration(s)*time.Second, 24*time.Hour)
		}
	}
	return f
}
