/** The documents, held against the code and drawn anew. */
@NullMarked
package org.backupandmonitor.docs;

import org.jspecify.annotations.NullMarked;
