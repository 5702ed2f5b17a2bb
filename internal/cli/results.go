package cli

import (
	"errors"
	"io"
	"runtime"
	"syscall"
)

// resultWriter is standard output, which remembers that it could not be written:
// what few commands look at, a list sent to a file on a full disk shows to all.
type resultWriter struct {
	w   io.Writer
	err error
}

func (r *resultWriter) Write(p []byte) (int, error) {
	n, err := r.w.Write(p)
	if err != nil && r.err == nil {
		r.err = err
	}
	return n, err
}

// failure returns how a command ended, given what it says of it itself.
func (r *resultWriter) failure(err error) error {
	switch {
	case r.err == nil, err != nil && !errors.Is(err, r.err) && !errors.Is(err, errFindings):
		return err
	case isClosedPipe(r.err):
		return errUnread
	}
	return &fileError{"Les résultats n’ont pas pu être écrits en entier : le disque vers lequel ils sont redirigés est peut-être plein.\n" +
		"Libérez de la place ou choisissez un autre disque, puis relancez la commande."}
}

// errUnread ends a command whose reader has gone: « nrreport rules | more », left
// before the end. There is nobody to tell it to.
var errUnread = errors.New("nobody reads the results")

// isClosedPipe: Unix ends the process itself; Windows says it in codes of its own.
func isClosedPipe(err error) bool {
	const brokenPipe, noData = syscall.Errno(109), syscall.Errno(232) // ERROR_BROKEN_PIPE, ERROR_NO_DATA
	var code syscall.Errno
	windows := runtime.GOOS == "windows" && errors.As(err, &code) && (code == brokenPipe || code == noData)
	return windows || errors.Is(err, syscall.EPIPE)
}
