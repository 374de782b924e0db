/** What a manifest can say of monitors: their kinds, one file each, their expectations, and what all have in common. */
@NullMarked
package org.backupandmonitor.manifest.monitor;

import org.jspecify.annotations.NullMarked;
