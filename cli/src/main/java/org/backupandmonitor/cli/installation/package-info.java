/** The whole system on this machine: Kafka, PostgreSQL and the services as processes, started, watched and ended. */
@NullMarked
package org.backupandmonitor.cli.installation;

import org.jspecify.annotations.NullMarked;
