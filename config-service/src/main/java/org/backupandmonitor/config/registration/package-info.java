/** The REST API of repositories: list, add, remove, poll. */
@NullMarked
package org.backupandmonitor.config.registration;

import org.jspecify.annotations.NullMarked;
