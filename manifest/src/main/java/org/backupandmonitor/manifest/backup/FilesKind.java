package org.backupandmonitor.manifest.backup;

import java.util.List;
import java.util.Optional;
import org.backupandmonitor.contracts.backup.BackupSource;
import org.backupandmonitor.contracts.backup.FilesSource;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.ListType;
import org.backupandmonitor.manifest.language.MappedType;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.language.Values;
import org.backupandmonitor.manifest.source.Table;
import org.backupandmonitor.manifest.values.Hosts;
import org.backupandmonitor.manifest.values.Texts;

/** {@code files}: directories and files, over SSH or here. */
final class FilesKind {

    private static final Key<String> HOST = Key.optional(
                    "host", Hosts.host(), "app1.shop.example.com", "The host they are on, reached by SSH.")
            .orAsIn("the machine of backup-service itself")
            .alsoCalled("server", "hostname");
    private static final Key<Integer> PORT =
            Key.optional("port", Hosts.port(), "2222", "The port of SSH.").or(22);
    private static final Key<String> USER = Key.optional(
                    "user", Texts.user(), "backup", "Who logs in; needed with `host`.")
            .alsoCalled("username", "login");
    private static final Key<String> KEY = Key.optional(
                    "key", Texts.secret(), "\"secret:shop-ssh\"", "Where the SSH private key is found.")
            .orAsIn("the key ops configured")
            .alsoCalled("identity", "private-key", "ssh-key");
    private static final Key<String> HOST_KEY = Key.optional(
                    "host-key",
                    Texts.hostKey(),
                    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEIKKXDPnCtfPnZz3Bb8I1aQjDLDdnXLVBRqoYQiyKWs",
                    "The host's public key, so that nobody can take its place.")
            .orAsIn("the hosts ops know");
    private static final Key<List<String>> PATHS = Key.required(
                    "paths", ListType.orOne(Texts.path()), "[/srv/uploads]", "What is pulled: absolute paths.")
            .alsoCalled("path", "directories", "include", "source");
    private static final Key<List<String>> EXCLUDE = Key.optional(
                    "exclude",
                    ListType.orOne(pattern()),
                    "[\"*.tmp\", /srv/uploads/cache]",
                    "Patterns of what is left out.")
            .alsoCalled("excludes", "ignore");

    private static final Shape<FilesSource> SHAPE = Shape.<FilesSource>of("files")
            .key(HOST, FilesSource::host)
            .key(PORT, FilesSource::port)
            .key(USER, FilesSource::user)
            .key(KEY, FilesSource::key)
            .key(HOST_KEY, FilesSource::hostKey)
            .key(PATHS, FilesSource::paths)
            .key(EXCLUDE, source -> source.exclude().isEmpty() ? null : source.exclude())
            .rule(FilesKind::userGoesWithHost)
            .build(values -> new FilesSource(
                    values.find(HOST),
                    values.get(PORT),
                    values.find(USER),
                    values.find(KEY),
                    values.find(HOST_KEY),
                    values.get(PATHS),
                    values.find(EXCLUDE)));

    private FilesKind() {}

    static SourceKind kind() {
        return new SourceKind(
                "files",
                "Directories and files, pulled over SSH or from the machine of backup-service itself.",
                "{ host: app1.shop.example.com, user: backup, paths: [/srv/uploads] }",
                MappedType.<FilesSource, BackupSource>of(SHAPE, source -> source, source -> (FilesSource) source),
                false,
                source -> Optional.ofNullable(((FilesSource) source).host()).orElse("localhost"));
    }

    private static void userGoesWithHost(Values values, Table table, Reading reading) {
        boolean host = table.find(HOST.name()).isPresent();
        boolean user = table.find(USER.name()).isPresent();
        if (host && !user) {
            reading.report(
                    Code.CONTRADICTION, table.span(), "files on a host need a user that logs in there: add user: NAME");
        }
        for (Key<?> key : List.of(PORT, USER, KEY, HOST_KEY)) {
            table.find(key.name()).filter(entry -> !host).ifPresent(entry -> reading.at(key.name())
                    .report(
                            Code.CONTRADICTION,
                            entry.key().span(),
                            "\"" + key.name()
                                    + "\" says how a host is reached, and no host is named: add host, or remove it"));
        }
    }

    /** No line breaks: patterns are handed over one to a line. */
    private static Type<String> pattern() {
        return Types.text("pattern", "[^\\x00-\\x1f\\x7f]{1,1000}", "is no pattern: it must be one line of text");
    }
}
