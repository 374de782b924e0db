package org.backupandmonitor.alert.channel;

/**
 * Somebody who can be told.
 *
 * @param channel name of the channel, or {@value #DIRECT} for addresses that a manifest names
 * @param type of the channel: {@code email}, {@code slack}, ...
 * @param address an email address, or the channel's name where the channel itself knows where to send; never a secret
 */
public record Recipient(String channel, String type, String address) {

    /** Channel name and type of email addresses that a manifest names. */
    public static final String DIRECT = "email";

    public static Recipient direct(String email) {
        return new Recipient(DIRECT, DIRECT, email);
    }
}
