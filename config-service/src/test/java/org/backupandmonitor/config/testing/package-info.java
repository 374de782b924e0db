/** The other ends that tests talk to: Git repositories, hosts and topics, all of them real. */
@org.jspecify.annotations.NullMarked
package org.backupandmonitor.config.testing;
