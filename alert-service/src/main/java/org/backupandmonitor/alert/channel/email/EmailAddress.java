package org.backupandmonitor.alert.channel.email;

import java.util.regex.Pattern;

/**
 * Tells what can't be an email address. Deliberately loose, since only the mail server knows; strict about what would
 * change the message's headers.
 */
final class EmailAddress {

    private static final Pattern PLAUSIBLE =
            Pattern.compile("[^\\s@<>,;:\"\\p{Cntrl}]{1,64}@[^\\s@<>,;\"\\p{Cntrl}]{1,253}");

    private EmailAddress() {}

    static boolean isPlausible(String text) {
        return PLAUSIBLE.matcher(text).matches();
    }
}
