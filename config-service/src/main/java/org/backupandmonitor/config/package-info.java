/** config-service: repositories to revisions to definitions on Kafka. */
@NullMarked
package org.backupandmonitor.config;

import org.jspecify.annotations.NullMarked;
