/** What ops allow, as this service reads it. */
@NullMarked
package org.backupandmonitor.probe.policy;

import org.jspecify.annotations.NullMarked;
