package export

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"time"

	"readout"
)

// A kind says how a value stands in JSON.
type kind uint8

const (
	kindString kind = iota
	kindBool
	kindInt
	kindFloat
	kindSpan // {start, end, text}
	kindDay  // time.Time as ISO day
	kindList
	kindObject
	kindPointer
)

// A shape is a Go type as JSON has it, worked out once.
type shape struct {
	kind   kind
	elem   *shape  // of a list or pointer
	fields []field // of an object
}

// A field is one field of a struct.
type field struct {
	name    string // as it stands in JSON, without quotation marks
	key     string // `"name":`
	at      int    // index in the struct
	always  bool   // written even when zero
	inline  bool   // its fields stand at this level
	running bool   // its spans together are much of the report's text
	*shape
}

// recordShape is the shape of a record.
var recordShape = sync.OnceValue(func() *shape { return shapeOf(reflect.TypeFor[readout.Record]()) })

func shapeOf(t reflect.Type) *shape {
	switch t {
	case reflect.TypeFor[readout.Span]():
		return &shape{kind: kindSpan}
	case reflect.TypeFor[time.Time]():
		return &shape{kind: kindDay}
	}
	switch t.Kind() {
	case reflect.String:
		return &shape{kind: kindString}
	case reflect.Bool:
		return &shape{kind: kindBool}
	case reflect.Int, reflect.Int32, reflect.Int64:
		return &shape{kind: kindInt}
	case reflect.Float32, reflect.Float64:
		return &shape{kind: kindFloat}
	case reflect.Slice:
		return &shape{kind: kindList, elem: shapeOf(t.Elem())}
	case reflect.Pointer:
		return &shape{kind: kindPointer, elem: shapeOf(t.Elem())}
	case reflect.Struct:
		return &shape{kind: kindObject, fields: fieldsOf(t)}
	}
	panic(fmt.Sprintf("BUG: a record holds a %v, which has no form in JSON", t))
}

// fieldsOf reads the tags of a struct: the name, and the options inline and always.
func fieldsOf(t reflect.Type) []field {
	var fs []field
	for i := range t.NumField() {
		name, options, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name == "-" {
			continue
		}
		fs = append(fs, field{
			name:    name,
			key:     `"` + name + `":`,
			at:      i,
			always:  options == "always",
			inline:  options == "inline",
			running: name == "sentences" || name == "layout" || name == "residue",
			shape:   shapeOf(t.Field(i).Type),
		})
	}
	return fs
}
