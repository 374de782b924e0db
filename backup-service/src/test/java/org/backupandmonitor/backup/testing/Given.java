package org.backupandmonitor.backup.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.source.Progress;
import org.backupandmonitor.backup.source.Pull;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.BackupSource;
import org.backupandmonitor.contracts.backup.Retention;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.contracts.policy.Policy;
import org.jspecify.annotations.Nullable;

/** Definitions and policies for tests. */
public final class Given {

    public static final Progress.Listener NOBODY = progress -> {};

    private Given() {}

    /** What {@code ./bam demo} allows: everything, this machine too. */
    public static Policy loopbackPolicy() {
        List<String> any = List.of("*");
        return new Policy("open", any, any, any, any, any, Duration.ofSeconds(1), 100, true);
    }

    public static BackupDefinition definition(String name, BackupSource source, Schedule schedule) {
        return definition("shop", name, source, schedule);
    }

    public static BackupDefinition definition(String project, String name, BackupSource source, Schedule schedule) {
        return new BackupDefinition(
                project,
                name,
                source,
                schedule,
                new Retention(2, 0, 0, 0, 0, 0),
                List.of("nas"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "open",
                new Provenance("shop", "4f1c2a9b", "backup-and-monitor.yaml"));
    }

    /** The same with other vaults, and with a floor. */
    public static BackupDefinition with(BackupDefinition one, List<String> vaults, @Nullable Long minSize) {
        return new BackupDefinition(
                one.project(),
                one.name(),
                one.source(),
                one.schedule(),
                one.keep(),
                vaults,
                null,
                null,
                one.paused(),
                null,
                null,
                null,
                null,
                one.policy(),
                one.provenance(),
                minSize,
                null);
    }

    public static Pull pull(BackupSource source, Policy policy, Path mirror, Path scratch, boolean acceptDeletions) {
        return new Pull(
                definition("uploads", source, new Schedule.Every(Duration.ofHours(6))),
                policy,
                mirror,
                scratch,
                acceptDeletions,
                new Cancellation(),
                NOBODY);
    }
}
