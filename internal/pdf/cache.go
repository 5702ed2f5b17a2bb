package pdf

import (
	"sync"

	"nrreport/internal/truetype"
	"nrreport/internal/typeface"
)

// Cache keeps cut fonts between documents: in a series of reports in one
// language, most use the same characters. It may be shared by goroutines; what
// it returns depends on the request alone, so that a document is the same with
// it and without.
type Cache struct {
	mu      sync.Mutex
	subsets map[subsetKey]*subset
}

type subsetKey struct {
	face  typeface.Face
	runes string
}

// cacheEntries bounds the memory of a cache (about 20 kB an entry).
const cacheEntries = 256

// subset returns the font cut down to the runes. A nil cache keeps nothing.
func (c *Cache) subset(font *truetype.Font, face typeface.Face, runes []rune, d *deflater) (*subset, error) {
	if c == nil {
		return newSubset(font, runes, d)
	}
	key := subsetKey{face, string(runes)}
	c.mu.Lock()
	s := c.subsets[key]
	c.mu.Unlock()
	if s != nil {
		return s, nil
	}
	s, err := newSubset(font, runes, d)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.subsets == nil || len(c.subsets) >= cacheEntries {
		c.subsets = map[subsetKey]*subset{}
	}
	c.subsets[key] = s
	return s, nil
}
