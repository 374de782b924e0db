package org.backupandmonitor.contracts.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who hears about a problem.
 *
 * @param email addresses written to directly
 * @param channels names of channels that ops configured (Slack and others)
 */
public record Alerts(List<String> email, List<String> channels) {

    public static final Alerts NOBODY = new Alerts(List.of(), List.of());

    public Alerts(@Nullable List<String> email, @Nullable List<String> channels) {
        this.email = email == null ? List.of() : List.copyOf(email);
        this.channels = channels == null ? List.of() : List.copyOf(channels);
    }

    public boolean reachNobody() {
        return email.isEmpty() && channels.isEmpty();
    }
}
