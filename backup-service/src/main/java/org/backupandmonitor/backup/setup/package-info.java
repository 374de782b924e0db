/** Beans of classes that know nothing of CDI. */
@NullMarked
package org.backupandmonitor.backup.setup;

import org.jspecify.annotations.NullMarked;
