/** What ops allow a project, enforced at the moment of connecting. */
@NullMarked
package org.backupandmonitor.backup.policy;

import org.jspecify.annotations.NullMarked;
