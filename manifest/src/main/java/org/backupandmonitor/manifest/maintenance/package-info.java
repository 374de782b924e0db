/** Times in which a problem is expected. */
@NullMarked
package org.backupandmonitor.manifest.maintenance;

import org.jspecify.annotations.NullMarked;
