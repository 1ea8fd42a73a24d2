package readout_test

import (
	"reflect"
	"testing"

	"readout"
)

// TestItems gives every list of facts one element; Items must yield them all.
func TestItems(t *testing.T) {
	rec := &readout.Record{}
	v := reflect.ValueOf(rec).Elem()
	want := 0
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() != reflect.Slice || f.Type().Elem().Kind() != reflect.Struct {
			continue
		}
		if _, ok := f.Type().Elem().FieldByName("Item"); ok {
			f.Set(reflect.MakeSlice(f.Type(), 1, 1))
			want++
		}
	}
	got := 0
	for item := range rec.Items() {
		item.Score = 0.5
		got++
	}
	if got != want || want < 10 {
		t.Errorf("%d of %d lists", got, want)
	}
	if rec.Meetings[0].Score != 0.5 || rec.Processes[0].Score != 0.5 {
		t.Error("the items are copies")
	}
	for range rec.Items() { // stopping early is no panic
		break
	}
}
