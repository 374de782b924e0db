/** What one component asks of another. */
@NullMarked
package org.backupandmonitor.contracts.command;

import org.jspecify.annotations.NullMarked;
