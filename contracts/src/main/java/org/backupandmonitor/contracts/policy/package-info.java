/** What ops allow a project to reach. */
@NullMarked
package org.backupandmonitor.contracts.policy;

import org.jspecify.annotations.NullMarked;
