/** What ops own, bam.yaml, as far as more than one service reads it: where it stands, policies, and the secrets it names. */
@NullMarked
package org.backupandmonitor.messaging.operations;

import org.jspecify.annotations.NullMarked;
