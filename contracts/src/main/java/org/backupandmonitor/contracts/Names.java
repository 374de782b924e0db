package org.backupandmonitor.contracts;

import java.util.regex.Pattern;

/** The rule for names of projects, monitors, backups, locations and channels, and the keys made of them. */
public final class Names {

    /** Lower-case letters, digits, dots and hyphens; starts and ends with a letter or digit; at most 63 characters. */
    public static final Pattern PATTERN = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

    private Names() {}

    public static boolean isValid(String name) {
        return PATTERN.matcher(name).matches();
    }

    /**
     * Returns the name.
     *
     * @throws IllegalArgumentException if it breaks the rule; the message says so in a sentence a person can act on
     */
    public static String require(String what, String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException(what + " name \"" + excerpt(name)
                    + "\" must be 1 to 63 lower-case letters, digits, dots or hyphens, and start and end with a letter"
                    + " or digit");
        }
        return name;
    }

    /** The key of a monitor or backup: {@code project/name}. */
    public static String key(String project, String name) {
        return project + "/" + name;
    }

    private static String excerpt(String name) {
        return name.length() <= 80 ? name : name.substring(0, 80) + "...";
    }
}
