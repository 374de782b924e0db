package org.backupandmonitor.status.page;

import io.quarkus.qute.RawString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.schedule.MaintenanceWindow;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param title of the page
 * @param section that the page belongs to
 * @param user who is logged in; empty for strangers
 * @param csrf what every form must carry
 * @param now when the page was made; all its ages count from here
 * @param banners what must be known before anything else on the page is believed
 * @param nav the navigation
 * @param signal what the browser's tab tells
 */
public record Frame(
        String title,
        @Nullable Section section,
        String user,
        String csrf,
        Instant now,
        List<String> banners,
        List<NavItem> nav,
        Signal signal) {

    public Frame {
        banners = List.copyOf(banners);
        nav = List.copyOf(nav);
    }

    /** One entry of the navigation. */
    public record NavItem(Section section, boolean current, long count) {}

    /** The maintenance window that is open and ends last; null if none is. */
    public MaintenanceWindow.@Nullable Opening maintenance(List<MaintenanceWindow> windows) {
        return MaintenanceWindow.open(windows, now).orElse(null);
    }

    /** How long ago or how soon, with the absolute time in the title. Nothing in it comes from outside. */
    public RawString time(@Nullable Instant at) {
        if (at == null) {
            return new RawString("–");
        }
        return new RawString(
                "<time datetime=\"" + at + "\" title=\"" + Texts.utc(at) + "\">" + Texts.relative(at, now) + "</time>");
    }

    /** The same without "ago". */
    public RawString age(@Nullable Instant at) {
        if (at == null) {
            return new RawString("–");
        }
        return new RawString("<time datetime=\"" + at + "\" title=\"" + Texts.utc(at) + "\" data-bare>"
                + Texts.duration(Duration.between(at, now).abs()) + "</time>");
    }

    /** Clock time and day, with the whole of it in the title. */
    public RawString stamp(Instant at) {
        return new RawString(
                "<span title=\"" + Texts.utc(at) + "\">" + Texts.utc(at).substring(0, 19) + "</span>");
    }
}
