/** Measurements of the whole system and its parts; each has a main method and says how it is run. */
@NullMarked
package org.backupandmonitor.benchmarks;

import org.jspecify.annotations.NullMarked;
