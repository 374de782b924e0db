package org.backupandmonitor.cli;

import org.backupandmonitor.cli.manifest.SchemaCommand;
import org.backupandmonitor.cli.manifest.ValidateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code bam} command; every subcommand is a class of its own. */
@Command(
        name = "bam",
        mixinStandardHelpOptions = true,
        description = "Backup and Monitor: from a file beside your code to monitoring, backups and alerts.",
        subcommands = {ValidateCommand.class, SchemaCommand.class})
public final class Bam {

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bam()).execute(arguments));
    }
}
