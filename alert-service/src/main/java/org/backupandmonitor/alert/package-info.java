/** alert-service: results, runs and heartbeats to statuses, incidents and notifications. */
@NullMarked
package org.backupandmonitor.alert;

import org.jspecify.annotations.NullMarked;
