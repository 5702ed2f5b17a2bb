package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"time"
)

// launcher, in the environment, makes this program start the command given to
// it, and write what that took in the file that the variable names.
const launcher = "NRREPORT_BENCH_LAUNCH"

// measure is what a launcher tells.
type measure struct {
	Wall, Processor time.Duration
	Memory          int64 // bytes
}

// launchIfAsked does not return in a launcher.
func launchIfAsked() {
	told := os.Getenv(launcher)
	if told == "" {
		return
	}
	code, err := launch(os.Args[1:], told)
	if err != nil {
		log.Fatal(err)
	}
	os.Exit(code)
}

// launch runs a command with its own streams, writes its measure, and returns
// its exit code.
func launch(args []string, told string) (int, error) {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := os.Unsetenv(launcher); err != nil {
		return 0, err
	}
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return 0, err
	}
	state := cmd.ProcessState
	data, err := json.Marshal(measure{wall, state.UserTime() + state.SystemTime(), peak(state)})
	if err != nil {
		return 0, err
	}
	return state.ExitCode(), os.WriteFile(told, data, 0o666)
}

// launched prepares a command that a launcher runs, and what reads its measure
// once it has ended.
func launched(ctx context.Context, args []string, env ...string) (*exec.Cmd, func() (measure, error), error) {
	self, err := os.Executable()
	if err != nil {
		return nil, nil, err
	}
	told, err := os.CreateTemp("", "nrreport-bench-")
	if err != nil {
		return nil, nil, err
	}
	told.Close()
	cmd := exec.CommandContext(ctx, self, args...)
	cmd.Env = append(append(os.Environ(), env...), launcher+"="+told.Name())
	return cmd, func() (m measure, err error) {
		defer os.Remove(told.Name())
		data, err := os.ReadFile(told.Name())
		if err != nil {
			return m, err
		}
		if err := json.Unmarshal(data, &m); err != nil {
			return m, fmt.Errorf("the launcher of %s told nothing: %w", args[0], err)
		}
		return m, nil
	}, nil
}
