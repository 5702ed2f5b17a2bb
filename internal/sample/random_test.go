package sample

import (
	"bytes"
	"testing"

	"nrreport/internal/workbook"
)

func TestEveryTroubleComesUpWithEveryLogo(t *testing.T) {
	seen := map[Trouble]bool{}
	for seed := range uint64(Rounds) {
		for _, main := range mains {
			for _, logo := range logos {
				if both := main | logo; Troubles(seed)&both == both {
					seen[both] = true
				}
			}
		}
	}
	if len(seen) != len(mains)*len(logos) {
		t.Errorf("%d pairs of %d", len(seen), len(mains)*len(logos))
	}
}

// A seed gives one workbook, and the troubles are in it.
func TestRandom(t *testing.T) {
	written := func(seed uint64) (*workbook.Book, []byte) {
		book, err := Random(seed)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := workbook.Write(&b, book, workbook.WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		return book, b.Bytes()
	}
	longest, words, unclear := 0, 0, 0
	for seed := range uint64(len(mains)) {
		book, data := written(seed)
		if _, again := written(seed); !bytes.Equal(data, again) {
			t.Errorf("seed %d gives two workbooks", seed)
		}
		has := Troubles(seed)
		if (book.Logo == nil) != (has&NoLogo != 0) {
			t.Errorf("seed %d: logo %v", seed, book.Logo != nil)
		}
		for _, table := range book.Tables {
			longest = max(longest, len(table.Rows))
			for i := range table.Rows {
				for j := range table.Rows[i].Cells {
					c := &table.Rows[i].Cells[j]
					words = max(words, len(c.Rich.Plain()))
					if c.Kind == workbook.CellInvalid {
						unclear++
					}
				}
			}
		}
	}
	if longest < 200 || words < 2000 || unclear == 0 {
		t.Errorf("%d rows at most, %d characters at most, %d unclear cells", longest, words, unclear)
	}
}
