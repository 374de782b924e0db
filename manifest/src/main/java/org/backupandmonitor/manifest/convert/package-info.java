/** Manifests made of other tools' files; what can't be carried over is said where it belongs. */
@NullMarked
package org.backupandmonitor.manifest.convert;

import org.jspecify.annotations.NullMarked;
