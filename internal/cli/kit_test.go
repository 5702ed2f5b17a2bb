package cli

import (
	"errors"
	"strings"
)

func asExit(err error, exit *interface{ ExitCode() int }) bool { return errors.As(err, exit) }

func bytesContain(data, text string) bool { return strings.Contains(data, text) }
