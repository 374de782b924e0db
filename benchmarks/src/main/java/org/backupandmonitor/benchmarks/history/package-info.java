/** Measures how fast history is written, beside what PostgreSQL itself can take. */
@NullMarked
package org.backupandmonitor.benchmarks.history;

import org.jspecify.annotations.NullMarked;
