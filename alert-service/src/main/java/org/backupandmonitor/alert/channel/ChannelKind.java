package org.backupandmonitor.alert.channel;

import java.util.List;
import java.util.Map;

/**
 * One kind of way to reach people; every CDI bean of this type is found. Thread-safe.
 *
 * <p>At least once: a message may be sent twice when a process dies between sending and noting that it did, so it carries
 * the notification's id where the medium has a place for it.
 */
public interface ChannelKind {

    /** As a manifest and {@code bam.channels.NAME.TYPE} call it. */
    String type();

    /** The addresses of each channel of this kind that ops configured, by the channel's name. */
    Map<String, List<String>> channels();

    /** What is wrong with the configuration, one sentence for each setting, by the setting's name; never a secret. */
    List<String> misconfigurations();

    /**
     * Sends a message, and returns when the other side took or refused it, or after 30 seconds at the latest. Never throws
     * for what the other side does.
     */
    Outcome send(Recipient recipient, Announcement announcement);
}
