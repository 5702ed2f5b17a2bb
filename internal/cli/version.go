package cli

import "runtime/debug"

// version is set by the release build: -ldflags "-X nrreport/internal/cli.version=1.0.0".
var version string

// Version returns the version printed in help, reports and summaries. A build
// without a stamp says so rather than guess.
func Version() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "en développement"
}
