package org.backupandmonitor.cli.manifest;

import java.io.PrintWriter;
import org.backupandmonitor.manifest.ManifestSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bam schema}: the JSON Schema of manifests. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema (2020-12) of backup-and-monitor.yaml, for completion in editors.")
public final class SchemaCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(ManifestSchema.json());
        out.flush();
    }
}
