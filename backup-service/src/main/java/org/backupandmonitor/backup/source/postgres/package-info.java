/** PostgreSQL databases, dumped by PostgreSQL's own tools. */
@NullMarked
package org.backupandmonitor.backup.source.postgres;

import org.jspecify.annotations.NullMarked;
