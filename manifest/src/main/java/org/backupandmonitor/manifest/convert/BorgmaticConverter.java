package org.backupandmonitor.manifest.convert;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.text.Commented;

/**
 * {@code config.yaml} of borgmatic, flat (1.8 and newer) or in sections. borgmatic runs on the machine it backs up and is
 * called by cron; here backups are pulled, so host, user and schedule need a person.
 */
final class BorgmaticConverter implements Converter {

    /** What says which files, so that it belongs to their entry. */
    private static final Set<String> OF_FILES = Set.of(
            "source_directories",
            "exclude_patterns",
            "exclude_from",
            "exclude_if_present",
            "exclude_caches",
            "exclude_nodump",
            "patterns",
            "patterns_from",
            "one_file_system",
            "working_directory",
            "read_special",
            "zfs",
            "btrfs",
            "lvm");

    private static final List<String> SNAPSHOTS = List.of("zfs", "btrfs", "lvm");

    /** How Borg is called, which is ops' business here. */
    private static final String[] OF_BORG = {
        "encryption_passphrase",
        "encryption_passcommand",
        "compression",
        "ssh_command",
        "local_path",
        "remote_path",
        "umask",
        "lock_wait",
        "files_cache",
        "archive_name_format",
        "match_archives",
        "upload_rate_limit",
        "remote_rate_limit",
        "relocated_repo_access_is_ok",
        "borg_base_directory",
        "borg_cache_directory",
        "borg_config_directory",
        "color",
        "log_file",
        "statistics",
        "progress"
    };

    private static final List<String> COMMANDS = List.of(
            "before_backup",
            "after_backup",
            "before_actions",
            "after_actions",
            "before_prune",
            "after_prune",
            "before_compact",
            "after_compact",
            "before_check",
            "after_check",
            "before_extract",
            "after_extract",
            "on_error",
            "before_everything",
            "after_everything",
            "commands");

    private static final List<String> WATCHERS = List.of(
            "healthchecks",
            "cronitor",
            "cronhub",
            "pagerduty",
            "ntfy",
            "uptime_kuma",
            "apprise",
            "pushover",
            "zabbix",
            "loki",
            "sentry",
            "watchgoose");

    @Override
    public String name() {
        return "borgmatic";
    }

    @Override
    public boolean recognises(In file) {
        return file.at("source_directories").isThere()
                || file.at("location").at("source_directories").isThere()
                || file.at("location").at("repositories").isThere()
                || file.at("repositories").isList()
                        && (file.at("postgresql_databases").isThere()
                                || file.at("encryption_passphrase").isThere());
    }

    @Override
    public Conversion convert(In file, List<Document.Comment> comments, ConvertOptions options) {
        Draft draft = new Draft("borgmatic", options.project(), comments).hints(hints());
        In location = section(file, "location");
        In storage = section(file, "storage");
        In retention = section(file, "retention");
        In hooks = section(file, "hooks");
        section(file, "consistency");
        int repositories = location.at("repositories").items().size();
        location.skip("repositories");
        draft.todo("borgmatic's " + repositories + (repositories == 1 ? " repository is" : " repositories are")
                + " not carried over: ask ops for vaults, and name them under defaults.vaults");
        draft.todo("borgmatic was called by cron or a timer: say when under schedule");
        location.skip(OF_BORG);
        storage.skip(OF_BORG);
        Map<String, Object> defaults = new LinkedHashMap<>();
        Map<String, Object> keep = Retentions.keep(retention, "_", draft::todo);
        if (keep.isEmpty()) {
            draft.todo("it did not say how many snapshots stay, and here some always go: say it under defaults.keep");
        } else {
            defaults.put("keep", keep);
        }
        defaults.put("max-age", "26h");
        draft.put("defaults", defaults);
        files(location.part(OF_FILES), draft);
        for (In database : hooks.at("postgresql_databases").parts()) {
            postgres(database, draft);
        }
        for (String other : List.of("mysql_databases", "mariadb_databases", "mongodb_databases", "sqlite_databases")) {
            for (In database : hooks.at(other).parts()) {
                draft.leaveOut(
                        "backups",
                        other + ": \"" + database.text("name").orElse("?")
                                + "\": no backup-service offers this source yet",
                        database);
            }
        }
        return draft.finish(file);
    }

