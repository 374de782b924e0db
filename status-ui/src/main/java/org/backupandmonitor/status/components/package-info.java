/** The page of components: who is alive, and what it has done. */
@NullMarked
package org.backupandmonitor.status.components;

import org.jspecify.annotations.NullMarked;
