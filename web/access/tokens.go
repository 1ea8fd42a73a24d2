package access

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// A Token is the right of a person or program to ask. The secret is not kept, only its
// hash.
type Token struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"` // whose it is
	Role    Role      `json:"role"`
	Hash    string    `json:"sha256"` // of the secret, hexadecimal
	Made    time.Time `json:"made"`
	Expires time.Time `json:"expires,omitzero"` // zero for never
}

// Valid says whether the token counts at a time.
func (t *Token) Valid(at time.Time) bool { return t.Expires.IsZero() || at.Before(t.Expires) }

// Tokens is a file of tokens. They stand beside the database and not in it: who is given
// a copy of the database is not given the keys to the server, and one file serves
// SQLite and PostgreSQL. What another process changes counts within a second.
type Tokens struct {
	file string
	now  func() time.Time

	mu     sync.Mutex
	list   []Token
	stamp  string
	looked time.Time
}

// OpenTokens opens a file of tokens, which need not be there yet.
func OpenTokens(file string) (*Tokens, error) {
	t := &Tokens{file: file, now: time.Now}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t, t.load()
}

// load reads the file when it has changed; the lock is held.
func (t *Tokens) load() error {
	t.looked = t.now()
	info, err := os.Stat(t.file)
	if errors.Is(err, fs.ErrNotExist) {
		t.list, t.stamp = nil, ""
		return nil
	}
	if err != nil {
		return fmt.Errorf("the tokens in %s cannot be read: %w", t.file, err)
	}
	stamp := fmt.Sprint(info.Size(), info.ModTime())
	if stamp == t.stamp {
		return nil
	}
	b, err := os.ReadFile(t.file)
	if err != nil {
		return fmt.Errorf("the tokens in %s cannot be read: %w", t.file, err)
	}
	var list []Token
	if err := json.Unmarshal(b, &list); err != nil {
		return fmt.Errorf("%s is damaged (%w): take your last copy of it, or remove it and make new tokens", t.file, err)
	}
	for _, x := range list {
		if !slices.Contains(Roles, x.Role) || len(x.Hash) != 2*sha256.Size || x.ID == "" {
			return fmt.Errorf("%s is damaged: the token of %s has no role, hash or id; take your last copy of it", t.file, x.Name)
		}
	}
	t.list, t.stamp = list, stamp
	return nil
}

// List returns the tokens in the order in which they were made.
func (t *Tokens) List() []Token {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.fresh())
}

// fresh is the list as it stands in the file, looked at once a second; a file that
// cannot be read any more lets nobody in.
func (t *Tokens) fresh() []Token {
	if t.now().Sub(t.looked) >= time.Second {
		if err := t.load(); err != nil {
			t.list, t.stamp = nil, ""
		}
	}
	return t.list
}

// Add makes a token and returns its secret, which nobody can tell again.
func (t *Tokens) Add(name string, role Role, expires time.Time) (Token, string, error) {
	name = strings.Join(strings.Fields(name), " ")
	switch {
	case name == "" || len(name) > 100:
		return Token{}, "", errors.New("whose token it is is missing: give a name of at most 100 letters")
	case !slices.Contains(Roles, role):
		return Token{}, "", fmt.Errorf("there is no role %q; there are viewer, editor and admin", role)
	}
	secret := "readout_" + rand.Text()
	x := Token{ID: "t" + strings.ToLower(rand.Text()[:8]), Name: name, Role: role, Hash: hashOf(secret), Made: t.now().UTC().Truncate(time.Second), Expires: expires}
	return x, secret, t.change(func(list []Token) ([]Token, error) { return append(list, x), nil })
}

// Revoke takes a token out, by its id.
func (t *Tokens) Revoke(id string) error {
	return t.change(func(list []Token) ([]Token, error) {
		i := slices.IndexFunc(list, func(x Token) bool { return x.ID == id })
		if i < 0 {
			return nil, fmt.Errorf("there is no token %s; readout token list shows them", id)
		}
		return slices.Delete(list, i, i+1), nil
	})
}

// change writes the file anew, whole or not at all, readable by its owner alone.
func (t *Tokens) change(f func([]Token) ([]Token, error)) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.load(); err != nil {
		return err
	}
	list, err := f(slices.Clone(t.list))
	if err != nil {
		return err
	}
	b, err := json.MarshalIndent(list, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(t.file), 0o700); err != nil {
		return fmt.Errorf("the folder of %s cannot be made: %w", t.file, err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(t.file), ".tokens-") // made for its owner alone
	if err != nil {
		return fmt.Errorf("the tokens cannot be kept in %s: %w", t.file, err)
	}
	_, err = tmp.Write(append(b, '\n'))
	err = errors.Join(err, tmp.Sync(), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), t.file)
	}
	if err != nil {
		os.Remove(tmp.Name())
		return fmt.Errorf("the tokens cannot be kept in %s: %w", t.file, err)
	}
	t.stamp = ""
	return t.load()
}

// find is the token of a secret, nil where there is none that counts. All are compared,
// so that the time taken tells nothing.
func (t *Tokens) find(secret string) (found *Token) {
	t.mu.Lock()
	defer t.mu.Unlock()
	h := hashOf(secret)
	for _, x := range t.fresh() {
		if subtle.ConstantTimeCompare([]byte(x.Hash), []byte(h)) == 1 && x.Valid(t.now()) {
			found = &x
		}
	}
	return found
}

// byID is the token of an id that counts, nil for none.
func (t *Tokens) byID(id string) *Token {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, x := range t.fresh() {
		if id != "" && x.ID == id && x.Valid(t.now()) {
			return &x
		}
	}
	return nil
}

func hashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
