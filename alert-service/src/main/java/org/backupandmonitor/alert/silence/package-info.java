/** Heartbeats: who must be heard, who is silent, and which locations and kinds of check can be counted on. */
@NullMarked
package org.backupandmonitor.alert.silence;

import org.jspecify.annotations.NullMarked;
