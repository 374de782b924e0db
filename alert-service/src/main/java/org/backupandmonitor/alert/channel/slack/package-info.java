/** Slack's incoming webhooks as a channel. */
@NullMarked
package org.backupandmonitor.alert.channel.slack;

import org.jspecify.annotations.NullMarked;
