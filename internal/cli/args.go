package cli

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nrreport/internal/french"
)

// arrange moves a command's options before its files, because people type
// `nrreport build plan.xlsx --draft` and the parser stops at the first file. It
// also finds unknown options and missing values, to say so in French.
func arrange(app *cli.App, args []string) ([]string, error) {
	if len(args) < 2 || strings.HasPrefix(args[1], "-") {
		_, err := split(app.Flags, args[min(1, len(args)):])
		return args, err
	}
	command := app.Command(args[1])
	if command == nil {
		return args, nil // the application's action says so
	}
	parts, err := split(command.Flags, args[2:])
	if err != nil {
		return nil, err
	}
	out := append([]string{args[0], args[1]}, parts.options...)
	out = append(out, "--")
	return append(out, parts.files...), nil
}

type arguments struct{ options, files []string }

func split(flags []cli.Flag, args []string) (arguments, error) {
	var parts arguments
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			parts.files = append(parts.files, args[i+1:]...)
			break
		}
		if len(arg) < 2 || arg[0] != '-' {
			parts.files = append(parts.files, arg)
			continue
		}
		name, _, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		flag := findFlag(flags, name)
		if flag == nil {
			return parts, unknownOption(flags, arg)
		}
		parts.options = append(parts.options, arg)
		if takesValue(flag) && !hasValue {
			if i+1 == len(args) {
				return parts, usagef("L’option %s attend une valeur. Consultez l’aide de la commande avec --help.", arg)
			}
			i++
			parts.options = append(parts.options, args[i])
		}
	}
	return parts, nil
}

func findFlag(flags []cli.Flag, name string) cli.Flag {
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

func takesValue(f cli.Flag) bool {
	d, ok := f.(cli.DocGenerationFlag)
	return ok && d.TakesValue()
}

func unknownOption(flags []cli.Flag, arg string) error {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	var names []string
	for _, f := range flags {
		names = append(names, f.Names()...)
	}
	return usagef("L’option « %s » n’existe pas.%s Consultez l’aide de la commande avec --help.", arg, didYouMean(name, names, "--"))
}

func unknownCommand(app *cli.App, name string) error {
	var names []string
	for _, c := range app.Commands {
		names = append(names, c.Name)
	}
	return usagef("La commande « %s » n’existe pas.%s La liste des commandes : nrreport --help.", name, didYouMean(name, names, ""))
}

func didYouMean(word string, among []string, prefix string) string {
	if near, ok := french.Nearest(word, among); ok {
		return " Vouliez-vous dire « " + prefix + near + " » ?"
	}
	return ""
}
