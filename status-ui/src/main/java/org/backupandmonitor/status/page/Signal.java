package org.backupandmonitor.status.page;

/**
 * What the browser's tab tells somebody who looks at another one. There is none for "all is well": a tab that nobody
 * renews would go on claiming it.
 *
 * @param mark stands before the title; empty where there is nothing to tell
 * @param icon path of the tab's picture
 */
public record Signal(String mark, String icon) {

    static final Signal BLIND = new Signal("(?) ", "/assets/icon-unsure.svg");
    private static final Signal QUIET = new Signal("", "/assets/icon.svg");

    /** @param incidents how many are open */
    static Signal open(long incidents) {
        return incidents == 0 ? QUIET : new Signal("(" + incidents + ") ", "/assets/icon-bad.svg");
    }
}
