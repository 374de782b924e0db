package org.backupandmonitor.manifest.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.text.Commented;

/**
 * {@code config.yaml} of borgmatic, flat (1.8 and newer) or in sections. borgmatic runs on the machine it backs up and is
 * called by cron; here backups are pulled, so host, user and schedule need a person.
 */
final class BorgmaticConverter implements Converter {

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
        Draft draft = new Draft("borgmatic", options.project(), comments);
        In location = file.at("location").isTable() ? file.at("location") : file;
        In retention = file.at("retention").isTable() ? file.at("retention") : file;
        In hooks = file.at("hooks").isTable() ? file.at("hooks") : file;
        int repositories = location.at("repositories").items().size();
        draft.todo("borgmatic's " + repositories + (repositories == 1 ? " repository is" : " repositories are")
                + " not carried over: ask ops for vaults, and name them under defaults.vaults");
        draft.todo("borgmatic was called by cron or a timer: say when under schedule");
        Map<String, Object> defaults = new LinkedHashMap<>();
        Map<String, Object> keep = Retentions.keep(retention);
        if (!keep.isEmpty()) {
            defaults.put("keep", keep);
        }
        defaults.put("max-age", "26h");
        draft.put("defaults", defaults);
        files(location, draft);
        for (In database : hooks.at("postgresql_databases").items()) {
            postgres(database, draft);
        }
        for (String other : List.of("mysql_databases", "mariadb_databases", "mongodb_databases", "sqlite_databases")) {
            for (In database : hooks.at(other).items()) {
                draft.leaveOut(
                        "backups",
                        other + ": \"" + database.text("name").orElse("?")
                                + "\": no backup-service offers this source yet",
                        database);
            }
        }
        for (String command : List.of(
                "before_backup",
                "after_backup",
                "before_actions",
                "after_actions",
                "on_error",
                "before_everything",
                "after_everything",
                "commands")) {
            if (hooks.at(command).isThere()) {
                draft.todo(command + " ran commands, and nothing a manifest says reaches a shell: see what they did");
            }
        }
        for (String watcher : List.of(
                "healthchecks",
                "cronitor",
                "cronhub",
                "pagerduty",
                "ntfy",
                "uptime_kuma",
                "apprise",
                "pushover",
                "zabbix")) {
            if (hooks.at(watcher).isThere()) {
                draft.todo(
                        watcher
                                + " was told of each run: failed and late backups are incidents here; name channels under alerts");
            }
        }
        return draft.finish();
    }

    private static void files(In location, Draft draft) {
        In directories = location.at("source_directories");
        if (!directories.isThere()) {
            return;
        }
        Commented backup = new Commented().put("name", draft.backupName("files"));
        Map<String, Object> files = new LinkedHashMap<>();
        List<String> paths = directories.texts().stream()
                .filter(path -> path.startsWith("/"))
                .toList();
        List<String> others = directories.texts().stream()
                .filter(path -> !path.startsWith("/"))
                .toList();
        if (!others.isEmpty()) {
            backup.comment("name", "TODO these paths are not absolute: " + String.join(", ", others));
        }
        backup.comment(
                "name",
                "TODO borgmatic ran on the machine itself: add host and user to files, or leave it so where backup-service runs there too");
        files.put("paths", paths);
        List<String> exclude = location.at("exclude_patterns").texts();
        if (!exclude.isEmpty()) {
            files.put("exclude", exclude);
        }
        backup.put("files", files);
        for (String key :
                List.of("patterns", "patterns_from", "exclude_from", "exclude_if_present", "exclude_caches")) {
            if (location.at(key).isThere()) {
                backup.comment("name", "TODO " + key + " is not carried over: say it under exclude");
            }
        }
        draft.backup(backup, directories);
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
        if (database.text("hostname").isEmpty()) {
            backup.comment("name", "TODO borgmatic ran beside the database: say on which host it is");
        }
        draft.backup(backup, database);
    }
}
