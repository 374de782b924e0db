/** The one thread that judges: it reads what happened, keeps statuses and incidents, and hands on what people must hear. */
@NullMarked
package org.backupandmonitor.alert.judging;

import org.jspecify.annotations.NullMarked;
