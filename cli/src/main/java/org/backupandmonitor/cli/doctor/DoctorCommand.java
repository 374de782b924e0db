package org.backupandmonitor.cli.doctor;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.backupandmonitor.cli.installation.CheckoutHome;
import org.backupandmonitor.cli.installation.Installation;
import org.backupandmonitor.cli.installation.InstallationException;
import org.backupandmonitor.cli.installation.RunningSystem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at this machine; exit code 1 if something is missing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Says what is missing on this machine, and how to get it.")
public final class DoctorCommand implements Callable<Integer> {

    private static final int ADVISED_JAVA = 21;
    private static final List<String> PORTS =
            List.of("status-ui", "config-service", "probe-service", "backup-service", "alert-service");

    private static final List<Path> USUAL_DATA = List.of(Path.of(".bam"), Path.of(".bam", "demo"));

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "The port of the UI. Default: ${DEFAULT-VALUE}",
            defaultValue = "8080")
    private int portBase;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where a system that may run keeps its data. Default: .bam and .bam/demo")
    private @Nullable Path data;

    @Override
    public Integer call() {
        List<Tool.Finding> findings = new ArrayList<>();
        int java = Runtime.version().feature();
        findings.add(new Tool.Finding(
                true,
                "Java " + java
                        + (java < ADVISED_JAVA
                                ? "; a newer one needs less memory and starts faster (25 is the newest tried)"
                                : "")));
        String restic = System.getenv("BAM_RESTIC");
        Tool.all(restic == null || restic.isBlank() ? "restic" : restic).forEach(tool -> findings.add(tool.look()));
        for (int index = 0; index < PORTS.size(); index++) {
            findings.add(port(portBase + index, PORTS.get(index)));
        }
        findings.add(checkout());
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(finding -> out.println((finding.good() ? "  ok       " : "  PROBLEM  ") + finding.text()));
        out.flush();
        return findings.stream().allMatch(Tool.Finding::good) ? 0 : 1;
    }

    private Tool.Finding port(int port, String service) {
        Path named = data;
        for (Path each : named == null ? USUAL_DATA : List.of(named)) {
            Optional<RunningSystem> running = RunningSystem.on(each);
            Optional<String> there = running.flatMap(system -> system.serviceOn(port));
            if (running.isPresent() && there.isPresent()) {
                return new Tool.Finding(
                        true,
                        "port " + port + " is that of " + there.get() + ", which runs with its data in "
                                + running.get().data());
            }
        }
        try {
            Installation.requireFree(port, service);
            return new Tool.Finding(true, "port " + port + " is free for " + service);
        } catch (InstallationException e) {
            return new Tool.Finding(false, String.valueOf(e.getMessage()));
        }
    }

    private static Tool.Finding checkout() {
        try {
            return new Tool.Finding(true, "the services are in " + CheckoutHome.find());
        } catch (InstallationException e) {
            return new Tool.Finding(false, String.valueOf(e.getMessage()));
        }
    }
}
