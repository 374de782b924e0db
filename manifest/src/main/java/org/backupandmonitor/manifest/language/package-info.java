/** How a format is described once, as keys with types, so that reading, schema and reference cannot drift apart. */
@NullMarked
package org.backupandmonitor.manifest.language;

import org.jspecify.annotations.NullMarked;