    private static In section(In file, String name) {
        return file.at(name).isTable() ? file.at(name) : file;
    }

    private static void files(In files, Draft draft) {
        if (files.at("source_directories").items().isEmpty()) {
            if (files.at("patterns").isThere() || files.at("patterns_from").isThere()) {
                draft.leaveOut("backups", "patterns alone say which files: name paths, and what is excluded", files);
            }
            return;
        }
        Commented backup = new Commented().put("name", draft.backupName("files"));
        FileBackup.put(
                "borgmatic",
                files.at("source_directories").texts(),
                files.at("exclude_patterns").texts(),
                backup);
        for (String snapshots : SNAPSHOTS) {
            // Also an empty one turns them on.
            if (files.keys().contains(snapshots)) {
                backup.comment(
                        "name",
                        "TODO " + snapshots
                                + " is not carried over: files are read as they are, not from a snapshot of their disk");
                files.skip(snapshots);
            }
        }
        for (String falsy : List.of("one_file_system", "exclude_caches", "exclude_nodump", "read_special")) {
            files.skipIf(falsy, "false");
        }
        draft.backup(backup, files.at("source_directories"), files);
    }

    private static void postgres(In database, Draft draft) {
        String name = database.text("name").orElse("");
        if (name.isEmpty() || name.equals("all")) {
            draft.leaveOut(
                    "backups",
                    "all databases of PostgreSQL on "
                            + database.text("hostname").orElse("localhost") + ": name each one",
                    database);
            return;
        }
        Commented backup = new Commented().put("name", draft.backupName(name));
        Map<String, Object> postgres = new LinkedHashMap<>();
        postgres.put("host", database.text("hostname").orElse("localhost"));
        database.whole("port").ifPresent(port -> postgres.put("port", port));
        postgres.put("database", name);
        postgres.put("user", database.text("username").orElse("postgres"));
        if (database.at("password").isThere()) {
            postgres.put("password", draft.secret(name, "password of database " + name));
        }
        backup.put("postgres", postgres);
        if (database.at("container").isThere()) {
            backup.comment("name", "TODO borgmatic found it in a container: say at which host it can be reached");
        } else if (database.text("hostname").orElse("localhost").matches("localhost|127\\..*|::1")) {
            backup.comment("name", "TODO borgmatic ran beside the database: say on which host it is");
        }
        database.skip("format", "compression");
        draft.backup(backup, database);
    }

    private static Map<String, String> hints() {
        Map<String, String> hints = new HashMap<>();
        for (String key : OF_FILES) {
            if (key.startsWith("exclude") || key.startsWith("patterns")) {
                hints.put(key, "say it under exclude");
            }
        }
        hints.put("one_file_system", "exclude what is mounted below the paths");
        both(hints, COMMANDS, "hooks", "nothing a manifest says reaches a shell; see what they did");
        both(hints, WATCHERS, "hooks", "failed and late backups are incidents here; name channels under alerts");
        both(
                hints,
                List.of("keep_within", "keep_minutely", "keep_secondly"),
                "retention",
                "here keep counts; say it so");
        both(
                hints,
                List.of("checks", "check_repositories", "check_last"),
                "consistency",
                "vaults are checked as ops say");
        hints.put("constants", "write what each stands for");
        return hints;
    }

    /** In sections and flat. */
    private static void both(Map<String, String> hints, List<String> keys, String section, String hint) {
        for (String key : keys) {
            hints.put(key, hint);
            hints.put(section + "." + key, hint);
        }
    }
}
