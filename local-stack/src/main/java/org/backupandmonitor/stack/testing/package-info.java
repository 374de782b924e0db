/** Kafka and PostgreSQL for tests: those of this module, or containers. */
@NullMarked
package org.backupandmonitor.stack.testing;

import org.jspecify.annotations.NullMarked;
