package org.backupandmonitor.cli;

import java.io.UncheckedIOException;
import org.backupandmonitor.cli.demo.DemoCommand;
import org.backupandmonitor.cli.doctor.DoctorCommand;
import org.backupandmonitor.cli.installation.InstallationException;
import org.backupandmonitor.cli.manifest.ConvertCommand;
import org.backupandmonitor.cli.manifest.SchemaCommand;
import org.backupandmonitor.cli.manifest.ValidateCommand;
import org.backupandmonitor.cli.prepare.PrepareCommand;
import org.backupandmonitor.cli.restore.RestoreCommand;
import org.backupandmonitor.cli.up.UpCommand;
import org.backupandmonitor.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code bam} command; every subcommand is a class of its own. */
@Command(
        name = "bam",
        mixinStandardHelpOptions = true,
        description = "Backup and Monitor: from a file beside your code to monitoring, backups and alerts.",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            DoctorCommand.class,
            RestoreCommand.class,
            ValidateCommand.class,
            SchemaCommand.class,
            ConvertCommand.class,
            PrepareCommand.class
        })
public final class Bam {

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bam())
                .setExecutionExceptionHandler(Bam::report)
                .execute(arguments));
    }

    /** What a person can mend gets its sentence; anything else is a fault of ours and keeps its stack trace. */
    private static int report(Exception problem, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (problem instanceof InstallationException
                || problem instanceof StackException
                || problem instanceof UncheckedIOException) {
            command.getErr().println("bam: " + problem.getMessage());
            return 1;
        }
        throw problem;
    }
}
