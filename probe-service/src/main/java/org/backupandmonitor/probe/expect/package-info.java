/** Whether texts, JSON values and numbers are as a manifest expects them. */
@NullMarked
package org.backupandmonitor.probe.expect;

import org.jspecify.annotations.NullMarked;
