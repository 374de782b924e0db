/** The port that every kind of check hooks into, and one check's way from begin to observation. */
@NullMarked
package org.backupandmonitor.probe.check;

import org.jspecify.annotations.NullMarked;
