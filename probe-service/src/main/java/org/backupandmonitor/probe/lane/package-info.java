/** The threads that checks run on, one lane each, and the pulse that tells when one of them stood still. */
@NullMarked
package org.backupandmonitor.probe.lane;

import org.jspecify.annotations.NullMarked;
