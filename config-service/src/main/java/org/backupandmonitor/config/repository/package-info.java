/** The repositories that ops registered, in bam.yaml or through the REST API. */
@NullMarked
package org.backupandmonitor.config.repository;

import org.jspecify.annotations.NullMarked;
