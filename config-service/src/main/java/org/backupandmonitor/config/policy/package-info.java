/** What of bam.yaml a manifest is checked against. */
@NullMarked
package org.backupandmonitor.config.policy;

import org.jspecify.annotations.NullMarked;
