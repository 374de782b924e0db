package org.backupandmonitor.backup.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.BackupSource;
import org.backupandmonitor.contracts.backup.FilesSource;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.contracts.command.Command;

/** What surrounds a backup-service under test: the rest of the system on Kafka, and a directory with what is backed up. */
public record World(KafkaClient kafka, Path directory) implements AutoCloseable {

    public static final Schedule HOURLY = new Schedule.Every(Duration.ofHours(1));
    public static final Schedule NEVER_HERE = new Schedule.Cron("0 0 29 2 *", ZoneId.of("UTC"));

    public static World of(String bootstrapServers, Path directory) {
        return new World(new KafkaClient(bootstrapServers), directory);
    }

    /** A directory that ops opened, with one file. */
    public Tree local(String name) {
        return new Tree(directory.resolve("open").resolve(name)).file("a", "content of " + name);
    }

    public BackupSource localFiles(String... names) {
        return new FilesSource(
                null,
                0,
                null,
                null,
                null,
                List.of(names).stream()
                        .map(name -> directory.resolve("open").resolve(name).toString())
                        .toList(),
                null);
    }

    public void publish(BackupDefinition definition) {
        kafka.send(Topics.BACKUPS, definition.key(), definition);
    }

    public void command(String id, String backup) {
        command(id, backup, RunKind.BACKUP);
    }

    public void command(String id, String backup, RunKind kind) {
        kafka.send(
                Topics.COMMANDS, "shop/" + backup, new Command.RunNow(id, "shop", backup, kind, "ada", Instant.now()));
    }

    public RunEvent.Finished awaitEnd(String key, int count) {
        Waiting.until(() -> kafka.finished(key).size() >= count);
        return kafka.finished(key).get(count - 1);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
