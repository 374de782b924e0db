package org.backupandmonitor.cli.prepare;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.backupandmonitor.cli.installation.CheckoutHome;
import org.backupandmonitor.cli.installation.Progress;
import org.backupandmonitor.cli.installation.Rehearsal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the caches that quick starts need; exit code 1 if a program made none, with which it starts all the same. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description =
                "Starts and ends everything once, so that Java caches what later starts load. Takes some minutes.")
public final class PrepareCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path home = CheckoutHome.find();
        int without = Rehearsal.run(
                home,
                home.resolve("target/rehearsal"),
                new Progress(spec.commandLine().getOut()));
        return without == 0 ? 0 : 1;
    }
}
