import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Validates PDF files with veraPDF against several profiles in one JVM, since
 * starting it costs more than validating a report.
 *
 * <p>Arguments: the profiles joined by a comma ("ua1,3a"), then files and
 * folders. Prints one line per file and profile, and one line per failed rule
 * with its clause, its number, how often it failed and where first. Exits 0 when
 * nothing failed, 1 when a rule did, 2 when a file could not be validated.
 */
public final class Validate {
    private record Failure(String message, String where, int count) {
        Failure again() { return new Failure(message, where, count + 1); }
    }

    /** What is said of a file under a profile: 0 pass, 1 fail, 2 error. */
    private record Verdict(int status, String said) { }

    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        List<Path> files = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            Path path = Path.of(args[i]);
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.walk(path)) {
                    inside.filter(p -> p.toString().endsWith(".pdf")).sorted().forEach(files::add);
                }
            } else {
                files.add(path);
            }
        }
        if (files.isEmpty()) {
            System.out.println("ERROR no PDF file to validate");
            System.exit(2);
        }
        // What veraPDF keeps between calls belongs to the thread that made them.
        ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<Verdict>> verdicts = new ArrayList<>();
        for (Path file : files) {
            for (String profile : args[0].split(",")) {
                verdicts.add(threads.submit(() -> validate(file, profile)));
            }
        }
        threads.shutdown();
        int worst = 0;
        for (Future<Verdict> verdict : verdicts) {
            System.out.println(verdict.get().said());
            worst = Math.max(worst, verdict.get().status());
        }
        System.exit(worst);
    }

    private static Verdict validate(Path file, String profile) {
        PDFAFlavour flavour = PDFAFlavour.fromString(profile);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file.toFile(), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            if (result.isCompliant()) {
                return new Verdict(0, "PASS " + profile + " " + file);
            }
            Map<RuleId, Failure> failures = new LinkedHashMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    failures.merge(assertion.getRuleId(),
                            new Failure(assertion.getMessage(), assertion.getLocation().getContext(), 1),
                            (known, ignored) -> known.again());
                }
            }
            StringBuilder said = new StringBuilder("FAIL " + profile + " " + file);
            failures.forEach((rule, f) -> said.append("\n  clause " + rule.getClause() + ", rule "
                    + rule.getTestNumber() + " (" + f.count() + " x): " + f.message() + "\n    " + f.where()));
            return new Verdict(1, said.toString());
        } catch (Exception e) {
            return new Verdict(2, "ERROR " + profile + " " + file + ": " + e);
        }
    }
}
