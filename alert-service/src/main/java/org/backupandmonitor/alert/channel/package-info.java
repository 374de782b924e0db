/** The ways to reach people: the port that each kind of channel fills, and the channels that ops configured. */
@NullMarked
package org.backupandmonitor.alert.channel;

import org.jspecify.annotations.NullMarked;
