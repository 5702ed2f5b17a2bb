package cli

import (
	"os"
	"syscall"
	"unsafe"
)

// ownsConsole reports whether this process is alone in its console: Windows
// opened the window for it, and will close it with it.
func ownsConsole() bool {
	var processes [2]uint32
	n, _, _ := syscall.NewLazyDLL("kernel32.dll").NewProc("GetConsoleProcessList").Call(
		uintptr(unsafe.Pointer(&processes[0])), uintptr(len(processes)))
	return n == 1
}

// readsEscapes asks a console to read the sequences that colour a text, which it
// shows as they are unless it is asked, and reports whether it does: that of
// Windows before 10 does not.
func readsEscapes(f *os.File) bool {
	const virtualTerminal = 0x4 // ENABLE_VIRTUAL_TERMINAL_PROCESSING
	var mode uint32
	if syscall.GetConsoleMode(syscall.Handle(f.Fd()), &mode) != nil {
		return false
	}
	if mode&virtualTerminal != 0 {
		return true
	}
	done, _, _ := syscall.NewLazyDLL("kernel32.dll").NewProc("SetConsoleMode").Call(f.Fd(), uintptr(mode|virtualTerminal))
	return done != 0
}
