/** Repositories and what became of their manifests. */
@NullMarked
package org.backupandmonitor.status.repositories;

import org.jspecify.annotations.NullMarked;
