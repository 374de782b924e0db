/** What is defined and what its status is: the newest record of every compacted topic. */
@NullMarked
package org.backupandmonitor.status.catalog;

import org.jspecify.annotations.NullMarked;
