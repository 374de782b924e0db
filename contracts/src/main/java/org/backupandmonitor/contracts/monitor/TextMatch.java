package org.backupandmonitor.contracts.monitor;

import org.jspecify.annotations.Nullable;

/**
 * What a text must be like; all that are given must hold.
 *
 * @param equalTo the whole text
 * @param contains a part of it
 * @param notContains what must not be part of it
 * @param matches an RE2 expression that matches a part of it (linear time, so that no manifest can hang a probe)
 */
public record TextMatch(
        @Nullable String equalTo,
        @Nullable String contains,
        @Nullable String notContains,
        @Nullable String matches) {}
