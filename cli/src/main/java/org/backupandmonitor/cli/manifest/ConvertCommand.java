package org.backupandmonitor.cli.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.manifest.convert.Conversion;
import org.backupandmonitor.manifest.convert.ConvertOptions;
import org.backupandmonitor.manifest.convert.Converters;
import org.backupandmonitor.manifest.values.Durations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bam convert}: makes a manifest of another tool's file. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description =
                "Makes a manifest of a file of checkup, Gatus, Uptime Kuma, blackbox_exporter with Prometheus, borgmatic or"
                        + " resticprofile, on standard output. What needs a person is a TODO; secrets are named on standard error and"
                        + " never copied.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:converted", "1:the file can't be converted", "2:wrong use, or a file that can't be read"})
public final class ConvertCommand implements Callable<Integer> {

    private static final int MOST_BYTES = 8 << 20;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A file, - for standard input, or a directory whose YAML files belong together.")
    private List<String> files = List.of();

    @Option(names = "--from", paramLabel = "TOOL", description = "The tool, when the file does not show it.")
    private @Nullable String tool;

    @Option(names = "--project", paramLabel = "NAME", description = "The project; default ${DEFAULT-VALUE}.")
    private String project = ConvertOptions.DEFAULT.project();

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            description =
                    "How often is checked, where the tool leaves that to its caller (checkup); default ${DEFAULT-VALUE}.")
    private String every = "1m";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Duration interval;
        try {
            Names.require("project", project);
            interval = Durations.parse(every);
        } catch (IllegalArgumentException e) {
            err.println("bam convert: " + e.getMessage());
            return ExitCode.USAGE;
        }
        if (tool != null && !Converters.names().contains(tool)) {
            err.println("bam convert: there is no tool \"" + tool + "\" to convert from: say one of "
                    + String.join(", ", Converters.names()));
            return ExitCode.USAGE;
        }
        List<byte[]> contents;
        try {
            contents = read();
        } catch (IOException | UncheckedIOException e) {
            err.println("bam convert: can't be read: " + e.getMessage());
            return ExitCode.USAGE;
        }
        try {
            Conversion conversion = Converters.convert(contents, tool, new ConvertOptions(project, interval));
            PrintWriter out = spec.commandLine().getOut();
            out.print(conversion.manifest());
            out.flush();
            conversion.secrets().forEach(secret -> err.println("bam convert: give ops this secret: " + secret));
            if (conversion.todos() > 0) {
                err.println("bam convert: " + conversion.todos()
                        + (conversion.todos() == 1 ? " TODO needs" : " TODOs need") + " a person");
            }
            return ExitCode.OK;
        } catch (Converters.CannotConvert e) {
            err.println("bam convert: " + String.join(" ", files) + ": " + e.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private List<byte[]> read() throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (String file : files) {
            if (file.equals(ManifestFiles.STDIN)) {
                contents.add(System.in.readNBytes(MOST_BYTES + 1));
                continue;
            }
            for (Path path : members(Path.of(file))) {
                try (InputStream in = Files.newInputStream(path)) {
                    contents.add(in.readNBytes(MOST_BYTES + 1));
                }
            }
        }
        return contents;
    }

    private static List<Path> members(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return List.of(file);
        }
        try (Stream<Path> members = Files.walk(file)) {
            List<Path> found = members.filter(Files::isRegularFile)
                    .filter(member -> member.toString().matches(".*\\.(ya?ml|json)"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IOException(file + " holds no YAML and no JSON");
            }
            return found;
        }
    }
}
