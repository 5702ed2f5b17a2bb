package intake

import (
	"maps"
	"slices"
)

// Uses lists all the uses of a column.
func Uses() []Use { return slices.Sorted(maps.Keys(uses)) }
