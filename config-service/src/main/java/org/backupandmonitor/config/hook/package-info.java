/** Webhooks of Git hosts: a push is looked into at once. */
@NullMarked
package org.backupandmonitor.config.hook;

import org.jspecify.annotations.NullMarked;
