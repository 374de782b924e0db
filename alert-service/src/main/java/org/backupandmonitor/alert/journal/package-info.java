/** What is kept in PostgreSQL: transitions with the notifications they owe, and what must be remembered over a restart. */
@NullMarked
package org.backupandmonitor.alert.journal;

import org.jspecify.annotations.NullMarked;
