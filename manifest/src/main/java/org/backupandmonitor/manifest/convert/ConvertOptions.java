package org.backupandmonitor.manifest.convert;

import java.time.Duration;

/**
 * What a file of another tool does not say.
 *
 * @param project the name of the project
 * @param every how often is checked, where the tool leaves that to whoever calls it
 */
public record ConvertOptions(String project, Duration every) {

    public static final ConvertOptions DEFAULT = new ConvertOptions("converted", Duration.ofMinutes(1));
}
