/** The REST API of projects: list, put a manifest, show ping addresses. */
@NullMarked
package org.backupandmonitor.config.project;

import org.jspecify.annotations.NullMarked;
