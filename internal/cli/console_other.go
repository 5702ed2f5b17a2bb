//go:build !windows

package cli

import "os"

// ownsConsole: only Windows opens a window for a program of the command line.
func ownsConsole() bool { return false }

// readsEscapes: what is not Windows says otherwise what it does not read.
func readsEscapes(*os.File) bool { return true }
