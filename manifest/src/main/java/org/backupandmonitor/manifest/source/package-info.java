/** A manifest as text: YAML read into nodes that know where they stand, and nothing built from them. */
@NullMarked
package org.backupandmonitor.manifest.source;

import org.jspecify.annotations.NullMarked;
