package cli

import (
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
