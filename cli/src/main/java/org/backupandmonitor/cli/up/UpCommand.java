package org.backupandmonitor.cli.up;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.backupandmonitor.cli.installation.CheckoutHome;
import org.backupandmonitor.cli.installation.DataDirectory;
import org.backupandmonitor.cli.installation.Installation;
import org.backupandmonitor.cli.installation.InstallationException;
import org.backupandmonitor.cli.installation.InstallationSettings;
import org.backupandmonitor.cli.installation.Progress;
import org.backupandmonitor.cli.installation.UntilEnded;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the whole system on this machine until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs the whole system on this machine, without Docker, until Ctrl-C.")
public final class UpCommand implements Callable<Integer> {

    private static final Path USUAL_CONFIG = Path.of("bam.yaml");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "What ops decide: repositories, channels, vaults. Default: bam.yaml, if there is one.")
    private @Nullable Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept. Default: ${DEFAULT-VALUE}",
            defaultValue = ".bam")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "The port of the UI; the services take the next ones. Default: ${DEFAULT-VALUE}",
            defaultValue = "8080")
    private int portBase;

    @Option(
            names = "--location",
            paramLabel = "NAME",
            split = ",",
            description = "Where this machine's probe says it is; several names, for one probe each, with commas."
                    + " Default: ${DEFAULT-VALUE}",
            defaultValue = InstallationSettings.USUAL_LOCATION)
    @SuppressWarnings("NullAway.Init")
    private List<String> locations;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path used = usedConfig();
        DataDirectory directory = DataDirectory.at(data);
        Progress progress = new Progress(out);
        progress.line("Starting Backup and Monitor; data in " + directory.root());
        InstallationSettings settings = new InstallationSettings(used, portBase, locations, Map.of());
        return UntilEnded.run(progress, () -> Installation.open(directory, settings, progress), installation -> {
            installation.startServers();
            installation.startServices(CheckoutHome.find());
            progress.line("");
            progress.line("Ready. Open this link to log in (it works once):");
            progress.line("  " + installation.loginLink());
            if (used == null) {
                explainConfig(progress, directory);
            }
            progress.line("Ctrl-C ends everything; the data stays.");
        });
    }

    private @Nullable Path usedConfig() {
        Path given = config;
        if (given != null && !Files.isReadable(given)) {
            throw new InstallationException("--config " + given + " can't be read: name an existing bam.yaml");
        }
        return given != null ? given : Files.isReadable(USUAL_CONFIG) ? USUAL_CONFIG : null;
    }

    private static void explainConfig(Progress progress, DataDirectory data) {
        progress.line("");
        progress.line("Nothing is watched yet, since there is no bam.yaml. Write one, such as:");
        progress.line("""

                  bam:
                    repositories:
                      shop: { url: "https://git.example.com/shop.git", branch: main }
                    channels:
                      ops: { email: { to: [ops@example.com] } }
                    vaults:
                      nas: { repository: /srv/vaults/nas, password: "secret:vault-nas" }   # the file %s
                    operations: { channels: [ops] }
                  quarkus:
                    mailer: { host: smtp.example.com, from: bam@example.com }

                and start again with ./bam up --config bam.yaml
                """.formatted(data.secrets().resolve("vault-nas")));
    }
}
