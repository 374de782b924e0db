package org.backupandmonitor.cli.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.backupandmonitor.cli.installation.CheckoutHome;
import org.backupandmonitor.cli.installation.DataDirectory;
import org.backupandmonitor.cli.installation.Installation;
import org.backupandmonitor.cli.installation.InstallationSettings;
import org.backupandmonitor.cli.installation.Progress;
import org.backupandmonitor.cli.installation.UntilEnded;
import org.backupandmonitor.cli.sample.SampleApp;
import org.backupandmonitor.stack.PostgresServer;
import org.backupandmonitor.stack.process.ChildProcess;
import org.backupandmonitor.stack.process.EndSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the whole system with a sample to watch, until Ctrl-C. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Runs the whole system with a sample app, repository, directory and database, until Ctrl-C.")
public final class DemoCommand implements Callable<Integer> {

    private static final List<String> LOCATIONS = List.of("eu-west", "office");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept. Default: ${DEFAULT-VALUE}",
            defaultValue = ".bam/demo")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description =
                    "The port of the UI; the services and the sample take the next ones. Default: ${DEFAULT-VALUE}",
            defaultValue = "8080")
    private int portBase;

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getOut());
        DataDirectory directory = DataDirectory.at(data);
        progress.line("Starting Backup and Monitor with a sample to watch; data in " + directory.root());
        DemoPorts ports = new DemoPorts(portBase);
        SampleFiles files = new SampleFiles(directory, ports);
        InstallationSettings settings = new InstallationSettings(files.config(), portBase, LOCATIONS, Map.of());
        return UntilEnded.run(
                progress,
                () -> {
                    Installation installation = Installation.open(directory, settings, progress);
                    ports.keepIn(directory.root());
                    return installation;
                },
                installation -> start(installation, ports, files, progress));
    }

    private static void start(Installation installation, DemoPorts ports, SampleFiles files, Progress progress) {
        ports.requireFree();
        DataDirectory data = installation.data();
        SampleRepository repository = new SampleRepository(data.root().resolve("repository"));
        repository.create(ports, files.uploads());
        files.create(repository.directory());
        installation.announce("sample-app", "http://localhost:" + ports.app());
        installation.runBeside("sample-app", () -> sampleApp(data, ports));
        SampleDatabase database = new SampleDatabase(data, ports.database());
        List<PostgresServer> launched = new CopyOnWriteArrayList<>();
        installation.runBeside("sample-database", () -> {
            PostgresServer server = database.launcher().get();
            launched.add(server);
            return server.process();
        });
        installation.startServers();
        database.fill(launched.get(0));
        progress.done("the sample app, repository and database are there");
        installation.startServices(CheckoutHome.find());
        DemoGuide.lines(installation, ports, repository).forEach(progress::line);
    }

    private static ChildProcess sampleApp(DataDirectory data, DemoPorts ports) {
        return ChildProcess.start(
                "sample-app",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SampleApp.class.getName(),
                        Integer.toString(ports.app()),
                        Integer.toString(ports.mail())),
                Map.of(),
                data.root(),
                data.log("sample-app"),
                EndSignal.TERM);
    }
}
