package org.backupandmonitor.manifest.language;

import java.util.Locale;
import org.backupandmonitor.contracts.repository.Diagnostic.Level;

/**
 * What can be wrong or doubtful in a manifest. The slug is stable: people search for it and tools filter by it.
 *
 * <p>A code that says {@code beyondSchema} names what a JSON Schema cannot say, so an editor stays silent about it.
 */
public enum Code {
    UNKNOWN_KEY(Level.ERROR, false, "The key has no meaning there; often a typing error."),
    MISSING_KEY(Level.ERROR, false, "A key that must be there is not."),
    WRONG_TYPE(
            Level.ERROR,
            false,
            "The value is of another type: a number where text belongs, a list where one value belongs."),
    INVALID_VALUE(Level.ERROR, false, "The value does not have the form that is needed."),
    OUT_OF_RANGE(
            Level.ERROR,
            true,
            "The value has the right form but is too small, too large, or names what does not exist."),
    NO_KIND(Level.ERROR, false, "No key says what is checked or backed up."),
    SEVERAL_KINDS(Level.ERROR, false, "More than one key says what is checked or backed up."),
    EXPECTATION_NOT_OFFERED(Level.ERROR, false, "This kind of monitor cannot have that expectation."),
    CONTRADICTION(Level.ERROR, true, "Two values do not go together."),
    TOO_MANY_ENTRIES(
            Level.ERROR, true, "More than one manifest may hold, every alias, for-each and repeat written out."),
    UNKNOWN_PLACEHOLDER(Level.ERROR, true, "A ${each...} that for-each does not fill, or that stands outside of one."),
    DUPLICATE_NAME(Level.ERROR, true, "Two monitors, or two backups, have the same name."),
    UNKNOWN_MONITOR(Level.ERROR, true, "depends-on names a monitor that is not in this manifest."),
    DEPENDENCY_CIRCLE(Level.ERROR, true, "Monitors depend on each other in a circle."),
    UNKNOWN_CHANNEL(Level.ERROR, true, "No channel of that name is configured."),
    UNKNOWN_LOCATION(Level.ERROR, true, "No probe reports from a location of that name."),
    UNKNOWN_VAULT(Level.ERROR, true, "No vault of that name is configured."),
    NOT_ALLOWED(Level.ERROR, true, "The policy of the repository does not allow it."),
    DUPLICATE_PROJECT(Level.ERROR, true, "Two manifests that belong together name the same project."),
    WRONG_PROJECT(Level.ERROR, true, "The manifest names another project than the one it was sent for, or another's."),

    MORE_ERRORS(Level.ERROR, true, "More errors than are shown."),

    KIND_NOT_OFFERED(
            Level.WARNING, true, "No probe or backup-service offers this kind yet; the entry shows as UNKNOWN."),
    NOT_IN_FORCE(Level.WARNING, true, "The key is understood, but no service acts on it yet."),
    NO_EFFECT(Level.WARNING, true, "The key changes nothing there, beside what else the entry says."),
    NEVER_UP(Level.WARNING, true, "What is expected can't come, so the monitor is never UP."),
    TIMEOUT_TOO_LONG(Level.WARNING, true, "A check may take longer than the time to the next one."),
    SECRET_IN_CLEAR(Level.WARNING, true, "A value looks like a password, token or key; it belongs behind secret:NAME."),
    NOBODY_HEARS(Level.WARNING, true, "No alerts say who is told when it fails."),
    NO_MAX_AGE(Level.WARNING, true, "Nobody is told when this backup silently grows old."),
    MAX_AGE_TOO_SHORT(Level.WARNING, true, "A backup is older than its max-age before each run."),
    TLS_NOT_CHECKED(Level.WARNING, true, "Anybody between us and the target could answer in its place."),
    CRON_NEVER_FIRES(Level.WARNING, true, "The cron expression names a date that does not exist."),
    WINDOW_NEVER_CLOSES(
            Level.WARNING, true, "A maintenance window opens again before it closes, so nobody is ever told."),
    MORE_WARNINGS(Level.WARNING, true, "More warnings than are shown.");

    private final Level level;
    private final boolean beyondSchema;
    private final String meaning;

    Code(Level level, boolean beyondSchema, String meaning) {
        this.level = level;
        this.beyondSchema = beyondSchema;
        this.meaning = meaning;
    }

    /** As it stands in a diagnostic: {@code unknown-key}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Level level() {
        return level;
    }

    /** Whether a JSON Schema cannot say it. */
    public boolean beyondSchema() {
        return beyondSchema;
    }

    public String meaning() {
        return meaning;
    }
}
