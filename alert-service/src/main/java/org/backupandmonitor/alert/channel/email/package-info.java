/** Email as a channel. */
@NullMarked
package org.backupandmonitor.alert.channel.email;

import org.jspecify.annotations.NullMarked;
