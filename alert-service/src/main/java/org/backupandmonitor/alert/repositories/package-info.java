/** Repository events to problems: rejected manifests and repositories that can't be reached. */
@NullMarked
package org.backupandmonitor.alert.repositories;

import org.jspecify.annotations.NullMarked;
