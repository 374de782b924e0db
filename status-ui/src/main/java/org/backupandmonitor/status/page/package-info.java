/** The frame around every page, and how times and sizes are written. */
@NullMarked
package org.backupandmonitor.status.page;

import org.jspecify.annotations.NullMarked;
