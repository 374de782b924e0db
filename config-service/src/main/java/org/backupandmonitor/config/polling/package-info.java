/** Looks into every repository regularly and on request, each on a thread of its own. */
@NullMarked
package org.backupandmonitor.config.polling;

import org.jspecify.annotations.NullMarked;
