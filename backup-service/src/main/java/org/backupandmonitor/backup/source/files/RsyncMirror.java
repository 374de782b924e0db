package org.backupandmonitor.backup.source.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.CancelledException;
import org.backupandmonitor.backup.process.ChildProcess;
import org.backupandmonitor.backup.process.Exit;
import org.backupandmonitor.backup.process.Invocation;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.backup.source.Hosts;
import org.backupandmonitor.backup.source.Material;
import org.backupandmonitor.backup.source.Progress;
import org.backupandmonitor.backup.source.Pull;
import org.backupandmonitor.backup.source.Pulled;
import org.backupandmonitor.backup.source.SourceFailedException;
import org.backupandmonitor.contracts.backup.FilesSource;

/** Files of another host: rsync over SSH brings a mirror up to date, and the vault reads the mirror. */
@ApplicationScoped
class RsyncMirror {

    /** By SIGINT, SIGTERM or SIGHUP. */
    private static final int STOPPED = 20;

    private static final int VANISHED = 24;
    private static final int TOO_MANY_DELETIONS = 25;

    private static final Pattern METER = Pattern.compile("\\s*(\\d+)\\s+(\\d{1,3})%.*?(?:xfr#(\\d+).*)?");

    private final Hosts hosts;
    private final SshAccess ssh;
    private final boolean keepsOwners;

    /** Only root may give files away. */
    @Inject
    RsyncMirror(Hosts hosts, SshAccess ssh) {
        this(hosts, ssh, ProcessHandle.current().info().user().equals(Optional.of("root")));
    }

    RsyncMirror(Hosts hosts, SshAccess ssh, boolean keepsOwners) {
        this.hosts = hosts;
        this.ssh = ssh;
        this.keepsOwners = keepsOwners;
    }

    Pulled pull(FilesSource source, String host, Pull pull) {
        List<String> paths = SourcePaths.require(source.paths());
        List<String> patterns = SourcePaths.requirePatterns(source.exclude());
        var address = hosts.permitted(host, pull.policy()).get(0);
        SshAccess.Prepared access = ssh.prepare(source, host, address, pull.scratch());
        MirrorTree mirror = new MirrorTree(pull.mirror().resolve("files"));
        mirror.create();
        mirror.keepOnly(paths);
        RsyncCommand rsync = RsyncCommand.of(access, paths, patterns, mirror.directory(), pull.scratch());
        Transfer transfer = new Transfer(source, host, access, pull);

        Path remembered = pull.mirror().resolve("pulled.properties");
        String selection = paths + " without " + patterns;
        Optional<MirrorRecord> before = MirrorRecord.read(remembered)
                .filter(record -> record.selection().equals(selection));
        long allowed = pull.acceptDeletions()
                ? Long.MAX_VALUE
                : before.map(MirrorRecord::deletionsAllowed).orElse(Long.MAX_VALUE);
        if (!mirror.isEmpty()) {
            Changes changes = new Changes(paths);
            Exit dry = transfer.run(rsync.dryRun(), changes::line);
            transfer.requirePlausible(RsyncStats.parse(dry.output()), allowed);
            transfer.requireNoneEmptied(changes.emptied(mirror));
        }
        Exit exit = transfer.run(rsync.transfer(Math.min(allowed, Integer.MAX_VALUE)), line -> {});
        RsyncStats stats = RsyncStats.parse(exit.output());
        transfer.requirePlausible(stats, Long.MAX_VALUE);
        paths.forEach(path -> SourcePaths.requireNoLink(path, mirror.of(path), host));
        new MirrorRecord(stats.entries(), selection).write(remembered);
        return new Mirrored(
                new Material.Tree("files", mirror.directory(), List.of("."), List.of()),
                notice(exit, host, paths, mirror, before.isEmpty()));
    }

    private String notice(Exit exit, String host, List<String> paths, MirrorTree mirror, boolean first) {
        List<String> notices = new ArrayList<>();
        if (first && !keepsOwners) {
            notices.add("owners are not kept, since backup-service does not run as root");
        }
        notices.add(SourcePaths.hollow(paths, mirror::of));
        if (exit.code() == VANISHED) {
            notices.add("some files vanished from " + host + " while they were pulled");
        }
        notices.removeIf(String::isEmpty);
        return String.join("; ", notices);
    }

    private record Mirrored(Material tree, String notice) implements Pulled {

        @Override
        public List<Material> materials() {
            return List.of(tree);
        }
    }

    /** Rsync between one host and the mirror, for one run. */
    private record Transfer(FilesSource source, String host, SshAccess.Prepared access, Pull pull) {

        Exit run(Invocation invocation, Consumer<String> output) {
            Exit exit = ChildProcess.run(
                    invocation,
                    pull.cancellation(),
                    line -> {
                        meter(line);
                        output.accept(line);
                    },
                    line -> {});
            if (exit.code() == STOPPED && !RsyncFailure.isOfHost(exit)) {
                throw new CancelledException();
            }
            if (exit.code() == TOO_MANY_DELETIONS) {
                throw frozen("more files than plausible have vanished from " + host);
            }
            if (!exit.succeeded() && exit.code() != VANISHED) {
                throw new SourceFailedException(RsyncFailure.explain(exit, source, host, this::publicKey));
            }
            return exit;
        }

        void requirePlausible(RsyncStats stats, long allowed) {
            if (stats.files() == 0) {
                throw new SourceFailedException(host + " has no files in " + Excerpt.names(source.paths())
                        + ": nothing was stored, and the snapshots stay; check the path and what is mounted there");
            }
            if (stats.deleted() > allowed) {
                throw frozen(stats.deleted() + " files have vanished from " + host);
            }
        }

        void requireNoneEmptied(List<String> emptied) {
            if (!emptied.isEmpty() && !pull.acceptDeletions()) {
                throw frozen("all files below " + Excerpt.names(emptied) + " have vanished from " + host
                        + " (is it mounted there?)");
            }
        }

        private SourceFailedException frozen(String what) {
            return new SourceFailedException(what + " since the last good run, so nothing"
                    + " was stored: if that is right, run the backup once with acceptDeletions=true (POST /api/v1/backups/"
                    + pull.definition().key() + "/run)");
        }

        private void meter(String line) {
            Matcher meter = METER.matcher(line);
            if (meter.matches()) {
                long files = meter.group(3) == null ? 0 : Long.parseLong(meter.group(3));
                pull.progress()
                        .progressed(new Progress(
                                "pulling", Double.valueOf(meter.group(2)), files, Long.parseLong(meter.group(1))));
            }
        }

        private Optional<String> publicKey() {
            Exit exit = ChildProcess.run(
                    Invocation.of(List.of(
                            "ssh-keygen",
                            "-y",
                            "-P",
                            "",
                            "-f",
                            access.identity().toString())),
                    new Cancellation());
            return exit.succeeded() ? exit.output().stream().findFirst() : Optional.empty();
        }
    }
}
