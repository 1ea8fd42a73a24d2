package bench

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"readout/store"
	"readout/store/local"
)

var million = flag.Bool("million", false, "BenchmarkStored goes up to a million reports, which takes 15 GB and half an hour")

// BenchmarkStored asks stores of ever more made-up reports, with five events each, for the
// same: how much dearer it becomes.
func BenchmarkStored(b *testing.B) {
	sizes := []int{1_000, 10_000, 100_000}
	if *million {
		sizes = append(sizes, 1_000_000)
	}
	for _, n := range sizes {
		s, err := local.Open(b.Context(), filepath.Join(b.TempDir(), "s.db"))
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Synthetic(b.Context(), n, 5*n); err != nil {
			b.Fatal(err)
		}
		r := rand.New(rand.NewPCG(3, 5))
		words := store.SyntheticWords(r)
		_, rec := coded(b, ofWords()[0])
		for _, x := range []struct {
			name string
			do   func(ctx context.Context, i int) error
		}{
			{"put", func(ctx context.Context, i int) error {
				_, err := s.Put(ctx, store.Filed{Record: recordOf(rec, fmt.Sprintf("%s\n\nNumber %d of %d.", rec.Report.Text, i, n))})
				return err
			}},
			{"get", func(ctx context.Context, _ int) error {
				_, err := s.Get(ctx, fmt.Sprintf("%016x", 1+r.IntN(n)))
				return err
			}},
			{"search", func(ctx context.Context, _ int) error {
				_, err := s.Search(ctx, store.ParseQuery(words()+" "+words(), nil), 20)
				return err
			}},
			{"events", func(ctx context.Context, _ int) error {
				for _, err := range s.Events(ctx, store.Filter{Actor: []string{store.SyntheticCountry(r)}, Limit: 20}) {
					if err != nil {
						return err
					}
				}
				return nil
			}},
		} {
			b.Run(fmt.Sprintf("%s/%d", x.name, n), func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					if err := x.do(b.Context(), i); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N), "ms")
			})
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
