package org.backupandmonitor.status.monitors;

import java.time.Duration;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.status.page.Texts;
import org.backupandmonitor.status.uptime.Uptime;

/** The uptime of one time, with what it leaves out. */
public record UptimeTile(String label, Uptime uptime) {

    public String text() {
        return uptime.text();
    }

    public String down() {
        return uptime.length(Status.DOWN).isZero() ? "" : Texts.duration(uptime.length(Status.DOWN)) + " down";
    }

    /** "we could not see for ..."; empty where it could be seen all the time. */
    public String unseen() {
        Duration unknown = uptime.length(Status.UNKNOWN);
        return unknown.toSeconds() < 1 ? "" : "could not see for " + Texts.duration(unknown);
    }
}
