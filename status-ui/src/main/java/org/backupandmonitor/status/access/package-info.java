/** Who may see the pages: login, sessions, tokens. */
@NullMarked
package org.backupandmonitor.status.access;

import org.jspecify.annotations.NullMarked;
