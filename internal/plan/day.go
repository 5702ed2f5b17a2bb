package plan

import "time"

// Day is a calendar day without time zone. The zero Day is no day.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

// DayOf returns the calendar day of t in t's own location.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// Time returns midnight UTC of that day.
func (d Day) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// IsZero reports whether d is no day.
func (d Day) IsZero() bool { return d == Day{} }

// Before reports whether d comes before e.
func (d Day) Before(e Day) bool { return d.Time().Before(e.Time()) }

// After reports whether d comes after e.
func (d Day) After(e Day) bool { return e.Before(d) }

// DaysUntil returns the number of days from d to e, negative when e is past.
func (d Day) DaysUntil(e Day) int { return int(e.Time().Sub(d.Time()).Hours() / 24) }

// ISO returns the day as 2025-03-01, the form of JSON outputs.
func (d Day) ISO() string { return d.Time().Format("2006-01-02") }
