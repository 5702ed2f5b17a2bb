package xlsx

import (
	"encoding/json"

	"github.com/xuri/excelize/v2"
)

// Styles gives the numbers of the styles of one workbook, each style being
// made once: asking excelize again for the same style makes it compare all
// those it has.
type Styles struct {
	file *excelize.File
	ids  map[string]int
}

// NewStyles returns the cache of a workbook's styles.
func NewStyles(f *excelize.File) *Styles { return &Styles{file: f, ids: map[string]int{}} }

// ID returns the number of a style, for SetCellStyle and its like.
func (s *Styles) ID(style *excelize.Style) (int, error) {
	return s.id("cell", style, s.file.NewStyle)
}

// Conditional returns the number of a style for conditional formats, whose
// numbers are apart.
func (s *Styles) Conditional(style *excelize.Style) (int, error) {
	return s.id("conditional", style, s.file.NewConditionalStyle)
}

func (s *Styles) id(family string, style *excelize.Style, create func(*excelize.Style) (int, error)) (int, error) {
	described, err := json.Marshal(style)
	if err != nil {
		return 0, err
	}
	key := family + string(described)
	if id, ok := s.ids[key]; ok {
		return id, nil
	}
	id, err := create(style)
	if err != nil {
		return 0, err
	}
	s.ids[key] = id
	return id, nil
}
