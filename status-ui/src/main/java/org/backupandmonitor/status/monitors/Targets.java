package org.backupandmonitor.status.monitors;

import org.backupandmonitor.contracts.monitor.Check;
import org.backupandmonitor.contracts.monitor.HeartbeatCheck;
import org.backupandmonitor.status.page.Texts;

/** What a monitor checks, as people write it. */
final class Targets {

    private Targets() {}

    static String of(Check check) {
        if (check instanceof HeartbeatCheck heartbeat) {
            return "a call every " + Texts.duration(heartbeat.every());
        }
        return withoutPassword(check.target());
    }

    /** A manifest may carry {@code https://user:password@host}, which is nobody's business on a screen. */
    static String withoutPassword(String target) {
        return target.replaceFirst("^([a-z][a-z0-9+.-]*://)[^/@\\s]*@", "$1");
    }
}
