/** YAML as people like to read it, written from plain values with comments where they belong. */
@NullMarked
package org.backupandmonitor.manifest.text;

import org.jspecify.annotations.NullMarked;
