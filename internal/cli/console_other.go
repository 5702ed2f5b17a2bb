//go:build !windows

package cli

// ownsConsole: only Windows opens a window for a program of the command line.
func ownsConsole() bool { return false }
