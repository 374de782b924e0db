package org.backupandmonitor.cli.manifest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.backupandmonitor.manifest.Known;
import org.backupandmonitor.manifest.ManifestParser;
import org.backupandmonitor.manifest.ManifestSet;
import org.backupandmonitor.manifest.ParsedManifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bam validate}: says everything that is wrong with manifests, as a compiler would. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks manifests and says what is wrong, as FILE:LINE:COLUMN: error CODE: message.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no errors (there may be warnings)",
            "1:at least one error",
            "2:wrong use, or a file that can't be read"
        })
public final class ValidateCommand implements Callable<Integer> {

    /** How the findings are written. */
    enum Format {
        text,
        json,
        sarif
    }

    /** When colours and source lines are shown. */
    enum When {
        auto,
        always,
        never
    }

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A manifest, - for standard input, a directory to search, or a quoted glob.")
    private List<String> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private Format format = Format.text;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "Colours and source lines: ${COMPLETION-CANDIDATES}; auto is on a terminal only.")
    private When color = When.auto;

    @Option(names = "--channels", split = ",", paramLabel = "NAME", description = "The channels that exist.")
    private @Nullable Set<String> channels;

    @Option(names = "--locations", split = ",", paramLabel = "NAME", description = "The locations that exist.")
    private @Nullable Set<String> locations;

    @Option(names = "--vaults", split = ",", paramLabel = "NAME", description = "The vaults that exist.")
    private @Nullable Set<String> vaults;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    private final ManifestFiles source = new ManifestFiles(Path.of(""), System.in);

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        boolean misused = false;
        Set<String> names = new LinkedHashSet<>();
        for (String argument : files) {
            try {
                names.addAll(source.find(argument));
            } catch (ManifestFiles.NothingThere e) {
                err.println("bam validate: " + e.getMessage());
                misused = true;
            }
        }
        List<CheckedFile> checked = new ArrayList<>();
        for (String name : names) {
            try {
                byte[] bytes = source.read(name);
                checked.add(new CheckedFile(name, bytes, parse(bytes)));
            } catch (IOException e) {
                err.println("bam validate: " + name + ": can't be read: " + e.getMessage());
                misused = true;
            }
        }
        checked = together(checked);
        PrintWriter out = spec.commandLine().getOut();
        out.print(report().write(checked));
        out.flush();
        boolean wrong = checked.stream().anyMatch(file -> file.parsed().hasErrors());
        return misused ? ExitCode.USAGE : wrong ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private ParsedManifest parse(byte[] bytes) {
        Known known = Known.nothing();
        known = channels == null ? known : known.withChannels(channels);
        known = locations == null ? known : known.withLocations(locations);
        known = vaults == null ? known : known.withVaults(vaults);
        return new ManifestParser().parse(bytes).checked(known);
    }

    private static List<CheckedFile> together(List<CheckedFile> files) {
        List<ManifestSet.Member> members = ManifestSet.checked(files.stream()
                .map(file -> new ManifestSet.Member(file.name(), file.parsed()))
                .toList());
        List<CheckedFile> together = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            together.add(new CheckedFile(
                    files.get(i).name(), files.get(i).bytes(), members.get(i).parsed()));
        }
        return together;
    }

    private Report report() {
        return switch (format) {
            case json -> new JsonReport();
            case sarif -> new SarifReport();
            case text ->
                new TextReport(
                        color == When.always || color == When.auto && Terminal.onStandardOutput(System.getenv()));
        };
    }
}
