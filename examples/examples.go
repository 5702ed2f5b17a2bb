// Package examples embeds the readable sources of the example workbooks. The
// workbooks beside it are made from them by `go run ./examples/generate`, and a
// test proves that they match.
package examples

import _ "embed"

// Plan is the source of plan.xlsx: the yearly review of a fictional community
// of about 120,000 inhabitants.
//
//go:embed source/plan.toml
var Plan []byte

// YearBefore is what differs from plan.toml in the version of the year before:
// the source of plan-2025.xlsx.
//
//go:embed source/plan-2025.toml
var YearBefore []byte

// Strategy is the source of strategie.xlsx: a smaller EPCI's first strategy.
//
//go:embed source/strategie.toml
var Strategy []byte

// Errors is the source of plan-erreurs.xlsx, in which every kind of error that
// one workbook can hold is planted.
//
//go:embed source/erreurs.toml
var Errors []byte
