/** The values a manifest is made of: durations, sizes, hosts, addresses, schedules. */
@NullMarked
package org.backupandmonitor.manifest.values;

import org.jspecify.annotations.NullMarked;
