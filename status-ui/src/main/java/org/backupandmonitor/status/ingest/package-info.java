/** How events get from Kafka into PostgreSQL: once, in order, and never lost. */
@NullMarked
package org.backupandmonitor.status.ingest;

import org.jspecify.annotations.NullMarked;
