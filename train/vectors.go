package train

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"readout/syntax"
)

const (
	vectorWords = 50_000 // the most frequent ones
	vectorSize  = 64     // numbers of each that are kept
)

// wordVectors reads the file of word vectors and keeps of each the numbers along
// the directions in which they differ most.
func wordVectors(o Options) (syntax.Vectors, error) {
	if o.Vectors == "" {
		return syntax.Vectors{}, nil
	}
	words, rows, err := readVectors(o.Vectors, vectorWords)
	if err != nil {
		return syntax.Vectors{}, err
	}
	reduced := reduce(rows, min(vectorSize, len(rows[0])))
	return syntax.NewVectors(words, reduced)
}

// readVectors reads the first words of a file of vectors, at most most of them: a JSON object with "dimensions", "words", most frequent first,
// and "vectors", an object from words to lists of numbers, of which those after
// the dimensions are not looked at.
func readVectors(path string, most int) (words []string, rows [][]float32, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	var file struct {
		Dimensions int                  `json:"dimensions"`
		Words      []string             `json:"words"`
		Vectors    map[string][]float32 `json:"vectors"`
	}
	if err := json.NewDecoder(bufio.NewReaderSize(f, 1<<20)).Decode(&file); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(file.Words) == 0 || file.Dimensions < 1 {
		return nil, nil, fmt.Errorf(`%s: no "words" or no "dimensions": is it a file of word vectors?`, path)
	}
	words = file.Words[:min(most, len(file.Words))]
	for _, w := range words {
		v := file.Vectors[w]
		if len(v) < file.Dimensions {
			return nil, nil, fmt.Errorf("%s: the vector of %q has %d numbers, not %d", path, w, len(v), file.Dimensions)
		}
		rows = append(rows, v[:file.Dimensions])
	}
	return words, rows, nil
}
