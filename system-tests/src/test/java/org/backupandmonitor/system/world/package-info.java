/** What the system deals with: Git, mail, Slack, targets, hosts and databases, all of them real servers. */
@NullMarked
package org.backupandmonitor.system.world;

import org.jspecify.annotations.NullMarked;
